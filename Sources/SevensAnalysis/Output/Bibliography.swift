/// The entries of `references.bib`, built into the program.
public enum Bibliography {
  /// One work.
  public struct Entry: Sendable, Hashable {
    /// The citation key.
    public let key: String
    /// The entry in BibTeX.
    public let bibtex: String

    /// An entry from its parts.
    package init(key: String, bibtex: String) { (self.key, self.bibtex) = (key, bibtex) }
  }

  /// Every entry, sorted by key.
  public static let entries: [Entry] = {
    let text = source.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    var (entries, lines): ([Entry], [Substring]) = ([], [])
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      lines.append(line)
      // The generator has checked that an entry ends with the only line that is a brace.
      guard line == "}", let first = lines.first else { continue }
      let key = first.drop { $0 != "{" }.dropFirst().prefix { $0 != "," }
      entries.append(Entry(key: String(key), bibtex: lines.joined(separator: "\n")))
      lines = []
    }
    return entries.sorted { $0.key < $1.key }
  }()

  /// The entry of a key.
  public static func entry(_ key: String) -> Entry? { entries.first { $0.key == key } }
}
