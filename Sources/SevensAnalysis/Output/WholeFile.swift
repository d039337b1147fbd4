import CSevensHost
import FoundationEssentials

/// Files that are there as a whole or not at all.
enum WholeFile {
  /// Writes a text beside its place and gives it its name when it is whole.
  static func write(_ text: String, to path: String, option: String) throws(Faults) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let aside = "\(folder).\(name).\(sevens_process()).part"
    if !name.isEmpty {
      do {
        try Data(text.utf8).write(to: URL(filePath: aside))
        if sevens_rename(aside, path) == 0 { return }
        try? FileManager.default.removeItem(atPath: aside)
      } catch {}
    }
    throw Faults([
      Diagnostic(option, "\(path) could not be written", remedy: "name an existing folder you may write in")
    ])
  }
}
