import SevensKernel

/// From a recoil to what is reconstructed, read from top to bottom: quenching, a yield of quanta, smearing, efficiency.
///
/// T [keVnr] → E = T·Q(T) [keVee] → n̄ = Y·E [PE or e-] → x, spread about n̄ (or E, or T). Every stage may be absent:
/// without quenching the axis stays keVnr, without a yield it ends in keVee, without smearing x is its mean.
/// Efficiencies multiply, each on the axis it names.
public struct ResponseChain: Declared {
  /// The quenching factor.
  public var quenching: (any QuenchingFactor)?
  /// The quanta per electron-equivalent energy.
  public var yield: QuantumYield?
  /// The smearing.
  public var smearing: (any Smearing)?
  /// The efficiencies.
  public var efficiencies: [EfficiencyStage] = []
  /// Where an efficiency along integer counts is evaluated.
  public var point = EfficiencyPoint.binCentre

  public init() {}

  public static let choices: [Choice<ResponseChain>] = [Choice(\.point)]

  /// True if an efficiency is read off along integer counts.
  var hasEfficiencyOfCounts: Bool {
    countsQuanta && efficiencies.contains { $0.acts == .afterSmearing }
  }

  /// Citation keys of the stages.
  public var citations: [String] {
    (quenching.map { type(of: $0).references } ?? []) + (smearing.map { type(of: $0).references } ?? [])
      + efficiencies.flatMap { type(of: $0.curve).references }
  }

  /// What the reader should know about the stages.
  public var notes: [String] { quenching?.notes ?? [] }

  /// What the chain ends in.
  public var axis: ResponseAxis {
    guard quenching != nil else { return .recoil }
    return yield?.quanta ?? .electronEquivalent
  }

  /// True if quanta are counted one by one.
  var countsQuanta: Bool { smearing is PoissonSmearing }
  /// True if a recoil of one energy is reconstructed at one value.
  var isSharp: Bool { smearing == nil }

  public func problems() -> [Problem] {
    var found: [Problem] = []
    if yield != nil, quenching == nil {
      found.append(
        Problem(
          "detector.response", "a yield without quenching: quanta are counted per electron-equivalent energy",
          remedy: "add quenching above it, as in - quenching: { model: constant, value: 0.1 }"))
    }
    if let smearing { found += smearing.problems(on: axis, quenched: quenching != nil) }
    if let quenching { found += quenching.problems() }
    for stage in efficiencies {
      found += stage.curve.problems()
      if !stage.isDefined(in: self) {
        found.append(
          Problem(
            stage.key, "an efficiency on \(stage.axis.unit), which the response does not pass through",
            remedy: "the response ends in \(axis.unit); name that axis, or add the stage"))
      }
    }
    return found
  }

  /// True if recoils of all nuclides are reconstructed alike.
  var isSameForAllNuclides: Bool { !(quenching?.dependsOnNuclide ?? false) }

  /// The mean of what is reconstructed of a recoil of a nuclide, in the unit of the axis.
  public func mean(of nuclide: Nuclide) -> @Sendable (RecoilEnergy) -> Double {
    guard let quenching else { return { $0.value * 1e3 } }
    guard let yield else { return { quenching.electronEquivalent($0, of: nuclide).value } }
    let perkeVee = yield.perkeVee
    return { quenching.electronEquivalent($0, of: nuclide).value * perkeVee }
  }

