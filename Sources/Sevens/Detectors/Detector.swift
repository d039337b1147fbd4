import SevensKernel

/// A detector: its mass, and what it makes of a recoil.
public struct Detector: Declared {
  /// The active mass.
  public var mass: Mass = .kg(1)
  /// The threshold on the true recoil energy, where nothing else is modelled.
  public var threshold: RecoilEnergy? = .keVnr(0)
  /// What follows the recoil, down to counted photo-electrons.
  public var photoelectrons: PhotoelectronChain?
  /// What follows the recoil, down to electron-equivalent energy; not together with `photoelectrons`.
  public var ionization: IonizationChain?
  /// The window of arrival times, if the analysis has one.
  public var timeWindow: TimeWindow?

  public init() {}

  public static let parameters: [Parameter<Detector>] = [
    Parameter(
      "detector.mass", \.mass, .rate, bounds: 1e-6...1e15, scale: 1000, symbol: "m", latex: "m", "active mass"
    )
  ]

  /// The threshold is a parameter only where no response is modelled: there the axis would be another.
  static let thresholdParameter: Parameter<Detector> = Parameter(
    "detector.threshold", \.threshold, .response, bounds: 0...1, scale: 1e-4, symbol: "T_thr",
    latex: #"T_\mathrm{thr}"#, "threshold on the true recoil energy")

  public func problems() -> [Problem] {
    (photoelectrons?.problems() ?? []) + (ionization?.problems() ?? [])
  }

  /// True if only a threshold on the true recoil is modelled.
  public var isPlain: Bool { photoelectrons == nil && ionization == nil }

  /// The lowest recoil energy that can be counted.
  public var lowestRecoil: RecoilEnergy { isPlain ? threshold ?? .keVnr(0) : .keVnr(0) }

  /// The name, unit and edges of the reconstructed axis; the last edge of a plain threshold is open.
  public var axis: Axis {
    photoelectrons.map { Axis(name: "PE", unit: "PE", edges: $0.edges.map(Double.init)) }
      ?? ionization.map { Axis(name: "E", unit: "keVee", edges: $0.edgeskeVee) }
      ?? Axis(name: "T", unit: "keVnr", edges: [lowestRecoil.value * 1e3])
  }

  /// The response to recoils of a nuclide up to the highest one, with recoil bins between given edges in MeVnr where
  /// only a threshold is modelled.
  public func response(
    of nuclide: Nuclide, highestRecoil: RecoilEnergy, recoilEdgesMeV: [Double]
  ) -> Response {
    photoelectrons?.response(of: nuclide) ?? ionization?.response(of: nuclide, highestRecoil: highestRecoil)
      ?? .recoilBins(edges: recoilEdgesMeV)
  }
}

/// A reconstructed axis.
public struct Axis: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// The unit of its edges.
  public let unit: String
  /// Ascending edges.
  public let edges: [Double]

  /// An axis with edges in a unit.
  public init(name: String, unit: String, edges: [Double]) {
    self.name = name
    self.unit = unit
    self.edges = edges
  }
}

/// A window of arrival times.
public struct TimeWindow: Sendable, Hashable, Declared {
  /// Its beginning.
  public var start: TimeSpan = .us(0)
  /// Its end.
  public var end: TimeSpan = .us(6)
  /// Whether it is applied.
  public var use = TimeWindowChoice.analysis

  public init() {}

  public static let parameters: [Parameter<TimeWindow>] = [
    Parameter(
      "detector.time-window.start", \.start, .response, bounds: 0...1, scale: 1e-7, symbol: "t₁",
      latex: "t_1",
      "beginning of the window of arrival times"
    ).when(inUse),
    Parameter(
      "detector.time-window.end", \.end, .response, bounds: 0...1, scale: 1e-7, symbol: "t₂", latex: "t_2",
      "end of the window of arrival times"
    ).when(inUse),
  ]

  private static let inUse = Condition<TimeWindow>(
    "no effect: the window is not applied", remedy: "set time-window=analysis"
  ) { $0.use == .analysis }

  public static let choices: [Choice<TimeWindow>] = [Choice(\.use)]

  public func problems() -> [Problem] {
    start < end
      ? []
      : [
        Problem(
          "detector.time-window.end", "the window ends before it begins", remedy: "set an end above the start"
        )
      ]
  }

  /// The part of the arrivals inside.
  public func acceptance(of arrival: ArrivalTimes?) -> Double {
    guard use == .analysis, let arrival else { return 1 }
    return arrival.fraction(from: start, to: end)
  }
}

/// Whether the window of arrival times is applied.
public enum TimeWindowChoice: String, NamedChoice {
  /// Count what arrives inside.
  case analysis
  /// Count at all times.
  case none

  public static let choiceID = "time-window"
  public static let choiceMeaning = "the window of arrival times"

  public var meaning: String {
    switch self {
    case .analysis: "count arrivals inside the window of the analysis"
    case .none: "count at all times"
    }
  }
}
