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
    let words = text.split(separator: " ").map(String.init)
    var (exposure, width, named): (Double, Double?, [String: String]) = (1, nil, [:])
    var exposureWords: [String] = []
    if words.isEmpty {
      faults.add(Diagnostic(place, "no unit in it", remedy: "write units, as in \"kg day\""))
    }
    for word in words {
      let kind: String
      if let size = MassDimension.table.size(of: word) {
        kind = "mass"
        exposure *= setup.detector.mass.value / size
        exposureWords.append(word)
      } else if let size = TimeDimension.table.size(of: word) {
        kind = "time"
        if !type(of: setup.source).usesLiveTime {
          faults.add(
            Diagnostic(
              place, "'\(word)' is a time, and the source of \(setup.id) is normalised by its protons",
              remedy: "leave the time out, as in \"kg\""))
        } else if setup.live.value == 0 {
          faults.add(Diagnostic(place, "the live time is 0", remedy: "set exposure.live"))
        }
        exposure *= setup.live.value / size
        exposureWords.append(word)
      } else if let size = Self.widths(setup)[word] {
        kind = "width of a bin"
        width = size
      } else {
        faults.add(
          Diagnostic(
            place, "'\(word)' is no unit of mass, time or of the axis of \(setup.id)",
            remedy: "units: \(Self.known(setup).joined(separator: ", "))"))
        continue
      }
      if let first = named.updateValue(word, forKey: kind) {
        faults.add(
          Diagnostic(place, "both '\(first)' and '\(word)' are a \(kind)", remedy: "keep one of them"))
      }
    }
    if words.isEmpty || !exposure.isFinite || exposure <= 0 { return nil }
    self.text = words.joined(separator: " ")
    self.exposure = exposure
    exposureText = exposureWords.joined(separator: " ")
    self.width = width
  }

  /// Units of the axis, by their size in the unit of its edges.
  private static func widths(_ setup: Setup) -> [String: Double] {
    if setup.detector.photoelectrons != nil { return ["PE": 1] }
    let table = setup.detector.isPlain ? RecoilDimension.table : ElectronEquivalentDimension.table
    let edge = table.size(of: setup.detector.axis.unit) ?? 1
    return Dictionary(table.units.map { ($0.symbol, $0.size / edge) }) { first, _ in first }
  }

  private static func known(_ setup: Setup) -> [String] {
    let times = type(of: setup.source).usesLiveTime ? TimeDimension.table.units.map(\.symbol) : []
    return MassDimension.table.units.map(\.symbol) + times + widths(setup).keys.sorted()
  }

  /// The unit of counts divided by it.
  var unit: String { "counts/(\(text))" }
  /// The unit of a sum over bins.
  var sumUnit: String { exposureText.isEmpty ? "counts" : "counts/(\(exposureText))" }
  /// The name of a column of counts divided by it.
  func column(_ name: String) -> String { "\(name)_per_" + text.split(separator: " ").joined(separator: "_") }

  /// What the counts of every bin are divided by.
  func divisors(_ edges: [Double]) -> [Double] {
    zip(edges, edges.dropFirst()).map { low, high in exposure * (width.map { (high - low) / $0 } ?? 1) }
  }

  /// The unit for a program.
  var json: JSONValue {
    [
      "unit": .string(text), "exposure": .number(exposure), "exposureUnit": .string(exposureText),
      "differential": .bool(width != nil),
    ]
  }
}
