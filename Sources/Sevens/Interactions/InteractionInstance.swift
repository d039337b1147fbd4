/// An interaction in use, under a name: several of one kind may act together.
public struct InteractionInstance: Sendable {
  /// The name its parameters begin with.
  public let name: String
  /// The interaction.
  public var interaction: any Interaction

  /// An instance; without a name it has that of its kind.
  public init(_ interaction: any Interaction, as name: String? = nil) {
    self.interaction = interaction
    self.name = name ?? type(of: interaction).scope
  }

  /// True if it has a name of its own.
  public var isNamed: Bool { name != type(of: interaction).scope }
  /// As it is written: `light-vector`, or `light-vector:zprime`.
  public var notation: String { type(of: interaction).id + (isNamed ? ":\(name)" : "") }

  /// A declared id under the name of the instance: `light-vector.mass` becomes `zprime.mass`.
  func key(_ id: String) -> String {
    guard isNamed else { return id }
    let prefix = type(of: interaction).scope + "."
    return "\(name)." + (id.hasPrefix(prefix) ? String(id.dropFirst(prefix.count)) : id)
  }

  /// The amplitude couplings it contributes; the new fermions of a named instance are its own.
  func lower(_ electroweak: Electroweak) -> [Contribution] {
    let contributions = interaction.lower(electroweak)
    guard isNamed else { return contributions }
    return contributions.map {
      var own = $0
      own.final = own.final.named(name)
      return own
    }
  }

  /// What is wrong with its values.
  func problems() -> [Problem] { interaction.problems().map(renamed) }

  /// What is wrong with it for a source.
  func problems(with source: any NeutrinoSource) -> [Problem] {
    interaction.problems(with: source).map(renamed)
  }

  private func renamed(_ problem: Problem) -> Problem {
    Problem(key(problem.key), problem.message, remedy: problem.remedy)
  }
}
