import Foundation
import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// Laws that join interactions: limits in which one becomes another.
@Suite struct InteractionLimitsLaws {
  static func section(
    _ interaction: any Interaction, _ target: String = "F19", _ neutrino: Neutrino = Neutrino(.electron),
    E: Double = 20, T: Double = 0.01, channels: ScatteringChannels = .both
  ) throws -> Double {
    var query = try CrossSectionQuery(target, neutrino, [interaction])
    query.channels = channels
    return query.crossSection(E, T)
  }

  /// √2/(G_F m²).
  static let (massMeV, strength): (Double, Double) = (
    1e6, 2.0.squareRoot() / (PhysicalConstants.fermiConstantPerMeV2 * 1e12)
  )

  static let places = TargetCouplings(
    up: 0.3, down: -0.2, proton: 0.11, neutron: 0.07, nucleus: 0.5, electron: 0.4)

  static func flavors(_ random: inout SplitMix64) -> FlavorMatrix {
    var matrix = FlavorMatrix(random.uniform(0.5, 2), random.uniform(-1, 1), random.uniform(-1, 1))
    matrix.emu = Complex(random.uniform(-1, 1), random.uniform(-1, 1))
    matrix.mutau = Complex(random.uniform(-1, 1), random.uniform(-1, 1))
    return matrix
  }

  // Q²/m² is below 1e-8 at m = 1 TeV.
  @Test func heavyMediatorsAreFourFermionInteractions() throws {
    var random = SplitMix64(seed: 41)
    let x = Self.flavors(&random)
    let c = Self.strength * 1e3
    var vector = LightVectorMediator()
    (vector.mass, vector.neutrino, vector.target, vector.flavors) = (.MeV(Self.massMeV), 1e3, Self.places, x)
    var scalar = LightScalarMediator()
    (scalar.mass, scalar.neutrino, scalar.target, scalar.flavors) = (.MeV(Self.massMeV), 1e3, Self.places, x)
    var tensor = LightTensorMediator()
    (tensor.mass, tensor.neutrino, tensor.target, tensor.flavors) = (.MeV(Self.massMeV), 1e3, Self.places, x)
    var axial = LightAxialMediator()
    (axial.mass, axial.neutrino, axial.target, axial.flavors) = (.MeV(Self.massMeV), 1e3, Self.places, x)
    var pseudo = LightPseudoscalarMediator()
    (pseudo.mass, pseudo.neutrino, pseudo.target, pseudo.flavors) = (.MeV(Self.massMeV), 1e3, Self.places, x)

    func generalized(_ change: (inout GeneralizedInteractions) -> Void) -> GeneralizedInteractions {
      var gi = GeneralizedInteractions()
      gi.flavors = x
      change(&gi)
      return gi
    }
    let pairs: [(any Interaction, any Interaction)] = [
      (vector, generalized { $0.vector.c = -c * Self.places }),
      (scalar, generalized { $0.scalar.c = c * Self.places }),
      (tensor, generalized { $0.tensor.c = c * Self.places }),
      (axial, generalized { $0.axial.c = c * Self.places }),
      (pseudo, generalized { $0.scalar.d = c * Self.places }),
    ]
    for (light, contact) in pairs {
      for neutrino in [Neutrino(.electron), Neutrino(.muon, antineutrino: true)] {
        let (a, b) = (try Self.section(light, "F19", neutrino), try Self.section(contact, "F19", neutrino))
        let plain = try CrossSectionQuery("F19", neutrino, []).crossSection(20, 0.01)
        #expect(abs(a - plain) > 1e-6 * plain, "\(type(of: light).id)")
        #expect(deviation(a - plain, from: b - plain) < 1e-7, "\(type(of: light).id)")
      }
    }
  }

