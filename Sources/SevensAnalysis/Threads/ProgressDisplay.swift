import CSevensHost
import SevensNumerics
import Synchronization

/// What says how far a long computation is.
public protocol ProgressDisplay: Sendable {
  /// A number of further steps is about to begin.
  func begin(_ count: Int)
  /// One step is done; any thread may say so.
  func step()
  /// All is done.
  func end()
}

/// A bar on standard error, and only if that is a terminal.
public final class ProgressBar: ProgressDisplay {
  private struct State {
    var (total, done, shown) = (0, 0, -1)
  }
  private let state = Mutex(State())
  private let width = 40

  /// A bar; nil if standard error is no terminal.
  public static func onTerminal() -> ProgressBar? { sevens_error_is_terminal() != 0 ? ProgressBar() : nil }

  init() {}

  /// More steps are to come.
  public func begin(_ count: Int) { state.withLock { $0.total += count } }

  /// Draws the bar anew when it is a per cent longer.
  public func step() {
    state.withLock { state in
      state.done += 1
      let percent = 100 * state.done / max(state.total, state.done)
      guard percent != state.shown else { return }
      state.shown = percent
      let filled = width * percent / 100
      sevens_print_progress(
        "\r[" + String(repeating: "#", count: filled) + String(repeating: " ", count: width - filled)
          + "] \(percent) %")
    }
  }

  /// Takes the bar away.
  public func end() {
    state.withLock { state in
      if state.shown >= 0 { sevens_print_progress("\r" + String(repeating: " ", count: width + 9) + "\r") }
      state = State()
    }
  }
}

extension ParallelLoop {
  /// A loop over a number of threads that says when a body is done.
  static func threads(_ count: Int, _ progress: (any ProgressDisplay)?) -> ParallelLoop {
    let loop = threads(count)
    guard let progress else { return loop }
    return ParallelLoop { total, body in
      loop.run(total) { i in
        body(i)
        progress.step()
      }
    }
  }
}
