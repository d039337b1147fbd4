import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// Mistakes that public codes have made in new physics: each test fails for its mistake.
@Suite struct KnownInteractionMistakes {
  static func section(
    _ target: String, _ neutrino: Neutrino, _ others: [any Interaction], form: FormFactorChoice = .unity,
    E: Double = 30, T: Double = 8e-3, standard: Bool = true, channels: ScatteringChannels = .nuclear
  ) throws -> Double {
    var nuclear = NuclearModel()
    nuclear.formFactor = form
    return CrossSection(
      target: try Target(target), neutrino: neutrino,
      interactions: ((standard ? [StandardModel()] : []) + others).map { InteractionInstance($0) },
      nuclear: nuclear, channels: channels
    )(E, T)
  }

  // The coupling to d quarks was read from that of u quarks.
  @Test func downQuarksHaveTheirOwnCoupling() throws {
    var (up, down) = (LightVectorMediator(), LightVectorMediator())
    (up.neutrino, up.target.up, down.neutrino, down.target.down) = (1e-4, 1e-4, 1e-4, 1e-4)
    let (a, b) = (
      try Self.section("Cs133", Neutrino(.muon), [up], standard: false),
      try Self.section("Cs133", Neutrino(.muon), [down], standard: false)
    )
    // (2Z+N)² against (Z+2N)².
    #expect(deviation(a / b, from: (188.0 * 188) / (211 * 211)) < 1e-12)
  }

  // A factor 2√2 G_F in place of √2 G_F halves ε.
  @Test func aMediatorIsNotHalfAsStrong() throws {
    var vector = LightVectorMediator()
    (vector.neutrino, vector.target.up, vector.mass) = (1, 1, .MeV(1e6))
    let epsilon = 1 / (2.0.squareRoot() * PhysicalConstants.fermiConstantPerMeV2 * 1e12)
    var nsi = NonStandardInteractions()
    (nsi.up.ee, nsi.up.mumu) = (epsilon, epsilon)
    let (a, b) = (
      try Self.section("Cs133", Neutrino(.muon), [vector]), try Self.section("Cs133", Neutrino(.muon), [nsi])
    )
    #expect(deviation(a, from: b) < 1e-8)
  }

  // F = 0 still gave events; a moment went without a form factor.
  @Test func newPhysicsHasTheFormFactorSquared() throws {
    let nuclide = try #require(Nuclide("Cs133"))
    let form = try #require(FormFactorChoice.helm.distributions(of: nuclide, radii: nil))
    let F = form(momentumTransferMeV: Kinematics.momentumTransfer(recoil: 8e-3, mass: nuclide.massMeV))
      .protons
    var random = SplitMix64(seed: 3)
    for interaction in Catalog.newPhysics where !type(of: interaction).actsOnFlux {
      var query = CrossSectionQuery(target: try Target("Cs133"), neutrino: Neutrino(.muon))
      query.interactions = [InteractionInstance(interaction)]
      query.randomise(&random)
      query.nuclear.formFactor = .unity
      let without = query.crossSection(30, 8e-3)
      query.nuclear.formFactor = .helm
      let with = query.crossSection(30, 8e-3)
      if type(of: interaction).id == "light-pseudoscalar" || type(of: interaction).id == "light-tensor"
        || type(of: interaction).id == "light-axial"
      {
        #expect(without == 0, "a nucleus of spin 0 has no such current")
      } else {
        #expect(F < 0.95 && without > 0)
        #expect(deviation(with / without, from: F * F) < 1e-12, "\(type(of: interaction).id)")
      }
    }
  }

  // The nuclear charge of a scalar mediator was never set.
  @Test func aScalarMediatorActsOnNuclei() throws {
    var scalar = LightScalarMediator()
    (scalar.neutrino, scalar.target.proton) = (1e-4, 1e-4)
    #expect(try Self.section("Ar40", Neutrino(.muon), [scalar], standard: false) > 0)
    scalar.target = TargetCouplings(up: 1e-4)
    #expect(try Self.section("Ar40", Neutrino(.muon), [scalar], standard: false) > 0)
  }

