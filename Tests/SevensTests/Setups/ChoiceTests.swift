import Sevens
import SevensTestSupport
import Testing

/// Laws of the choices between named prescriptions: none is a dead knob.
@Suite struct ChoiceLaws {
  /// Set-ups in which every choice has something to choose.
  static func bases() throws -> [Setup] {
    let reactor = Setup.talkGermanium
    let fluorine = try reactor.with(target: "F19").with {
      $0.id = "fluorine"
      $0.nuclear.kinematics = .spinHalf
      $0.nuclear.axial = .structureFactor
    }
    let caesium = Setup.coherentCsI2017.with {
      $0.id = "axial caesium"
      $0.nuclear.axial = .structureFactor
    }
    let argon = try Setup.coherentCsI2017.with(target: "Ar40").with { $0.id = "argon" }
    return builtInSetups.map(\.showingFlavors) + [fluorine, caesium, argon, .tabulated] + ResponseSetups.all
      + XenonSetups.solar
      + XenonSetups.others + interacting
  }

  /// Set-ups with an interaction of every choice, at strengths that can be seen.
  static let interacting: [Setup] = {
    var nsi = NonStandardInteractions()
    (nsi.up.ee, nsi.proton.mumu, nsi.common.ee, nsi.eta) = (0.3, 0.2, 0.1, 0.4)
    var vector = LightVectorMediator()
    (vector.coupling, vector.neutrino, vector.target.up, vector.mixing) = (1e-4, 1e-4, 1e-4, 1e-4)
    var scalar = LightScalarMediator()
    (scalar.neutrino, scalar.target.up, scalar.target.electron) = (1e-4, 1e-4, 1e-4)
    var moment = MagneticMoment()
    (moment.flavorMoments.emu, moment.flavorMoments.ee) = (Complex(1e-9, 2e-9), 3e-9)
    (moment.massMoments.emu, moment.massMoments.ee) = (Complex(2e-9, 1e-9), 2e-9)
    var radius = ChargeRadius()
    (radius.radii.ee, radius.radii.mumu) = (1e-32, -2e-32)
    var sterile = SterileOscillation()
    (sterile.electron, sterile.muon, sterile.splitting, sterile.spread) = (0.1, 0.05, MassSplitting(1), .m(1))
    return [Setup.coherentCsI2017, .talkGermanium].map { base in
      base.with {
        $0.id = "interacting \(base.id)"
        $0.detector.timeWindow = nil
        let all: [any Interaction] = [nsi, vector, scalar, moment, radius, sterile]
        $0.interactions += all.map { InteractionInstance($0) }
      }
    }
  }()

  /// The rate with every option that has no problems, and those that have.
  static func rates(_ setup: Setup, _ id: String) -> (rates: [(String, EventRate)], refused: Set<String>) {
    guard let setting = setup.settings.first(where: { $0.id == id }),
      case .choice(let options) = setting.form, setting.dormancy(in: setup) == nil
    else { return ([], []) }
    var (rates, refused): ([(String, EventRate)], Set<String>) = ([], [])
    for option in options {
      let changed = setup.with { setting.write(&$0, .name(option.name)) }
      if changed.problems().isEmpty {
        rates.append((option.name, rate(changed)))
      } else {
        refused.insert(option.name)
      }
    }
    return (rates, refused)
  }

  @Test func everyTwoOptionsOfEveryChoiceGiveDifferentRatesSomewhere() throws {
    let bases = try Self.bases()
    for choice in Catalog.choices {
      let id = choice.choiceID
      var distinct: Set<Set<String>> = []
      var seen: Set<String> = []
      for base in bases {
        let (rates, _) = Self.rates(base, id)
        seen.formUnion(rates.map(\.0))
        for (i, a) in rates.enumerated() {
          for b in rates[..<i] where a.1.change(from: b.1) > 1e-6 { distinct.insert([a.0, b.0]) }
        }
      }
      let names = Self.names(of: choice)
      for (i, a) in names.enumerated() {
        // An error is no rate; its own test is below.
        for b in names[..<i] where a != "error" && b != "error" {
          #expect(distinct.contains([a, b]), "\(id): \(a) and \(b) are never told apart")
        }
      }
      // What the option error refuses is no rate; where it refuses nothing it has one.
      #expect(seen.union(["error"]) == Set(names).union(["error"]), "\(id)")
    }
  }

  static func names<C: NamedChoice>(of choice: C.Type) -> [String] { C.allCases.map(\.rawValue) }

  @Test func writingTheOptionInForceChangesNoBit() throws {
    for setup in try Self.bases() {
      let before = rate(setup).bits
      for setting in setup.settings {
        guard case .choice(let options) = setting.form, case .name(let name) = setting.read(setup) else {
          continue
        }
        #expect(options.contains { $0.name == name })
        let after = rate(setup.with { setting.write(&$0, .name(name)) })
        #expect(after.bits == before, "\(setup.id): \(setting.id)=\(name)")
        // A quenching factor that is left begins with its defaults again.
        if setting.id == NamedQuenching.choiceID { continue }
        // There and back again.
        let back = setup.with { copy in
          for option in options { setting.write(&copy, .name(option.name)) }
          setting.write(&copy, .name(name))
        }
        #expect(rate(back).bits == before, "\(setup.id): \(setting.id)=\(name) after other options")
      }
    }
  }

  @Test func theDefaultOfEveryChoiceIsAnOption() {
    func check<D: Declared>(_ type: D.Type) {
      for choice in D.choices {
        #expect(choice.options.count > 1, "\(choice.id)")
        #expect(Set(choice.options.map(\.name)).count == choice.options.count)
        #expect(choice.options.allSatisfy { !$0.meaning.isEmpty && !$0.name.contains(" ") })
      }
    }
    check(Electroweak.self)
    check(NuclearModel.self)
    check(ResponseChain.self)
    check(TabulatedQuenching.self)
    check(TimeWindow.self)
    for source in Catalog.sources { check(source) }
  }

  @Test func everyChoiceOfASetupIsInTheCatalog() throws {
    let listed = Set(Catalog.choices.map { $0.choiceID })
    #expect(listed.count == Catalog.choices.count)
    var found: Set<String> = []
    for setup in try Self.bases() {
      for setting in setup.settings {
        if case .choice = setting.form { found.insert(setting.id) }
      }
    }
    #expect(found == listed.union([NamedQuenching.choiceID]))
  }

  // Above the reach of the unknown energies, refusing and truncating are the same.
  @Test func refusingEnergiesBelowTheRangeIsAnErrorOnlyWhereTheyMatter() throws {
    let refuse = try Setup.talkGermanium.with(ReactorAntineutrinos.self) { $0.outsideRange = .error }
    #expect(refuse.problems().map(\.key) == ["outside-range"])
    let high = refuse.with { $0.detector.threshold = .keVnr(0.2) }
    #expect(high.problems().isEmpty)
    let truncate = Setup.talkGermanium.with { $0.detector.threshold = .keVnr(0.2) }
    #expect(rate(high).bits == rate(truncate).bits)
    // Where truncating leaves nothing out, neither does it matter how the spectrum would go on.
    let polynomial = try truncate.with(ReactorAntineutrinos.self) { $0.outsideRange = .polynomial }
    #expect(deviation(rate(polynomial).counts, from: rate(truncate).counts) < 1e-9)
  }
}
