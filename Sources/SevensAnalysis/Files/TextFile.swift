import FoundationEssentials
import Sevens

/// A text beside a set-up file that names it.
struct TextFile {
  /// Where it was found.
  let path: String
  /// What it holds.
  let content: String

  /// A file larger than this is no table.
  private static let largestSize = 100_000_000

  /// The text of a file that is read by itself, as set-ups and analyses are.
  static func document(_ path: String) throws(Faults) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Faults(
        [Diagnostic(path, "cannot be read", remedy: "is it there, and readable?")], status: .missingData)
    }
    guard let text = String(bytes: data, encoding: .utf8) else {
      throw Faults([Diagnostic(path, "not a text", remedy: "save as UTF-8")], status: .badData)
    }
    return text
  }

  /// Reads a file whose path is relative to the folder of another, or absolute; nil with a fault noted at the place
  /// that names it.
  static func read(
    _ name: String, besides file: String, place: String, noting faults: inout FaultCollector
  ) -> TextFile? {
    let folder = file.lastIndex(of: "/").map { file[...$0] } ?? ""
    let path = name.hasPrefix("/") ? name : folder + name
    guard let data = FileManager.default.contents(atPath: path) else {
      var isFolder = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      return faults.missing(
        place, isFolder ? "\(path) is a folder" : exists ? "\(path) cannot be read" : "no file \(path)",
        remedy: "name a file, relative to the folder of \(file)", status: .missingData)
    }
    guard data.count <= largestSize else {
      return faults.missing(place, "\(path) has \(data.count) bytes", remedy: "at most 100 MB")
    }
    guard let content = String(bytes: data, encoding: .utf8) else {
      return faults.missing(place, "\(path) is no text", remedy: "save it as UTF-8")
    }
    return TextFile(path: path, content: content)
  }
}

extension Diagnostic {
  /// A fault of a table in a file, with its line.
  init(_ fault: TableFault, file: String) {
    self.init(
      fault.line.map { "\(file):\($0)" } ?? file,
      fault.column.map { "\($0): \(fault.message)" } ?? fault.message,
      remedy: fault.remedy)
  }
}
