/// The one explicit list of everything that has a name. What is added to the program is added here by one line.
public enum Catalog {
  /// What neutrinos may do.
  public static let interactions: [any Interaction.Type] = [
    StandardModel.self,
    NonStandardInteractions.self,
    LoopInducedNSI.self,
    GeneralizedInteractions.self,
    ChargedScalarExchange.self,
    LightVectorMediator.self,
    LightScalarMediator.self,
    LightPseudoscalarMediator.self,
    LightAxialMediator.self,
    LightTensorMediator.self,
    MagneticMoment.self,
    ChargeRadius.self,
    AnapoleMoment.self,
    Millicharge.self,
    DipolePortal.self,
    DarkFermionProduction.self,
    SterileOscillation.self,
  ]

  /// Where neutrinos come from.
  public static let sources: [any NeutrinoSource.Type] = [
    PionDecayAtRest.self,
    ReactorAntineutrinos.self,
    TabulatedFlux.self,
    Chromium51.self,
    SolarNeutrinos.self,
    AtmosphericNeutrinos.self,
    DiffuseSupernovaNeutrinos.self,
    SupernovaNeutrinos.self,
  ]

  /// How recoils become electron-equivalent energy.
  public static let quenchingFactors: [any QuenchingFactor.Type] = [
    ConstantQuenching.self,
    PolynomialQuenching.self,
    LindhardQuenching.self,
    AdiabaticLindhardQuenching.self,
    SarkisQuenching.self,
    COHERENT2021Quenching.self,
    TabulatedQuenching.self,
  ]

  /// Published tables of quenching factors.
  public static let quenchingTables: [NamedQuenching] = [
    .table(.csiChicago2017, of: ["Cs", "I"]),
    .table(.dresdenIIQuenchingFef, of: ["Ge"]),
    .table(.dresdenIIQuenchingYBe, of: ["Ge"]),
  ]

  /// Every quenching factor that a name alone stands for.
  public static let namedQuenching: [NamedQuenching] =
    quenchingFactors.filter { $0 != TabulatedQuenching.self }.map { .model($0) } + quenchingTables

  /// How what is reconstructed spreads about its mean.
  public static let smearings: [any Smearing.Type] = [
    PoissonSmearing.self,
    GaussianSmearing.self,
    GammaSmearing.self,
  ]

  /// What the probability of being accepted may look like.
  public static let efficiencyCurves: [any EfficiencyCurve.Type] = [
    ConstantEfficiency.self,
    StepEfficiency.self,
    LinearEfficiency.self,
    LogisticEfficiency.self,
    ErrorFunctionEfficiency.self,
    TabulatedEfficiency.self,
  ]

  /// What was measured, with the set-up that predicts it.
  public static let measurements: [Measurement] = [
    .coherentCsI2017,
    .coherentCsI2021,
    .coherentLAr2020,
    .xenonNT8B2024,
    .dresdenII2022,
    .conusPlus2025,
  ]

  /// Set-ups without data.
  public static let setups: [Setup] = [
    .talkGermanium,
    .talkGermaniumAsPrinted,
    .essCsI,
    .miner,
    .conusLike,
    .gemmaLike,
  ]

  /// Every choice between named prescriptions.
  public static let choices: [any NamedChoice.Type] = [
    CouplingScheme.self,
    FormFactorChoice.self,
    NuclearRadiiChoice.self,
    KinematicsChoice.self,
    AxialChoice.self,
    NuclearSpinsChoice.self,
    ReactorSpectrum.self,
    OutsideRange.self,
    TableInterpolation.self,
    SolarFluxModel.self,
    SolarOscillation.self,
    AtmosphericFlux.self,
    EfficiencyPoint.self,
    QuenchingOutside.self,
    GaussianTail.self,
    TimeWindowChoice.self,
    ScatteringChannels.self,
    ScalarMatrixElements.self,
    NeutrinoNature.self,
    NSIBasis.self,
    VectorCharges.self,
    LeptonNumber.self,
    MomentBasis.self,
    AntineutrinoRadiusSign.self,
    OscillationProbability.self,
    BaselineAveraging.self,
  ]

  /// Every part of a set-up with declared parameters or choices, besides interactions, sources and the models of a
  /// response.
  public static let parts: [any Declared.Type] = [
    Electroweak.self, NuclearModel.self, Detector.self, ResponseChain.self, QuantumYield.self,
    AxisBinning.self, TimeWindow.self,
  ]

  /// Everything that declares parameters or choices.
  public static var declared: [any Declared.Type] {
    let physics: [any Declared.Type] = interactions + sources
    let response: [any Declared.Type] = quenchingFactors + smearings + efficiencyCurves
    return physics + response + parts
  }

  /// Every table of published numbers that comes with the program.
  public static let datasets: [Dataset] = [
    .nuclides, .nuclearRadii, .spinExpectationValues, .bindingEnergies,
    .solarFluxes, .solarLines, .ppShape, .hepShape, .boron8, .nitrogen13, .oxygen15, .fluorine17,
    .atmosphericFlukaKamioka, .atmosphericFluka,
    .coherentCsI2017Counts, .coherentCsI2017ArrivalTime, .coherentCsI2017Parameters, .csiChicago2017,
    .coherentCsI2021Parameters, .coherentLAr2020Parameters, .coherentLAr2020Efficiency,
    .xenonNT8B2024Parameters, .xenonNT8B2024Binning, .xenonNT8B2024Efficiency,
    .dresdenII2022Parameters, .dresdenIIQuenchingFef, .dresdenIIQuenchingYBe, .conusPlus2025Parameters,
    .mueller2011Table, .huber2011Table, .vogelEngelLow, .capture238, .kopeikin2012,
  ]

  /// Every published release that does not come with the program, and that `sevens data add` installs.
  public static let releases: [Release] = [
    .coherentCsI2017, .coherentCsI2021, .coherentLAr2020,
    .xenonNT8B2024,
    .dresdenII2022,
  ]

  /// A set-up, or the set-up of a measurement, by its id.
  public static func setup(_ id: String) -> Setup? {
    (setups + measurements.map(\.setup)).first { $0.id == id }
  }

  /// A measurement by its id.
  public static func measurement(_ id: String) -> Measurement? {
    measurements.first { $0.setup.id == id }
  }
}
