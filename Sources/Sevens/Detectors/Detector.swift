import SevensKernel

/// A detector: its mass, and what it makes of a recoil.
public struct Detector: Declared {
  /// The active mass.
  public var mass: Mass = .kg(1)
  /// From a recoil to what is reconstructed; nothing but the recoil energy itself unless stages are added.
  public var response = ResponseChain()
  /// The bins of the axis in which the response ends; one open bin from the threshold up if absent.
  public var binning: AxisBinning?
  /// The lower end of the open bin, on the axis of its unit; no effect where there are bins.
  public var threshold: Threshold? = .keVnr(0)
  /// The window of arrival times, if the analysis has one.
  public var timeWindow: TimeWindow?

  public init() {}

  public static let parameters: [Parameter<Detector>] = [
    Parameter(
      "detector.mass", \.mass, .rate, bounds: 1e-6...1e15, scale: 1000, symbol: "m", latex: "m", "active mass"
    )
  ]

  public func problems() -> [Problem] {
    response.problems() + (binning?.problems(on: response.axis) ?? thresholdProblems())
  }

  private func thresholdProblems() -> [Problem] {
    guard let threshold, threshold.axis != response.axis else {
      let value = threshold?.value ?? 0
      return response.countsQuanta && value != value.rounded()
        ? [Problem("detector.threshold", "\(value) is no whole number", remedy: "counts are whole numbers")]
        : []
    }
    let (wanted, ends) = (threshold.axis.unit, response.axis.unit)
    let remedy =
      switch threshold.axis {
      case .recoil: "give it in \(ends), or leave the response out"
      case .electronEquivalent where response.quenching == nil:
        "add quenching to the response, as in - quenching: { model: lindhard }, or give it in keVnr"
      case .electronEquivalent: "give it in \(ends), or leave the yield out"
      default: "add quenching and a yield to the response, or give it in \(ends)"
      }
    return [
      Problem(
        "detector.threshold", "a threshold in \(wanted), and the response ends in \(ends)", remedy: remedy)
    ]
  }

  /// True if there are no bins, only a threshold.
  public var isPlain: Bool { binning == nil }

  /// True if nothing but a threshold on the recoil energy is modelled.
  public var isRecoilThreshold: Bool {
    isPlain && response.axis == .recoil && response.isSharp && response.efficiencies.isEmpty
  }

  /// The lowest value on the axis that is counted.
  var lowestValue: Double { binning?.edges.first ?? threshold?.value ?? 0 }

  /// The lowest recoil energy of any of some nuclides that can be counted.
  public func lowestRecoil(of nuclides: [Nuclide]) -> RecoilEnergy {
    nuclides.map { response.lowestRecoil(of: $0, from: lowestValue) }.min() ?? RecoilEnergy(0)
  }

  /// The name, unit and edges of the reconstructed axis; the last edge of a plain threshold is open.
  public var axis: Axis { axis(edges: binning?.edges ?? [lowestValue]) }

  /// The axis with other edges.
  func axis(edges: [Double]) -> Axis {
    Axis(name: response.axis.name, unit: response.axis.unit, edges: edges)
  }

  /// The edges of one bin from the threshold to beyond everything that recoils up to the highest one can become.
  func openEdges(of nuclides: [Nuclide], electrons: Bool, highestRecoil: RecoilEnergy) -> [Double] {
    let low = lowestValue
    if response.axis == .recoil, response.isSharp {
      return [low, (max(highestRecoil.value, low * 1e-3) * (1 + 1e-9) + 1e-12) * 1e3]
    }
    let reach =
      (nuclides.map { response.reach(of: $0, highestRecoil: highestRecoil) }
      + (electrons ? [response.electronReach(highestRecoil: highestRecoil)] : [])).max() ?? 0
    let high = max(reach, low) * (1 + 1e-9) + 1e-9
    return response.axis.isCount ? [low, high.rounded(.up) + 1] : [low, high]
  }
}
