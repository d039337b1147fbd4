import Foundation

/// Where the sources of this package lie, and places to write to.
package enum Repository {
  /// The folder of all tests.
  package static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
  /// The root of the package.
  package static let root = tests.deletingLastPathComponent()

  /// A new, empty folder for temporary files.
  package static func emptyFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sevens-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
