/// A declared parameter or choice, bound to the place in a document where its value lives.
public struct Setting<Root>: Sendable {
  /// The key users write.
  public private(set) var id: String
  /// Another key that means the same.
  public let alias: String?
  /// The key that stands for the conjugate of the complex number this is a part of.
  public internal(set) var transposed: String?
  /// The plain symbol, if it is a number.
  public let symbol: String
  /// One line of meaning.
  public let meaning: String
  /// What a value may be.
  public private(set) var form: SettingForm
  /// A typical step of a number, in the internal unit.
  public private(set) var scale: Double
  /// What is known about a number from elsewhere, in the internal unit; nil if nothing.
  public let constraint: Constraint?
  /// The declared default of a number that was not read in its source, and how it is known.
  let unread: (value: Double, verified: Verification)?
  /// Reads the value.
  public let read: @Sendable (Root) -> SettingValue
  /// Writes a value of the same form.
  public let write: @Sendable (inout Root, SettingValue) -> Void
  private var conditions: [Condition<Root>]

  /// The same setting under a condition on the whole document.
  func when(_ condition: Condition<Root>) -> Setting {
    var result = self
    result.conditions = [condition]
    return result
  }

  /// The same setting under a further condition.
  func and(_ further: Condition<Root>) -> Setting {
    var result = self
    result.conditions.append(further)
    return result
  }

  /// The same setting under the key of an instance.
  func renamed(_ key: (String) -> String) -> Setting {
    var result = self
    result.id = key(id)
    result.transposed = transposed.map(key)
    return result
  }

  /// The key of the complex number this is a part of.
  public var compound: String? {
    guard case .number = form, id.hasSuffix(".re") || id.hasSuffix(".im") else { return nil }
    return String(id.dropLast(3))
  }

  /// Every key that writes it.
  public var keys: [String] { [id] + [alias, compound, transposed].compactMap(\.self) }

  /// The same setting with the beginning of its id replaced, for one of several parts of a kind.
  func renamed(_ prefix: String, to replacement: String) -> Setting {
    renamed { $0.hasPrefix(prefix) ? replacement + $0.dropFirst(prefix.count) : $0 }
  }

  /// The same number measured in other units, of which the one of size 1 is that of the value.
  func measured(in units: UnitTable?, scale: Double? = nil) -> Setting {
    guard case .number(let kind, _, let bounds, let isOptional) = form else { return self }
    var result = self
    result.form = .number(kind: kind, units: units, bounds: bounds, isOptional: isOptional)
    result.scale = scale ?? self.scale
    return result
  }

  /// Why the setting has no effect in a document, or nil if it has one.
  public func dormancy(in document: Root) -> Problem? {
    for one in conditions where !one.holds(document) {
      return Problem(id, one.reason, remedy: one.remedy)
    }
    return nil
  }

  init(
    id: String, alias: String? = nil, symbol: String = "", meaning: String, form: SettingForm,
    scale: Double = 1, constraint: Constraint? = nil,
    unread: (value: Double, verified: Verification)? = nil,
    condition: Condition<Root>? = nil, read: @escaping @Sendable (Root) -> SettingValue,
    write: @escaping @Sendable (inout Root, SettingValue) -> Void
  ) {
    self.id = id
    self.alias = alias
    self.symbol = symbol
    self.meaning = meaning
    self.form = form
    self.scale = scale
    self.constraint = constraint
    self.unread = unread
    conditions = condition.map { [$0] } ?? []
    self.read = read
    self.write = write
  }

  /// A declared parameter of a part of the document.
  init<Part: Declared>(
    _ parameter: Parameter<Part>, get: @escaping @Sendable (Root) -> Part?,
    set: @escaping @Sendable (inout Root, Part) -> Void
  ) {
    self.init(
      id: parameter.id, symbol: parameter.symbol, meaning: parameter.meaning,
      form: .number(
        kind: parameter.kind, units: parameter.units, bounds: parameter.bounds,
        isOptional: parameter.isOptional),
      scale: parameter.scale, constraint: parameter.constraint,
      unread: parameter.verified == .read
        ? nil : parameter.read(Part()).map { ($0, parameter.verified) },
      condition: parameter.condition?.lifted(get),
      read: { .number(get($0).flatMap(parameter.read)) },
      write: {
        guard case .number(let value) = $1, var part = get($0) else { return }
        parameter.write(&part, value)
        set(&$0, part)
      })
    transposed = parameter.transposed
  }

  /// A declared choice of a part of the document.
  init<Part: Declared>(
    _ choice: Choice<Part>, get: @escaping @Sendable (Root) -> Part?,
    set: @escaping @Sendable (inout Root, Part) -> Void
  ) {
    self.init(
      id: choice.id, meaning: choice.meaning, form: .choice(choice.options),
      condition: choice.condition?.lifted(get),
      read: { .name(get($0).map(choice.read) ?? "") },
      write: {
        guard case .name(let name) = $1, var part = get($0) else { return }
        choice.write(&part, name)
        set(&$0, part)
      })
  }

