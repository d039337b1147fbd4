import CSevensHost

/// Other programs on the machine.
enum OtherProgram {
  /// Runs a program with its arguments and waits for its end: its exit status, or 127 if there is no such program, and
  /// the beginning of what it complained about.
  static func run(_ words: [String]) -> (status: Int32, errors: String) {
    let copies = words.map { word in
      let bytes = Array(word.utf8CString)
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      copy.initialize(from: bytes, count: bytes.count)
      return copy
    }
    defer { for copy in copies { copy.deallocate() } }
    let arguments: [UnsafePointer<CChar>?] = copies.map { UnsafePointer($0) } + [nil]
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 2000) { buffer in
      guard let errors = buffer.baseAddress else { return (-1, "") }
      let status = sevens_run(arguments, errors, Int32(buffer.count))
      return (status, String(cString: errors))
    }
  }

  /// The last line of what a program complained about.
  static func lastLine(_ errors: String) -> String? {
    errors.split(separator: "\n").last { !$0.allSatisfy(\.isWhitespace) }.map(String.init)
  }
}