  // ε^{qV} = g_ν g_q/(√2 G_F m²).
  @Test func aHeavyVectorIsANonStandardInteraction() throws {
    var random = SplitMix64(seed: 43)
    let x = Self.flavors(&random)
    var vector = LightVectorMediator()
    (vector.mass, vector.neutrino, vector.flavors) = (.MeV(Self.massMeV), 1e3, x)
    vector.target = TargetCouplings(up: 0.3, down: -0.2, electron: 0.4)
    let epsilon = Self.strength * 1e3 / 2
    var nsi = NonStandardInteractions()
    (nsi.up, nsi.down) = ((0.3 * epsilon) * x, (-0.2 * epsilon) * x)
    nsi.electronVector = (0.4 * epsilon) * x
    for neutrino in Neutrino.allCases {
      #expect(
        deviation(try Self.section(vector, "F19", neutrino), from: try Self.section(nsi, "F19", neutrino))
          < 1e-7)
    }
  }

  @Test func nonStandardInteractionsAreTheSameInEveryBasis() throws {
    var random = SplitMix64(seed: 47)
    var quark = NonStandardInteractions()
    (quark.up, quark.down) = (Self.flavors(&random), Self.flavors(&random))
    var nucleon = NonStandardInteractions()
    nucleon.basis = .nucleon
    (nucleon.proton, nucleon.neutron) = (2 * quark.up + quark.down, quark.up + 2 * quark.down)
    for neutrino in Neutrino.allCases {
      let (a, b) = (try Self.section(quark, "Cs133", neutrino), try Self.section(nucleon, "Cs133", neutrino))
      #expect(deviation(a, from: b) < 1e-13)
    }
    var eta = NonStandardInteractions()
    (eta.basis, eta.eta, eta.common) = (.eta, 0.7, Self.flavors(&random))
    nucleon.proton = (5.0.squareRoot() * cos(0.7)) * eta.common
    nucleon.neutron = (5.0.squareRoot() * sin(0.7)) * eta.common
    #expect(deviation(try Self.section(eta), from: try Self.section(nucleon)) < 1e-13)
    // The angle at which protons and neutrons of a nuclide cancel leaves the Standard Model.
    let nuclide = try #require(Nuclide("Cs133"))
    eta.eta = atan2(-Double(nuclide.protons), Double(nuclide.neutrons))
    eta.common = FlavorMatrix(0.4, 0.4, 0.4)
    let plain = try CrossSectionQuery("Cs133", Neutrino(.muon), []).section(30, 8e-3, channel: "active")
    var query = try CrossSectionQuery("Cs133", Neutrino(.muon), [eta])
    query.channels = .nuclear
    #expect(deviation(query.crossSection(30, 8e-3), from: plain) < 1e-12)
  }

  // Q² = (Q_W − 2x)² on two lines and a circle.
  @Test func degenerateCouplingsCannotBeTold() throws {
    for symbol in ["Ge72", "Cs133", "Ar40"] {
      let nuclide = try #require(Nuclide(symbol))
      let d = NonStandardInteractions.Degeneracy(nuclide, .electron)
      let plain = try CrossSectionQuery(symbol, Neutrino(.electron), []).section(20, 1e-3, channel: "active")
      func active(_ change: (inout NonStandardInteractions) -> Void) throws -> Double {
        var nsi = NonStandardInteractions()
        change(&nsi)
        return try CrossSectionQuery(symbol, Neutrino(.electron), [nsi]).section(20, 1e-3, channel: "active")
      }
      func vectorOnly(_ value: Double) -> Double { value }
      for down in [-0.3, 0, 0.2] {
        for second in [0.0, 1] {
          let up = second * d.up + d.slope * down
          // Nuclei with spin have an interference that changes sign on the second line.
          if nuclide.twiceSpin > 0, second == 1 { continue }
          #expect(
            deviation(try active { ($0.up.ee, $0.down.ee) = (up, down) }, from: plain) < 1e-12, "\(symbol)")
        }
      }
      guard nuclide.twiceSpin == 0 else { continue }
      // On the circle: half way between the lines, with as much off the diagonal.
      #expect(deviation(try active { ($0.up.ee, $0.up.emu.im) = (d.up / 2, d.up / 2) }, from: plain) < 1e-12)
      #expect(deviation(try active { $0.down.ee = d.down }, from: plain) < 1e-12)
    }
  }

  @Test func heavyFinalStatesBecomeLightOnes() throws {
    var (portal, moment) = (DipolePortal(), MagneticMoment())
    (portal.mass, portal.electron, moment.flavorMoments.ee) = (.MeV(0), DipoleMoment(2e-9), 2e-9)
    #expect(deviation(try Self.section(portal), from: try Self.section(moment)) < 1e-13)
    portal.mass = .MeV(1e-6)
    #expect(deviation(try Self.section(portal), from: try Self.section(moment)) < 1e-9)

    var (dark, scalar) = (DarkFermionProduction(), LightScalarMediator())
    (dark.chiMass, dark.scalarMass, scalar.mass) = (.MeV(1e-7), .MeV(3), .MeV(3))
    (dark.scalar.neutrino, scalar.neutrino) = (1e-4, 1e-4)
    (dark.scalar.target, scalar.target) = (1e-4 * Self.places, 1e-4 * Self.places)
    #expect(deviation(try Self.section(dark), from: try Self.section(scalar)) < 1e-9)
  }

  @Test func aChargeRadiusOfTheStandardModelIsTheFlavourDependenceOfItsCouplings() {
    for flavor in NeutrinoFlavor.allCases {
      let radius = ChargeRadius.standardModelRadiusCm2(flavor)
      #expect(radius < 0)
      #expect(
        deviation(-ChargeRadius.shift(radiusCm2: radius), from: ErlerSu2013.flavorShift(flavor)) < 1e-13)
    }
    let published = [-0.83e-32, -0.48e-32, -0.30e-32]
    for (flavor, value) in zip(NeutrinoFlavor.allCases, published) {
      #expect(abs(ChargeRadius.standardModelRadiusCm2(flavor) - value) < 0.005e-32)
    }
  }

  // On spin 0 the flipped channel is K (MT/2E²) |A_S + (2E−T) A_D|²: one scalar coupling cancels a moment at a point.
  @Test func scalarAndDipoleInterfereMaximallyOnSpinZero() throws {
    let (E, T) = (30.0, 0.01)
    let nuclide = try #require(Nuclide("Ar40"))
    var (scalar, moment) = (LightScalarMediator(), MagneticMoment())
    moment.flavorMoments.ee = 1e-9
    scalar.mass = .MeV(5)
    let Q2 = 2 * nuclide.massMeV * T
    // A_S = √2 y C/(G_F (Q²+m²)) against (2E−T) √2 e μ Z/(G_F Q²).
    let dipole =
      (2 * E - T) * PhysicalConstants.elementaryCharge * 1e-9 * PhysicalConstants.bohrMagnetonPerMeV
      * Double(nuclide.protons) / Q2
    (scalar.neutrino, scalar.target.nucleus) = (1, -dipole * (Q2 + 25))
    func flipped(_ others: [any Interaction], _ neutrino: Neutrino) throws -> Double {
      var query = try CrossSectionQuery("Ar40", neutrino, others)
      (query.nuclear.kinematics, query.nuclear.axial) = (.spinZero, .off)
      return query.section(E, T, channel: "flipped")
    }
    let alone = try flipped([moment], Neutrino(.electron))
    #expect(deviation(try flipped([scalar], Neutrino(.electron)), from: alone) < 1e-12)
    #expect(try flipped([scalar, moment], Neutrino(.electron)) < 1e-12 * alone)
    // For antineutrinos the same couplings add up: four times one of them.
    let together = try flipped([scalar, moment], Neutrino(.electron, antineutrino: true))
    #expect(deviation(together, from: 4 * alone) < 1e-12)
  }

  @Test func chargedScalarExchangeHasFixedRatios() throws {
    var charged = ChargedScalarExchange()
    charged.target.electron = 1
    let lowered = charged.lower(Electroweak()).filter { $0.incoming == .muon && $0.term.weight == .electrons }
    let values = Dictionary(uniqueKeysWithValues: lowered.map { ($0.term.kind, $0.real) })
    #expect(values == [.scalar: -0.25, .pseudoscalar: 0.25, .tensor: -0.125])
    var gi = GeneralizedInteractions()
    (gi.scalar.c.electron, gi.pseudoscalar.c.electron, gi.tensor.c.electron) = (-0.25, 0.25, -0.125)
    #expect(deviation(try Self.section(charged), from: try Self.section(gi)) < 1e-13)
  }

  @Test func majoranaNeutrinosHaveNoVectorOrTensorOfOneFlavour() throws {
    func flipped(_ change: (inout GeneralizedInteractions) -> Void) throws -> Double {
      var gi = GeneralizedInteractions()
      change(&gi)
      var query = try CrossSectionQuery("F19", Neutrino(.electron), [gi])
      query.electroweak.nature = .majorana
      return query.crossSection(20, 0.01)
    }
    let plain = try CrossSectionQuery("F19", Neutrino(.electron), []).crossSection(20, 0.01)
    #expect(try flipped { $0.vector.c.up = 1 } == plain && flipped { $0.vector.d.up = 1 } == plain)
    #expect(try flipped { $0.tensor.c.up = 1 } == plain && flipped { $0.tensor.d.up = 1 } == plain)
    #expect(try flipped { $0.xi.tensor = 1 } == plain && flipped { $0.tensor.c.nucleus = 1 } == plain)
    #expect(try flipped { $0.scalar.c.up = 1 } > plain && flipped { $0.xi.scalar = 1 } > plain)
    // Between flavours only the antisymmetric part is left of them, which is imaginary.
    #expect(
      try flipped {
        ($0.vector.c.up, $0.flavors, $0.flavors.emu.re) = (1, FlavorMatrix(), 1)
      } == plain)
    #expect(
      try flipped {
        ($0.vector.c.up, $0.flavors, $0.flavors.emu.im) = (1, FlavorMatrix(), 1)
      } > plain)
    // V − A of half the strength each is an axial current of the whole one: they cannot be told.
    var (dirac, majorana) = (GeneralizedInteractions(), GeneralizedInteractions())
    (dirac.vector.c.up, dirac.axial.d.up) = (0.2, 0.2)
    majorana.axial.d.up = 0.4
    var query = try CrossSectionQuery("F19", Neutrino(.electron), [majorana])
    query.electroweak.nature = .majorana
    #expect(deviation(query.crossSection(20, 0.01), from: try Self.section(dirac)) < 1e-13)
  }

  @Test func momentsOfMassStatesAreThoseOfFlavoursTurned() throws {
    var moment = MagneticMoment()
    moment.basis = .mass
    moment.massMoments.emu = Complex(1e-10, 2e-10)
    (moment.massMoments.ee, moment.massMoments.tautau) = (3e-10, 1e-10)
    // Σ_α μ_α² = Σ_jk |λ_jk|²: U is unitary.
    for nature in NeutrinoNature.allCases {
      let total = NeutrinoFlavor.allCases.reduce(0) {
        $0 + moment.effectiveMoment($1, nature) * moment.effectiveMoment($1, nature)
      }
      let transitions = 2 * moment.massMoments.emu.squared
      let expected = nature == .dirac ? transitions + 10e-20 : transitions
      #expect(deviation(total, from: expected) < 1e-14)
    }
    var flavor = MagneticMoment()
    (flavor.flavorMoments.emu, flavor.flavorMoments.etau) = (Complex(3e-10, 1e-10), Complex(0, 2e-10))
    flavor.flavorMoments.ee = 5e-10
    // μ_e² = |Λ_μ|² + |Λ_τ|² for Majorana neutrinos.
    #expect(deviation(flavor.effectiveMoment(.electron, .majorana), from: 14e-20.squareRoot()) < 1e-14)
    #expect(deviation(flavor.effectiveMoment(.electron), from: 39e-20.squareRoot()) < 1e-14)
  }
}
