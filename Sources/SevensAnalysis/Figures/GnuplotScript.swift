/// The picture formats, by the extension of the file.
public enum PictureFormat: String, Sendable, CaseIterable {
  /// Scalable, for the web.
  case svg
  /// Pixels.
  case png
  /// Scalable, for papers.
  case pdf

  /// The terminal that draws it.
  var terminal: String {
    switch self {
    case .svg:
      "svg enhanced size 880,620 dynamic font 'Helvetica,Arial,DejaVu Sans,sans-serif,16' background 'white'"
    case .png:
      "pngcairo enhanced size 1760,1240 font 'DejaVu Sans,26' linewidth 2 pointscale 2 background 'white'"
    case .pdf: "pdfcairo enhanced size 16cm,11.3cm font 'DejaVu Sans,10.5' background 'white'"
    }
  }
}

/// A figure as a gnuplot script that reads the figure's table from a file beside it.
package struct GnuplotScript {
  package let figure: Figure
  /// The name of the files without extension.
  package let name: String
  package let format: PictureFormat

  package init(figure: Figure, name: String, format: PictureFormat) {
    self.figure = figure
    self.name = name
    self.format = format
  }

  /// Colours that the colour-blind tell apart (Okabe and Ito); with dashes and symbols they do without colour.
  private static let colours = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000", "#E69F00", "#56B4E9", "#882255", "#999933",
    "#332288",
  ]
  private static let dashes = [
    "solid", "(14,6)", "(4,4)", "(14,5,3,5)", "solid", "(22,6)", "(3,6)", "(10,3)", "(14,4,3,4,3,4)", "(2,3)",
  ]
  private static let bands = ["#56B4E9", "#E69F00", "#555555"]
  /// The colours of their edges, whose dashes tell them apart in grey.
  private static let edges = ["#0072B2", "#A65E00", "#333333"]
  /// Shades of one hue, from the widest region inwards.
  private static let regions = ["#dbe9f6", "#b0d0e8", "#6baed6", "#3182bd"]
  private static let symbols = [7, 9, 5, 13, 6, 8, 4, 11, 12, 10]

  /// The script.
  package var text: String {
    (comments + settings + [plot, ""]).joined(separator: "\n")
  }

  private var comments: [String] {
    let lines = [figure.title] + figure.notes
    return lines.map { "# " + String($0.map { $0.isNewline ? " " : $0 }) }
      + ["# The data are in \(name).csv beside this file. To draw it again: gnuplot \(name).gp"]
  }

  private var settings: [String] {
    [
      "set encoding utf8", "set minussign", "set terminal \(format.terminal)",
      "if (!exists('output')) output = \(Self.quoted("\(name).\(format.rawValue)"))", "set output output",
      "set datafile separator comma", "data = \(Self.quoted("\(name).csv"))",
      "set title \(Self.text(figure.title)) offset 0,-0.4", "set tmargin 2.6", "set lmargin 10.5",
      "set rmargin \(figure.colour == nil ? "3.5" : "13")",
      "set bmargin \(Self.bottom(rows: (names.count + columns - 1) / columns))",
      "set border 31 linewidth 1.2 linecolor rgb '#303030'",
      "set grid xtics ytics linetype 1 linewidth 0.5 linecolor rgb '#e4e4e4' back",
      "set tics front", "set style fill solid noborder",
      "set key outside below center horizontal Left reverse samplen 3.2 spacing 1.15 maxcols \(columns)",
    ] + axis("x", figure.x, scales.x) + axis("y", figure.y, scales.y) + colourAxis
  }

  /// Viridis, bright where the value is low: even in lightness, for the colour-blind and in grey.
  private static let palette = ["#fde725", "#90d743", "#35b779", "#21918c", "#31688e", "#443983", "#440154"]

  private var colourAxis: [String] {
    guard let colour = figure.colour else { return [] }
    let steps = Self.palette.enumerated().map { "\($0) '\($1)'" }.joined(separator: ", ")
    return ["set palette defined (\(steps))"] + axis("cb", colour, 0) + ["set cblabel offset 1.5,0"]
  }

  private var names: [String] { figure.curves.map(\.name).filter { !$0.isEmpty } }

  /// The columns of the legend: two where the entries, markup aside, are short enough to stand side by side.
  private var columns: Int {
    let longest = names.map { name in
      name.split(separator: "{/:Italic ").joined().filter { !"{}_^".contains($0) }.count
    }
    return (longest.max() ?? 0) > 25 ? 1 : 2
  }

  /// Room for tics, label and legend, in tenths of a line, which print without rounding.
  private static func bottom(rows: Int) -> String {
    let tenths = 43 + 13 * rows
    return "\(tenths / 10).\(tenths % 10)"
  }

  private func axis(_ letter: String, _ axis: Figure.Axis, _ exponent: Int) -> [String] {
    var unit = axis.unit == "1" ? "" : axis.unit
    if exponent != 0 { unit = "10^{\(Self.signed(exponent))}\(unit.isEmpty ? "" : " \(unit)")" }
    var lines = [
      "set \(letter)label \(Self.text(axis.label + (unit.isEmpty ? "" : " [\(unit)]")))"
    ]
    if axis.scale == .log {
      // Powers of ten where there are several, plain numbers where they are short enough to read.
      let (low, high) = extent(axis, letter)
      let isPlain = low >= 0.99e-2 && high <= 1.01e3
      lines.append("set logscale \(letter)")
      lines +=
        high > low * 1e9 ? ["unset m\(letter)tics"] : ["set \(letter)tics 10", "set m\(letter)tics 10"]
      lines.append("set format \(letter) '\(isPlain ? "%g" : "10^{%T}")'")
      let between = Self.between(low, high)
      if isPlain, high <= 2 * low {
        lines.append("set \(letter)tics add autofreq")
      } else if isPlain, high <= 200 * low, !between.isEmpty {
        lines.append("set \(letter)tics add (\(between.joined(separator: ", ")))")
      }
    } else {
      lines += ["set format \(letter) '%g'", "set m\(letter)tics 2"]
    }
    if let range = axis.range {
      let size = Self.power(exponent)
      lines.append("set \(letter)range [\(range.lowerBound / size):\(range.upperBound / size)]")
    }
    return lines
  }

  /// Twice and five times the powers of ten that lie in a range; in less than a decade also others.
  private static func between(_ low: Double, _ high: Double) -> [String] {
    let multiples = high < 10 * low ? [2, 3, 4, 5, 6, 8] : [2, 5]
    return (-3...3).flatMap { power in multiples.map { "\($0)e\(power)" } }.filter { text in
      Double(text).map { low <= $0 && $0 <= high } ?? false
    }
  }

  private var plot: String {
    var (next, band, region) = (0, 0, -1)
    let regions = figure.curves.count { $0.style == .region && !$0.name.isEmpty }
    let parts = figure.curves.enumerated().map { number, curve -> String in
      let style: String
      switch curve.style {
      case .guide: style = "lines linewidth 1.2 linecolor rgb '#808080' dashtype (6,4)"
      case .band:
        style = "filledcurves linecolor rgb '\(Self.bands[band % 3])' fillstyle transparent solid 0.35"
        band += 1
      case .region:
        if !curve.name.isEmpty { region += 1 }
        style =
          "filledcurves closed linecolor rgb '\(Self.regions[Self.shade(region, of: regions)])' fillstyle solid"
      case .outline:
        style =
          "lines linewidth 1.8 linecolor rgb '#08306b' dashtype \(Self.dashes[max(0, regions - 1 - region) % Self.dashes.count])"
      case .cells: return cells(number, curve)
      case .mark: style = "points pointtype 3 pointsize 1.3 linewidth 2 linecolor rgb '#000000'"
      case .otherMark: style = "points pointtype 1 pointsize 1 linewidth 1.6 linecolor rgb '#505050'"
      case .points:
        style =
          "points pointtype \(Self.symbols[next % Self.symbols.count]) pointsize 0.75 linecolor rgb "
          + "'\(Self.colours[next % Self.colours.count])'"
        next += 1
      case .line, .steps:
        if curve.name.isEmpty { next = max(0, next - 1) }
        style =
          "\(curve.style == .line ? "lines" : "steps") linewidth 2.2 linecolor rgb "
          + "'\(Self.colours[next % Self.colours.count])' dashtype \(Self.dashes[next % Self.dashes.count])"
        next += 1
      }
      let (x, y) = (column(3, scales.x), column(4, scales.y))
      let columns = curve.style == .band ? "\(y):\(column(5, scales.y))" : y
      return
        "  data skip 1 using ($1 == \(number + 1) ? \(x) : NaN):\(columns) with \(style) \\\n    "
        + (curve.name.isEmpty ? "notitle" : "title \(Self.text(curve.name))")
    }
    return "plot \\\n" + (parts + outlines).joined(separator: ", \\\n")
  }

  /// The edges of the bands, above everything, so that the number of a curve remains that of its plot.
  private var outlines: [String] {
    let bands = figure.curves.enumerated().filter { $0.element.style == .band }
    return bands.enumerated().flatMap { place, band in
      [4, 5].map { edge in
        "  data skip 1 using ($1 == \(band.offset + 1) ? \(column(3, scales.x)) : NaN):\(column(edge, scales.y)) "
          + "with lines linewidth 1 linecolor rgb '\(Self.edges[place % 3])' dashtype \(Self.dashes[place % 3]) notitle"
      }
    }
  }

  /// Rectangles about the points of a grid, half a step to every side; what has no value has no colour.
  private func cells(_ number: Int, _ curve: Figure.Curve) -> String {
    func sides(_ column: Int, _ values: [Double], _ axis: Figure.Axis, _ exponent: Int) -> String {
      let places = Set(values).sorted()
      guard let low = places.first, let high = places.last, low < high else { return "" }
      let steps = Double(2 * (places.count - 1))
      if axis.scale == .log {
        let factor = "\(high / low)**\(1 / steps)"
        return "($\(column)/\(factor)):($\(column)*\(factor))"
      }
      let (half, size) = ((high - low) / steps, "/ 1e\(exponent)")
      return "(($\(column) - \(half)) \(size)):(($\(column) + \(half)) \(size))"
    }
    return "  data skip 1 using ($1 == \(number + 1) ? \(column(3, scales.x)) : NaN):\(column(4, scales.y)):"
      + "\(sides(3, curve.x, figure.x, scales.x)):\(sides(4, curve.y, figure.y, scales.y)):5 with boxxyerror "
      + "fillcolor palette \\\n    notitle"
  }

  /// The last shades are those of the innermost regions.
  private static func shade(_ index: Int, of count: Int) -> Int {
    min(max(0, index) + max(0, min(1, 3 - count)), regions.count - 1)
  }

  private func column(_ number: Int, _ exponent: Int) -> String {
    exponent == 0 ? "($\(number))" : "($\(number) / 1e\(exponent))"
  }

  /// The powers of ten taken out of linear axes, so that the numbers at the tics stay short.
  private var scales: (x: Int, y: Int) { (exponent(figure.x, "x"), exponent(figure.y, "y")) }

  private func exponent(_ axis: Figure.Axis, _ letter: String) -> Int {
    guard axis.scale == .linear else { return 0 }
    let (low, high) = extent(axis, letter)
    let largest = max(abs(low), abs(high))
    guard largest > 0, largest >= 1e5 || largest < 1e-2 else { return 0 }
    var exponent = 0
    while largest >= Self.power(exponent + 1) { exponent += 1 }
    while largest < Self.power(exponent) { exponent -= 1 }
    return exponent
  }

  private func extent(_ axis: Figure.Axis, _ letter: String) -> (Double, Double) {
    if let range = axis.range { return (range.lowerBound, range.upperBound) }
    let values = figure.curves.flatMap { letter == "x" ? $0.x : $0.y + $0.yHigh }
      .filter { $0.isFinite && (axis.scale == .linear || $0 > 0) }
    return (values.min() ?? 0, values.max() ?? 0)
  }

  private static func power(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? 1 }

  private static func signed(_ number: Int) -> String { number < 0 ? "−\(-number)" : "\(number)" }

  /// Markup as a string of gnuplot; of two indices the first takes no room, so that the other stands below it. The
  /// second is a little smaller, since gnuplot forgets to say the size of letters that are as small as those before.
  /// Indices may hold groups of their own, as in `_{{/:Italic μμ}}^{u}`.
  package static func text(_ markup: String) -> String {
    let below = /_(\{(?:[^{}]|\{[^{}]*\})*\})\^(\{(?:[^{}]|\{[^{}]*\})*\})/
    let above = /@?\^(\{(?:[^{}]|\{[^{}]*\})*\})_\{((?:[^{}]|\{[^{}]*\})*)\}/
    let stacked = markup.replacing(below) { "^\($0.2)_\($0.1)" }
    return quoted(stacked.replacing(above) { "@^\($0.1)_{/*0.98 \($0.2)}" })
  }

  /// A string of gnuplot in which only the quote itself means something.
  package static func quoted(_ text: String) -> String {
    let line = String(text.map { $0.isNewline ? " " : $0 })
    return "'" + line.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
