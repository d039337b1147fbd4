import Sevens
import SevensAnalysis
import SevensInference
import SevensNumerics
import SevensTestSupport
import Testing

/// Validation: a light mediator in pseudo-experiments.
@Suite struct LightMediatorReconstruction {
  private func likelihoods(_ trueMass: Double, _ masses: [Double]) throws -> [Likelihood] {
    let analysis = try #require(
      LightMediatorReconstructionRecipe(RecipeContext()).analysis(massMeV: trueMass))
    return try masses.map { try analysis.build(at: ["light-vector.mass": $0]).likelihood }
  }

  // 10 MeV, seen at 5σ: the distance of the true mass from the best one, in units of its error, has to be below 1 in the
  // median of 500 pseudo-experiments (0.67 for a normal error), and the median of the best masses near the true one.
  @Test func aMediatorInTheWindowIsReconstructed() throws {
    let masses = (0...36).map { 2 * exponential(Double($0) * 0.1) }
    let truth = try #require(masses.indices.min { abs(masses[$0] - 10) < abs(masses[$1] - 10) })
    let all = try likelihoods(masses[truth], masses)
    let point = all[truth].start
    var (distances, best): ([Double], [Double]) = ([], [])
    for toy in 0..<500 {
      let data = all[truth].pseudoExperiment(at: point, seed: 11, index: toy)
      let (observed, centres) = (data.terms.map(\.statistic.observed), data.constraints.map(\.centre))
      let values = all.map { $0.replacing(observed: observed, centres: centres).minimum().value }
      let lowest = values.indices.min { values[$0] < values[$1] } ?? 0
      distances.append(max(0, values[truth] - values[lowest]).squareRoot())
      best.append(masses[lowest])
    }
    let median = (distances.sorted()[250], best.sorted()[250])
    print(
      "light mediator of \(masses[truth]) MeV: \(median.0) sigma and \(median.1) MeV in the median of 500")
    #expect(median.0 < 1 && median.0 > 0.3)
    #expect(abs(median.1 / masses[truth] - 1) < 0.25)
  }

  // Far above the window masses of the same g/m² cannot be told apart; far below it couplings alone are measured.
  @Test func outsideOfTheWindowOneCombinationIsMeasured() throws {
    for (mass, others) in [(100.0, [50, 250.0]), (1, [0.3, 2])] {
      let analysis = try #require(LightMediatorReconstructionRecipe(RecipeContext()).analysis(massMeV: mass))
      for other in others {
        let found = try analysis.build(at: ["light-vector.mass": other]).likelihood.minimum(
          starts: try starts(analysis, other))
        #expect(found.value < 1, "\(mass) and \(other): \(found.value)")
      }
      let inside = try analysis.build(at: ["light-vector.mass": 8]).likelihood.minimum(
        starts: try starts(analysis, 8))
      #expect(inside.value > 1, "\(mass): \(inside.value)")
    }
  }

  // The recipe has a threshold of its own, below that of the set-up.
  @Test func theThresholdIsThatOfTheRecipe() throws {
    let recipe = LightMediatorReconstructionRecipe.self
    let model = recipe.init(RecipeContext()).model
    #expect(model.setup.detector.binning?.edges.first == 0.1)
    let faults = #expect(throws: Faults.self) {
      try RecipeContext(["detector.threshold=0.3 keVnr"], for: [recipe])
    }
    #expect(faults?.diagnostics.map(\.message) == ["the recipe varies it itself"])
  }

  /// Couplings of the same g/√(50 MeV² + m²), with the flux as it is.
  private func starts(_ analysis: Analysis, _ mass: Double) throws -> [[Double]] {
    let likelihood = try analysis.build(at: ["light-vector.mass": mass]).likelihood
    return [0.1, 0.3, 1, 3, 10].map { factor in
      likelihood.parameters.map {
        $0.id == LightMediatorReconstructionRecipe.key
          ? min(max($0.start * factor * mass / 10, 1e-8), 1e-3) : $0.start
      }
    }
  }

  private func exponential(_ x: Double) -> Double {
    (1...60).reversed().reduce(1.0) { 1 + x * $0 / Double($1) }
  }
}
