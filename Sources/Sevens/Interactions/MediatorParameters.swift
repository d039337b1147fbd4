import SevensKernel

/// √2/G_F in MeV²: what turns a product of two couplings times 1/(Q²+m²) into an amplitude of the engine.
let amplitudeUnitMeV2 = 2.0.squareRoot() / PhysicalConstants.fermiConstantPerMeV2

/// The parameters every exchange of one particle has, under the name of the interaction.
struct MediatorDeclaration<Root: Interaction>: Sendable {
  /// The mass.
  var mass: WritableKeyPath<Root, Energy> & Sendable
  /// The overall coupling to neutrinos.
  var neutrino: WritableKeyPath<Root, Double> & Sendable
  /// How it is shared among flavours.
  var flavors: WritableKeyPath<Root, FlavorMatrix> & Sendable
  /// The couplings to the target.
  var target: WritableKeyPath<Root, TargetCouplings> & Sendable
  /// The current of the target.
  var kind: AmplitudeClass

  /// A typical step of a coupling: pseudoscalar currents are suppressed by T/E.
  private var step: Double { kind == .pseudoscalar ? 1e-3 : 1e-5 }

  /// Mass, coupling to neutrinos, its matrix in flavour, couplings to the target.
  var parameters: [Parameter<Root>] {
    [
      Parameter(
        "\(Root.scope).mass", mass, .shape, bounds: 0...1e9, scale: 1, symbol: "m", latex: "m",
        "mass of the mediator"),
      Parameter(
        "\(Root.scope).g-neutrino", neutrino, .coupling, bounds: -100...100, scale: step, symbol: "g_ν",
        latex: #"g_\nu"#, "coupling to neutrinos"),
    ]
      + FlavorMatrixDeclaration<Root>(
        prefix: "\(Root.scope).nu-", symbol: "x", latex: "x",
        meaning: "coupling between flavours relative to g-neutrino", bounds: -1000...1000, scale: 0.1
      ).parameters(flavors)
      + TargetCouplingsDeclaration<Root>(
        prefix: "\(Root.scope).g-", kind: kind, symbol: "g", latex: "g", meaning: "coupling to the target",
        bounds: -1000...1000, scale: step
      ).parameters(target)
  }

  /// What the parameters mean, for `conventions`.
  static var conventions: [String] {
    [
      "the coupling between ν_α and ν_β is g-neutrino times the Hermitian matrix x, one by default",
      "couplings to quarks, nucleons and the whole nucleus add",
      "for m² ≫ Q² only couplings over m² count; for m² ≪ Q² the mass drops out",
    ]
  }
}
