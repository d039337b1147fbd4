import Foundation
import SevensAnalysis
import SevensTestSupport
import Testing

/// The bibliography built into the program is that of the repository.
@Suite struct BibliographyLaws {
  static let entries = SevensAnalysis.Bibliography.entries

  @Test func itHasTheKeysOfTheFileOnceAndSorted() throws {
    let keys = Self.entries.map(\.key)
    #expect(Set(keys) == (try Bibliography().keys) && keys == Set(keys).sorted())
  }

  @Test func everyEntryIsAPartOfTheFile() throws {
    let text = try String(
      contentsOf: Repository.root.appendingPathComponent("references.bib"), encoding: .utf8)
    for entry in Self.entries {
      #expect(text.contains(entry.bibtex + "\n"), "\(entry.key)")
      #expect(entry.bibtex.hasPrefix("@") && entry.bibtex.hasSuffix("\n}"))
      #expect(entry.bibtex.contains("{\(entry.key),"))
      #expect(entry.bibtex.filter { $0 == "{" }.count == entry.bibtex.filter { $0 == "}" }.count)
      #expect(SevensAnalysis.Bibliography.entry(entry.key) == entry)
    }
  }
}