  // ν_e also received the terms of ν_μ and ν_τ, for want of a break.
  @Test func aFlavourHasOnlyItsOwnTerms() throws {
    for (flavor, path) in [
      (NeutrinoFlavor.electron, \FlavorMatrix.ee), (.muon, \.mumu), (.tau, \.tautau),
    ] {
      for other in NeutrinoFlavor.allCases {
        for channels in [ScatteringChannels.nuclear, .electron] {
          var nsi = NonStandardInteractions()
          nsi.up[keyPath: path] = 0.3
          nsi.electronVector[keyPath: path] = 0.3
          let (with, without) = (
            try Self.section("Ar40", Neutrino(other), [nsi], channels: channels),
            try Self.section("Ar40", Neutrino(other), [], channels: channels)
          )
          #expect((with != without) == (flavor == other))
        }
      }
    }
  }

  // Terms that change the flavour were added without being squared.
  @Test func flavourChangingTermsAreSquared() throws {
    func excess(_ epsilon: Double) throws -> Double {
      var nsi = NonStandardInteractions()
      nsi.up.etau.re = epsilon
      return try Self.section("Ar40", Neutrino(.electron), [nsi])
        - Self.section("Ar40", Neutrino(.electron), [])
    }
    #expect(deviation(try excess(0.4), from: try 4 * excess(0.2)) < 1e-10)
    #expect(deviation(try excess(-0.4), from: try excess(0.4)) < 1e-12)
  }

  // The interference of ν–e scattering had g_V² + g_A² for g_V² − g_A², +13 % for ν_e at 1 MeV.
  @Test func theElectronMassTermHasTheDifferenceOfSquares() throws {
    let (E, T, s2) = (1.0, 0.3, 0.231)
    var electroweak = Electroweak()
    electroweak.sin2ThetaW = s2
    let value = CrossSection(
      target: try Target("H1"), neutrino: Neutrino(.electron), electroweak: electroweak, channels: .electron
    )(E, T)
    #expect(abs(value / 9.213e-45 - 1) < 1e-4)
    let (gV, gA, m) = (0.5 + 2 * s2, 0.5, PhysicalConstants.electronMassMeV)
    let x = 1 - T / E
    let shape = (gV + gA) * (gV + gA) + (gV - gA) * (gV - gA) * x * x - (gV * gV - gA * gA) * m * T / (E * E)
    let expected = 2 * PhysicalConstants.crossSectionPrefactor(massMeV: m) * shape
    #expect(deviation(value, from: expected) < 1e-12)
  }

