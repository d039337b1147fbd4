/// Whether every element of a text in XML ends where it should.
enum WellFormed {
  /// The first thing that is wrong, or nil.
  static func fault(_ text: String) -> String? {
    var (open, rest): ([Substring], Substring) = ([], text[...])
    while let start = rest.firstIndex(of: "<") {
      guard let end = rest[start...].firstIndex(of: ">") else { return "a tag does not end" }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      let name = tag.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" }
      if tag.hasPrefix("!") || tag.hasPrefix("?") || tag.hasSuffix("/") { continue }
      if !tag.hasPrefix("/") {
        open.append(name)
      } else if open.popLast() != name {
        return "</\(name)> ends nothing"
      }
    }
    return open.last.map { "<\($0)> does not end" }
  }
}
