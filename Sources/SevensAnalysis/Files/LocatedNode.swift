/// A value of a YAML file with its place.
struct LocatedNode {
  /// What the value is.
  indirect enum Content {
    case scalar(String)
    case list([LocatedNode])
    case map([Entry])
  }

  /// One key of a map.
  struct Entry {
    let key: String
    let place: String
    let value: LocatedNode
  }

  /// As in `detector.yaml:14:9`.
  let place: String
  let content: Content

  /// What the value is, in words.
  var kind: String {
    switch content {
    case .scalar: "a value"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
