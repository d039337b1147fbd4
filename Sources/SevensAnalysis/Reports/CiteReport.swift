import FoundationEssentials
import Sevens

/// The answer to `sevens cite`.
public enum CiteReport {
  /// The works behind outputs, and those of some keys, in BibTeX: each once, sorted by key.
  ///
  /// - Parameter words: files written with `--json`, and citation keys.
  public static func make(_ words: [String], all: Bool, command: [String]) throws(Faults) -> Output {
    var (faults, keys) = (FileFaults(), Set<String>())
    if all, !words.isEmpty {
      faults.add(Diagnostic("--all", "leaves nothing to name", remedy: "drop it, or the names"), .usage)
    }
    if !all, words.isEmpty {
      faults.add(
        Diagnostic("cite", "nothing named", remedy: "name outputs written with --json, keys, or --all"),
        .usage)
    }
    for word in words {
      if Bibliography.entry(word) != nil {
        keys.insert(word)
      } else if isFile(word) {
        keys.formUnion(citations(of: word, noting: &faults))
      } else {
        let remedy = Suggestion.remedy(for: word, among: Bibliography.entries.map(\.key))
        faults.add(
          Diagnostic(
            "cite", "'\(word)' is neither a citation key nor a file",
            remedy: remedy.isEmpty ? "sevens cite --all shows every key" : remedy), .usage)
      }
    }
    try faults.finish()
    let entries = Bibliography.entries.filter { all || keys.contains($0.key) }
    return Output(
      schema: "cite", text: entries.map(\.bibtex).joined(separator: "\n\n"),
      result: .array(entries.map { ["key": .string($0.key), "bibtex": .string($0.bibtex)] }), command: command
    )
  }

  /// True for what is a file, or is written like the path of one.
  private static func isFile(_ word: String) -> Bool {
    word.contains("/") || word.hasSuffix(".json") || FileManager.default.fileExists(atPath: word)
  }

  private static func citations(of path: String, noting faults: inout FileFaults) -> [String] {
    guard let file = OutputFile(path, noting: &faults) else { return [] }
    guard let keys = file.manifest["citations"]?.items?.map(\.string) else {
      faults.add(
        Diagnostic(
          path, "an output of '\(file.schema)', which cites nothing",
          remedy: "name one of rate, spectrum, cross-section or reproduce"), .badData)
      return []
    }
    for key in keys where key.flatMap(Bibliography.entry) == nil {
      faults.add(
        Diagnostic(
          path, "cites '\(key ?? "?")', which this program does not know",
          remedy: "take the version that wrote it: \(file.manifest["version"]?.string ?? "unknown")"),
        .badData)
    }
    return keys.compactMap(\.self)
  }
}
