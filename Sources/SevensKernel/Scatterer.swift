/// What one scatterer contributes at one recoil energy: coherent weights, and the spin response.
///
/// A pair of coherent weights multiplies; the spin response is a symmetric matrix because structure functions are not
/// rank one (S₀₁² ≠ 4 S₀₀ S₁₁ away from Q = 0). All entries are dimensionless numbers of particles.
@frozen
public struct ScattererWeights: Sendable, Equatable {
  /// Z F_p.
  public var protons = 0.0
  /// N F_n.
  public var neutrons = 0.0
  /// Z F_ch.
  public var charge = 0.0
  /// F of the nucleus as a whole.
  public var nucleus = 0.0
  /// The amplitude of the isoscalar spin current where it interferes with the vector one, else 0.
  public var isoscalarSpin = 0.0
  /// The amplitude of the isovector spin current where it interferes with the vector one, else 0.
  public var isovectorSpin = 0.0
  /// W_A on (isoscalar, isoscalar).
  public var spin00 = 0.0
  /// W_A on (isoscalar, isovector), each of the two orders.
  public var spin01 = 0.0
  /// W_A on (isovector, isovector).
  public var spin11 = 0.0
  /// The effective number of electrons.
  public var electrons = 0.0

  /// Nothing.
  public init() {}

  @inlinable
  func amplitude(_ weight: Weight) -> Double {
    switch weight {
    case .protons: protons
    case .neutrons: neutrons
    case .charge: charge
    case .nucleus: nucleus
    case .isoscalarSpin: isoscalarSpin
    case .isovectorSpin: isovectorSpin
    case .electrons: 0
    }
  }

  /// W_kl for a pair of weights.
  @inlinable
  public func pair(_ k: Weight, _ l: Weight) -> Double {
    switch (k, l) {
    case (.isoscalarSpin, .isoscalarSpin): spin00
    case (.isoscalarSpin, .isovectorSpin), (.isovectorSpin, .isoscalarSpin): spin01
    case (.isovectorSpin, .isovectorSpin): spin11
    case (.electrons, .electrons): electrons
    default: amplitude(k) * amplitude(l)
    }
  }
}

/// Something a neutrino scatters on: a nuclide, a free nucleon, or the electrons of an atom.
public struct Scatterer: Sendable {
  /// The mass M in MeV.
  public let mass: Double
  /// K = G_F²M/(4π)·(ħc)² in cm²/MeV.
  public let prefactor: Double
  /// Which current gives the κ polynomials.
  public let kinematics: CurrentKinematics
  /// The number of such scatterers in the target.
  public let count: Double
  /// The weights at momentum transfer Q in MeV.
  public let weights: @Sendable (_ momentumTransfer: Double) -> ScattererWeights
  /// Recoil energies in MeV at which the weights are not smooth (the steps of bound electrons).
  public let breakpoints: [Double]

  /// A scatterer from its parts; the weights are a function of Q = √(2MT) in MeV.
  public init(
    mass: Double, prefactor: Double, kinematics: CurrentKinematics, count: Double = 1,
    breakpoints: [Double] = [],
    weights: @escaping @Sendable (_ momentumTransfer: Double) -> ScattererWeights
  ) {
    self.mass = mass
    self.prefactor = prefactor
    self.kinematics = kinematics
    self.count = count
    self.breakpoints = breakpoints
    self.weights = weights
  }
}
