import CSevens
import Sevens
import SevensSettings

/// Why a call failed, as its status and message.
struct CallFault: Error {
  let status: sevens_status
  let diagnostics: [Diagnostic]

  init(_ status: sevens_status, _ diagnostics: [Diagnostic]) {
    self.status = status
    self.diagnostics = diagnostics
  }

  init(_ status: sevens_status, _ place: String, _ message: String, remedy: String = "") {
    self.init(status, [Diagnostic(place, message, remedy: remedy)])
  }

  /// Faults of an input, with the number of their exit code.
  init(_ faults: Faults) {
    self.init(sevens_status(UInt32(faults.status.rawValue)), faults.diagnostics)
  }

  /// A null pointer.
  static func null(_ argument: String) -> CallFault {
    CallFault(SEVENS_NULL_ARGUMENT, argument, "is NULL", remedy: "give a pointer")
  }

  /// A buffer that does not hold what goes into it.
  static func short(_ argument: String, needed: Int, capacity: Int) -> CallFault {
    CallFault(
      SEVENS_SHORT_BUFFER, argument, "holds \(max(0, capacity)), and \(needed) are needed",
      remedy: "make it longer")
  }

  /// An index beyond the end.
  static func outOfRange(_ what: String, _ index: Int, count: Int) -> CallFault {
    CallFault(
      SEVENS_OUT_OF_RANGE, what, "no index \(UInt(bitPattern: index))", remedy: "there are \(count), from 0")
  }
}

/// Runs the body of a function of the interface; what it throws becomes the message of this thread.
func callForStatus(_ body: () throws(CallFault) -> sevens_status) -> sevens_status {
  do throws(CallFault) {
    return try body()
  } catch {
    var text = error.diagnostics.map(\.description).joined(separator: "\n")
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { sevens_keep_message($0.baseAddress, $0.count) }
    }
    return error.status
  }
}

/// The same for a function that ends well or not at all.
func call(_ body: () throws(CallFault) -> Void) -> sevens_status {
  callForStatus { () throws(CallFault) -> sevens_status in
    try body()
    return SEVENS_OK
  }
}
