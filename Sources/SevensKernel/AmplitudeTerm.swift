/// What a term's amplitude counts in the scatterer, and with which form factor.
public enum Weight: UInt8, CaseIterable, Sendable, Hashable {
  /// Z F_p: protons, by their point-proton form factor.
  case protons
  /// N F_n: neutrons.
  case neutrons
  /// Z F_ch: electric charge.
  case charge
  /// The isoscalar spin current, coupling g_A^s.
  case isoscalarSpin
  /// The isovector spin current, coupling g_A.
  case isovectorSpin
  /// F: the nucleus as a whole, for couplings that are stated for it.
  case nucleus
  /// Atomic electrons, which add incoherently: their number multiplies the square.
  case electrons
}

/// One distinct (class, weight, propagator) triple. Interactions that share a triple share its template entries:
/// the Standard Model, all NSI and the charge radii need only {V·p, V·n}.
public struct AmplitudeTerm: Sendable, Hashable {
  /// The Lorentz structure.
  public var kind: AmplitudeClass
  /// What the amplitude counts.
  public var weight: Weight
  /// The dependence on Q² = 2MT.
  public var propagator: Propagator

  /// A term from its three parts.
  public init(_ kind: AmplitudeClass, _ weight: Weight, _ propagator: Propagator = .contact) {
    self.kind = kind
    self.weight = weight
    self.propagator = propagator
  }
}
