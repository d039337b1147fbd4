import SevensKernel

/// A neutrino flavour.
public enum NeutrinoFlavor: Int, Sendable, CaseIterable, Hashable {
  /// ν_e.
  case electron
  /// ν_μ.
  case muon
  /// ν_τ.
  case tau

  /// e, mu or tau.
  public var symbol: String {
    switch self {
    case .electron: "e"
    case .muon: "mu"
    case .tau: "tau"
    }
  }
}

/// A neutrino or antineutrino of one flavour, written `nu_e` or `nubar_mu`.
public struct Neutrino: Sendable, Hashable, CaseIterable {
  /// The flavour.
  public let flavor: NeutrinoFlavor
  /// True for an antineutrino.
  public let isAntineutrino: Bool

  /// A neutrino of a flavour.
  public init(_ flavor: NeutrinoFlavor, antineutrino: Bool = false) {
    self.flavor = flavor
    isAntineutrino = antineutrino
  }

  /// A neutrino by its name.
  public init?(name: String) {
    guard let known = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = known
  }

  /// The name, as in `nubar_mu`.
  public var name: String { (isAntineutrino ? "nubar_" : "nu_") + flavor.symbol }

  public static let allCases: [Neutrino] = NeutrinoFlavor.allCases.flatMap {
    [Neutrino($0), Neutrino($0, antineutrino: true)]
  }

  /// The component the engine folds.
  public var component: FluxComponent { FluxComponent(flavor: couplingIndex, antineutrino: isAntineutrino) }

  /// The index among the couplings of the engine.
  public var couplingIndex: Int { flavor.rawValue + (isAntineutrino ? NeutrinoFlavor.allCases.count : 0) }
}
