/// The nearest of some names to a mistyped one.
package enum Suggestion {
  /// "did you mean 'x'?", or the whole list if nothing is near and it is short.
  package static func remedy(for name: String, among names: [String]) -> String {
    if let near = nearest(to: name, among: names, within: max(2, name.count / 3)) {
      return "did you mean '\(near)'?"
    }
    return names.count <= 24 ? "one of: \(names.joined(separator: ", "))" : ""
  }

  /// The name nearest in spelling, if it is no farther than a distance.
  package static func nearest(to name: String, among names: [String], within reach: Int) -> String? {
    let lower = name.lowercased()
    let near = names.map { candidate in
      let other = candidate.lowercased()
      return (
        name: candidate, distance: distance(lower, other), shared: zip(lower, other).prefix { $0 == $1 }.count
      )
    }.min { ($0.distance, -$0.shared) < ($1.distance, -$1.shared) }
    return near.flatMap { $0.distance <= reach ? $0.name : nil }
  }

  /// The number of insertions, deletions, substitutions and swaps of neighbours between two words.
  package static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var (before, last, current) = ([Int](), Array(0...b.count), [Int](repeating: 0, count: b.count + 1))
    for i in a.indices {
      current[0] = i + 1
      for j in b.indices {
        current[j + 1] = min(last[j + 1] + 1, current[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          current[j + 1] = min(current[j + 1], before[j - 1] + 1)
        }
      }
      (before, last, current) = (last, current, last)
    }
    return last[b.count]
  }
}
