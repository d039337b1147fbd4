/// Q(T) = Q₀ at every recoil energy.
///
/// Ref: 1708.01294
public struct ConstantQuenching: QuenchingFactor {
  public static let id = "constant"
  public static let title = "Q(T) = Q₀"
  public static let references = ["1708.01294"]

  /// Q₀.
  public var value = 1.0

  public init() {}

  /// The same factor at every recoil energy.
  public init(value: Double) { self.value = value }

  public static let parameters: [Parameter<ConstantQuenching>] = [
    Parameter(
      "detector.response.quenching.value", \.value, .response, bounds: 0...1, scale: 0.005, symbol: "Q",
      latex: "Q", "electron-equivalent energy per recoil energy")
  ]

  /// One number for all.
  public var dependsOnNuclide: Bool { false }

  public func callAsFunction(_ recoil: RecoilEnergy, of nuclide: Nuclide) -> Double { value }
}
