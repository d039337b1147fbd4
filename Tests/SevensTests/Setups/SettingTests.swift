import Sevens
import SevensTestSupport
import Testing

/// Laws of the settings of every built-in set-up.
@Suite struct SettingLaws {
  /// The built-in set-ups, and others in which settings have an effect that have none in those.
  static let bases: [Setup] = {
    var byEnergy = Setup.coherentCsI2017.with { $0.id = "by-energy" }
    var source = byEnergy.source as? PionDecayAtRest ?? PionDecayAtRest()
    source.protonsOnTarget = nil
    (source.beamEnergy, source.protonEnergy) = (.GWh(7.47594), .MeV(957))
    byEnergy.source = source
    let axial = Setup.coherentCsI2017.with {
      $0.id = "axial"
      $0.nuclear.axial = .structureFactor
    }
    let atAllTimes = Setup.coherentCsI2017.with {
      $0.id = "at-all-times"
      $0.detector.timeWindow?.use = .none
      $0.nuclear.formFactor = .helm
    }
    let germanium = Setup.talkGermanium.with {
      $0.id = "germanium"
      $0.nuclear.formFactor = .helmRMS
    }
    let kopeikin = Setup.talkGermaniumAsPrinted.with {
      $0.id = "kopeikin"
      var source = ReactorAntineutrinos()
      (source.flux, source.spectrum, source.outsideRange) = (ParticleFlux(1e13), .kopeikin, .truncate)
      $0.source = source
      $0.detector.threshold = .keVnr(0.02)
    }
    let complete = Setup.talkGermanium.with {
      $0.id = "complete"
      var source = ReactorAntineutrinos()
      (source.power, source.distance) = (.GW(1), .m(10))
      $0.source = source
      $0.detector.threshold = .keVnr(0.005)
    }
    let recoils = Setup.talkGermanium.with {
      $0.id = "recoils"
      $0.detector.threshold = nil
      $0.detector.binning = AxisBinning(from: 0.1, to: 1, step: 0.1)
    }
    let pulsed = Setup.coherentCsI2017.with {
      $0.id = "pulsed"
      $0.source = PionDecayAtRestTimingLaws.pulsed
    }
    let more = [
      byEnergy, axial, atAllTimes, germanium, kopeikin, complete, recoils, pulsed, ionization, .tabulated,
      .chromium,
    ]
    return builtInSetups.map(\.showingFlavors) + more + ResponseSetups.all + XenonSetups.solar
      + XenonSetups.others
  }()

  /// Germanium read in electron-equivalent energy.
  static let ionization = Setup.talkGermanium.with {
    $0.id = "ionization"
    var smearing = GaussianSmearing()
    (smearing.noise, smearing.fano) = (0.07, 0.1)
    $0.detector.threshold = nil
    $0.detector.response.quenching = LindhardQuenching()
    $0.detector.response.smearing = smearing
    $0.detector.binning = AxisBinning(from: 0.2, to: 0.4, step: 0.01)
  }

  /// Set-ups with each interaction, as it is and with all of its couplings, and with each quenching model: settings may
  /// be out of reach in some of them, and say so or not, but none is in all.
  static let others: [Setup] = {
    let models = Catalog.quenchingFactors.flatMap { type in
      [
        Setup.coherentCsI2017.with { $0.detector.response.quenching = type.init() },
        ionization.with { $0.detector.response.quenching = type.init() },
      ].map { setup in
        setup.with {
          $0.id += " " + type.id
          // The constant term of a polynomial, which alone would be no quenching at all.
          let constant = $0.settings.first { $0.id == "detector.response.quenching.q0" }
          constant?.write(&$0, .number(0.1))
        }
      }
    }
    // What the Sun's rarest neutrinos do shows where there are no others.
    let hep = XenonSetups.setup("hep", thresholdKeVnr: 4.5)
    let fluorine = XenonSetups.setup("fluorine") {
      $0.fluxes = .init(
        pp: .init(0), pep: .init(0), hep: .init(0), be7: .init(0), b8: .init(0), n13: .init(0), o15: .init(0),
        f17: .init(5e6))
    }
    return (models + interacting + [hep, fluorine].map(XenonSetups.ofOneIsotope)).filter {
      $0.problems().isEmpty
    }
  }()

  /// Settings that are never dormant and yet change no number of counts, with the reason.
  static let exempt = [
    "accuracy": "how well the counts are integrated, not what they are",
    "detector.axes.T.step": "splits the same counts into other bins",
    "detector.axes.PE.step": "splits the same counts into other bins",
    "detector.axes.E.step": "splits the same counts into other bins",
    "detector.time-window.step": "splits the same counts into other bins",
  ]

