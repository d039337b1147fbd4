/// A figure as numbers: axes, curves, notes. It says what is drawn; a renderer says how.
///
/// Labels, titles and names are markup of the renderer: `T_{max}`, `cm^{2}`, `{/:Italic E}`. What comes from elsewhere
/// goes through `plain`.
public struct Figure: Sendable, Hashable {
  /// How values are laid out along an axis.
  public enum Scale: String, Sendable, Hashable, CaseIterable {
    /// Proportional to the value.
    case linear
    /// Proportional to its logarithm; values that are not positive are not drawn.
    case log
  }

  /// One axis.
  public struct Axis: Sendable, Hashable {
    /// What is plotted, as markup.
    public var label: String
    /// Its unit, as markup; "1" if there is none.
    public var unit: String
    /// The name of its column, ASCII with the unit, as in `recoil_keV`.
    public var column: String
    /// How it is laid out.
    public var scale: Scale
    /// What is shown; as far as the data go if nil.
    public var range: ClosedRange<Double>?

    /// An axis from its parts.
    public init(
      _ label: String, unit: String, column: String, scale: Scale = .linear, range: ClosedRange<Double>? = nil
    ) {
      self.label = label
      self.unit = unit
      self.column = column
      self.scale = scale
      self.range = range
    }
  }

  /// How a curve is drawn.
  public enum Style: String, Sendable, Hashable, CaseIterable {
    /// Straight lines between the points; one without a name has the colour of the one before.
    case line
    /// A histogram: x holds the edges, one more than y.
    case steps
    /// The area between `y` and `yHigh`.
    case band
    /// A symbol at every point.
    case points
    /// A thin grey line to compare with.
    case guide
    /// The area inside a closed line; one without a name has the colour of the one before.
    case region
    /// A line in the colour of the region before.
    case outline
    /// A conspicuous symbol.
    case mark
    /// The same, less conspicuous.
    case otherMark
    /// A regular grid of points, each a rectangle in the colour of its `yHigh` on the axis `colour`.
    case cells
  }

  /// A named set of points.
  public struct Curve: Sendable, Hashable {
    /// The entry in the legend, as markup.
    public var name: String
    /// The abscissas.
    public var x: [Double]
    /// The ordinates.
    public var y: [Double]
    /// The upper ordinates of a band, or the values of cells, otherwise empty.
    public var yHigh: [Double]
    /// How it is drawn.
    public var style: Style

    /// A curve through points.
    public init(_ name: String, x: [Double], y: [Double], yHigh: [Double] = [], style: Style = .line) {
      precondition(
        x.count == y.count + (style == .steps ? 1 : 0), "\(name): as many x as y, or one edge more")
      precondition(
        yHigh.count == (style == .band || style == .cells ? y.count : 0),
        "\(name): a band or cells, and nothing else, have yHigh")
      self.name = name
      self.x = x
      self.y = y
      self.yHigh = yHigh
      self.style = style
    }
  }

  /// The name of its files, kebab-case.
  public var id: String
  /// The title, as markup.
  public var title: String
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// What colours mean, with the range they cover; nil where there are no cells.
  public var colour: Axis?
  /// The curves; earlier ones lie below.
  public var curves: [Curve]
  /// What the reader should know.
  public var notes: [String]

  /// A figure from its parts.
  public init(
    id: String, title: String, x: Axis, y: Axis, colour: Axis? = nil, curves: [Curve], notes: [String] = []
  ) {
    self.colour = colour
    self.id = id
    self.title = title
    self.x = x
    self.y = y
    self.curves = curves
    self.notes = notes
  }

  /// The markup that shows a text as it is.
  public static func plain(_ text: String) -> String { text.oneLine(escaping: "_^{}@&~\\") }

  /// Every point: the number and name of its curve, x, y, and the upper edge of a band or the value of a cell.
  ///
  /// A histogram has a row per edge; the last one repeats the last value. What is not finite is left empty.
  public var table: Table {
    func cell(_ value: Double?) -> String { value.map { $0.isFinite ? "\($0)" : "" } ?? "" }
    let rows = curves.enumerated().flatMap { number, curve in
      curve.x.indices.map { i -> [String] in
        let y = curve.y.isEmpty ? nil : curve.y[min(i, curve.y.count - 1)]
        return [
          "\(number + 1)", curve.name, cell(curve.x[i]), cell(y),
          cell(curve.yHigh.isEmpty ? nil : curve.yHigh[i]),
        ]
      }
    }
    return Table(
      columns: ["curve", "name", x.column, y.column, colour?.column ?? "\(y.column)_high"], rows: rows)
  }
}

extension String {
  /// The text on one line, a backslash before the signs that would mean something.
  func oneLine(escaping signs: String) -> String {
    var result = ""
    for character in self {
      if character.isNewline {
        result += " "
        continue
      }
      if signs.contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }
}
