import Foundation
import SevensAnalysis
import SevensTestSupport
import Testing

/// Everything wrong with the text of a set-up; its tables lie beside `file`.
func faultsOf(_ text: String, file: String = "my.yaml", status: SevensAnalysis.ExitStatus = .badData)
  -> [Diagnostic]
{
  do {
    _ = try SetupFile.parse(text, file: file)
    return []
  } catch {
    #expect(error.status == status)
    return error.diagnostics
  }
}

/// Writes files into an empty folder that is gone afterwards.
func withFolder<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws -> Result {
  let folder = try Repository.emptyFolder()
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
  return try body(folder.path)
}
