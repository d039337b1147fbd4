import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// Laws of all interactions of the catalogue.
@Suite struct InteractionLaws {
  static let points: [(target: String, E: Double, T: Double)] = [
    ("Cs133", 30, 8e-3), ("F19", 20, 0.01), ("Ge73", 4, 2e-4), ("H1", 40, 0.3),
  ]

  @Test func withoutCouplingEachIsTheStandardModelToTheBit() throws {
    for interaction in Catalog.newPhysics {
      let name = type(of: interaction).id
      for neutrino in Neutrino.allCases {
        for (target, E, T) in Self.points {
          let plain = try CrossSectionQuery(target, neutrino, [])
          var query = try CrossSectionQuery(target, neutrino, [interaction])
          query.interactions.removeAll { type(of: $0.interaction).actsOnFlux }
          let (a, b) = (plain.crossSection(E, T), query.crossSection(E, T))
          #expect(a > 0 && a.bitPattern == b.bitPattern, "\(name) on \(target)")
          // Couplings that were there and are taken away leave nothing behind.
          var random = SplitMix64(seed: 7)
          query.randomise(&random)
          for setting in query.settings where setting.id.contains("-") || setting.id.contains(".") {
            guard case .number(.coupling, _, _, _) = setting.form, !setting.id.hasPrefix("electroweak."),
              !setting.id.hasPrefix("nucleon.")
            else { continue }
            setting.write(&query, .number(0))
          }
          #expect(query.crossSection(E, T).bitPattern == a.bitPattern, "\(name) on \(target), set to 0")
        }
      }
    }
  }

  @Test func withoutCouplingARateIsThatOfTheStandardModelToTheBit() throws {
    let setup = Setup.coherentCsI2017.with { $0.channels = .both }
    let before = rate(setup)
    for interaction in Catalog.newPhysics {
      let after = rate(setup.with { $0.interactions.append(InteractionInstance(interaction)) })
      #expect(after.bits == before.bits, "\(type(of: interaction).id)")
    }
  }

  @Test func everyCouplingDoesSomethingSomewhere() throws {
    for interaction in Catalog.newPhysics where !type(of: interaction).actsOnFlux {
      var random = SplitMix64(seed: 11)
      var query = try CrossSectionQuery("F19", Neutrino(.electron), [interaction])
      query.randomise(&random)
      let known = Set(try CrossSectionQuery("F19", Neutrino(.electron), []).settings.map(\.id))
      let choices = query.settings.filter { setting in
        if case .choice = setting.form { !known.contains(setting.id) } else { false }
      }
      // Options under which a setting has an effect, one choice at a time.
      var variants = [query]
      for choice in choices {
        guard case .choice(let options) = choice.form else { continue }
        for option in options {
          var other = query
          choice.write(&other, .name(option.name))
          variants.append(other)
        }
      }
      for setting in query.settings where !known.contains(setting.id) {
        guard case .number(let kind, _, let bounds, _) = setting.form else { continue }
        #expect(kind == .coupling || kind == .shape, "\(setting.id)")
        let moved = variants.contains { variant in
          NeutrinoFlavor.allCases.contains { flavor in
            var (a, b) = (variant, variant)
            guard setting.dormancy(in: a) == nil, case .number(let value?) = setting.read(a) else {
              return false
            }
            (a.neutrino, b.neutrino) = (Neutrino(flavor), Neutrino(flavor))
            setting.write(&b, .number(min(bounds.upperBound, value + 2.3 * setting.scale)))
            return a.crossSection(20, 0.01) != b.crossSection(20, 0.01)
          }
        }
        #expect(moved, "\(setting.id)")
      }
    }
  }

