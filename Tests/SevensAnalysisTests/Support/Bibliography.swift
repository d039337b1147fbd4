import Foundation
import SevensTestSupport

/// The keys of `references.bib`.
struct Bibliography {
  let keys: Set<String>

  init() throws {
    let text = try String(
      contentsOf: Repository.root.appendingPathComponent("references.bib"), encoding: .utf8)
    keys = Set(text.matches(of: /(?m)^@\w+\{([^,\s]+),/).map { String($0.output.1) })
  }
}
