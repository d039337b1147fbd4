import Sevens

/// A set-up of the user's own: a YAML file whose keys are those of `--set`.
public enum SetupFile {
  /// True for what looks like a file rather than an id.
  public static func isPath(_ name: String) -> Bool {
    name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  /// Reads a set-up; throws everything wrong with the file at once.
  public static func read(_ path: String) throws(Faults) -> Setup {
    try parse(TextFile.document(path), file: path)
  }

  /// The document of a text as JSON would have it, to be held against a schema.
  package static func document(_ text: String, file: String) throws(Faults) -> JSONValue {
    try YAMLReader.read(text, file: file).json
  }

  /// Reads a set-up from a text; `file` is its name in messages.
  public static func parse(_ text: String, file: String) throws(Faults) -> Setup {
    var reader = SetupFileReader(file: file)
    reader.read(try YAMLReader.read(text, file: file))
    var (setup, faults) = (reader.setup, reader.faults)
    let overrides = SettingOverrides(reader.assignments)
    overrides.assign(to: &setup, noting: &faults)
    // What the values mean together is worth asking only where each is understood.
    for problem in faults.diagnostics.isEmpty ? setup.problems() : [] {
      // A problem of a key that was written has its place; one of a missing key has the file.
      let place = reader.assignments.first { $0.key == problem.key }?.place ?? file
      faults.add(Diagnostic(place, "\(problem.key): \(problem.message)", remedy: problem.remedy))
    }
    if !faults.diagnostics.isEmpty {
      throw Faults(inOrder(faults.diagnostics), status: faults.status(or: .badData))
    }
    setup.notes += overrides.dormant(in: setup).map { assignment, problem in
      "\(assignment.place): \(assignment.key): \(problem.message)"
    }
    return setup
  }

  /// Diagnostics by line and column; what has no place of its own comes last.
  private static func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    func place(_ diagnostic: Diagnostic) -> (Int, Int) {
      let parts = diagnostic.place.split(separator: ":").suffix(2).compactMap { Int($0) }
      return parts.count == 2 ? (parts[0], parts[1]) : (.max, 0)
    }
    return diagnostics.enumerated().sorted { a, b in
      let (first, second) = (place(a.element), place(b.element))
      return first == second ? a.offset < b.offset : first < second
    }.map(\.element)
  }
}