  /// Everything declared by one part, reached through a getter and a setter.
  static func all<Part: Declared, Slot>(
    of part: Part, get: @escaping @Sendable (Root) -> Slot?,
    set: @escaping @Sendable (inout Root, Part) -> Void
  ) -> [Setting] {
    let typed: @Sendable (Root) -> Part? = { get($0) as? Part }
    return (Part.parameters + part.ownParameters).map { Setting($0, get: typed, set: set) }
      + Part.choices.map { Setting($0, get: typed, set: set) }
  }
}

extension Condition {
  /// The condition on a part as a condition on the document that holds it.
  func lifted<Whole>(_ get: @escaping @Sendable (Whole) -> Root?) -> Condition<Whole> {
    Condition<Whole>(reason, remedy: remedy) { get($0).map(holds) ?? true }
  }
}

/// The value of a setting.
public enum SettingValue: Sendable, Hashable {
  /// A number in the internal unit, or nothing where that is allowed.
  case number(Double?)
  /// An option of a choice, or the formula of a target.
  case name(String)
}

/// What the value of a setting may be.
public enum SettingForm: Sendable, Hashable {
  /// A number.
  case number(kind: ParameterKind, units: UnitTable?, bounds: ClosedRange<Double>, isOptional: Bool)
  /// One of the options.
  case choice([ChoiceOption])
  /// The formula of a target.
  case target
}

/// A document with settings: a set-up, or the question for one cross-section.
public protocol Configurable: Sendable {
  /// What neutrinos scatter on.
  var target: Target { get set }
  /// How nuclei are described.
  var nuclear: NuclearModel { get set }
  /// The electroweak parameters.
  var electroweak: Electroweak { get set }
  /// What neutrinos do.
  var interactions: [InteractionInstance] { get set }
  /// What they scatter on.
  var channels: ScatteringChannels { get set }
  /// Every parameter and choice that applies to the document as it stands.
  var settings: [Setting<Self>] { get }
  /// Everything wrong with it, found without computing it.
  func problems() -> [Problem]
}

extension Configurable {
  /// The settings of target, couplings and nuclei, which every document has.
  var theorySettings: [Setting<Self>] {
    var all: [Setting<Self>] = [
      Setting(
        id: "target", meaning: "nuclide, element, compound, or a mixture by mass as in 0.9 CsI + 0.1 Xe",
        form: .target,
        read: { .name($0.target.formula) },
        write: { document, value in
          if case .name(let formula) = value, let target = try? Target(formula) { document.target = target }
        }),
      Setting(
        id: ScatteringChannels.choiceID, meaning: ScatteringChannels.choiceMeaning,
        form: .choice(ScatteringChannels.allCases.map { ChoiceOption($0) }),
        read: { .name($0.channels.rawValue) },
        write: { document, value in
          guard case .name(let name) = value, let channels = ScatteringChannels(rawValue: name) else {
            return
          }
          document.channels = channels
        }),
    ]
    all += Setting<Self>.all(of: electroweak, get: { $0.electroweak }, set: { $0.electroweak = $1 }).map {
      $0.id == Electroweak.strangeAxialID ? $0.when(NuclearModel.axialInUse.lifted { $0.nuclear }) : $0
    }
    all += Setting<Self>.all(of: nuclear, get: { $0.nuclear }, set: { $0.nuclear = $1 })
    return all + interactionSettings
      + target.constituents.map(\.nuclide).filter { !$0.isFreeNucleon }.map { nuclide in
        Setting(
          id: "nuclide.\(nuclide.symbol).neutron-radius", symbol: "R_n(\(nuclide.symbol))",
          meaning: "rms radius of the neutrons of \(nuclide.symbol)",
          form: .number(kind: .shape, units: RadiusDimension.table, bounds: 0.1...20, isOptional: false),
          scale: 0.1,
          condition: NuclearModel.radiiInUse.lifted { $0.nuclear },
          read: { .number($0.nuclear.radii(of: nuclide)?.neutronFm) },
          write: {
            if case .number(let value?) = $1 {
              $0.nuclear.neutronRadii[nuclide.symbol] = NuclearRadius(value)
            }
          })
      }
  }

  /// What is wrong with the description of the target's nuclei.
  var theoryProblems: [Problem] {
    var found = nuclear.problems()
    for problem in target.constituents.flatMap({ nuclear.problems(for: $0.nuclide) })
    where !found.contains(problem) { found.append(problem) }
    return found + interactionProblems
  }

  /// What the reader should know about what is left out for this target.
  public var omissions: [String] {
    target.constituents.map(\.nuclide).filter(nuclear.lacksAxialResponse).map {
      "the axial response of \($0.symbol) is left out: no spin expectation values in the table"
    } + (channels.includesElectrons ? unboundElements : [])
  }

  /// The elements whose electrons are taken as free at every recoil, for want of binding energies.
  private var unboundElements: [String] {
    var seen: [String] = []
    for nuclide in target.constituents.map(\.nuclide)
    where nuclide.electrons > 0 && AtomicElectrons(nuclide).shells == nil && !seen.contains(nuclide.element) {
      seen.append(nuclide.element)
    }
    return seen.map { "the electrons of \($0) are taken as free: no binding energies in the table" }
  }
}
