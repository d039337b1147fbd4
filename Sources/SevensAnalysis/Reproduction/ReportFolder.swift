import CSevensHost
import FoundationEssentials

/// The folder that a report goes to.
public struct ReportFolder: Sendable {
  /// The path without a slash at its end.
  public let path: String

  /// The folder of a path; throws if something else has its name, before anything is computed for it.
  public init(_ path: String) throws(Faults) {
    var name = Substring(path)
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    self.path = String(name)
    var isFolder = false
    let exists = FileManager.default.fileExists(atPath: self.path, isDirectory: &isFolder)
    if name.isEmpty || (exists && !isFolder) {
      throw Faults([
        Diagnostic("--report", "'\(path)' is not a folder", remedy: "name a new folder, or one to write into")
      ])
    }
  }

  /// Writes a report, and says in lines for a person what was made.
  ///
  /// Everything is written into a folder beside its place first. A new folder then gets its name in one step; in one
  /// that is there each file is replaced in one step, the page last, and what else is in it stays.
  public func write(_ reproduction: Reproduction) throws(Faults) -> [String] {
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let aside = "\(parent).\(name).\(sevens_process()).part"
    defer { try? FileManager.default.removeItem(atPath: aside) }
    do { try FileManager.default.createDirectory(atPath: aside, withIntermediateDirectories: true) } catch {
      throw refusal(aside)
    }
    var drawn: [[DrawnFigure]] = []
    for figures in try reproduction.figures() {
      var own: [DrawnFigure] = []
      for figure in figures { own.append(try DrawnFigure(figure, folder: aside)) }
      drawn.append(own)
    }
    let time = Date.now.formatted(.iso8601)
    let content = ReportContent(reproduction, drawn: drawn, time: time)
    let output = ReproduceReport.output(
      reproduction.computed, reproduction.context, command: reproduction.commandOfNumbers)
    let texts = [
      ("report.json", output.json.text + "\n"), ("report.csv", (output.table?.csv ?? "") + "\n"),
      ("report.md", ReportMarkdown(content).text), ("report.bib", bibliography(content)),
      ("report.html", ReportPage(content).text),
    ]
    for (file, text) in texts { try WholeFile.write(text, to: "\(aside)/\(file)", option: "--report") }
    try move(aside, texts.map(\.0))
    let lost = drawn.joined().compactMap(\.remark)
    return [
      "report: \(path)/report.html   (beside it report.md, .bib, .json, .csv and \(drawn.joined().count) figures)"
    ]
      + (lost.first.map { ["no pictures for \(lost.count) figures: \($0)"] } ?? [])
  }

  private func bibliography(_ content: ReportContent) -> String {
    content.works.compactMap { Bibliography.entry($0.key)?.bibtex }.joined(separator: "\n\n") + "\n"
  }

  /// Gives what was written its place; the texts come last.
  private func move(_ aside: String, _ texts: [String]) throws(Faults) {
    if !FileManager.default.fileExists(atPath: path) {
      guard sevens_rename(aside, path) == 0 else { throw refusal(path) }
      return
    }
    let found = (try? FileManager.default.contentsOfDirectory(atPath: aside)) ?? []
    for file in found.filter({ !texts.contains($0) }).sorted() + texts {
      guard sevens_rename("\(aside)/\(file)", "\(path)/\(file)") == 0 else {
        throw refusal("\(path)/\(file)")
      }
    }
  }

  private func refusal(_ place: String) -> Faults {
    Faults([
      Diagnostic("--report", "\(place) could not be written", remedy: "name a folder you may write in")
    ])
  }
}
