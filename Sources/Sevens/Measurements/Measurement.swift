/// A set-up with what was observed in it.
public struct Measurement: Sendable {
  /// The set-up that predicts it; the measurement has the same id.
  public let setup: Setup
  /// What was counted.
  public let counts: [ObservedCount]
  /// Where the counts are from.
  public let dataset: Dataset

  /// One published count.
  public struct ObservedCount: Sendable, Hashable {
    /// The state of the beam: `on` or `off`.
    public let beam: String
    /// The window relative to the beam: `coincidence` or `anti-coincidence`.
    public let window: String
    /// The number of events.
    public let counts: Int
  }

  /// The count of one kind; published tables are complete, which the tests check.
  public func count(beam: String, window: String) -> Int {
    counts.first { $0.beam == beam && $0.window == window }?.counts ?? 0
  }
}
