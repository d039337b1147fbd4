/// Counts that no neutrino causes, in the bins of the reconstructed axes. What is given is taken as reconstructed: after
/// efficiency, and inside the time window, over which it is steady.
public struct Background: Sendable, Hashable {
  /// The kebab-case id, of which a set-up has each once.
  public var id: String
  /// How it is spread along the axis.
  public var shape: Shape
  /// What the rate or the table is multiplied by.
  public var normalisation = 1.0
  /// The standard deviation of the normalisation, relative to it; nil if none is stated.
  public var uncertainty: Double?

  /// How a background is spread along the axis.
  public enum Shape: Sendable, Hashable {
    /// As many counts per mass, time and length of the axis everywhere.
    case flat(BackgroundRate)
    /// As a table has it.
    case table(BackgroundTable)
  }

  /// A background with normalisation 1 and no uncertainty.
  public init(id: String, _ shape: Shape) {
    self.id = id
    self.shape = shape
  }

  /// Counts in the bins of the axis, and those of a table beyond it.
  public struct Counts: Sendable, Hashable {
    /// The background.
    public let id: String
    /// The counts of every bin.
    public let bins: [Double]
    /// The counts of a table that lie beyond the axis.
    public let outside: Double
    /// The standard deviation of all of them together, relative to them.
    public let uncertainty: Double?

    /// Counts from their parts.
    public init(id: String, bins: [Double], outside: Double, uncertainty: Double?) {
      self.id = id
      self.bins = bins
      self.outside = outside
      self.uncertainty = uncertainty
    }

    /// The sum over the bins.
    public var total: Double { bins.reduce(0, +) }
  }
}

/// A rate per mass, time and length of the axis.
public struct BackgroundRate: Sendable, Hashable {
  /// The value in the internal unit of `units`, as in counts/(keVee kg day).
  public var value: Double
  /// The units; which one of `dimensions` says along which axis it is flat.
  public let units: UnitTable

  /// The units of rates, by the axis along which they are flat.
  public static let dimensions: [UnitTable] = [
    ElectronEquivalentRateDimension.table, RecoilRateDimension.table, PhotoelectronRateDimension.table,
  ]

  /// A rate in the internal unit of one of `dimensions`.
  public init(_ value: Double, _ units: UnitTable) {
    self.value = value
    self.units = units
  }

  var density: CountDensity? { (try? UnitExpression(units.internalUnit)).flatMap(CountDensity.init) }
}

/// The unit of numbers of counts: `counts`, or counts per mass, per time, per length of an axis, or per several of these.
public struct CountDensity: Sendable, Hashable {
  let perMass: Bool
  let perTime: Bool
  /// The dimension of the axis, if the unit is per length of one.
  let axis: DimensionVector?
  private let size: Double

  /// Reads a unit; nil if it is none of these.
  public init?(_ unit: UnitExpression) {
    var rest = unit.dimension
    rest.multiply(by: DimensionVector([.counts: 1]), power: -1)
    perMass = rest.power(of: .mass) == -1
    perTime = rest.power(of: .time) == -1
    if perMass { rest.multiply(by: DimensionVector([.mass: 1]), power: 1) }
    if perTime { rest.multiply(by: DimensionVector([.time: 1]), power: 1) }
    if rest == .none {
      axis = nil
    } else {
      let bases: [DimensionVector.Base] = [.recoil, .electronEquivalent, .photoelectrons, .electrons]
      guard let base = bases.first(where: { rest == DimensionVector([$0: -1]) }) else { return nil }
      axis = DimensionVector([base: 1])
    }
    size = unit.size
  }

  /// A value of this unit in counts, for an exposure and a width in base units.
  func counts(_ value: Double, mass: Mass, live: TimeSpan, width: Double) -> Double {
    value * size * (perMass ? mass.value * 1e-3 : 1) * (perTime ? live.value : 1) * (axis == nil ? 1 : width)
  }
}

extension Setup {
  /// The counts of every background in the bins of the axis; only meaningful where `problems()` is empty.
  public var backgroundCounts: [Background.Counts] {
    let times = detector.timeWindow?.axis?.edges ?? [0, 1]
    let steady = zip(times, times.dropFirst()).map { ($1 - $0) / (times[times.count - 1] - times[0]) }
    return backgrounds.map { background in
      var (bins, outside) = ([Double](repeating: 0, count: max(0, detector.axis.edges.count - 1)), 0.0)
      switch background.shape {
      case .flat(let rate):
        for (b, (low, high)) in zip(detector.axis.edges, detector.axis.edges.dropFirst()).enumerated() {
          guard let density = rate.density, let axis = density.axis,
            let scale = detector.axisScale(in: axis)
          else { continue }
          bins[b] =
            background.normalisation
            * density.counts(rate.value, mass: detector.mass, live: live, width: (high - low) * scale)
        }
      case .table(let table):
        (bins, outside) = table.counts(
          on: detector.axis, mass: detector.mass, live: live, scale: background.normalisation)
      }
      return Background.Counts(
        id: background.id, bins: bins.flatMap { n in steady.map { n * $0 } }, outside: outside,
        uncertainty: background.uncertainty)
    }
  }

