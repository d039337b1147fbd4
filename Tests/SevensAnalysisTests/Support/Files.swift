import Foundation
import SevensAnalysis
import SevensTestSupport
import Testing

/// Writes texts into files of an empty folder that is gone afterwards.
func withFiles<Result>(_ texts: [String], _ body: ([String]) throws -> Result) throws -> Result {
  let folder = try Repository.emptyFolder()
  defer { try? FileManager.default.removeItem(at: folder) }
  let paths = try texts.enumerated().map { index, text in
    let file = folder.appendingPathComponent("\(index).json")
    try Data(text.utf8).write(to: file)
    return file.path
  }
  return try body(paths)
}

/// The faults an input causes, with the exit code they call for.
func refusal<Value>(_ body: () throws -> Value) throws -> Faults {
  do { _ = try body() } catch let error as Faults { return error }
  Issue.record("no fault")
  return Faults([])
}
