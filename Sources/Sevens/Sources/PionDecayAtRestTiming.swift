/// When the neutrinos of stopped pions arrive: as released, or from the proton pulse and two lifetimes.
extension PionDecayAtRest {
  /// The mean life of the charged pion; from memory.
  ///
  /// Ref: PDG2024
  public static let pionLifetime: TimeSpan = TimeSpan(26.033e-9)
  /// The mean life of the muon; from memory.
  ///
  /// Ref: PDG2024
  public static let muonLifetime: TimeSpan = TimeSpan(2196.9811e-9)

  /// The proton pulse, if one is given.
  var proton: ProtonPulse? {
    if let pulseHistogram { return .histogram(pulseHistogram) }
    guard let pulseMean, let pulseSigma else { return nil }
    return .gaussian(mean: pulseMean, sigma: pulseSigma)
  }

  /// True if arrival times are given.
  var knowsArrivalTimes: Bool { timing != nil || proton != nil }

  /// When the ν_μ of the pions arrive.
  public var prompt: ArrivalTimes? { arrival(timing?.prompt, [Self.pionLifetime]) }

  /// When the ν_e and ν̄_μ of the muons arrive, which the pions make first.
  public var delayed: ArrivalTimes? { arrival(timing?.delayed, [Self.pionLifetime, Self.muonLifetime]) }

  private func arrival(_ released: ArrivalTimes?, _ lifetimes: [TimeSpan]) -> ArrivalTimes? {
    let decays = proton.map { pulse in
      ArrivalTimes(.decays(pulse: pulse, lifetimesSeconds: lifetimes.map(\.value)))
    }
    guard var times = released ?? decays else { return nil }
    times.offset = timeOffset
    return times
  }

  /// What is wrong with the arrival times.
  var timingProblems: [Problem] {
    var found: [Problem] = []
    let gaussian = pulseMean != nil || pulseSigma != nil
    if gaussian, pulseMean == nil || pulseSigma == nil {
      let missing = pulseMean == nil ? "mean" : "sigma"
      found.append(
        Problem(
          "source.timing.pulse.\(missing)", "missing: a Gaussian pulse has a mean and a sigma",
          remedy: "give both, as in \"0.44 us\" and \"0.15 us\""))
    }
    let given = [timing != nil, gaussian, pulseHistogram != nil].filter { $0 }.count
    if given > 1 {
      found.append(
        Problem(
          "source.timing", "arrival times are given in more than one way",
          remedy: "drop the pulse, as in --set source.timing.pulse.mean=none, or the table of the release"))
    }
    if let pulseHistogram, let fault = pulseHistogram.fault {
      found.append(
        Problem("source.timing", fault, remedy: "give ascending edges and probabilities that add to 1"))
    }
    return found
  }
}

extension TimeHistogram {
  /// What is wrong with the histogram as a probability density; nil if nothing.
  var fault: String? {
    let ascend = zip(edgesSeconds, edgesSeconds.dropFirst()).allSatisfy { $0 < $1 }
    if edgesSeconds.count != probabilities.count + 1 || probabilities.isEmpty {
      return "\(edgesSeconds.count) edges of \(probabilities.count) bins"
    }
    if !ascend || !edgesSeconds.allSatisfy(\.isFinite) { return "the edges do not ascend" }
    if !probabilities.allSatisfy({ $0 >= 0 }) { return "a probability is negative or no number" }
    let sum = probabilities.reduce(0, +)
    return abs(sum - 1) <= 1e-9 ? nil : "the probabilities add to \(sum)"
  }
}
