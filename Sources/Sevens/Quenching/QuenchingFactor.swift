/// How much of a nuclear recoil becomes electron-equivalent energy. The only bridge between the two axes.
public protocol QuenchingFactor: Declared {
  /// The name of the model.
  static var id: String { get }
  /// One line of what it is.
  static var title: String { get }
  /// Citation keys.
  static var references: [String] { get }
  /// How formula and default values are known.
  static var verified: Verification { get }
  /// The elements that it holds for; nil for any.
  static var elements: Set<String>? { get }
  /// The name by which it is chosen: of the model, or of a published table.
  var name: String { get }
  /// The tables behind it.
  var datasets: [Dataset] { get }
  /// Q(T) = E_ee/T of a nuclide, dimensionless and not negative.
  func callAsFunction(_ recoil: RecoilEnergy, of nuclide: Nuclide) -> Double
  /// Whether nuclides differ.
  var dependsOnNuclide: Bool { get }
  /// Recoil energies at which Q or its derivative jumps.
  func kinks(of nuclide: Nuclide) -> [RecoilEnergy]
  /// What is wrong with the model for recoils of a nuclide up to the highest one.
  func problems(for nuclide: Nuclide, highestRecoil: RecoilEnergy) -> [Problem]
  /// What the reader should know about the model as it stands.
  var notes: [String] { get }
}

extension QuenchingFactor {
  /// Read, unless said.
  public static var verified: Verification { .read }
  /// Any, unless said.
  public static var elements: Set<String>? { nil }
  /// That of the model, unless said.
  public var name: String { Self.id }
  /// None, unless said.
  public var datasets: [Dataset] { [] }
  /// They do, unless said.
  public var dependsOnNuclide: Bool { true }
  /// None, unless said.
  public func kinks(of nuclide: Nuclide) -> [RecoilEnergy] { [] }
  /// Nothing, unless said.
  public func problems(for nuclide: Nuclide, highestRecoil: RecoilEnergy) -> [Problem] { [] }
  /// None, unless said.
  public var notes: [String] { [] }

  /// E_ee = Q(T)·T.
  public func electronEquivalent(_ recoil: RecoilEnergy, of nuclide: Nuclide) -> ElectronEquivalentEnergy {
    ElectronEquivalentEnergy(self(recoil, of: nuclide) * recoil.value * 1e3)
  }
}
