import Sevens
import SevensInference
import SevensNumerics

extension Analysis {
  /// The likelihoods among which a fit chooses where parameters of interest need new templates: one for every
  /// combination of the points of their ranges; a single one if there are no such parameters.
  ///
  /// - Parameters:
  ///   - further: values that are among them in any case, by key.
  ///   - ranges: points in place of those of the ranges, by key.
  func family(
    with further: [String: Double] = [:], over ranges: [String: [Double]] = [:], loop: ParallelLoop
  ) throws(Faults) -> LikelihoodFamily {
    let rebuilt = interest.filter(\.isRebuilt)
    guard !rebuilt.isEmpty else { return LikelihoodFamily(try likelihood(loop: loop)) }
    var faults = FaultCollector()
    var places: [[Double]] = [[]]
    for one in rebuilt {
      guard let grid = ranges[one.key] ?? one.axis?.grid else {
        faults.add(
          Diagnostic(
            one.key, "no range, and every value needs new templates",
            remedy: "give one: its points are the values that fits may find, as in "
              + "--interest \(one.key)=low:high:points"))
        continue
      }
      let values = Set(grid + [further[one.key]].compactMap(\.self)).sorted()
      places = places.flatMap { place in values.map { place + [$0] } }
    }
    try faults.finish()
    let (ids, points) = (rebuilt.map(\.key), places)
    let made = loop.map(count: points.count) { index -> Result<Likelihood, Faults> in
      do throws(Faults) {
        return .success(try likelihood(at: Dictionary(uniqueKeysWithValues: zip(ids, points[index]))))
      } catch { return .failure(error) }
    }
    var members: [LikelihoodFamily.Member] = []
    for (place, likelihood) in zip(points, made) { members.append(.init(place, try likelihood.get())) }
    return LikelihoodFamily(ids, members)
  }

  /// What outputs say of parameters that fits find on given values only.
  func familyNote(_ family: LikelihoodFamily) -> String? {
    guard !family.ids.isEmpty else { return nil }
    let counts = family.ids.indices.map { place in Set(family.members.map { $0.values[place] }).count }
    return zip(family.ids, counts).map { "\($0): fits choose among \($1) values" }.joined(separator: "; ")
      + ", those of the range and of the hypothesis"
  }
}