  /// The set-up with a number moved by its scale, or by the next multiple of it that is allowed.
  static func moved(_ setup: Setup, _ setting: Setting<Setup>) -> Setup? {
    guard case .number(_, _, let bounds, _) = setting.form, case .number(let value?) = setting.read(setup)
    else {
      return nil
    }
    let fraction = "source.fission-fraction."
    for step in [1.0, -1, 2, -2, 3, -3] {
      let target = value + step * setting.scale
      guard bounds.contains(target) else { continue }
      var changed = setup
      setting.write(&changed, .number(target))
      if setting.id.hasPrefix(fraction) {
        // The four add to one: the others give way in proportion.
        for other in setup.settings where other.id.hasPrefix(fraction) && other.id != setting.id {
          if case .number(let share?) = other.read(setup) {
            other.write(&changed, .number(share * (1 - target) / (1 - value)))
          }
        }
      }
      if changed.problems().isEmpty { return changed }
    }
    return nil
  }

  /// The largest relative change of what a set-up counts, its backgrounds included.
  static func change(_ changed: Setup, from setup: Setup, _ before: EventRate) -> Double {
    let rates = rate(changed).change(from: before)
    let counts = [changed, setup].map { $0.backgrounds.isEmpty ? [] : $0.backgroundCounts.flatMap(\.bins) }
    guard counts[0].count == counts[1].count else { return 1 }
    return zip(counts[0], counts[1]).reduce(rates) { max($0, deviation($1.0, from: $1.1)) }
  }

  /// Whether nothing of what is counted reaches what a setting changes: the upper end of an axis above all recoils, or
  /// how neutrinos mix where all scatter alike, on nuclei at tree level.
  static func isOutOfReach(_ id: String, _ setup: Setup, _ before: EventRate) -> Bool {
    if id.hasPrefix("detector.axes."), id.hasSuffix(".to") {
      let highest = Prediction.highestRecoilMeV(setup, setup.source.beam(live: setup.live)) * 1e3
      return (before.bins.last ?? 0) < 1e-9 * before.counts
        || setup.detector.response.axis == .recoil && highest < setup.detector.binning?.edges.last ?? 0
    }
    let isBlind =
      setup.channels == .nuclear && setup.electroweak.couplings == .tree && setup.interactions.count == 1
    return isBlind && (id.hasPrefix("mixing.") || id.hasPrefix("solar.") && id.hasSuffix(".potential"))
  }

  // A setting has an effect exactly where it does not say that it has none; a pull on one row of a table may be out of
  // reach of a threshold. Everything declared has an effect in some set-up.
  @Test func everyNumberMovedByItsScaleMovesTheCountsUnlessItIsDormant() throws {
    var (alive, dormant, absent, weak): (Set<String>, Set<String>, Set<String>, Set<String>) = (
      [], [], [], []
    )
    var tried: Set<String> = []
    let covariant = try SpectrumCovarianceLaws.setup()
    let strict = Self.bases.count + 1
    for (index, setup) in (Self.bases + [covariant] + Self.others).enumerated() {
      let before = rate(setup)
      for setting in setup.settings {
        guard case .number(_, _, _, let isOptional) = setting.form else { continue }
        if case .number(nil) = setting.read(setup) {
          #expect(isOptional)
          absent.insert(setting.id)
          continue
        }
        guard let changed = Self.moved(setup, setting) else {
          Issue.record("\(setup.id): \(setting.id) cannot be moved by its scale of \(setting.scale)")
          continue
        }
        let change = Self.change(changed, from: setup, before)
        if let problem = setting.dormancy(in: setup) {
          #expect(change <= 1e-9, "\(setup.id): \(setting.id) says \(problem.message) but changes \(change)")
          dormant.insert(setting.id)
        } else if let reason = Self.exempt[setting.id] {
          #expect(change <= 1e-7, "\(setup.id): \(setting.id) is said to do nothing (\(reason)) but does")
          tried.insert(setting.id)
        } else {
          if Self.isOutOfReach(setting.id, setup, before) { continue }
          if index < strict, setting.constraint != .pull {
            #expect(change > 1e-9, "\(setup.id): \(setting.id) changes nothing and does not say so")
          }
          if change > 1e-6 { alive.insert(setting.id) } else { weak.insert(setting.id) }
        }
      }
    }
    // Where there is one bin it has no step; what steps do is tried on the axes that have them.
    absent = absent.filter { !$0.hasPrefix("detector.axes.") || !$0.hasSuffix(".step") }
    #expect(absent.isSubset(of: alive.union(tried)), "never tried: \(absent.subtracting(alive))")
    // With many couplings at once the strong ones hide the weak: InteractionLaws tries each by itself.
    let (faint, asleep) = (weak.subtracting(Self.couplings), dormant.subtracting(Self.couplings))
    #expect(faint.isSubset(of: alive), "too weak everywhere: \(faint.subtracting(alive))")
    let declared = Set(Catalog.declared.flatMap { Self.parameters(of: $0) })
    let dead = declared.subtracting(alive).subtracting(Self.exempt.keys).subtracting(Self.couplings)
      .filter { !$0.contains("*") }
    #expect(dead.isEmpty && declared.count > 150, "dead: \(dead.sorted())")
    #expect(tried == Set(Self.exempt.keys))
    // Live time is dormant at beams and alive at reactors, and so on: nothing is dormant everywhere.
    // The radius of one nuclide is as good as that of another.
    func kinds(_ keys: Set<String>) -> Set<String> {
      Set(
        keys.map {
          $0.hasPrefix("nuclide.") ? String($0.drop { $0 != "." }.dropFirst().drop { $0 != "." }) : $0
        })
    }
    #expect(kinds(asleep).isSubset(of: kinds(alive)), "dormant everywhere: \(asleep.subtracting(alive))")
    #expect(dormant.count >= 8)
  }

