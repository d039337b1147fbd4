import SevensNumerics

/// A profile of one parameter: its minima and the sets in which it is within thresholds of the lowest.
///
/// The profile is evaluated on the grid of the axis and in the middle between its points; where a middle is not as
/// the neighbours let expect, intervals are halved further, `halvings` times at most. Every sample that is not above
/// its neighbours is the start of a minimisation between them, every sample inside of a set that is not below them the
/// start of a maximisation, and every change between inside and outside from one sample to the next is a root to be
/// found.
///
/// What is guaranteed: no part of the range is farther than half of `resolution` from a sample, so a minimum or a gap
/// wider than `resolution` is found. A narrower one is found if a sample falls into it or if its flanks bend the
/// profile where it is sampled; otherwise it is missed. All of it is independent of the order in which the loop
/// runs its bodies.
public struct ProfileScan: Sendable, Equatable {
  /// A local minimum.
  public struct Minimum: Sendable, Hashable {
    /// Where, in units of the parameter; the middle of a flat stretch.
    public let x: Double
    /// The profile there.
    public let value: Double
    /// Whether it lies at an end of the range, so that the profile may fall further outside.
    public let isAtEnd: Bool
  }

  /// A point at which the profile was evaluated.
  public struct Sample: Sendable, Hashable {
    /// The parameter.
    public let x: Double
    /// The profile; nil where it is NaN or infinite.
    public let value: Double?
  }

  /// The range.
  public let axis: ScanAxis
  /// The lowest point; nil where the profile is nowhere finite.
  public let best: Minimum?
  /// All local minima in ascending order of the parameter.
  public let minima: [Minimum]
  /// One set for each threshold, in the order given.
  public let sets: [ConfidenceSet]
  /// The profile where it was evaluated between its roots, in ascending order of the parameter.
  public let samples: [Sample]
  /// Calls of the profile.
  public let evaluations: Int
  /// How many samples are NaN or infinite; these are excluded by every threshold.
  public let notFinite: Int
  /// The widest distance of two samples in positions on the axis, as a fraction of its length.
  public let resolution: Double
  /// Whether the profile changes by less than 1e-6 of the smallest threshold over the range, i.e. says nothing.
  public let isFlat: Bool

  /// Scans a profile.
  ///
  /// - Parameters:
  ///   - axis: The range and the starting grid.
  ///   - thresholds: t > 0 of every set, in units of f.
  ///   - accuracy: Largest distance of an end from the crossing, in positions on the axis (fractions of its length).
  ///   - halvings: How often an interval of the grid is halved at most, after the first time.
  ///   - loop: Runs evaluations in parallel; `f` must allow that.
  ///   - f: The profile, e.g. −2 ln L minimised over all other parameters. NaN and infinities are excluded.
  public init(
    _ axis: ScanAxis, thresholds: [Double], accuracy: Double = 1e-8, halvings: Int = 6,
    loop: ParallelLoop = .serial, _ f: @escaping @Sendable (Double) -> Double
  ) {
    precondition(thresholds.allSatisfy { $0 > 0 && $0.isFinite }, "thresholds are finite and above 0")
    precondition(accuracy > 0 && halvings >= 0, "accuracy and halvings are positive")
    self.axis = axis
    let accuracy = max(accuracy, 1e-15)
    let smallest = thresholds.min() ?? 1
    var samples = ProfileSamples(axis, loop: loop, f)
    samples.refine(threshold: smallest, halvings: halvings)
    let noise = 1e-9 * smallest + 8 * samples.lowest.ulp
    let found = samples.minimise(noise: noise, accuracy: accuracy)
    minima = found
    let best = found.min { $0.value < $1.value }
    self.best = best
    if let best, let largest = thresholds.max() {
      samples.climb(below: best.value + largest, noise: noise, accuracy: accuracy)
    }
    let finite = samples.values.filter(\.isFinite)
    isFlat =
      finite.count == samples.values.count
      && (finite.max() ?? 0) - (finite.min() ?? 0) < 1e-6 * smallest
    sets = thresholds.map { samples.set(threshold: $0, above: best?.value ?? .infinity, accuracy: accuracy) }
    self.samples = zip(samples.positions, samples.values).map {
      Sample(x: axis.value(at: $0), value: $1.isFinite ? $1 : nil)
    }
    evaluations = samples.evaluations
    notFinite = samples.notFinite
    resolution = zip(samples.positions.dropFirst(), samples.positions).map { $0 - $1 }.max() ?? 0
  }
}

extension ProfileSamples {
  /// All local minima, each refined between the samples around it; the points found become samples.
  fileprivate mutating func minimise(noise: Double, accuracy: Double) -> [ProfileScan.Minimum] {
    let refined = extrema(of: values.map { $0.isFinite ? $0 : nil }, sign: 1, noise, accuracy)
    var minima: [ProfileScan.Minimum] = []
    for one in refined {
      // Not a second time where two searches ended at the sample between them.
      if let last = minima.last, last.x == axis.value(at: one.position) { continue }
      let isAtEnd = one.position == 0 || one.position == 1
      minima.append(.init(x: axis.value(at: one.position), value: one.value, isAtEnd: isAtEnd))
    }
    insert(refined)
    return minima
  }

