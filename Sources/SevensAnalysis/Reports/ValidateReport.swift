import Sevens

/// The answer to `sevens validate`.
public enum ValidateReport {
  /// Reads set-up files and analysis files without computing anything; throws everything wrong with all of them.
  ///
  /// - Parameter store: the installed releases, on which `mode: full` of an analysis rests; those of the environment if
  ///   nil.
  public static func make(
    _ paths: [String], store: ReleaseStore? = nil, command: [String] = []
  ) throws(Faults) -> Output {
    var (faults, status, rows): ([Diagnostic], ExitStatus, [[String]]) = ([], .ok, [])
    for path in paths {
      do throws(Faults) {
        rows.append([path] + (try row(path, store)))
      } catch {
        faults += error.diagnostics
        if status.rawValue < error.status.rawValue { status = error.status }
      }
    }
    if !faults.isEmpty { throw Faults(faults, status: status) }
    let table = Table(columns: ["file", "kind", "id", "source", "target", "notes"], rows: rows)
    return Output(
      schema: "validate", text: table.aligned,
      result: .array(
        rows.map { row in
          .object(Dictionary(zip(table.columns, row.map { .string($0) })) { first, _ in first })
        }),
      table: table, command: command)
  }

  private static func row(_ path: String, _ store: ReleaseStore?) throws(Faults) -> [String] {
    guard try AnalysisFile.isAnalysis(path, certainly: true) else {
      let setup = try SetupFile.read(path)
      return ["setup", setup.id, type(of: setup.source).id, setup.target.formula, "\(setup.notes.count)"]
    }
    let found: ReleaseStore
    if let store { found = store } else { found = try ReleaseStore() }
    let analysis = try Analysis(
      AnalysisOptions([path]), interest: 0...20, needsRange: false, store: found, command: [])
    func joined(_ part: (MeasurementModel) -> String) -> String {
      analysis.models.map(part).joined(separator: ", ")
    }
    return [
      "analysis", analysis.id, joined { "\($0.id) (\($0.mode.rawValue))" },
      joined { $0.setup.target.formula }, "\(analysis.manifest.warnings.count)",
    ]
  }
}