  // The sum is a square for each final state, so it cannot be negative: before the cut-off of the last digits too.
  @Test func noCrossSectionIsNegativeWithEverythingOn() throws {
    var random = SplitMix64(seed: 23)
    let everything = Catalog.newPhysics.filter { !type(of: $0).actsOnFlux }
    var (worst, checked) = (0.0, 0)
    for target in ["Ar40", "Cs133", "F19"] {
      for _ in 0..<10 {
        var query = try CrossSectionQuery(target, Neutrino(.electron), everything)
        query.randomise(&random, size: 1e-4 * Double.random(in: 1...1e4, using: &random))
        if target == "Ar40" { (query.nuclear.kinematics, query.nuclear.axial) = (.spinZero, .off) }
        let model = LoweredModel(query.interactions, electroweak: query.electroweak) {
          $0.weight != .electrons
        }
        let nuclide = try #require(Nuclide(target))
        let scatterer = try #require(query.nuclear.scatterers(of: nuclide, count: 1).first)
        for neutrino in Neutrino.allCases {
          let section = DifferentialCrossSection(
            scatterer: scatterer, terms: model.terms, finalMasses: model.finalMassesMeV,
            couplings: model.couplings, component: neutrino.component)
          for _ in 0..<60 {
            let (E, fraction) = (random.uniform(1.2, 60), random.uniform(0, 1))
            for (group, m) in model.finalMassesMeV.enumerated() {
              let low = Kinematics.minimumRecoil(energy: E, mass: scatterer.mass, finalMass: m)
              let high = Kinematics.maximumRecoil(energy: E, mass: scatterer.mass, finalMass: m)
              guard high > low else { continue }
              let T = low + fraction * (high - low)
              let c = section.polynomial(recoil: T, group: group)
              let size = abs(c.k0) + abs(c.k1 / E) + abs(c.k2 / (E * E))
              worst = min(worst, c(energy: E) / size)
              checked += 1
            }
          }
        }
      }
    }
    #expect(checked > 10_000)
    #expect(worst > -1e-11, "\(worst)")
  }

  /// What goes out as ν_β for ν_α comes in as ν_α for ν_β: the matrices are Hermitian.
  @Test func conjugateEntriesGiveTheSameRate() throws {
    let keys = [
      "nsi.u-emu", "gi.nu-emu", "charge-radius.r2-emu", "millicharge.q-emu", "magnetic-moment.mu-emu",
    ]
    let values = [0.3, 0.4, 1e-32, 1e-9, 1e-9]
    for (key, value) in zip(keys, values) {
      var sections: [Double] = []
      for flavor in [NeutrinoFlavor.electron, .muon] {
        var gi = GeneralizedInteractions()
        (gi.vector.c.up, gi.flavors) = (0.3, FlavorMatrix())
        let others: [any Interaction] = [
          NonStandardInteractions(), gi, ChargeRadius(), Millicharge(), MagneticMoment(),
        ]
        var query = try CrossSectionQuery("Cs133", Neutrino(flavor), others)
        query.channels = .nuclear
        try query.set("\(key).re", value)
        try query.set("\(key).im", 0.5 * value)
        let plain = try CrossSectionQuery("Cs133", Neutrino(flavor), [])
        sections.append(query.crossSection(30, 8e-3) - plain.section(30, 8e-3, channel: "active"))
      }
      #expect(sections[0] > 0)
      #expect(deviation(sections[0], from: sections[1]) < 1e-9, "\(key)")
    }
  }

  // κ_cc′ takes the sign η_c η_c′: on a scalar nucleus V alone is left, which does not know ν from ν̄.
  @Test func neutrinosAndAntineutrinosDifferOnlyByInterferenceOfOddPairs() throws {
    var random = SplitMix64(seed: 31)
    let even: [any Interaction] = [
      NonStandardInteractions(), LightVectorMediator(), ChargeRadius(), Millicharge(),
    ]
    var query = try CrossSectionQuery("Ar40", Neutrino(.muon), even)
    query.randomise(&random)
    (query.nuclear.kinematics, query.nuclear.axial, query.channels) = (.spinZero, .off, .nuclear)
    var other = query
    other.neutrino = Neutrino(.muon, antineutrino: true)
    #expect(deviation(query.crossSection(30, 0.01), from: other.crossSection(30, 0.01)) < 1e-13)

    // S–D changes sign: the mean of both is the sum without interference.
    var (scalar, moment) = (LightScalarMediator(), MagneticMoment())
    (scalar.neutrino, scalar.target.proton, scalar.target.neutron) = (3e-5, 1e-4, 1e-4)
    moment.flavorMoments.mumu = 2e-9
    func flipped(_ others: [any Interaction], antineutrino: Bool) throws -> Double {
      var query = try CrossSectionQuery("Ar40", Neutrino(.muon, antineutrino: antineutrino), others)
      (query.nuclear.kinematics, query.nuclear.axial) = (.spinZero, .off)
      return query.section(30, 0.01, channel: "flipped")
    }
    let (a, b) = (
      try flipped([scalar, moment], antineutrino: false), try flipped([scalar, moment], antineutrino: true)
    )
    let apart = try flipped([scalar], antineutrino: false) + flipped([moment], antineutrino: false)
    #expect(abs(a - b) > 0.1 * apart)
    #expect(deviation((a + b) / 2, from: apart) < 1e-13)
  }
}
