import Sevens
import SevensKernel
import SevensTestSupport
import Testing

extension ReferenceValuesValidation {
  static func standardModel(_ row: ReferenceRow) throws -> (value: Double, tolerance: Double)? {
    let (inputs, cap) = (row.row("inputs"), row.string("cap"))
    switch cap {
    case "sm.couplings":
      let (electroweak, flavor) = try #require(scheme(inputs.string("scheme")))
      let g = electroweak.couplings.vectorCouplings(flavor, sin2ThetaW: electroweak.sin2ThetaW)
      return (row.string("fn").hasPrefix("g_V^p") ? g.proton : g.neutron, 1e-10)
    case "sm.Q":
      return (try weakCharge(inputs), 1e-10)
    case "sm.spin0", "sm.spin0.helmLS", "sm.spin0.kn":
      return try spinZero(inputs, cap).map { ($0, 1e-9) }
    case "sm.two_radii":
      return (try twoRadii(inputs), 1e-9)
    case "sm.half", "sm.axial":
      return (try handMade(row), 1e-9)
    case "sm.total":
      return (try total(inputs), 1e-9)
    case "sm.axialFA0":
      return (try axialResponse(inputs), 1e-10)
    default: return nil
    }
  }

  static func scheme(_ name: String) -> (Electroweak, NeutrinoFlavor)? {
    var electroweak = Electroweak()
    switch name {
    case "pdg":
      electroweak.couplings = .pdg
    case "erler_su_e", "erler_su_mu", "erler_su_tau":
      electroweak.couplings = .erlerSu
      let flavor = NeutrinoFlavor.allCases.first { name.hasSuffix("_" + $0.symbol) }
      return flavor.map { (electroweak, $0) }
    default:
      guard name.hasPrefix("tree"), let s2 = Double(name.dropFirst(4)) else { return nil }
      electroweak.sin2ThetaW = s2
    }
    return (electroweak, .electron)
  }

  /// Q_W from the couplings that the Standard Model hands to the engine.
  static func weakCharge(_ inputs: ReferenceRow) throws -> Double {
    let (electroweak, flavor) = try #require(scheme(inputs.string("scheme")))
    let nuclide = try #require(Nuclide(inputs.string("isotope")))
    return StandardModel().lower(electroweak).filter { $0.incoming == flavor && $0.final == .active(flavor) }
      .reduce(0) { sum, contribution in
        switch (contribution.term.kind, contribution.term.weight) {
        case (.vector, .protons): sum + contribution.real * Double(nuclide.protons)
        case (.vector, .neutrons): sum + contribution.real * Double(nuclide.neutrons)
        default: sum
        }
      }
  }

  static func spinZero(_ inputs: ReferenceRow, _ cap: String) throws -> Double? {
    let forms: [String: FormFactorChoice] = [
      "sm.spin0": .unity, "sm.spin0.helmLS": .helm, "sm.spin0.kn": .kleinNystrand,
    ]
    guard let form = forms[cap] else { return nil }
    var electroweak = Electroweak()
    electroweak.sin2ThetaW = inputs.number("sin2")
    let section = try CrossSection(inputs.string("isotope"), electroweak: electroweak) {
      $0.formFactor = form
      $0.kinematics = .spinZero
    }
    return section(inputs.number("E_MeV"), inputs.number("T_MeV"))
  }

  static func twoRadii(_ inputs: ReferenceRow) throws -> Double {
    var electroweak = Electroweak()
    electroweak.couplings = .erlerSu
    let isotope = inputs.string("isotope")
    let section = try CrossSection(isotope, Neutrino(.muon), electroweak: electroweak) {
      $0.formFactor = .helmRMS
      $0.radii = .theory2019
      $0.neutronRadii[isotope] = NuclearRadius(inputs.number("Rn_fm"))
    }
    let nuclide = try #require(Nuclide(isotope))
    let radii = try #require(NuclearRadiiChoice.theory2019.radii(of: nuclide))
    #expect(radii.protonFm == inputs.number("Rp_fm"))
    return section(inputs.number("E_MeV"), inputs.number("T_MeV"))
  }

  /// A Dirac particle of given G_V and G_A, or an axial response F_A: scatterers no nuclide of the table is.
  static func handMade(_ row: ReferenceRow) throws -> Double {
    let inputs = row.row("inputs")
    let M = try #require(Nuclide(inputs.string("isotope"))).massMeV
    let axial = row.string("cap") == "sm.axial"
    let FA = inputs.number("FA")
    let scatterer = Scatterer(
      mass: M, prefactor: PhysicalConstants.crossSectionPrefactor(massMeV: M),
      kinematics: axial ? .structureFactor : .spinHalf
    ) { _ in
      var weights = ScattererWeights()
      weights.protons = axial ? 0 : 1
      weights.isovectorSpin = axial ? 0 : 1
      weights.spin11 = axial ? FA : 1
      return weights
    }
    // A_V = −2 G_V and A_A = −2 G_A; for a response F_A the coupling is one.
    let (GV, GA) = (inputs.number("GV"), inputs.number("GA"))
    var couplings = AmplitudeCouplings(termCount: 2, massGroups: [0])
    couplings.real[couplings.index(flavor: 0, final: 0, term: 0)] = axial ? 0 : -2 * GV
    couplings.real[couplings.index(flavor: 0, final: 0, term: 1)] = axial ? 1 : GA.isNaN ? 0 : -2 * GA
    #expect(axial || GA.isNaN == row.string("fn").hasPrefix("spin-1/2 vector only"))
    return DifferentialCrossSection(
      scatterer: scatterer,
      terms: [AmplitudeTerm(.vector, .protons), AmplitudeTerm(.axial, .isovectorSpin)], couplings: couplings,
      component: FluxComponent(flavor: 0, antineutrino: row.string("fn").hasSuffix("antineutrino"))
    )(energy: inputs.number("E_MeV"), recoil: inputs.number("T_MeV"))
  }

  static func total(_ inputs: ReferenceRow) throws -> Double {
    var nuclear = NuclearModel()
    nuclear.formFactor = .unity
    let model = LoweredModel([StandardModel()], electroweak: Electroweak())
    let nuclide = try #require(Nuclide(inputs.string("isotope")))
    return nuclear.scatterers(of: nuclide, count: 1).reduce(0) {
      $0
        + DifferentialCrossSection(
          scatterer: $1, terms: model.terms, finalMasses: model.finalMassesMeV, couplings: model.couplings,
          component: Neutrino(.muon).component
        ).total(energy: inputs.number("E_MeV"), relativeAccuracy: 1e-12).value
    }
  }

  /// F_A(0) of fluorine, the only nuclide of the file: g_A² times the isovector response.
  static func axialResponse(_ inputs: ReferenceRow) throws -> Double {
    let nuclide = try #require(Nuclide("F19"))
    let spins = try #require(NuclearSpinsChoice.standard.spins(of: nuclide))
    #expect(spins.proton == inputs.number("Sp") && spins.neutron == inputs.number("Sn"))
    #expect(inputs.string("J") == "1/2" && nuclide.twiceSpin == 1)
    #expect(PhysicalConstants.nucleonAxialCoupling == inputs.number("gA"))
    var nuclear = NuclearModel()
    nuclear.axial = .structureFactor
    let scatterers = nuclear.scatterers(of: nuclide, count: 1)
    #expect(scatterers.count == 2)
    let axial = try #require(scatterers.last)
    return axial.weights(0).spin11 * inputs.number("gA") * inputs.number("gA")
  }
}
