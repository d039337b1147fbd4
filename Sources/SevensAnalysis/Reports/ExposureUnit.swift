import Sevens

/// What counts are divided by: a mass, a live time, a width of bins, as in "kg day" or "t yr keVnr".
struct ExposureUnit: Sendable {
  /// The unit as it was written.
  let text: String
  /// The number of mass and time units in the exposure; 1 if neither is named.
  let exposure: Double
  /// The part of the unit that is no width.
  let exposureText: String
  /// The size of the width's unit in units of the axis; nil if the counts stay integrated over their bins.
  let width: Double?

  /// Reads a unit for a set-up; everything wrong with it is noted.
  init?(_ text: String, _ setup: Setup, noting faults: inout FaultCollector) {
    let place = "--per"
    var factors: [UnitExpression.Factor] = []
    do throws(UnitExpression.Fault) {
      factors = try UnitExpression(text).factors
      if factors.isEmpty {
        faults.add(Diagnostic(place, "no unit in it", remedy: "write units, as in \"kg day\""))
      }
    } catch {
      let known = "units: \(Self.known(setup).joined(separator: ", "))"
      faults.add(Diagnostic(place, error.message, remedy: error.remedy.isEmpty ? known : error.remedy))
    }
    let axis = try? UnitExpression(setup.detector.axis.unit)
    var (exposure, width, named): (Double, Double?, [String: String]) = (1, nil, [:])
    var exposureWords: [String] = []
    for factor in factors {
      let (word, kind) = (factor.symbol, Self.kind(of: factor, axis))
      switch kind {
      case .mass?:
        exposure *= setup.detector.mass.value / (MassDimension.table.size(of: word) ?? 1)
        exposureWords.append(word)
      case .time?:
        if !type(of: setup.source).usesLiveTime {
          faults.add(
            Diagnostic(
              place, "'\(word)' is a time, and the source of \(setup.id) is normalised by its protons",
              remedy: "leave the time out, as in \"kg\""))
        } else if setup.live.value == 0 {
          faults.add(Diagnostic(place, "the live time is 0", remedy: "set exposure.live"))
        }
        exposure *= setup.live.value / (TimeDimension.table.size(of: word) ?? 1)
        exposureWords.append(word)
      case .width?: width = factor.size / (axis?.size ?? 1)
      case nil:
        let power = factor.power == 1 ? "" : " to the power \(factor.power)"
        faults.add(
          Diagnostic(
            place, "'\(word)'\(power) is no unit of mass, time or of the axis of \(setup.id)",
            remedy: "units, multiplied: \(Self.known(setup).joined(separator: ", "))"))
        continue
      }
      if let kind, let first = named.updateValue(word, forKey: kind.rawValue) {
        faults.add(
          Diagnostic(
            place, "both '\(first)' and '\(word)' are a \(kind.rawValue)", remedy: "keep one of them"))
      }
    }
    if factors.isEmpty || !exposure.isFinite || exposure <= 0 { return nil }
    self.text = factors.map(\.symbol).joined(separator: " ")
    self.exposure = exposure
    exposureText = exposureWords.joined(separator: " ")
    self.width = width
  }

  /// What a unit measures.
  private enum Kind: String {
    case mass, time
    case width = "width of a bin"
  }

  private static func kind(of factor: UnitExpression.Factor, _ axis: UnitExpression?) -> Kind? {
    guard factor.power == 1 else { return nil }
    if factor.dimension == MassDimension.table.dimension { return .mass }
    if factor.dimension == TimeDimension.table.dimension { return .time }
    return factor.dimension == axis?.dimension ? .width : nil
  }

  private static func known(_ setup: Setup) -> [String] {
    let times = type(of: setup.source).usesLiveTime ? TimeDimension.table.units.map(\.symbol) : []
    let axis = try? UnitExpression(setup.detector.axis.unit)
    let widths = axis.map { UnitExpression.symbols(of: $0.dimension) } ?? []
    return MassDimension.table.units.map(\.symbol) + times + widths
  }

  /// The unit of counts divided by it.
  var unit: String { "counts/(\(text))" }
  /// The unit of a sum over bins.
  var sumUnit: String { exposureText.isEmpty ? "counts" : "counts/(\(exposureText))" }
  /// The name of a column of counts divided by it.
  func column(_ name: String) -> String { "\(name)_per_" + text.split(separator: " ").joined(separator: "_") }

  /// What the counts of every bin are divided by; a width is that of the first axis.
  func divisors(_ axes: [Axis]) -> [Double] {
    let edges = axes.first?.edges ?? []
    let inner = axes.dropFirst().reduce(1) { $0 * $1.binCount }
    return zip(edges, edges.dropFirst()).flatMap { low, high in
      [Double](repeating: exposure * (width.map { (high - low) / $0 } ?? 1), count: inner)
    }
  }

  /// The unit for a program.
  var json: JSONValue {
    [
      "unit": .string(text), "exposure": .number(exposure), "exposureUnit": .string(exposureText),
      "differential": .bool(width != nil),
    ]
  }
}
