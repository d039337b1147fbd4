import SevensKernel

/// From a recoil to counted photo-electrons: quenching, light yield, Poisson statistics, efficiency, bins.
///
/// Mean = T·Q(T)·Y; P(n) = Poisson(n | mean); ε_n multiplies; bins hold from ≤ n < from + step.
///
/// Ref: 1804.09459
public struct PhotoelectronChain: Declared {
  /// The quenching factor.
  public var quenching: any QuenchingFactor = ConstantQuenching()
  /// The light yield.
  public var lightYield = LightYield(1)
  /// The efficiency.
  public var efficiency = LogisticEfficiency()
  /// The first count of the axis.
  public var from = 0.0
  /// The first count beyond the axis.
  public var to = 1.0
  /// The width of a bin in counts.
  public var step = 1.0

  public init() {}

  public static let parameters: [Parameter<PhotoelectronChain>] = [
    Parameter(
      "detector.response.light.yield", \.lightYield, .response, bounds: 0...1000, scale: 0.02, symbol: "Y",
      latex: "Y", "photo-electrons per electron-equivalent energy"),
    axisParameter("from", \.from, 0...10_000, "first count of the axis"),
    axisParameter("to", \.to, 1...10_000, "first count beyond the axis"),
    axisParameter("step", \.step, 1...10_000, "counts per bin"),
  ]

  private static func axisParameter(
    _ name: String, _ path: WritableKeyPath<Self, Double> & Sendable, _ bounds: ClosedRange<Double>,
    _ meaning: String
  ) -> Parameter<Self> {
    Parameter(
      "detector.axes.PE.\(name)", path, .response, bounds: bounds, scale: 1, symbol: name, latex: name,
      meaning)
  }

  /// The edges of the bins.
  public var edges: [Int] { Array(stride(from: Int(from), through: Int(to), by: max(1, Int(step)))) }

  public func problems() -> [Problem] {
    var found: [Problem] = []
    for (name, value) in [("from", from), ("to", to), ("step", step)] where value != value.rounded() {
      found.append(
        Problem(
          "detector.axes.PE.\(name)", "\(value) is not a whole number", remedy: "counts are whole numbers"))
    }
    if found.isEmpty, to <= from || (to - from).truncatingRemainder(dividingBy: step) != 0 {
      found.append(
        Problem(
          "detector.axes.PE", "\(from) to \(to) is no whole number of steps of \(step)",
          remedy: "choose to = from + a multiple of step"))
    }
    return found
  }

  /// The probability of every bin as a function of the recoil of a nuclide.
  public func response(of nuclide: Nuclide) -> Response {
    let edges = edges
    let (quenching, yield) = (quenching, lightYield.value)
    return .poissonCounts(
      edges: edges, efficiency: (edges[0]..<edges[edges.count - 1]).map(efficiency.efficiency(count:)),
      mean: { quenching.electronEquivalent(RecoilEnergy($0), of: nuclide).value * yield })
  }
}
