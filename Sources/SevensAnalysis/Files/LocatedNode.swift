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

  /// The value with scalars resolved as YAML resolves plain ones: null, booleans, numbers, else strings.
  var json: JSONValue {
    switch content {
    case .scalar(let text):
      switch text {
      case "", "~", "null": .null
      case "true", "false": .bool(text == "true")
      default:
        Int(text).map { .integer($0) } ?? Double(text).map { .number($0) } ?? .string(text)
      }
    case .list(let items): .array(items.map(\.json))
    case .map(let entries): .object(Dictionary(entries.map { ($0.key, $0.value.json) }) { first, _ in first })
    }
  }

  /// What the value is, in words.
  var kind: String {
    switch content {
    case .scalar: "a value"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