  private static func parameters<D: Declared>(of type: D.Type) -> [String] { D.parameters.map(\.id) }

  @Test func writingEveryNumberAsItStandsChangesNoBit() {
    for setup in Self.bases + Self.others {
      let again = setup.settings.reduce(into: setup) { copy, setting in
        if case .number = setting.form { setting.write(&copy, setting.read(setup)) }
      }
      #expect(rate(again).bits == rate(setup).bits, "\(setup.id)")
    }
  }

  @Test func theStepOfAnAxisChangesItsBins() {
    let coarse = Setup.coherentCsI2017.with { $0.detector.binning?.step = 3 }
    #expect(rate(coarse).bins.count == 8 && rate(.coherentCsI2017).bins.count == 12)
  }

  @Test func aDormantChoiceChangesNoBit() {
    var seen: Set<String> = []
    for setup in Self.bases {
      let before = rate(setup).bits
      for setting in setup.settings {
        guard case .choice(let options) = setting.form, let problem = setting.dormancy(in: setup) else {
          continue
        }
        #expect(problem.key == setting.id && !problem.message.isEmpty && !problem.remedy.isEmpty)
        seen.insert(setting.id)
        for option in options {
          #expect(rate(setup.with { setting.write(&$0, .name(option.name)) }).bits == before, "\(setting.id)")
        }
      }
    }
    #expect(seen == ["nuclear-radii", "nuclear-spins", "outside-range", "solar-fluxes"])
  }

  @Test func aNeutronRadiusIsDormantWhereTheFormFactorDoesNotUseIt() throws {
    let setup = Setup.coherentCsI2017
    let radius = try setup.setting("nuclide.Cs133.neutron-radius")
    #expect(radius.read(setup) == .number(5.01) && radius.dormancy(in: setup) == nil)
    let helm = setup.with { $0.nuclear.formFactor = .helm }
    let dormant = try #require(try helm.setting("nuclide.Cs133.neutron-radius").dormancy(in: helm))
    #expect(dormant.key == radius.id && dormant.remedy.contains("helm-rms"))
  }

  @Test func theOneThresholdIsThatOfADetectorWithoutAResponse() throws {
    #expect(try Setup.talkGermanium.setting("detector.threshold").read(.talkGermanium) == .number(0.1))
    #expect(!Setup.coherentCsI2017.settings.contains { $0.id == "detector.threshold" })
  }

  @Test func boundsHoldTheValuesOfEverySetup() {
    for setup in Self.bases {
      for setting in setup.settings {
        guard case .number(_, let units, let bounds, _) = setting.form else { continue }
        #expect(setting.scale > 0, "\(setting.id)")
        if let units { #expect(units.units.contains { $0.size == 1 }, "\(setting.id)") }
        guard case .number(let value?) = setting.read(setup) else { continue }
        #expect(bounds.contains(value), "\(setup.id): \(setting.id)")
      }
    }
  }
}
