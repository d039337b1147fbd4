import Sevens

/// The answer to `sevens validate`.
public enum ValidateReport {
  /// Reads set-up files without computing anything; throws everything wrong with all of them.
  public static func make(_ paths: [String], command: [String] = []) throws(Faults) -> Output {
    var (faults, status, rows): ([Diagnostic], ExitStatus, [[String]]) = ([], .ok, [])
    for path in paths {
      do throws(Faults) {
        let setup = try SetupFile.read(path)
        rows.append([path, setup.id, type(of: setup.source).id, setup.target.formula, "\(setup.notes.count)"])
      } catch {
        faults += error.diagnostics
        if status.rawValue < error.status.rawValue { status = error.status }
      }
    }
    if !faults.isEmpty { throw Faults(faults, status: status) }
    let table = Table(columns: ["file", "id", "source", "target", "notes"], rows: rows)
    return Output(
      schema: "validate", text: table.aligned,
      result: .array(
        rows.map { row in
          .object(Dictionary(zip(table.columns, row.map { .string($0) })) { first, _ in first })
        }),
      table: table, command: command)
  }
}