  /// The probability of every bin between edges in the unit of the axis, as a function of the recoil of a nuclide.
  ///
  /// - Parameter highestRecoil: the highest recoil energy of interest.
  public func response(of nuclide: Nuclide, edges: [Double], highestRecoil: RecoilEnergy) -> Response {
    let mean = mean(of: nuclide)
    let kinks = (quenching?.kinks(of: nuclide) ?? []).map(\.value)
    let after = efficiencies.filter { $0.acts == .afterSmearing }.map(\.curve)
    let result: Response
    if countsQuanta {
      let counts = edges.map { Int($0) }
      let offset = point == .binCentre ? 0.5 : 0
      let range = counts[0]..<counts[counts.count - 1]
      result = .poissonCounts(
        edges: counts,
        efficiency: range.map { n in after.reduce(1) { $0 * $1(Double(n) + offset) } },
        breakpoints: kinks, mean: { mean(RecoilEnergy($0)) })
    } else if axis == .recoil, isSharp, after.isEmpty {
      result = .recoilBins(edges: edges.map { $0 * 1e-3 })
    } else {
      let efficiency =
        after.isEmpty
        ? nil
        : AxisEfficiency(
          from: edges[0], to: edges[edges.count - 1], kinks: after.flatMap(\.kinks), edges: edges
        ) { x in
          after.reduce(1) { $0 * $1(x) }
        }
      result = .spread(
        edges: edges, highestRecoil: highestRecoil.value,
        smearing?.spread(on: axis, perkeVee: yield?.perkeVee ?? 1) ?? .none, efficiency: efficiency,
        breakpoints: kinks, mean: { mean(RecoilEnergy($0)) })
    }
    return seen(result, nuclide, highestRecoil)
  }

  /// A response with the efficiencies on what precedes smearing, which are functions of the recoil energy.
  private func seen(_ response: Response, _ nuclide: Nuclide, _ highestRecoil: RecoilEnergy) -> Response {
    var response = response
    for stage in efficiencies where stage.acts == .beforeSmearing {
      let position = stage.position(in: self, of: nuclide)
      let curve = stage.curve
      response = response.seen(
        kinks: Response.inverseImages(of: curve.kinks, highestRecoil: highestRecoil.value) {
          position(RecoilEnergy($0))
        }
      ) { curve(position(RecoilEnergy($0))) }
    }
    return response
  }

  /// The value on the axis above which nothing is reconstructed of recoils of a nuclide up to the highest one.
  func reach(of nuclide: Nuclide, highestRecoil: RecoilEnergy) -> Double {
    let mean = mean(of: nuclide)
    // No model of quenching promises a mean that rises all the way.
    let top = (1...64).map { mean(RecoilEnergy(highestRecoil.value * Double($0) / 64)) }.max() ?? 0
    if countsQuanta { return top + 12 * top.squareRoot() + 40 }
    return smearing?.spread(on: axis, perkeVee: yield?.perkeVee ?? 1)?.reach(about: top) ?? top
  }

  /// The lowest recoil of a nuclide that can be reconstructed at a value or above; 0 where smearing blurs it.
  func lowestRecoil(of nuclide: Nuclide, from value: Double) -> RecoilEnergy {
    guard isSharp, value > 0 else { return RecoilEnergy(0) }
    if axis == .recoil { return .keVnr(value) }
    let mean = mean(of: nuclide)
    let images = Response.inverseImages(of: [value], highestRecoil: 1e3) { mean(RecoilEnergy($0)) }
    return RecoilEnergy(images.min() ?? 0)
  }
}

/// A yield of quanta, n̄ = Y·E_ee.
public struct QuantumYield: Declared {
  /// What is produced: photo-electrons or electrons.
  public var quanta = ResponseAxis.photoelectrons
  /// Y in quanta per keVee.
  public var perkeVee = 1.0

  public init() {}

  /// A yield in quanta per keVee.
  public init(_ perkeVee: Double, of quanta: ResponseAxis = .photoelectrons) {
    self.perkeVee = perkeVee
    self.quanta = quanta
  }

  public static let parameters: [Parameter<QuantumYield>] = [
    Parameter(
      "detector.response.light.yield", \.perkeVee, .response, bounds: 0...1000, scale: 0.02, symbol: "Y",
      latex: "Y", "photo-electrons per electron-equivalent energy")
  ]

  /// The name of the stage in files and keys.
  public var stage: String { quanta == .electrons ? "charge" : "light" }
  /// What Y is measured in.
  public var units: UnitTable {
    quanta == .electrons ? ChargeYieldDimension.table : LightYieldDimension.table
  }
}
