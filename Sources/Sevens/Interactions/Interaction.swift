import SevensKernel

/// New or old physics: what a neutrino may do to a scatterer, lowered to amplitudes.
///
/// One interaction is one file with its parameters, and one line in the `Catalog`.
public protocol Interaction: Declared {
  /// The reserved kebab-case id.
  static var id: String { get }
  /// The name of an instance that is given none; its parameters begin with it.
  static var scope: String { get }
  /// One line of what it is.
  static var title: String { get }
  /// The formula in plain text.
  static var formula: String { get }
  /// Signs, normalisations and other conventions, where papers differ.
  static var conventions: [String] { get }
  /// Sizes to expect, where the interaction has something to say about them.
  static var estimates: [String] { get }
  /// What is not included.
  static var notIncluded: [String] { get }
  /// Citation keys.
  static var references: [String] { get }
  /// The parameters of `Electroweak` and the matrix elements of the nucleon that it uses.
  static var uses: Set<SharedPhysics> { get }
  /// The amplitude couplings it contributes.
  func lower(_ electroweak: Electroweak) -> [Contribution]
  /// True if it acts on the flux on its way to the detector.
  static var actsOnFlux: Bool { get }
  /// What is wrong with it for a source.
  func problems(with source: any NeutrinoSource) -> [Problem]
  /// The flux at the detector, for an interaction that acts on the way there.
  func propagate(_ beam: Beam, from source: any NeutrinoSource) -> Beam
}

extension Interaction {
  /// The id, unless said.
  public static var scope: String { id }
  /// None, unless said.
  public static var conventions: [String] { [] }
  /// None, unless said.
  public static var estimates: [String] { [] }
  /// Nothing, unless said.
  public static var uses: Set<SharedPhysics> { [] }
  /// It does not, unless said.
  public static var actsOnFlux: Bool { false }
  /// Nothing, unless said.
  public func problems(with source: any NeutrinoSource) -> [Problem] { [] }
  /// The flux that left the source, unless said.
  public func propagate(_ beam: Beam, from source: any NeutrinoSource) -> Beam { beam }
}

/// What several interactions have in common, declared once for all of them.
public enum SharedPhysics: Sendable, Hashable, CaseIterable {
  /// What scalar quark currents are in a nucleon.
  case scalarCharges
  /// What tensor quark currents are in a nucleon.
  case tensorCharges
  /// What axial quark currents are in a nucleon.
  case axialCharges
  /// Whether neutrinos are their own antiparticles.
  case neutrinoNature
}

/// What the neutrino became. Final states add incoherently.
public enum FinalState: Sendable, Hashable {
  /// A light neutrino of a flavour with its helicity kept.
  case active(NeutrinoFlavor)
  /// A light neutrino of a flavour with its chirality flipped: ν_R of a Dirac neutrino, or the one state of the other
  /// helicity that a Majorana neutrino has.
  case flipped(NeutrinoFlavor)
  /// The antiparticle ν^c of a Dirac neutrino of a flavour, by an interaction that breaks lepton number.
  case conjugated(NeutrinoFlavor)
  /// A new fermion of a name and a mass in MeV.
  case massive(name: String, massMeV: Double)

  /// The name of the channel in outputs: all flavours of one kind together.
  public var channel: String {
    switch self {
    case .active: "active"
    case .flipped: "flipped"
    case .conjugated: "conjugated"
    case .massive(let name, _): name
    }
  }

  /// The mass of the final fermion in MeV.
  public var massMeV: Double {
    if case .massive(_, let mass) = self { mass } else { 0 }
  }

  /// The same state as another instance of the interaction makes it: its new fermion is another one.
  func named(_ instance: String) -> FinalState {
    if case .massive(let name, let mass) = self {
      .massive(name: "\(name):\(instance)", massMeV: mass)
    } else {
      self
    }
  }
}

/// One coupling a_k^{αf}: of a term k, for incoming flavour α and final state f.
public struct Contribution: Sendable, Hashable {
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
  /// What the coupling is multiplied by for antineutrinos, besides the signs of the engine.
  public var antineutrinoSign = 1.0

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

  /// A contribution with a complex coupling.
  init(_ term: AmplitudeTerm, _ incoming: NeutrinoFlavor, to final: FinalState, _ value: Complex) {
    self.init(term, incoming, to: final, real: value.re, imaginary: value.im)
  }
}
