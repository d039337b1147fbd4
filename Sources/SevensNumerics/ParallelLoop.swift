/// A loop over independent work, injected so that the engine itself needs no threads.
public struct ParallelLoop: Sendable {
  /// Runs `body` for 0 ..< count, in any order, and returns when all are done.
  public let run: @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void

  /// A loop that runs its bodies by the given function.
  public init(run: @escaping @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void) {
    self.run = run
  }

  /// One body after the other.
  public static let serial = ParallelLoop { count, body in
    for i in 0..<count { body(i) }
  }

  /// The values of `body` at 0 ..< count, in order.
  public func map<Value: Sendable>(count: Int, _ body: @Sendable (Int) -> Value) -> [Value] {
    [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
      let slots = Slots(base: buffer.baseAddress)
      run(count) { i in slots.initialize(i, to: body(i)) }
      initialized = count
    }
  }

  /// Disjoint slots: every index is written once, by one body.
  private struct Slots<Value>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Value>?
    func initialize(_ index: Int, to value: Value) {
      if let base { (base + index).initialize(to: value) }
    }
  }
}
