/// A set-up with what was observed in it, and the ways to confront the two.
public struct Measurement: Sendable {
  /// The set-up that predicts it; the measurement has the same id.
  public let setup: Setup
  /// What was counted.
  public let counts: [ObservedCount]
  /// Where the counts are from.
  public let dataset: Dataset
  /// The likelihood of published numbers; nil where none says what the data do.
  public let summary: (@Sendable () -> MeasurementModel)?
  /// The data in full; nil where nothing is released.
  public let full: Full?

  /// The tables of one release, by the name of their file.
  public typealias ReleaseTables = [String: ReleaseTable]

  /// The data of a release and their likelihood.
  public struct Full: Sendable {
    /// The release.
    public let release: Release
    /// The likelihood, from tables by the name of their file.
    let model: @Sendable (ReleaseTables) -> MeasurementModel

    /// The likelihood of the release.
    ///
    /// - Parameter table: reads a table by the name of its file.
    public func callAsFunction<Fault: Error>(
      _ table: (_ file: String) throws(Fault) -> ReleaseTable
    ) throws(Fault) -> MeasurementModel {
      var tables: ReleaseTables = [:]
      for file in release.files where file.isRequired { tables[file.name] = try table(file.name) }
      return model(tables)
    }
  }

  /// A measurement with published numbers, or with a release and the likelihood of its tables, or with both.
  init(
    setup: Setup, counts: [ObservedCount] = [], dataset: Dataset, release: Release? = nil,
    summary: (@Sendable () -> MeasurementModel)? = nil,
    fromRelease: (@Sendable (ReleaseTables) -> MeasurementModel)? = nil
  ) {
    self.setup = setup
    self.counts = counts
    self.dataset = dataset
    self.summary = summary
    full = release.flatMap { release in fromRelease.map { Full(release: release, model: $0) } }
    precondition((full == nil) == (release == nil && fromRelease == nil), "a release has its likelihood")
    precondition(full != nil || summary != nil, "\(setup.id): nothing was measured")
  }

  /// The release with the data in full; nil where there is none.
  public var release: Release? { full?.release }

  /// One published count.
  public struct ObservedCount: Sendable, Hashable {
    /// The state of the beam: `on` or `off`.
    public let beam: String
    /// The window relative to the beam: `coincidence` or `anti-coincidence`.
    public let window: String
    /// The number of events.
    public let counts: Int
  }

  /// The count of one kind; nil if none is published.
  public func count(beam: String, window: String) -> Int? {
    counts.first { $0.beam == beam && $0.window == window }?.counts
  }
}

extension Measurement.ReleaseTables {
  /// The table of a required file.
  func table(_ file: String) -> ReleaseTable {
    guard let table = self[file] else { preconditionFailure("\(file) is not required by its release") }
    return table
  }
}

/// A table of named numbers with their errors.
struct PublishedParameters {
  private struct Row {
    let value, minus, plus: Double
    let verified: Verification
  }
  private let rows: [String: Row]

  init(_ table: Dataset) {
    let columns = ["name", "value", "minus", "plus", "verified"].map(table.column)
    rows = Dictionary(
      uniqueKeysWithValues: table.rows().map { row in
        let cells = columns.map { String(row[$0]) }
        return (
          cells[0],
          Row(
            value: Double(cells[1]) ?? .nan, minus: Double(cells[2]) ?? .nan, plus: Double(cells[3]) ?? .nan,
            verified: Verification(rawValue: cells[4]) ?? .assumed)
        )
      })
  }

  private func row(_ name: String) -> Row {
    guard let row = rows[name] else { preconditionFailure("no published parameter \(name)") }
    return row
  }

  /// A value.
  subscript(name: String) -> Double { row(name).value }
  /// The error of a value with equal errors on both sides.
  func error(_ name: String) -> Double { row(name).plus }
  /// The error of a value, relative to it.
  func relativeError(_ name: String) -> Double { row(name).plus / row(name).value }
  /// A value moved by a number of standard deviations, up and down by different ones.
  func moved(_ name: String, _ deviations: Double) -> Double {
    row(name).value + deviations * (deviations < 0 ? row(name).minus : row(name).plus)
  }
  /// How a value is known.
  func verified(_ name: String) -> Verification { row(name).verified }
}