  // Mass and form factor differed between the Standard Model and what was added to it.
  @Test func theLimitOfNoCouplingIsTheStandardModel() throws {
    for interaction in Catalog.newPhysics where !type(of: interaction).actsOnFlux {
      #expect(
        try Self.section("Ge", Neutrino(.muon), [interaction], form: .helm)
          == Self.section("Ge", Neutrino(.muon), [], form: .helm))
    }
  }

  // A cross-section without a cut at the highest recoil went negative there.
  @Test func nothingIsLeftAboveTheHighestRecoil() throws {
    var random = SplitMix64(seed: 5)
    for interaction in Catalog.newPhysics where !type(of: interaction).actsOnFlux {
      var query = try CrossSectionQuery("F19", Neutrino(.muon), [interaction])
      query.randomise(&random)
      query.channels = .nuclear
      let last = query.crossSection.maximumRecoil(energy: .MeV(30)).value
      #expect(query.crossSection(30, last * 1.000001) == 0)
    }
  }

  // The momentum dependence was left out of terms that change the flavour, but for one of them.
  @Test func flavourChangingTermsHaveTheFormFactorAndThePropagator() throws {
    let nuclide = try #require(Nuclide("Cs133"))
    let F = try #require(FormFactorChoice.helm.distributions(of: nuclide, radii: nil))
    for T in [2e-3, 8e-3] {
      let weight = F(momentumTransferMeV: (2 * nuclide.massMeV * T).squareRoot()).protons
      for path in [\FlavorMatrix.emu, \.etau] {
        var light = LightVectorMediator()
        (light.neutrino, light.target.down, light.mass, light.flavors) = (
          1e-4, 1e-4, .MeV(20), FlavorMatrix()
        )
        light.flavors[keyPath: path] = Complex(0.3, -0.4)
        func excess(_ form: FormFactorChoice, _ T: Double) throws -> Double {
          try Self.section("Cs133", Neutrino(.electron), [light], form: form, T: T, standard: false)
        }
        #expect(deviation(try excess(.helm, T) / excess(.unity, T), from: weight * weight) < 1e-12)
        // (g_ν g_n)² |x|² M [1 − T/E − MT/2E²] (Z+2N)²/(2π (2MT + m²)²).
        let (M, E) = (nuclide.massMeV, 30.0)
        let (g, Q2) = (1e-8 * 0.5 * 211, 2 * M * T)
        let expected =
          g * g * M * (1 - T / E - M * T / (2 * E * E)) / (2 * Double.pi * (Q2 + 400) * (Q2 + 400))
          * PhysicalConstants.hbarc2MeV2cm2
        #expect(deviation(try excess(.unity, T), from: expected) < 1e-12)
      }
    }
  }

  // A scalar was added to a Standard Model with another form factor than the one asked for.
  @Test func newPhysicsIsAddedToTheStandardModelAskedFor() throws {
    var random = SplitMix64(seed: 19)
    // Those whose final states are not those of the Standard Model.
    let apart: [any Interaction] = [
      LightScalarMediator(), MagneticMoment(), DipolePortal(), DarkFermionProduction(),
      ChargedScalarExchange(),
    ]
    for interaction in apart {
      for form in [FormFactorChoice.unity, .helm, .kleinNystrand] {
        var query = CrossSectionQuery(target: try Target("Ge"), neutrino: Neutrino(.muon))
        query.nuclear.formFactor = form
        let standard = query.crossSection(30, 8e-3)
        query.interactions.append(InteractionInstance(interaction))
        query.randomise(&random)
        let together = query.crossSection(30, 8e-3)
        query.interactions.removeFirst()
        #expect(
          deviation(together, from: standard + query.crossSection(30, 8e-3)) < 1e-12,
          "\(type(of: interaction).id), \(form)")
      }
    }
  }

  // The spin factor (4/3)(J+1)/J belongs to the square of the amplitude and was squared again.
  @Test func theSpinFactorIsNotSquared() throws {
    for (symbol, J, spin) in [
      ("F19", 0.5, 0.478 - -0.002), ("Ge73", 4.5, 0.031 - 0.439), ("Na23", 1.5, 0.224 - 0.024),
    ] {
      let nuclide = try #require(Nuclide(symbol))
      let (E, T, M) = (20.0, 2e-3, nuclide.massMeV)
      let with = try CrossSection(symbol) { ($0.formFactor, $0.axial) = (.unity, .structureFactor) }(E, T)
      let without = try CrossSection(symbol) { $0.formFactor = .unity }(E, T)
      let response = 4.0 / 3 * (J + 1) / J * 1.27641 * 1.27641 * spin * spin
      let expected =
        PhysicalConstants.crossSectionPrefactor(massMeV: M) * response * (1 - T / E + M * T / (2 * E * E))
      #expect(deviation(with - without, from: expected) < 1e-8, "\(symbol)")
    }
  }

  // keV, MeV, GeV and cm within one program: a moment in numbers of another system, π r_e² (μ/μ_B)² Z² (1/T − 1/E).
  @Test func thereIsOneUnit() throws {
    var moment = MagneticMoment()
    moment.common = DipoleMoment(1e-10)
    let electronRadiusCm = 2.8179403205e-13
    let (E, T) = (2.0, 1e-3)
    let value = try Self.section(
      "H1", Neutrino(.tau), [moment], E: E, T: T, standard: false, channels: .electron)
    let expected = Double.pi * electronRadiusCm * electronRadiusCm * 1e-20 * (1 / T - 1 / E)
    #expect(deviation(value, from: expected) < 1e-8, "\(value) \(expected)")
    // A radius in fm² is 1e-26 of one in cm²: the size of the proton would be seen as s² + 0.0238 per 1e-32 cm².
    #expect(deviation(ChargeRadius.shift(radiusCm2: 1e-32), from: 0.0237956) < 1e-5)
    // G_F in GeV⁻² is 1e6 times that in MeV⁻².
    #expect(deviation(amplitudeInGeV(), from: 2.0.squareRoot() / 1.1663788e-5) < 1e-12)
  }

  /// √2 ε/(…) of a mediator of 1 TeV with couplings 1, in GeV²: its strength against the Fermi constant.
  private func amplitudeInGeV() -> Double {
    var scalar = LightScalarMediator()
    (scalar.neutrino, scalar.target.electron) = (1, 1)
    let lowered = scalar.lower(Electroweak()).first { $0.term.weight == .electrons }
    return (lowered?.real ?? .nan) * 1e-6
  }
}
