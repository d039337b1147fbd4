import CSevensMath

// Ref: Salmon2011
/// The counter-based random numbers Philox4x32-10: a bijection of 128-bit counters for every 64-bit key.
///
/// Ten rounds, each of which multiplies two words by constants, mixes the halves of the products with the others, and
/// then moves the key on. There is no state to share: any number can be computed by itself, in any order.
public enum Philox {
  /// The four random words of a counter.
  public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var (c, k) = (counter, key)
    for round in 0..<10 {
      if round > 0 { k = k &+ SIMD2(0x9e37_79b9, 0xbb67_ae85) }
      let (first, second) = (
        c[0].multipliedFullWidth(by: 0xd251_1f53), c[2].multipliedFullWidth(by: 0xcd9e_8d57)
      )
      c = SIMD4(second.high ^ c[1] ^ k[0], second.low, first.high ^ c[3] ^ k[1], first.low)
    }
    return c
  }
}

/// The random numbers of one place: a sequence that depends on a seed and three indices, and on nothing else.
///
/// Pseudo-experiments use (toy, term, bin), so that every number is the same on any number of threads or machines.
public struct CounterRandom: Sendable {
  private let key: SIMD2<UInt32>
  private var counter: SIMD4<UInt32>
  private var words: SIMD4<UInt32> = .zero
  private var used = 4

  /// The sequence of a seed and indices, each taken modulo 2³².
  public init(seed: UInt64, _ first: Int, _ second: Int, _ third: Int) {
    key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    counter = SIMD4(
      0, UInt32(truncatingIfNeeded: third), UInt32(truncatingIfNeeded: second),
      UInt32(truncatingIfNeeded: first))
  }

  /// The next two words.
  private mutating func next() -> UInt64 {
    if used == 4 {
      words = Philox.block(counter: counter, key: key)
      counter[0] &+= 1
      used = 0
    }
    defer { used += 2 }
    return UInt64(words[used]) << 32 | UInt64(words[used + 1])
  }

  /// A number between 0 and 1, neither of which occurs: an odd multiple of 2⁻⁵³.
  public mutating func uniform() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }

  /// A standard normal number by the Box–Muller transformation, √(−2 ln u) cos 2πv.
  public mutating func normal() -> Double {
    let (u, v) = (uniform(), uniform())
    return (-2 * sevens_log(u)).squareRoot() * sevens_cos(2 * Double.pi * v)
  }

  // Ref: Hormann1993
  /// A Poisson number of a mean ≥ 0, exactly distributed up to the resolution of `uniform`.
  ///
  /// Below 10 by counting how many uniform factors keep a product above e^−μ; above by transformed rejection with
  /// squeeze (PTRS), whose acceptance test is exact. Infinite and negative means give NaN.
  public mutating func poisson(mean: Double) -> Double {
    guard mean >= 0, mean < .infinity else { return .nan }
    return mean < 10 ? countFactors(mean) : transformedRejection(mean)
  }

  private mutating func countFactors(_ mean: Double) -> Double {
    let limit = sevens_exp(-mean)
    var (product, count) = (uniform(), 0.0)
    while product > limit {
      product *= uniform()
      count += 1
    }
    return count
  }

  private mutating func transformedRejection(_ mean: Double) -> Double {
    // Hörmann's letters.
    let b = 0.931 + 2.53 * mean.squareRoot()
    let a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    let vr = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = uniform() - 0.5
      let v = uniform()
      let us = 0.5 - u.magnitude
      let k = ((2 * a / us + b) * u + mean + 0.43).rounded(.down)
      if us >= 0.07, v <= vr { return k }
      if k < 0 || us < 0.013 && v > us { continue }
      let left = sevens_log(v * inverseAlpha / (a / (us * us) + b))
      if left <= k * sevens_log(mean) - mean - sevens_lgamma(k + 1) { return k }
    }
  }
}
