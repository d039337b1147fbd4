/// How much of a nuclear recoil becomes electron-equivalent energy. The only bridge between the two axes.
public protocol QuenchingFactor: Declared {
  /// The name of the model.
  static var id: String { get }
  /// One line of what it is.
  static var title: String { get }
  /// Citation keys.
  static var references: [String] { get }
  /// Q(T) = E_ee/T of a nuclide, dimensionless and not negative.
  func callAsFunction(_ recoil: RecoilEnergy, of nuclide: Nuclide) -> Double
}

extension QuenchingFactor {
  /// E_ee = Q(T)·T.
  public func electronEquivalent(_ recoil: RecoilEnergy, of nuclide: Nuclide) -> ElectronEquivalentEnergy {
    ElectronEquivalentEnergy(self(recoil, of: nuclide) * recoil.value * 1e3)
  }
}
