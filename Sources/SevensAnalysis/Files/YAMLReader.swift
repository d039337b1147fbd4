import Yams

/// Reads a YAML text into values that know their place, or says where it is no YAML.
enum YAMLReader {
  /// A file larger than this is no set-up.
  static let largestSize = 1_000_000
  /// More values than this come from aliases that multiply.
  static let mostNodes = 100_000

  static func read(_ text: String, file: String) throws(Faults) -> LocatedNode {
    guard text.utf8.count <= largestSize else {
      throw Faults(
        [Diagnostic(file, "\(text.utf8.count) bytes are too many for a set-up", remedy: "at most 1 MB")],
        status: .badData)
    }
    let node: Node?
    do {
      node = try compose(yaml: text)
    } catch let error as YamlError {
      throw Faults([diagnostic(error, file)], status: .badData)
    } catch {
      throw Faults([Diagnostic(file, "not YAML: \(error)")], status: .badData)
    }
    guard let node else { throw Faults([Diagnostic(file, "the file is empty")], status: .badData) }
    var (budget, faults) = (mostNodes, FaultCollector())
    let located = locate(node, file, &budget, &faults)
    try faults.finish(status: .badData)
    return located
  }

  private static func locate(
    _ node: Node, _ file: String, _ budget: inout Int, _ faults: inout FaultCollector
  ) -> LocatedNode {
    let place = node.mark.map { "\(file):\($0.line):\($0.column)" } ?? file
    budget -= 1
    guard budget > 0 else {
      faults.add(Diagnostic(file, "more than \(mostNodes) values", remedy: "do not multiply aliases"))
      return LocatedNode(place: place, content: .scalar(""))
    }
    switch node {
    case .scalar(let scalar):
      return LocatedNode(place: place, content: .scalar(scalar.string))
    case .alias:
      faults.add(Diagnostic(place, "an alias of nothing", remedy: "write the value itself"))
      return LocatedNode(place: place, content: .scalar(""))
    case .sequence(let sequence):
      return LocatedNode(place: place, content: .list(sequence.map { locate($0, file, &budget, &faults) }))
    case .mapping(let mapping):
      let entries = mapping.map { key, value in
        LocatedNode.Entry(
          key: key.string ?? "", place: key.mark.map { "\(file):\($0.line):\($0.column)" } ?? place,
          value: locate(value, file, &budget, &faults))
      }
      return LocatedNode(place: place, content: .map(entries))
    }
  }

  private static func diagnostic(_ error: YamlError, _ file: String) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Diagnostic(
        "\(file):\(mark.line):\(mark.column)", problem,
        remedy: problem.contains("token") ? "indent with spaces, and quote what holds special characters" : ""
      )
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map { "'\($0)'" }.joined(separator: ", ")
      return Diagnostic(
        "\(file):\(context.mark.line):\(context.mark.column)", "\(keys) more than once in this map",
        remedy: "keep one of them")
    case .reader(let problem, _, _, _):
      return Diagnostic(file, "not a text: \(problem)", remedy: "save as UTF-8")
    default: return Diagnostic(file, "not YAML: \(error)")
    }
  }
}
