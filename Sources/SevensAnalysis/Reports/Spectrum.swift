import Sevens

/// The numbers of a spectrum as they are printed: counts, or counts per something, perhaps beside a second prediction.
struct Spectrum {
  /// The reconstructed axes.
  let axes: [Axis]
  /// Every bin, in `unit`, row-major: the last axis runs fastest.
  let counts: [Double]
  /// Every bin by neutrino.
  let components: [(name: String, counts: [Double])]
  /// The second prediction.
  let compare: (label: String, counts: [Double], sum: Double)?
  /// Every bin of every background.
  let backgrounds: [Background.Counts]
  /// How well every bin is known, if that was asked for.
  let errors: SpectrumErrors?
  /// The sum of all bins, in `sumUnit`.
  let sum: Double
  private let outside: Double
  private let lost: Double
  private let per: ExposureUnit?

  init(
    _ rate: EventRate, _ axes: [Axis], backgrounds: [Background.Counts], errors: SpectrumErrors?,
    compare: (String, EventRate)?, per: ExposureUnit?
  ) {
    let divisors = per?.divisors(axes) ?? [Double](repeating: 1, count: rate.bins.count)
    let exposure = per?.exposure ?? 1
    func divided(_ bins: [Double]) -> [Double] { zip(bins, divisors).map { $0 / $1 } }
    self.axes = axes
    self.per = per
    counts = divided(rate.bins)
    components = rate.binsByFlavor.map { ($0.name, divided($0.bins)) }
    self.backgrounds = backgrounds.map {
      Background.Counts(
        id: $0.id, bins: divided($0.bins), outside: $0.outside / exposure, uncertainty: $0.uncertainty)
    }
    self.errors = errors?.divided(by: divisors)
    self.compare = compare.map { ($0.0, divided($0.1.bins), $0.1.counts / exposure) }
    sum = rate.counts / exposure
    outside = rate.outside / exposure
    lost = rate.lostToEfficiency / exposure
  }

  /// The unit of the bins.
  var unit: String { per?.unit ?? "counts" }
  /// The unit of a sum over bins.
  var sumUnit: String { per?.sumUnit ?? "counts" }

  /// The second prediction over the first, where that is not zero.
  var ratios: [Double?] {
    zip(compare?.counts ?? [], counts).map { $1 == 0 ? nil : $0 / $1 }
  }

  /// The sum of the second prediction, for a person.
  var compareSum: [String] {
    compare.map {
      let ratio = sum == 0 ? "" : "   (ratio \(NumberText.digits($0.sum / sum, 6)))"
      return ["sum \(NumberText.digits($0.sum, 8)) \(sumUnit) with \($0.label)\(ratio)"]
    } ?? []
  }

  /// The result for a program. Of what stands for no bin, the width is not divided out.
  var json: JSONValue {
    [
      "axes": .array(
        axes.map { ["name": .string($0.name), "unit": .string($0.unit), "edges": .numbers($0.edges)] }),
      "counts": .numbers(counts),
      "components": .array(components.map { ["name": .string($0.name), "counts": .numbers($0.counts)] }),
      "compare": compare.map {
        [
          "label": .string($0.label), "counts": .numbers($0.counts), "sum": .number($0.sum),
          "ratio": .array(ratios.map { .optional($0) }),
        ]
      } ?? .null,
      "sum": .number(sum), "sumUnit": .string(sumUnit), "per": per?.json ?? .null,
      "outside": .number(outside), "lostToEfficiency": .number(lost), "errors": errors?.json ?? .null,
      "backgrounds": .object(
        Dictionary(backgrounds.map { ($0.id, $0.json(counts: .numbers($0.bins))) }) { first, _ in first }),
    ]
  }

  /// The columns of the errors, in the order of the table.
  var errorColumns: [(name: String, values: [Double])] {
    errors.map { errors in
      [("numerical_error", errors.numerical)] + errors.byKey.map { ("sigma_\($0.key)", $0.shifts) }
        + [("sigma", errors.total)]
    } ?? []
  }

  /// The lower and upper edge of a bin on every axis.
  func edges(of bin: Int) -> [Double] {
    var (index, found) = (bin, [Double]())
    for axis in axes.reversed() {
      let own = index % axis.binCount
      found = [axis.edges[own], axis.edges[own + 1]] + found
      index /= axis.binCount
    }
    return found
  }

  /// The table: edges, bins, every neutrino, and the second prediction.
  var table: Table {
    func name(_ column: String) -> String { per?.column(column) ?? column }
    let compared = compare == nil ? [] : [name("compare"), "ratio"]
    return Table(
      columns: axes.flatMap { ["\($0.name)_low_\($0.unit)", "\($0.name)_high_\($0.unit)"] } + [name("counts")]
        + components.map { name($0.name) } + compared
        + backgrounds.map { name("background_\($0.id)") } + errorColumns.map { name($0.name) },
      rows: counts.indices.map { b in
        let numbers = edges(of: b) + [counts[b]] + components.map { $0.counts[b] }
        let other = compare.map { ["\($0.counts[b])", ratios[b].map { "\($0)" } ?? ""] } ?? []
        return numbers.map { "\($0)" } + other + backgrounds.map { "\($0.bins[b])" }
          + errorColumns.map { "\($0.values[b])" }
      })
  }
}
