import Sevens
import SevensKernel
import SevensTestSupport
import Testing

extension ReferenceValuesValidation {
  static func fold(_ row: ReferenceRow) throws -> Double? {
    let inputs = row.row("inputs")
    switch row.string("cap") {
    case "fold.reactor": return try reactor(inputs)
    case "fold.talk": return try talk(inputs)
    case "fold.pidar": return try pionDecay(row)
    default: return nil
    }
  }

  static func expectTableAbundances(_ inputs: ReferenceRow) throws {
    let abundances = inputs.row("abundances")
    let isotopes = Nuclide.naturalIsotopes(of: "Ge")
    #expect(isotopes.count == abundances.fields.count)
    for isotope in isotopes {
      #expect(isotope.abundance == abundances.number(isotope.symbol), "\(isotope.symbol)")
    }
  }

  /// 100 kg of germanium, 1 GW at 10 m, one year, spectra on 2 to 8 MeV, F = 1, spin 0.
  static func reactor(_ inputs: ReferenceRow) throws -> Double? {
    guard let spectrum = spectrum(inputs.string("model")) else { return nil }
    try expectTableAbundances(inputs)
    let energies = inputs.row("E_fission")
    return rate(
      try Setup.talkGermanium.counting(aboveKeVnr: inputs.number("threshold_MeV") * 1e3)
        .with {
          $0.electroweak.sin2ThetaW = inputs.number("sin2")
          $0.accuracy = 1e-10
        }
        .with(ReactorAntineutrinos.self) {
          $0.spectrum = spectrum
          read(inputs.row("fractions"), into: &$0)
          $0.energies.u235 = .MeV(energies.number("U235"))
          $0.energies.u238 = .MeV(energies.number("U238"))
          $0.energies.pu239 = .MeV(energies.number("Pu239"))
          $0.energies.pu241 = .MeV(energies.number("Pu241"))
        }
    ).counts
  }

  static func talk(_ inputs: ReferenceRow) throws -> Double {
    try expectTableAbundances(inputs)
    return rate(
      try Setup.talkGermaniumAsPrinted
        .with {
          $0.electroweak.sin2ThetaW = inputs.number("sin2")
          $0.accuracy = 1e-10
        }
        .with(ReactorAntineutrinos.self) { read(inputs.row("fractions"), into: &$0) }
    ).counts
  }

  /// One nuclide and one flavour of a detector at a stopped-pion source.
  static func pionDecay(_ row: ReferenceRow) throws -> Double? {
    let (inputs, fn) = (row.row("inputs"), row.string("fn"))
    let forms: [String: FormFactorChoice] = ["kn": .kleinNystrand, "helmLS": .helm]
    let names = ["numu": "nu_mu", "numubar": "nubar_mu", "nue": "nu_e"]
    guard let form = forms[inputs.string("ff")], let flavor = names[inputs.string("component")] else {
      return nil
    }
    let nuclide = try #require(Nuclide(inputs.string("isotope")))
    let (kg, metres, protons, perProton, molarMass): (Double, Double, Double, Double, Double)
    if fn.hasPrefix("CsI 14.6kg 19.3m 1.76e23 POT 0.08/p") {
      (kg, metres, protons, perProton) = (14.6, 19.3, 1.76e23, 0.08)
      molarMass = try Target("CsI").formulaMassU
    } else if fn.hasPrefix("LAr 24.4kg (pure 40Ar, 39.948 g/mol) 27.5m 13.7e22 POT 0.09/p") {
      (kg, metres, protons, perProton, molarMass) = (24.4, 27.5, 13.7e22, 0.09, 39.948)
    } else {
      return nil
    }
    var source = PionDecayAtRest()
    source.protonsOnTarget = protons
    source.neutrinosPerProton = perProton
    source.distance = .m(metres)
    var detector = Detector()
    // The mass of one nuclide among the formula units of the given molar mass.
    detector.mass = .kg(kg * nuclide.atomicMassU / molarMass)
    detector.threshold = .keVnr(inputs.number("T_thr_MeV") * 1e3)
    var setup = Setup(
      id: "reference", title: "", source: source, target: try Target(nuclide.symbol), detector: detector,
      live: .day(1))
    setup.nuclear.formFactor = form
    setup.accuracy = 1e-10
    #expect(setup.problems().isEmpty)
    return rate(setup).counts(flavor: flavor)
  }
}
