/// Points that fill the bounds of parameters evenly, the same in every run.
///
/// The van der Corput sequences in the first primes (Halton's points); an infinite bound is replaced by three scales
/// beyond the start.
public enum StartPoints {
  /// The first points of the sequence.
  public static func points(_ count: Int, _ parameters: [FitParameter]) -> [[Double]] {
    let bases = primes(parameters.count)
    return (1..<(count + 1)).map { k in
      zip(parameters, bases).map { parameter, base in
        let low = max(parameter.lower, min(parameter.start - 3 * parameter.scale, parameter.upper))
        let high = min(parameter.upper, max(parameter.start + 3 * parameter.scale, parameter.lower))
        let from = parameter.lower.isFinite ? parameter.lower : low
        let to = parameter.upper.isFinite ? parameter.upper : high
        return from + (to - from) * radicalInverse(k, base: base)
      }
    }
  }

  /// The digits of k mirrored at the point.
  static func radicalInverse(_ k: Int, base: Int) -> Double {
    var (rest, weight, sum) = (k, 1.0, 0.0)
    while rest > 0 {
      weight /= Double(base)
      sum += weight * Double(rest % base)
      rest /= base
    }
    return sum
  }

  private static func primes(_ count: Int) -> [Int] {
    var found: [Int] = []
    var candidate = 2
    while found.count < count {
      if !found.contains(where: { candidate % $0 == 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }
}
