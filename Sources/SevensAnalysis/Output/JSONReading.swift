import FoundationEssentials
import Sevens

extension JSONValue: Decodable {
  /// The document of a text, or nil if it is no JSON.
  public init?(text: String) {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) else { return nil }
    self = value
  }

  /// The value a decoder holds.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let values = try? container.decode([JSONValue].self) {
      self = .array(values)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// A field of an object, or nil.
  public subscript(key: String) -> JSONValue? { fields?[key] }

  /// The fields of an object, or nil.
  var fields: [String: JSONValue]? {
    if case .object(let fields) = self { fields } else { nil }
  }
  /// The elements of an array, or nil.
  var items: [JSONValue]? {
    if case .array(let items) = self { items } else { nil }
  }
  /// A string, or nil.
  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }
  /// A number, or nil.
  var double: Double? {
    switch self {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }
}

/// An output of the program that was written to a file with `--json`.
struct OutputFile {
  /// The path.
  let path: String
  /// The schema, as in `sevens/rate/1`.
  let schema: String
  /// The result.
  let result: JSONValue
  /// The unit of the result.
  let unit: String
  /// The manifest.
  let manifest: JSONValue
  /// The set-up it is of before the command line, where it was not read from a file of outputs.
  var setup: Setup?

  /// An output that was not written to a file.
  init?(_ output: Output, name: String, setup: Setup) {
    guard let document = JSONValue(text: output.json.text) else { return nil }
    self.init(document, path: name)
    self.setup = setup
  }

  private init?(_ document: JSONValue, path: String) {
    guard let schema = document["schema"]?.string, schema.hasPrefix("sevens/"),
      let result = document["result"], let manifest = document["manifest"], manifest.fields != nil
    else { return nil }
    self.path = path
    self.schema = schema
    self.result = result
    self.manifest = manifest
    unit = document["unit"]?.string ?? "1"
  }

  /// Reads a file; what is wrong with it is noted, with the exit code it calls for.
  init?(_ path: String, noting faults: inout FileFaults) {
    guard let data = FileManager.default.contents(atPath: path) else {
      var isFolder = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      let what = isFolder ? "is a folder" : exists ? "cannot be read" : "no such file"
      faults.add(Diagnostic(path, what, remedy: "name an output written with --json"), .missingData)
      return nil
    }
    guard let document = JSONValue(text: String(decoding: data, as: UTF8.self)) else {
      faults.add(Diagnostic(path, "is not JSON", remedy: "name an output written with --json"), .badData)
      return nil
    }
    guard let output = OutputFile(document, path: path) else {
      faults.add(
        Diagnostic(
          path, "is JSON, but no output of this program", remedy: "name an output written with --json"),
        .badData)
      return nil
    }
    self = output
  }
}

/// Faults of files and of the words beside them: a missing file weighs most, then bad content.
struct FileFaults {
  private var collector = FaultCollector()
  private var status = ExitStatus.usage

  /// Notes a fault and the exit code it calls for.
  mutating func add(_ diagnostic: Diagnostic, _ status: ExitStatus) {
    collector.add(diagnostic)
    self.status = status.rawValue > self.status.rawValue ? status : self.status
  }

  /// Throws everything found.
  func finish() throws(Faults) { try collector.finish(status: status) }
}