  /// What is wrong with the backgrounds.
  var backgroundProblems: [Problem] {
    var found: [Problem] = []
    for (index, background) in backgrounds.enumerated() {
      func problem(_ message: String, _ remedy: String) {
        found.append(Problem("backgrounds.\(background.id)", message, remedy: remedy))
      }
      if backgrounds[..<index].contains(where: { $0.id == background.id }) {
        problem("there are two of this name", "give every background an id of its own")
      }
      if detector.isPlain {
        problem(
          "a background needs an axis with an end, and the detector has only a threshold",
          "give the detector a response and axes")
        continue
      }
      if background.isPerTime, live.value == 0 {
        problem("it is given per time, and the live time is 0", "give the live time by 'exposure'")
      }
      if let uncertainty = background.uncertainty, !(uncertainty >= 0 && uncertainty.isFinite) {
        problem("an uncertainty of \(uncertainty)", "give a relative standard deviation of 0 or more")
      }
      let unit = detector.axis.unit
      switch background.shape {
      case .flat(let rate):
        if rate.density?.axis.flatMap({ detector.axisScale(in: $0) }) == nil {
          problem(
            "its rate is in \(rate.units.internalUnit), and the axis is one of \(unit)",
            "give it in counts/(\(unit) kg day)")
        }
      case .table(let table):
        if (try? UnitExpression(unit))?.dimension != table.axisUnit.dimension {
          problem(
            "its table is along an axis of \(table.axisUnit.dimension.typicalUnit), and that of the detector is "
              + unit, "give the edges of the table in \(unit)")
        }
      }
    }
    return found
  }

  /// The normalisations of the backgrounds and the rates of flat ones.
  var backgroundSettings: [Setting<Setup>] {
    backgrounds.flatMap { background -> [Setting<Setup>] in
      let name = background.id
      @Sendable func index(_ setup: Setup) -> Int? { setup.backgrounds.firstIndex { $0.id == name } }
      let normalisation = Setting<Setup>(
        id: "\(id).\(name).normalisation", symbol: "ν(\(name))",
        meaning: "what the background \(name) is multiplied by",
        form: .number(kind: .rate, units: nil, bounds: 0...1e15, isOptional: false),
        scale: background.uncertainty ?? 0.1,
        read: { setup in .number(index(setup).map { setup.backgrounds[$0].normalisation }) },
        write: { setup, value in
          if let i = index(setup), case .number(let number?) = value {
            setup.backgrounds[i].normalisation = number
          }
        })
      guard case .flat(let rate) = background.shape else { return [normalisation] }
      return [
        normalisation,
        Setting<Setup>(
          id: "\(id).\(name).rate", symbol: "b(\(name))", meaning: "rate of the background \(name)",
          form: .number(kind: .rate, units: rate.units, bounds: 0...1e15, isOptional: false),
          scale: 0.1 * max(rate.value, 1e-9),
          read: { setup in
            guard let i = index(setup), case .flat(let rate) = setup.backgrounds[i].shape else {
              return .number(nil)
            }
            return .number(rate.value)
          },
          write: { setup, value in
            if let i = index(setup), case .number(let number?) = value {
              setup.backgrounds[i].shape = .flat(BackgroundRate(number, rate.units))
            }
          }),
      ]
    }
  }
}

extension Background {
  /// True if its counts grow with the live time.
  var isPerTime: Bool {
    switch shape {
    case .flat: true
    case .table(let table): table.density.perTime
    }
  }
}

extension Detector {
  /// One unit of the axis in base units of a dimension: of its own, or of electron-equivalent energy on an axis of
  /// photo-electrons, where a flat density ρ in keVee is ρ/Y in counted photo-electrons, exactly, because
  /// ∫ Poisson(n | μ) dμ = 1 for every n.
  func axisScale(in dimension: DimensionVector) -> Double? {
    guard let own = try? UnitExpression(axis.unit) else { return nil }
    if own.dimension == dimension { return own.size }
    guard dimension == ElectronEquivalentDimension.table.dimension, let yield = response.yield
    else {
      return nil
    }
    // 1 PE is worth 1/Y keVee, which is 1000/Y eVee.
    return 1000 / yield.perkeVee
  }
}
