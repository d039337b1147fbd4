/// Keys that differ by a final number only, as `a.pull-1` to `a.pull-25`: a person reads one line for a run of them.
enum NumberedKeys {
  /// The first item of every run, with the key of the run, as in `a.pull-1…25`.
  ///
  /// - Parameter alike: whether two items say the same apart from their numbers.
  static func runs<Item>(
    _ items: [Item], key: (Item) -> String, alike: (Item, Item) -> Bool
  ) -> [(key: String, item: Item)] {
    var result: [(key: String, item: Item)] = []
    var last: (stem: Substring, first: Int, next: Int)?
    for item in items {
      let (name, parts) = (key(item), split(key(item)))
      if let (stem, number) = parts, let run = last, run.stem == stem, run.next == number,
        let previous = result.last, alike(previous.item, item)
      {
        result[result.count - 1].key = "\(stem)\(run.first)…\(number)"
        last = (stem, run.first, number + 1)
      } else {
        result.append((name, item))
        last = parts.map { ($0.stem, $0.number, $0.number + 1) }
      }
    }
    return result
  }

  private static func split(_ key: String) -> (stem: Substring, number: Int)? {
    guard let dash = key.lastIndex(of: "-"), let number = Int(key[key.index(after: dash)...]) else {
      return nil
    }
    return (key[...dash], number)
  }
}
