import SevensKernel

/// New or old physics: what a neutrino may do to a scatterer, lowered to amplitudes.
///
/// One interaction is one AuthorYear file with its parameters, and one line in the `Catalog`.
public protocol Interaction: Declared {
  /// The reserved kebab-case id.
  static var id: String { get }
  /// One line of what it is.
  static var title: String { get }
  /// The formula in plain text, with its conventions.
  static var formula: String { get }
  /// What is not included.
  static var notIncluded: [String] { get }
  /// Citation keys.
  static var references: [String] { get }
  /// The amplitude couplings it contributes.
  func lower(_ electroweak: Electroweak) -> [Contribution]
}

/// What the neutrino became. Final states add incoherently.
public enum FinalState: Sendable, Hashable {
  /// A light neutrino of a flavour with its helicity kept.
  case active(NeutrinoFlavor)
  /// A light neutrino of a flavour with its chirality flipped: ν_R or ν^c.
  case flipped(NeutrinoFlavor)

  /// The name of the channel in outputs: all flavours of one kind together.
  public var channel: String {
    switch self {
    case .active: "active"
    case .flipped: "flipped"
    }
  }

  /// The mass of the final fermion in MeV.
  public var massMeV: Double {
    switch self {
    case .active, .flipped: 0
    }
  }
}

/// One coupling a_k^{αf}: of a term k, for incoming flavour α and final state f.
public struct Contribution: Sendable {
  /// The term.
  public var term: AmplitudeTerm
  /// The incoming flavour.
  public var incoming: NeutrinoFlavor
  /// The final state.
  public var final: FinalState
  /// The real part.
  public var real: Double
  /// The imaginary part.
  public var imaginary: Double

  /// A contribution of one interaction.
  public init(
    _ term: AmplitudeTerm, _ incoming: NeutrinoFlavor, to final: FinalState, real: Double,
    imaginary: Double = 0
  ) {
    self.term = term
    self.incoming = incoming
    self.final = final
    self.real = real
    self.imaginary = imaginary
  }
}