  /// Samples the tops of hills inside of the set of a threshold, since they may reach out of it.
  fileprivate mutating func climb(below ceiling: Double, noise: Double, accuracy: Double) {
    insert(extrema(of: values.map { $0 <= ceiling ? -$0 : nil }, sign: -1, noise, accuracy))
  }

  /// The minima of sign × f, searched around every run of `heights` (nil: not looked at) that are equal within the
  /// noise and have higher ones or an end of the range on both sides.
  private mutating func extrema(
    of heights: [Double?], sign: Double, _ noise: Double, _ accuracy: Double
  ) -> [(position: Double, value: Double)] {
    let valleys = Self.valleys(heights, noise: noise)
    let copy = self
    let refined = loop.map(count: valleys.count) { i -> (x: Double, value: Double, evaluations: Int) in
      let (first, last) = (valleys[i].lowerBound, valleys[i].upperBound)
      let (left, right) = (max(0, first - 1), min(copy.positions.count - 1, last + 1))
      let middle = 0.5 * (copy.positions[first] + copy.positions[last])
      let sampled = sign * copy.values[first]
      let line = lineMinimum(from: copy.positions[left], to: copy.positions[right], accuracy: accuracy) { u in
        sign * copy.value(at: u)
      }
      let isLower = line.value < sampled - (first == last ? 0 : noise)
      return isLower ? line : (first == last ? copy.positions[first] : middle, sampled, line.evaluations)
    }
    for one in refined { count(one.evaluations) }
    return refined.map { ($0.x, sign * $0.value) }
  }

  private static func valleys(_ heights: [Double?], noise: Double) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    var start: Int?
    for (i, height) in heights.enumerated() {
      guard let height else { continue }
      let before = i == 0 ? nil : heights[i - 1]
      if (before ?? .infinity) > height + noise { start = i }
      if (before ?? .infinity) < height - noise { start = nil }
      let after = i == heights.count - 1 ? nil : heights[i + 1]
      if let start, (after ?? .infinity) > height + noise { result.append(start...i) }
    }
    return result
  }

  /// {f ≤ minimum + threshold}.
  fileprivate mutating func set(
    threshold: Double, above minimum: Double, accuracy: Double
  ) -> ConfidenceSet {
    let ceiling = minimum + threshold
    guard ceiling.isFinite else { return ConfidenceSet(threshold: threshold, intervals: []) }
    let isInside = values.map { $0 <= ceiling }
    let changes = values.indices.dropFirst().filter { isInside[$0] != isInside[$0 - 1] }
    let copy = self
    let roots = loop.map(count: changes.count) { copy.crossing(before: changes[$0], ceiling, accuracy) }
    for root in roots { count(root.evaluations) }
    var ends = roots.map { ConfidenceInterval.End(x: axis.value(at: $0.position), reason: $0.reason) }
    if isInside.first == true { ends.insert(.init(x: axis.lower, reason: .range), at: 0) }
    if isInside.last == true { ends.append(.init(x: axis.upper, reason: .range)) }
    let intervals = stride(from: 0, to: ends.count, by: 2).map {
      ConfidenceInterval(lower: ends[$0], upper: ends[$0 + 1])
    }
    return ConfidenceSet(threshold: threshold, intervals: intervals)
  }

  /// The end between two samples, one inside and one outside.
  private func crossing(
    before index: Int, _ ceiling: Double, _ accuracy: Double
  ) -> (position: Double, reason: ConfidenceInterval.Reason, evaluations: Int) {
    var evaluations = 0
    var (inside, outside) = (positions[index - 1], positions[index])
    var isFinite = values[index].isFinite
    if values[index] <= ceiling {
      (inside, outside) = (outside, inside)
      isFinite = values[index - 1].isFinite
    }
    // Towards a value that is not finite, halving leads either to the edge of the finite part or to a bracket.
    while !isFinite && (outside - inside).magnitude > accuracy {
      let middle = 0.5 * (inside + outside)
      let value = value(at: middle)
      evaluations += 1
      if value <= ceiling { inside = middle } else { outside = middle }
      isFinite = value > ceiling && value.isFinite
    }
    guard isFinite else { return (inside, .notFinite, evaluations) }
    let bracket = (inside, outside)
    do throws(RootError) {
      let root = try findRoot(from: bracket.0, to: bracket.1, accuracy: accuracy) { u in
        evaluations += 1
        // Only the sign of what is not finite matters, and Brent's method falls back to halving.
        return min(value(at: u) - ceiling, .greatestFiniteMagnitude)
      }
      return (root, .crossing, evaluations)
    } catch {
      // Both ends were evaluated before, so only rounding on the threshold itself leads here.
      return (inside, .crossing, evaluations)
    }
  }
}
