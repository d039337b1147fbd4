import Foundation

/// The keys of `references.bib`.
struct Bibliography {
  let keys: Set<String>

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("references.bib"), encoding: .utf8)
    keys = Set(text.matches(of: /(?m)^@\w+\{([^,\s]+),/).map { String($0.output.1) })
  }
}
