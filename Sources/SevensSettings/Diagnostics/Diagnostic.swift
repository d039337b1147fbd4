import Sevens

/// One fault of the input: where, what, and what to do.
public struct Diagnostic: Sendable, Hashable, CustomStringConvertible {
  /// Where it stands, as in `--set detector.mass` or `file.yaml:14:9`.
  public let place: String
  /// What is wrong.
  public let message: String
  /// What to do about it; may be empty.
  public let remedy: String

  /// A fault with its place and remedy.
  public init(_ place: String, _ message: String, remedy: String = "") {
    self.place = place
    self.message = message
    self.remedy = remedy
  }

  /// A problem of a set-up as a fault of the input.
  public init(_ problem: Problem) {
    self.init(problem.key, problem.message, remedy: problem.remedy)
  }

  public var description: String { "\(place): \(message)" + (remedy.isEmpty ? "" : " — \(remedy)") }
}

/// The documented exit codes.
public enum ExitStatus: Int32, Sendable {
  /// Done.
  case ok = 0
  /// The computation missed its accuracy.
  case unreliable = 1
  /// Bad command line.
  case usage = 64
  /// Bad content of a file.
  case badData = 65
  /// Missing data.
  case missingData = 66
  /// A fault of the program.
  case internalError = 70
}

/// All faults of an input at once.
public struct Faults: Error, Sendable, CustomStringConvertible {
  /// The faults, in the order of the input.
  public let diagnostics: [Diagnostic]
  /// The exit code they call for.
  public let status: ExitStatus

  /// Faults that call for an exit code.
  public init(_ diagnostics: [Diagnostic], status: ExitStatus = .usage) {
    self.diagnostics = diagnostics
    self.status = status
  }

  public var description: String { diagnostics.map { "error: \($0)" }.joined(separator: "\n") }
}

/// Collects faults until the input has been read to its end.
public struct FaultCollector {
  /// What was found so far.
  public private(set) var diagnostics: [Diagnostic] = []
  /// The exit code that some of it calls for whatever the input is, as a missing file does.
  private var status: ExitStatus?

  /// Nothing found yet.
  public init() {}

  /// Notes a fault.
  public mutating func add(_ diagnostic: Diagnostic) {
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }

  /// Notes all faults of another.
  package mutating func add(_ other: FaultCollector) {
    for diagnostic in other.diagnostics { add(diagnostic) }
    status = status ?? other.status
  }

  /// Notes all faults that were thrown, with the exit code of what is missing.
  package mutating func add(_ other: Faults) {
    for diagnostic in other.diagnostics { add(diagnostic) }
    if other.status == .missingData { status = status ?? .missingData }
  }

  /// Notes a fault and gives nil, for use at the end of a chain of `??`.
  public mutating func missing<Value>(
    _ place: String, _ message: String, remedy: String = "", status: ExitStatus? = nil
  ) -> Value? {
    add(Diagnostic(place, message, remedy: remedy))
    self.status = self.status ?? status
    return nil
  }

  /// The exit code of everything found in an input whose faults call for another.
  package func status(or usual: ExitStatus) -> ExitStatus { status ?? usual }

  /// Throws everything found.
  public func finish(status usual: ExitStatus = .usage) throws(Faults) {
    if !diagnostics.isEmpty { throw Faults(diagnostics, status: status(or: usual)) }
  }
}
