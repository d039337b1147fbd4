import Sevens

/// Set-ups whose responses hold every model of a stage.
enum ResponseSetups {
  /// Germanium at a reactor, above a threshold or in bins of keVee.
  private static func germanium(
    _ id: String, _ quenching: any QuenchingFactor, _ change: (inout Detector) -> Void
  ) -> Setup {
    Setup.talkGermanium.with {
      $0.id = id
      $0.detector.response.quenching = quenching
      $0.detector.threshold = .keVee(0.05)
      $0.accuracy = 1e-9
      change(&$0.detector)
    }
  }

  static let cutOff: Setup = {
    var quenching = SarkisQuenching()
    (quenching.k, quenching.c0, quenching.c1, quenching.binding) = (0.16, 3e-4, 6e-6, .keVnr(0.02))
    return germanium("cut-off", quenching) { _ in }
  }()

  static let adiabatic = germanium("adiabatic", AdiabaticLindhardQuenching()) {
    var smearing = GaussianSmearing()
    (smearing.noise, smearing.fano, smearing.stochastic, smearing.constant) = (0.02, 0.11, 0.05, 0.03)
    $0.response.smearing = smearing
    $0.threshold = nil
    $0.binning = AxisBinning(from: 0.1, to: 0.5, step: 0.02)
    var noise = ErrorFunctionEfficiency()
    (noise.a, noise.x0, noise.width) = (0.9, 0.15, 0.3)
    var table = TabulatedEfficiency(positions: [0, 0.2, 2], values: [0.2, 0.6, 0.7], origin: "here")
    table.scale = 0.9
    $0.response.efficiencies = [
      EfficiencyStage(noise, on: .electronEquivalent),
      EfficiencyStage(table, on: .electronEquivalent, acts: .beforeSmearing, name: "trigger"),
    ]
  }

  static let tabulated: Setup = {
    guard
      let table = try? TabulatedQuenching(
        keVnr: [0.35, 0.5, 1], factors: [0.15, 0.17, 0.2], origin: "here", outside: .nearest)
    else { preconditionFailure("three rows are a table") }
    return germanium("tabulated-quenching", table) {
      var linear = LinearEfficiency()
      (linear.from, linear.to, linear.plateau) = (0.1, 0.9, 0.8)
      $0.response.efficiencies = [EfficiencyStage(linear, on: .recoil, acts: .beforeSmearing)]
    }
  }()

  /// The electrons of germanium, without smearing, from six on.
  static let charge: Setup = {
    var polynomial = PolynomialQuenching()
    (polynomial.q0, polynomial.q1PerkeV, polynomial.q2PerkeV2, polynomial.q3PerkeV3) = (
      0.15, 0.02, 1e-4, 1e-5
    )
    return germanium("charge", polynomial) {
      $0.response.yield = QuantumYield(338, of: .electrons)
      $0.threshold = Threshold(6, on: .electrons)
      var step = StepEfficiency()
      (step.threshold, step.below, step.above) = (30, 0.2, 0.9)
      var constant = ConstantEfficiency()
      constant.value = 0.8
      $0.response.efficiencies = [
        EfficiencyStage(step, on: .electrons),
        EfficiencyStage(constant, on: .electrons, name: "efficiency-2"),
      ]
    }
  }()

  /// The response of COHERENT's CsI of 2021, in bins of time.
  static let csI2021 = Setup.coherentCsI2017.with {
    var efficiency = LogisticEfficiency()
    (efficiency.a, efficiency.k, efficiency.x0, efficiency.d) = (1.32045, 0.285979, 10.8646, -0.333322)
    $0.id = "csi-2021"
    $0.detector.response.quenching = COHERENT2021Quenching()
    $0.detector.response.yield = QuantumYield(13.35)
    $0.detector.response.smearing = GammaSmearing()
    $0.detector.response.efficiencies = [EfficiencyStage(efficiency, on: .photoelectrons)]
    $0.detector.binning = AxisBinning(from: 0, to: 60, step: 3)
    $0.detector.timeWindow?.step = .us(0.2)
    $0.accuracy = 1e-9
  }

  /// One efficiency under the name of its stage.
  private static func seen(_ id: String, _ curve: any EfficiencyCurve) -> Setup {
    germanium(id, LindhardQuenching()) {
      $0.response.efficiencies = [EfficiencyStage(curve, on: .electronEquivalent, acts: .beforeSmearing)]
    }
  }

  static let evenlySeen: Setup = {
    var constant = ConstantEfficiency()
    constant.value = 0.8
    return seen("evenly-seen", constant)
  }()

  static let seenByTable: Setup = {
    var table = TabulatedEfficiency(positions: [0, 0.2, 2], values: [0.2, 0.6, 0.7], origin: "here")
    table.scale = 0.9
    return seen("seen-by-table", table)
  }()

  static let all = [cutOff, adiabatic, tabulated, charge, csI2021, evenlySeen, seenByTable]
}
