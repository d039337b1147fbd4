/// The response of CsI[Na] that COHERENT fitted to all measurements: E_ee = aT + bT² + cT³ + dT⁴, T in MeVnr.
///
/// The coefficients move along two orthogonal directions of uncertainty, each in units of its standard deviation; the
/// release lists both signs, which are symmetric. Not below 0.
///
/// Ref: 2110.07730
public struct COHERENT2021Quenching: QuenchingFactor {
  public static let id = "coherent-csi-2021"
  public static let title = "CsI[Na] after COHERENT 2021: E_ee = aT + bT² + cT³ + dT⁴"
  public static let references = ["2110.07730"]
  /// Caesium and iodine.
  public static let elements: Set<String>? = ["Cs", "I"]

  /// The first direction, in standard deviations.
  public var first = 0.0
  /// The second direction, in standard deviations.
  public var second = 0.0

  public init() {}

  /// a, b, c, d in MeV^(1−n).
  ///
  /// Ref: 2110.07730
  static let nominal = [0.0554628, 4.30681, -111.707, 840.384]
  /// What one standard deviation of the first direction adds.
  ///
  /// Ref: 2110.07730
  static let firstShift = [0.0613632 - 0.0554628, 3.51547 - 4.30681, -85.5548 + 111.707, 595.562 - 840.384]
  /// What one standard deviation of the second direction adds.
  ///
  /// Ref: 2110.07730
  static let secondShift = [0.055413 - 0.0554628, 3.93597 - 4.30681, -93.1045 + 111.707, 630.092 - 840.384]

  public static let parameters: [Parameter<COHERENT2021Quenching>] = [
    Parameter(
      "detector.response.quenching.pull-1", \.first, .response, bounds: -5...5, scale: 0.1, symbol: "s₁",
      latex: "s_1", "first direction of the uncertainty, in standard deviations"),
    Parameter(
      "detector.response.quenching.pull-2", \.second, .response, bounds: -5...5, scale: 0.1, symbol: "s₂",
      latex: "s_2", "second direction of the uncertainty, in standard deviations"),
  ]

  /// One curve for both.
  public var dependsOnNuclide: Bool { false }

  public func callAsFunction(_ recoil: RecoilEnergy, of nuclide: Nuclide) -> Double {
    var sum = 0.0
    for n in (0..<4).reversed() {
      sum = sum * recoil.value + Self.nominal[n] + first * Self.firstShift[n] + second * Self.secondShift[n]
    }
    return max(0, sum)
  }
}
