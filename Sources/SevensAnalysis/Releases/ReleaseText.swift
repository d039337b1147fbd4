import FoundationEssentials
import Sevens

/// A file that may belong to a release, as it was read.
package struct ReleaseText {
  /// Where it was found, as a person knows it.
  let path: String
  /// What it holds, to be kept as it is.
  let data: Data
  /// Its numbers; nil if it is no text.
  let rows: NumberRows?
  /// The same of rows that begin with names; nil if it is no text, or holds numbers alone.
  private let namedRows: NumberRows?
  /// The hash of its numbers; nil if it is no table of numbers.
  package let contentHash: String?

  /// No file of a release comes near this size.
  static let largestSize = 5_000_000

  /// Reads a file; nil if it cannot be read, is no plain file, or is too large for a table of a release.
  package init?(path: String, place: String? = nil) {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    guard let type = attributes?[.type] as? FileAttributeType, type == .typeRegular,
      let size = attributes?[.size] as? Int, size <= Self.largestSize,
      let data = FileManager.default.contents(atPath: path)
    else { return nil }
    self.path = place ?? path
    self.data = data
    let text = data.contains(0) ? nil : String(bytes: data, encoding: .utf8)
    rows = text.map { NumberRows($0) }
    namedRows = rows?.faults.isEmpty == false ? text.map { NumberRows($0, named: true) } : nil
    let whole = [rows, namedRows].compactMap(\.self).first { $0.faults.isEmpty && !$0.rows.isEmpty }
    contentHash = whole.map(Self.hash)
  }

  /// SHA-256 over numbers, each printed with `%.17g` and followed by a line feed.
  package static func hash(_ numbers: [Double]) -> String {
    var hash = SHA256()
    add(numbers, to: &hash)
    return hash.hexadecimal
  }

  /// The same over rows, where they have names with these.
  package static func hash(_ rows: NumberRows) -> String {
    var hash = SHA256()
    for row in rows.rows {
      if !row.name.isEmpty { hash.update("\(row.name)\n".utf8) }
      add(row.numbers, to: &hash)
    }
    return hash.hexadecimal
  }

  private static func add(_ numbers: [Double], to hash: inout SHA256) {
    for number in numbers {
      if !number.isNaN { hash.update(NumberText.digits(number, 17).utf8) }
      hash.update(CollectionOfOne(UInt8(ascii: "\n")))
    }
  }

  /// The table of a file of a release, or everything by which this one differs from it.
  func table(of file: ReleaseFile, in release: Release) throws(Faults) -> ReleaseTable {
    let remedy = "take \(file.name) from \(release.origin)"
    func faults(_ diagnostics: [Diagnostic]) -> Faults { Faults(diagnostics, status: .badData) }
    guard let rows = file.names.isEmpty ? rows : namedRows ?? rows else {
      throw faults([Diagnostic(path, "is no text", remedy: remedy)])
    }
    let table: ReleaseTable
    do {
      table = try ReleaseTable(rows, of: file)
    } catch {
      throw faults(
        error.faults.map {
          let fault = Diagnostic($0, file: path)
          return Diagnostic(fault.place, fault.message, remedy: remedy)
        })
    }
    guard contentHash == file.contentHash else {
      throw faults([
        Diagnostic(
          path,
          "its numbers are not those of \(release.id): content hash \(contentHash ?? "none"), expected \(file.contentHash)",
          remedy: remedy)
      ])
    }
    return table
  }
}
