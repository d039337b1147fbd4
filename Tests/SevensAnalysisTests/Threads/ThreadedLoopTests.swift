import Foundation
import SevensAnalysis
import SevensKernel
import SevensNumerics
import Testing

/// Laws of the loop over threads.
@Suite struct ThreadedLoopLaws {
  /// How often each body ran.
  private final class Runs: @unchecked Sendable {
    private let lock = NSLock()
    private var counts: [Int]

    init(_ total: Int) { counts = [Int](repeating: 0, count: total) }
    func note(_ index: Int) { lock.withLock { counts[index] += 1 } }
    var all: [Int] { lock.withLock { counts } }
  }

  @Test(arguments: [1, 2, 3, 4, 17]) func everyBodyRunsExactlyOnce(threads: Int) {
    for total in [0, 1, 2, 5, 16, 100] {
      let runs = Runs(total)
      ParallelLoop.threads(threads).run(total) { runs.note($0) }
      #expect(runs.all == [Int](repeating: 1, count: total))
    }
  }

  @Test(arguments: builtInSetups.map(\.id))
  func theResultHasTheSameBitsOnAnyNumberOfThreads(id: String) throws {
    let (rates, spectra) = try (rate(id).json.text, spectrum(id).json.text)
    for threads in [2, 3, 4, 16] {
      #expect(try rate(id, threads: threads).json.text == rates)
      #expect(try spectrum(id, threads: threads).json.text == spectra)
    }
  }
}
