/// The pulls η of the errors of a spectrum by id: φ → φ (1 + Σ η_i e_i(E)); 0 unless set.
public struct SpectrumPulls: Sendable, Hashable {
  private var values: [String: Double] = [:]

  /// All pulls at 0.
  public init() {}

  /// The pull of an error, in standard deviations.
  public subscript(id: String) -> Double {
    get { values[id] ?? 0 }
    set { values[id] = newValue == 0 ? nil : newValue }
  }

  /// True if all are at 0.
  public var isEmpty: Bool { values.isEmpty }
}
