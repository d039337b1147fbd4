import CSevens
import Synchronization

/// The set-ups that are open, by their handles.
final class OpenSetups: Sendable {
  static let all = OpenSetups()

  private struct Table {
    var setups: [sevens_setup: OpenSetup] = [:]
    var last: sevens_setup = 0
  }
  private let table = Mutex(Table())

  /// Gives a set-up a handle that no other had.
  func add(_ setup: OpenSetup) -> sevens_setup {
    table.withLock {
      $0.last += 1
      $0.setups[$0.last] = setup
      return $0.last
    }
  }

  /// The set-up of a handle.
  subscript(handle: sevens_setup) -> OpenSetup {
    get throws(CallFault) {
      guard let setup = table.withLock({ $0.setups[handle] }) else { throw Self.closed(handle) }
      return setup
    }
  }

  /// Forgets a set-up; it goes when the last call with it ends.
  func remove(_ handle: sevens_setup) throws(CallFault) {
    let removed = table.withLock { $0.setups.removeValue(forKey: handle) }
    if removed == nil { throw Self.closed(handle) }
  }

  private static func closed(_ handle: sevens_setup) -> CallFault {
    CallFault(SEVENS_BAD_HANDLE, "set-up \(handle)", "is not open", remedy: "open it with sevens_open")
  }
}

/// An open set-up, which one call at a time works with.
final class OpenSetup: Sendable {
  private let state: Mutex<SetupState>

  init(_ state: sending SetupState) { self.state = Mutex(state) }

  /// Works with the state.
  func with<Result>(
    _ body: (inout SetupState) throws(CallFault) -> Result
  ) throws(CallFault) -> Result where Result: Sendable {
    try state.withLock { (state) throws(CallFault) -> Result in try body(&state) }
  }
}
