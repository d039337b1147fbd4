import Sevens

/// What a command has to say, ready for a person, for a program, and as a table.
public struct Output: Sendable {
  /// The schema, as in `rate`.
  public let schema: String
  /// The text for a person.
  public let text: String
  /// The machine-readable result.
  public let result: JSONValue
  /// The unit of the result.
  public let unit: String
  /// The table, if there is one.
  public let table: Table?
  /// The accuracy asked for and estimated, if something was integrated.
  public let accuracy: (requested: Double, estimated: Double)?
  /// False if the accuracy was missed.
  public let reliable: Bool
  /// Where it comes from.
  public let manifest: Manifest?
  /// Where the result of an analysis comes from.
  public let analysis: AnalysisManifest?
  /// The command line, for what has no manifest of its own.
  public let command: [String]
  /// The tables and works behind it, for what has no manifest of its own.
  public let sources: Manifest.Sources?

  /// An output from its parts.
  public init(
    schema: String, text: String, result: JSONValue, unit: String = "1", table: Table? = nil,
    accuracy: (requested: Double, estimated: Double)? = nil, reliable: Bool = true, manifest: Manifest? = nil,
    analysis: AnalysisManifest? = nil, command: [String] = [], sources: Manifest.Sources? = nil
  ) {
    self.schema = schema
    self.text = text
    self.result = result
    self.unit = unit
    self.table = table
    self.accuracy = accuracy
    self.reliable = reliable
    self.manifest = manifest
    self.analysis = analysis
    self.command = command
    self.sources = sources
  }

  /// The exit status it calls for.
  public var status: ExitStatus { reliable ? .ok : .unreliable }

  /// The envelope of `--json`.
  public var json: JSONValue {
    var warnings = manifest?.warnings ?? analysis?.warnings ?? []
    let nulls = result.nonFiniteCount
    if nulls > 0 { warnings.append("\(nulls) value(s) were not finite and are null") }
    return [
      "schema": .string("sevens/\(schema)/1"), "result": result, "unit": .string(unit),
      "status": .string(reliable ? "ok" : "unreliable"),
      "accuracy": accuracy.map { ["requested": .number($0.requested), "estimated": .number($0.estimated)] }
        ?? .null,
      "warnings": .strings(warnings),
      "manifest": manifest?.json ?? analysis?.json ?? Manifest.program(command, sources),
    ]
  }
}

/// A table of text cells.
public struct Table: Sendable, Hashable {
  /// The header.
  public let columns: [String]
  /// The rows, each as long as the header.
  public let rows: [[String]]

  /// A table from its header and rows.
  public init(columns: [String], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }

  /// Comma-separated values; cells with commas, quotes or line breaks are quoted.
  public var csv: String {
    ([columns] + rows).map { $0.map(Self.quoted).joined(separator: ",") }.joined(separator: "\n")
  }

  /// Columns of equal width, two spaces apart, under a line of dashes.
  public var aligned: String {
    let widths = columns.indices.map { i in ([columns] + rows).map { $0[i].count }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      let padded = zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return padded.joined(separator: "  ").trimmedEnd
    }
    return ([line(columns), line(widths.map { String(repeating: "-", count: $0) })] + rows.map(line))
      .joined(separator: "\n")
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
