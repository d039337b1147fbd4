/// A discrete choice between named prescriptions.
public protocol NamedChoice: RawRepresentable<String>, CaseIterable, Sendable, Hashable {
  /// The reserved id, as in `form-factor`.
  static var choiceID: String { get }
  /// One line of what is being chosen.
  static var choiceMeaning: String { get }
  /// One line of what this option means.
  var meaning: String { get }
  /// Citation keys of the option.
  var references: [String] { get }
  /// How the option's numbers are known.
  var verified: Verification { get }
}

extension NamedChoice {
  /// Read, unless said.
  public var verified: Verification { .read }
  /// None, unless said.
  public var references: [String] { [] }
}

/// One option of a choice.
public struct ChoiceOption: Sendable, Hashable {
  /// The name users write.
  public let name: String
  /// One line of meaning.
  public let meaning: String
  /// Citation keys.
  public let references: [String]
  /// How the option's numbers are known.
  public let verified: Verification
}

extension ChoiceOption {
  /// An option as it was declared.
  public init(_ option: some NamedChoice) {
    self.init(
      name: option.rawValue, meaning: option.meaning, references: option.references, verified: option.verified
    )
  }
}

/// The one declaration of a choice of `Root`: its default is the initial value of the stored property.
public struct Choice<Root>: Sendable {
  /// The reserved id.
  public let id: String
  /// One line of what is being chosen.
  public let meaning: String
  /// Every option, with its meaning and citation keys.
  public let options: [ChoiceOption]
  let read: @Sendable (Root) -> String
  let write: @Sendable (inout Root, String) -> Void
  var condition: Condition<Root>?

  /// The option chosen in a value.
  public func option(in root: Root) -> String { read(root) }

  /// The same choice, with an effect only under a condition.
  func when(_ condition: Condition<Root>) -> Choice {
    var result = self
    result.condition = condition
    return result
  }

  /// The declaration of a choice kept in a stored property.
  public init<C: NamedChoice>(_ path: WritableKeyPath<Root, C> & Sendable) {
    id = C.choiceID
    meaning = C.choiceMeaning
    options = C.allCases.map { ChoiceOption($0) }
    read = { $0[keyPath: path].rawValue }
    write = { if let option = C(rawValue: $1) { $0[keyPath: path] = option } }
  }
}

/// When a parameter or choice has an effect, and what to say where it has none.
struct Condition<Root>: Sendable {
  /// True where it has an effect.
  let holds: @Sendable (Root) -> Bool
  /// Why it has none otherwise.
  let reason: String
  /// What would give it one.
  let remedy: String

  init(_ reason: String, remedy: String, holds: @escaping @Sendable (Root) -> Bool) {
    self.holds = holds
    self.reason = reason
    self.remedy = remedy
  }
}

/// A type whose parameters and choices are declared.
public protocol Declared: Sendable {
  /// The type with every parameter and choice at its default.
  init()
  /// Its continuous parameters.
  static var parameters: [Parameter<Self>] { get }
  /// Further parameters of a value that only its own data can tell, as one per row of a table that was read.
  var ownParameters: [Parameter<Self>] { get }
  /// Its discrete choices.
  static var choices: [Choice<Self>] { get }
  /// What is wrong with the values as they stand together.
  func problems() -> [Problem]
}

extension Declared {
  /// None, unless said.
  public static var parameters: [Parameter<Self>] { [] }
  /// None, unless said.
  public var ownParameters: [Parameter<Self>] { [] }
  /// None, unless said.
  public static var choices: [Choice<Self>] { [] }
  /// Nothing, unless said.
  public func problems() -> [Problem] { [] }
}

/// Something wrong with a set-up, before anything was computed.
public struct Problem: Sendable, Hashable {
  /// The key of the offending value.
  public let key: String
  /// What is wrong.
  public let message: String
  /// What to do about it.
  public let remedy: String

  /// A problem with its place and remedy.
  public init(_ key: String, _ message: String, remedy: String) {
    self.key = key
    self.message = message
    self.remedy = remedy
  }
}
