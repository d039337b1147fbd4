import Dispatch
import SevensKernel
import SevensNumerics

extension ParallelLoop {
  /// A loop over a number of threads; thread w of n runs bodies w, w + n, w + 2n, …
  public static func threads(_ count: Int) -> ParallelLoop {
    guard count > 1 else { return .serial }
    return ParallelLoop { total, body in
      let workers = min(count, total)
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        for i in stride(from: worker, to: total, by: workers) { body(i) }
      }
    }
  }
}
