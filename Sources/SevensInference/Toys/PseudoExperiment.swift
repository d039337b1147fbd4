import CSevensMath
import SevensNumerics

extension Likelihood {
  // Ref: 1007.1727
  /// The Asimov data set: every observation is its expectation, every centre the true value.
  ///
  /// The likelihood of the same model with these data, of which the point is a minimum with −2 ln L = 0. Negative
  /// Poisson means count as 0.
  public func asimov(at point: [Double]) -> Likelihood {
    replacing(
      observed: terms.map { term in
        let expected = counts(of: term, at: point)
        if case .poisson = term.statistic { return expected.map { max(0, $0) } }
        return expected
      },
      centres: constraints.map { constraint in
        constraint.centre.isEmpty ? [] : constraint.parameters.map { point[position($0)] }
      })
  }

  /// A pseudo-experiment: observations and centres drawn from their distributions at a point of the parameters.
  ///
  /// Each number depends on the seed, the index of the pseudo-experiment, its term and its bin only. The centre of a
  /// counting pull is n σ² − 1 of a Poisson count n of mean (1 + θ)/σ²; around an asymmetric one, the side is chosen
  /// with the probability of its width. Negative Poisson means count as 0.
  public func pseudoExperiment(at point: [Double], seed: UInt64, index: Int) -> Likelihood {
    replacing(
      observed: terms.enumerated().map { t, term in
        let expected = counts(of: term, at: point)
        return term.statistic.draw(expected) { CounterRandom(seed: seed, index, t, $0) }
      },
      centres: constraints.enumerated().map { c, constraint in
        let values = constraint.parameters.map { point[position($0)] }
        // Terms and constraints have different indices.
        return constraint.draw(values) { CounterRandom(seed: seed, index, -1 - c, $0) }
      })
  }
}

extension Statistic {
  /// Observations of expected counts, with the random numbers of every bin.
  func draw(_ expected: [Double], _ random: (Int) -> CounterRandom) -> [Double] {
    func normal(_ bin: Int) -> Double {
      var sequence = random(bin)
      return sequence.normal()
    }
    switch self {
    case .poisson:
      return expected.enumerated().map { bin, mean in
        var sequence = random(bin)
        return sequence.poisson(mean: max(0, mean))
      }
    case .gaussianDiagonal(_, let variances):
      return expected.indices.map { expected[$0] + variances[$0].squareRoot() * normal($0) }
    case .gaussian(_, let covariance):
      let scatter = Cholesky(covariance)?.colour(expected.indices.map(normal)) ?? expected.map { _ in .nan }
      return zip(expected, scatter).map { $0 + $1 }
    }
  }
}

extension ConstraintTerm {
  /// The centre that an auxiliary measurement finds at true values.
  func draw(_ values: [Double], _ random: (Int) -> CounterRandom) -> [Double] {
    var sequence = random(0)
    switch shape {
    case .normal(let sigma): return [values[0] + sigma * sequence.normal()]
    case .logNormal(let sigma): return [values[0] * sevens_exp(sigma * sequence.normal())]
    case .asymmetric(let minus, let plus):
      // Above its centre a value is measured with `plus`: then the centre lies below the value.
      let below = sequence.uniform() * (minus + plus) < plus
      let size = sequence.normal().magnitude
      return [values[0] + (below ? -plus : minus) * size]
    case .countingPull(let sigma):
      let count = 1 / (sigma * sigma)
      return [sequence.poisson(mean: max(0, 1 + values[0]) * count) / count - 1]
    case .flat: return []
    case .correlated(let covariance):
      let scatter =
        Cholesky(covariance)?.colour(
          values.indices.map { i in
            var one = random(i)
            return one.normal()
          }) ?? values.map { _ in .nan }
      return zip(values, scatter).map { $0 + $1 }
    }
  }
}
