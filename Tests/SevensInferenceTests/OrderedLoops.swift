import Dispatch
import SevensNumerics

/// Loops that run their bodies otherwise than one after the other; results must not notice.
enum OrderedLoops {
  static let backwards = ParallelLoop { count, body in
    for i in (0..<count).reversed() { body(i) }
  }

  static let threads = ParallelLoop { count, body in
    DispatchQueue.concurrentPerform(iterations: count) { body($0) }
  }
}
