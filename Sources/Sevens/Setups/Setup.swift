import SevensKernel

/// Everything a prediction needs: source, target, detector, exposure, and how nuclei and interactions are described.
public struct Setup: Sendable {
  /// The kebab-case id.
  public var id: String
  /// One line of what it is.
  public var title: String
  /// Where the neutrinos come from.
  public var source: any NeutrinoSource
  /// What is in the detector.
  public var target: Target
  /// The detector.
  public var detector: Detector
  /// The live time.
  public var live: TimeSpan
  /// How nuclei are described.
  public var nuclear = NuclearModel()
  /// The electroweak parameters.
  public var electroweak = Electroweak()
  /// What neutrinos do; contributions to the same final state interfere.
  public var interactions = [InteractionInstance(StandardModel())]
  /// What they scatter on.
  public var channels = ScatteringChannels.nuclear
  /// What else is counted.
  public var backgrounds: [Background] = []
  /// The relative accuracy aimed for.
  public var accuracy = 1e-8
  /// What the reader should know about where the set-up comes from.
  public var notes: [String] = []
  /// Citation keys of the set-up itself.
  public var citations: [String] = []
  /// How the numbers of the set-up itself are known.
  public var verified = Verification.read
  /// Datasets its numbers are from.
  public var datasets: [Dataset] = []
  /// These and the tables of source and response, each once.
  public var tables: [Dataset] {
    let all = datasets + source.datasets + (detector.response.quenching?.datasets ?? [])
    return all.enumerated().filter { index, table in !all[..<index].contains { $0.id == table.id } }.map(
      \.element)
  }

  /// A set-up from its parts.
  public init(
    id: String, title: String, source: any NeutrinoSource, target: Target, detector: Detector, live: TimeSpan
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.target = target
    self.detector = detector
    self.live = live
  }

  /// Everything wrong with the set-up, found without computing it.
  public func problems() -> [Problem] {
    let window = detector.timeWindow?.problems() ?? []
    let way = interactions.flatMap { $0.problems(with: source) }
    let found =
      source.problems() + detector.problems() + window + theoryProblems + way + backgroundProblems
    return found + (found.isEmpty ? rangeProblems() : []) + softProblems()
  }

  /// A threshold of zero where soft recoils are without number.
  private func softProblems() -> [Problem] {
    guard detector.isPlain, detector.lowestValue == 0, hasUnboundedSoftRecoils else { return [] }
    return [
      Problem(
        "detector.threshold",
        "a massless exchange makes soft recoils without number, and nothing cuts them off",
        remedy: "set a threshold above 0, or a mass")
    ]
  }

  /// What is asked of the flux and of the quenching factor outside the ranges in which they are known, and of arrival
  /// times that are not.
  private func rangeProblems() -> [Problem] {
    let beam = source.beam(live: live)
    let nuclides = channels.includesNuclei ? target.constituents.map(\.nuclide) : []
    let highest = RecoilEnergy(Prediction.highestRecoilMeV(self, beam))
    var found = nuclides.flatMap {
      detector.response.quenching?.problems(for: $0, highestRecoil: highest) ?? []
    }
    if let window = detector.timeWindow, window.use == .analysis,
      beam.components.contains(where: { $0.arrival == nil })
    {
      found.append(
        Problem(
          "detector.time-window",
          "arrival times are cut on, and the source does not say when neutrinos arrive",
          remedy: "leave the time axis out, or set time-window=none"))
    }
    guard case .unknownBelow(let low) = beam.support else { return found }
    let lowest = channels.includesNuclei ? detector.lowestRecoil(of: nuclides) : detector.lowestElectronRecoil
    var reach = nuclides.map { Kinematics.minimumEnergy(recoil: lowest.value, mass: $0.massMeV) }
    if channels.includesElectrons {
      reach.append(
        Kinematics.minimumEnergy(
          recoil: detector.lowestElectronRecoil.value, mass: PhysicalConstants.electronMassMeV))
    }
    guard let energy = reach.min(), energy < low else { return found }
    return found + [
      Problem(
        "outside-range",
        "recoils from \(rounded(lowest.value * 1e3)) keVnr up can come from neutrinos of "
          + "\(rounded(energy)) MeV, and the spectrum begins at \(rounded(low)) MeV",
        remedy: "name it: outside-range=truncate or outside-range=polynomial, or raise detector.threshold")
    ]
  }
}

/// A number as it goes into a message: six significant digits.
func rounded(_ value: Double) -> String {
  guard value != 0, value.isFinite else { return "\(value)" }
  var scale = 1.0
  while abs(value) * scale < 1e5 { scale *= 10 }
  while abs(value) * scale >= 1e6 { scale /= 10 }
  return "\((value * scale).rounded() / scale)"
}
