import Sevens
import SevensInference
import SevensTestSupport
import Testing

/// Laws of the likelihoods of measurements.
@Suite struct MeasurementModelLaws {
  static let summaries = Catalog.measurements.map { $0.summary() }

  // At the starts of all nuisances the signal is the prediction of the set-up.
  @Test(arguments: summaries.map(\.id))
  func theSignalIsThePrediction(id: String) throws {
    let model = try #require(Self.summaries.first { $0.id == id })
    let signal = try model.expectation(in: []).signal
    let starts = Dictionary(uniqueKeysWithValues: model.nuisances.map { ($0.id, $0.start) })
    let found = signal.counts(at: signal.parameters.map { starts[$0] ?? .nan })
    for (a, b) in zip(found, model.signal()) { #expect(deviation(a, from: b) < 1e-12) }
  }

  @Test func everyNuisanceIsInTheLikelihoodAndConstrainedByItself() throws {
    for model in Self.summaries {
      let total = try model.expectation(in: []).total
      for nuisance in model.nuisances {
        #expect(total.parameters.contains(nuisance.id), "\(nuisance.id)")
        #expect(nuisance.constraint.parameters == [nuisance.id] && nuisance.constraint.problems.isEmpty)
      }
    }
  }

  // A flux that nothing shares has its own name, and the same counts.
  @Test func whatIsDecorrelatedHasItsOwnName() throws {
    let model = Measurement.coherentLAr2020.summary()
    let own = model.decorrelating(["sns.flux"])
    #expect(model.nuisances.contains { $0.id == "sns.flux" })
    #expect(own.nuisances.contains { $0.id == "coherent-lar-2020.sns.flux" })
    #expect(!own.nuisances.contains { $0.id == "sns.flux" })
    let (a, b) = (try model.expectation(in: []).total, try own.expectation(in: []).total)
    #expect(a.coefficients == b.coefficients)
  }

  // −0.5 < ε: counts as polynomials against the set-up with that interaction.
  @Test func theExpectationIsExactInCouplings() throws {
    var model = Measurement.coherentLAr2020.summary()
    model.setup.interactions.append(InteractionInstance(NonStandardInteractions()))
    let keys = ["nsi.u-ee", "nsi.d-mumu"]
    let signal = try model.expectation(in: keys).signal
    for values in [[0.0, 0.0], [0.3, -0.2], [-0.5, 0.9]] {
      var changed = model
      for (key, value) in zip(keys, values) {
        try model.setup.setting(key).write(&changed.setup, .number(value))
      }
      let all = Dictionary(uniqueKeysWithValues: zip(keys, values))
      let found = signal.counts(
        at: signal.parameters.map { id in
          all[id] ?? model.nuisances.first { $0.id == id }?.start ?? .nan
        })
      #expect(deviation(found[0], from: changed.signal()[0]) < 1e-8)
    }
  }

  // 142 ± 31 by counting, 306 ± 20 and 159 ± 43 published.
  @Test func theSummariesHoldThePublishedNumbers() {
    let numbers = Self.summaries.map { model -> [Double] in
      guard case .gaussianDiagonal(let observed, let variances) = model.statistic else { return [] }
      return [observed[0], variances[0].squareRoot()]
    }
    #expect(numbers[0][0] == 142 && deviation(numbers[0][1], from: 952.0.squareRoot()) < 1e-15)
    #expect(numbers[1] == [306, 20] && numbers[2] == [159, 43])
  }
}
