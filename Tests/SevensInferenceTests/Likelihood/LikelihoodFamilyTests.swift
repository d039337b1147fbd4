import SevensInference
import SevensTestSupport
import Testing

@Suite struct LikelihoodFamilyLaws {
  /// Three bins linear in s, a and b.
  private static func counts() -> CountPolynomial {
    var counts = CountPolynomial(parameters: ["s", "a", "b"], binCount: 3)
    counts.add([], [10, 10, 10])
    for (i, row) in [[3, 5, 2.0], [1, 0.5, 0.2], [2, 2.5, 3]].enumerated() {
      counts.add([CountPolynomial.Factor(i)], row)
    }
    return counts
  }

  private static func likelihood(_ counts: CountPolynomial) throws -> Likelihood {
    try Likelihood(
      terms: [
        LikelihoodTerm(
          "t", counts: counts, statistic: .gaussianDiagonal(observed: [14, 17, 11], variances: [14, 17, 11]))
      ],
      constraints: [.normal("a"), .normal("b", mean: 0.2, sigma: 0.7)])
  }

  private static func family(_ values: [Double]) throws -> LikelihoodFamily {
    LikelihoodFamily(["s"], try values.map { .init([$0], try likelihood(counts().holding(["s": $0]))) })
  }

  /// Where the parameter of the family could as well be in the likelihood, impacts are the same: in a Gaussian likelihood
  /// linear in its parameters the covariance over the nuisance's σ.
  @Test func impactsAreThoseOfTheWholeLikelihood() throws {
    let whole = try Self.likelihood(Self.counts())
    let minimum = whole.minimum()
    let (best, sigma) = (minimum.values[0], minimum.uncertainty(0))
    let family = try Self.family([-2, -1.4, -0.7, 0, 0.7, 1.4, 2].map { best + $0 * sigma })
    let impacts = family.impacts(around: (3, family.members[3].likelihood.minimum()))
    #expect(impacts.map(\.nuisance) == ["b", "a"])
    var worst = Worst()
    for impact in impacts {
      let i = whole.position(impact.nuisance)
      let expected = minimum.covariance[0][i] / minimum.uncertainty(i)
      worst.see(impact.up ?? .nan, equals: expected, "up \(impact.nuisance)")
      worst.see(impact.down ?? .nan, equals: -expected, "down \(impact.nuisance)")
      worst.see(impact.uncertainty, equals: minimum.uncertainty(i), "σ")
    }
    #expect(worst.value < 1e-6, "\(worst)")
  }

  /// Shifts beyond what the members cover are not made up.
  @Test func shiftsEndWithTheMembers() throws {
    let whole = try Self.likelihood(Self.counts())
    let minimum = whole.minimum()
    let (best, sigma) = (minimum.values[0], minimum.uncertainty(0))
    let family = try Self.family([-0.02, -0.01, 0, 0.01, 0.02].map { best + $0 * sigma })
    let impacts = family.impacts(around: (2, family.members[2].likelihood.minimum()))
    #expect(impacts.count == 2 && impacts.allSatisfy { $0.up == nil && $0.down == nil })
  }

  /// Pseudo-experiments of a family are those of the likelihood that holds its parameter; ratios are relative to the best
  /// member, which is at most as good as the minimum over all values.
  @Test func ratiosAreRelativeToTheBestMember() throws {
    let whole = try Self.likelihood(Self.counts())
    let values = (0...200).map { -3 + 0.05 * Double($0) }
    let direct = try #require(ToyStudy(whole, seed: 3, count: 30).feldmanCousins(at: ["s": values[80]]))
    let study = ToyStudy(try Self.family(values), seed: 3, count: 30)
    let found = try #require(study.feldmanCousins(at: ["s": values[80]]))
    // σ of s is at least 0.5: half a step is 0.05 σ, or 0.0025 of −2 ln L.
    #expect(whole.minimum().uncertainty(0) > 0.5)
    func close(_ a: Double, _ b: Double) -> Bool { a <= b + 1e-9 && b - a < 2.6e-3 }
    #expect(close(found.observed, direct.observed), "\(found.observed) \(direct.observed)")
    #expect(found.toys.failures == 0)
    #expect(zip(found.toys.values, direct.toys.values).allSatisfy { close($0, $1) })
    // With one value there is nothing to choose.
    let one = ToyStudy(try Self.family([values[80]]), seed: 3, count: 5)
    #expect(one.feldmanCousins(at: ["s": values[80]])?.observed == 0)
    // No member has a value in between.
    #expect(study.feldmanCousins(at: ["s": values[80] + 0.01]) == nil)
  }

  /// CLs over the members is that over the parameter.
  @Test func clsOfAFamily() throws {
    let whole = try Self.likelihood(Self.counts())
    let values = (0...160).map { -1 + 0.05 * Double($0) }
    let (zero, tested) = (values[20], values[70])
    let direct = try #require(ToyStudy(whole, seed: 9, count: 200).cls(of: "s", at: tested, null: zero))
    let found = try #require(
      ToyStudy(try Self.family(values), seed: 9, count: 200).cls(of: "s", at: tested, null: zero))
    #expect(abs(found.signal.observed - direct.signal.observed) < 2.6e-3)
    #expect(abs(found.value - direct.value) < 0.01, "\(found.value) \(direct.value)")
  }
}
