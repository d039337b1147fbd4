import Sevens

/// The answer to `sevens schema`.
public enum SchemaReport {
  /// The names of every schema.
  public static let names = ["setup", "analysis"] + OutputSchemas.results.map(\.name)

  /// The JSON Schema (draft 2020-12) of set-up files, of analysis files or of an output; without a name, what there is.
  public static func make(_ name: String?, command: [String] = []) throws(Faults) -> Output {
    guard let name else {
      let rows =
        [["setup", "set-up files"], ["analysis", "analysis files"]]
        + OutputSchemas.results.map { [$0.name, "what prints sevens/\($0.name)/1 with --json"] }
      let table = Table(columns: ["schema", "of"], rows: rows)
      return Output(
        schema: "list", text: table.aligned,
        result: .array(rows.map { ["schema": .string($0[0]), "of": .string($0[1])] }), table: table,
        command: command)
    }
    guard let schema = schema(name) else {
      throw Faults([
        Diagnostic(
          "schema", "no schema '\(name)'", remedy: Suggestion.remedy(for: name, among: names))
      ])
    }
    return Output(schema: "schema", text: schema.text, result: schema, command: command)
  }

  private static func schema(_ name: String) -> JSONValue? {
    if name == "setup" { return SetupSchema.document }
    if name == "analysis" { return AnalysisSchema.document }
    return OutputSchemas.results.first { $0.name == name }.map {
      JSONSchema.document(name, $0.title, OutputSchemas.envelope(name, $0.result))
    }
  }
}
