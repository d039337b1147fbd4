import SevensKernel

extension Configurable {
  /// The settings of the interactions in use, each under the name of its instance, and of what they share.
  var interactionSettings: [Setting<Self>] {
    var all: [Setting<Self>] = []
    var shared: Set<SharedPhysics> = []
    for (index, instance) in interactions.enumerated() {
      all += Self.settings(of: instance.interaction, at: index, instance.key)
      shared.formUnion(type(of: instance.interaction).uses)
    }
    for physics in SharedPhysics.allCases where shared.contains(physics) {
      all += Electroweak.parameters(of: physics).map { parameter in
        Setting(parameter, get: { $0.electroweak }, set: { $0.electroweak = $1 }).acting(on: parameter.actsOn)
      }
      all += Electroweak.choices(of: physics).map {
        Setting($0, get: { $0.electroweak }, set: { $0.electroweak = $1 })
      }
    }
    return all
  }

  private static func settings<I: Interaction>(
    of interaction: I, at index: Int, _ key: (String) -> String
  ) -> [Setting<Self>] {
    let get: @Sendable (Self) -> I? = {
      index < $0.interactions.count ? $0.interactions[index].interaction as? I : nil
    }
    let set: @Sendable (inout Self, I) -> Void = { $0.interactions[index].interaction = $1 }
    return I.parameters.map { parameter in
      Setting(parameter, get: get, set: set).renamed(key).acting(on: parameter.actsOn)
    } + I.choices.map { Setting($0, get: get, set: set).renamed(key) }
  }

  /// What is wrong with the interactions: names given twice, and values that do not go together.
  var interactionProblems: [Problem] {
    var found: [Problem] = []
    var names: Set<String> = []
    for instance in interactions where !names.insert(instance.name).inserted {
      found.append(
        Problem(
          "interactions", "two instances are named '\(instance.name)'",
          remedy:
            "name them apart, as in \(type(of: instance.interaction).id):a and \(type(of: instance.interaction).id):b"
        ))
    }
    return found + interactions.flatMap { $0.problems() }
  }

  /// True if something massless is exchanged without leaving a mass behind: then soft recoils are without number.
  public var hasUnboundedSoftRecoils: Bool {
    for contribution in interactions.flatMap({ $0.lower(electroweak) }) {
      let isThere = contribution.real != 0 || contribution.imaginary != 0
      let isCounted =
        contribution.term.weight == .electrons ? channels.includesElectrons : channels.includesNuclei
      if isThere, isCounted, contribution.term.propagator.isMassless, contribution.final.massMeV == 0 {
        return true
      }
    }
    return false
  }

  /// True if free protons or neutrons are in the target.
  var hasFreeNucleons: Bool { target.constituents.contains { $0.nuclide.isFreeNucleon } }
}

extension Setting where Root: Configurable {
  /// The same setting, without effect where what it acts on is not modelled.
  fileprivate func acting(on actsOn: ActsOn) -> Setting {
    actsOn.conditions().reduce(self) { $0.and($1) }
  }
}

extension Configurable {
  /// Numbers of nature in use whose values are the declared ones and were not read in their source: their keys, and how
  /// they are known. In use is what the amplitudes depend on.
  public var unreadNumbers: [String: Verification] {
    func lowered(_ document: Self) -> [Contribution] {
      document.interactions.flatMap { $0.lower(document.electroweak) }
    }
    var found: [String: Verification] = [:]
    for setting in settings {
      guard let unread = setting.unread, setting.dormancy(in: self) == nil,
        setting.read(self) == .number(unread.value)
      else { continue }
      var moved = self
      setting.write(&moved, .number(unread.value + setting.scale))
      if lowered(moved) != lowered(self) { found[setting.id] = unread.verified }
    }
    return found
  }
}

extension ActsOn {
  /// When a coupling has an effect in a document: under all of these.
  func conditions<Root: Configurable>() -> [Condition<Root>] {
    switch self {
    case .everything: []
    case .nuclei:
      [
        Condition("no effect: nuclei are not counted", remedy: "set detector.channels=nuclear") {
          $0.channels.includesNuclei
        }
      ]
    case .electrons:
      [
        Condition("no effect: electrons are not counted", remedy: "set detector.channels=nuclear+electron") {
          $0.channels.includesElectrons
        }
      ]
    case .diracNeutrinos:
      [
        Condition(
          "no effect: it vanishes for a Majorana neutrino of one flavour or mass",
          remedy: "set neutrino-nature=dirac"
        ) { $0.electroweak.nature == .dirac }
      ]
    case .nuclearSpin:
      [
        Condition(
          "no effect: axial is off",
          remedy: "set axial=structure-factor, or kinematics=spin-half with axial=single-particle"
        ) { $0.channels.includesNuclei && $0.nuclear.axial != .off }
      ]
    case .singleParticleSpin:
      [
        Condition(
          "no effect: it needs the spin of a Dirac particle",
          remedy: "set kinematics=spin-half and axial=single-particle"
        ) {
          $0.channels.includesNuclei
            && ($0.nuclear.axial == .singleParticle || $0.nuclear.axial != .off && $0.hasFreeNucleons)
        }
      ]
    case .diracNuclei:
      [
        Condition(
          "no effect: a nucleus of spin 0 has no such current", remedy: "set kinematics=spin-half"
        ) { $0.channels.includesNuclei && ($0.nuclear.kinematics != .spinZero || $0.hasFreeNucleons) }
      ]
    case .diracNucleiByDiracNeutrinos:
      [ActsOn.diracNeutrinos, .diracNuclei].flatMap { $0.conditions() }
    }
  }
}

/// What neutrinos scatter on in the atoms of the target.
public enum ScatteringChannels: String, NamedChoice {
  /// Nuclei.
  case nuclear
  /// Electrons.
  case electron
  /// Both.
  case both = "nuclear+electron"

  public static let choiceID = "detector.channels"
  public static let choiceMeaning = "what neutrinos scatter on"

  public var meaning: String {
    switch self {
    case .nuclear: "nuclei, and free nucleons"
    case .electron: "electrons of the atoms: free, above the binding energy of their shell"
    case .both: "nuclei and electrons"
    }
  }

  public var references: [String] { self == .nuclear ? [] : ["XrayDataBooklet2009"] }

  /// True if nuclei are counted.
  public var includesNuclei: Bool { self != .electron }
  /// True if electrons are counted.
  public var includesElectrons: Bool { self != .nuclear }
}
