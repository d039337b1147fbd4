import Sevens
import SevensTestSupport
import Testing

/// Laws of the numerical errors of bins.
@Suite struct BinErrorsLaws {
  @Test func errorsCoverWhatAFinerIntegrationChanges() {
    for setup in builtInSetups {
      let (coarse, fine) = (
        Prediction(setup.with { $0.accuracy = 1e-4 }), Prediction(setup.with { $0.accuracy = 1e-12 })
      )
      let (a, b, errors) = (EventRate(coarse), EventRate(fine), coarse.binErrors)
      #expect(errors.count == a.bins.count)
      // What holds 1e-20 of the counts is the far tail of a response, which no panel resolves.
      let floor = 1e-20 * b.counts
      for i in errors.indices {
        #expect(
          errors[i] >= 0 && abs(a.bins[i] - b.bins[i]) <= errors[i] + 1e-9 * abs(b.bins[i]) + floor,
          "\(setup.id) \(i)")
      }
    }
  }

  @Test func errorsStayBelowTheEstimateOfTheWhole() {
    for setup in builtInSetups {
      let prediction = Prediction(setup)
      let rate = EventRate(prediction)
      let whole = prediction.binErrors.reduce(0, +)
      // Pairs of terms may cancel in the counts and not in the errors.
      #expect(whole <= 10 * prediction.estimatedError * rate.counts, "\(setup.id): \(whole)")
    }
  }

  @Test func errorsScaleWithTheMass() {
    let setup = Setup.coherentCsI2017
    let (one, ten) = (Prediction(setup), Prediction(setup.with { $0.detector.mass.value *= 10 }))
    // A difference of two rules keeps fewer digits than the rules.
    for (a, b) in zip(ten.binErrors, one.binErrors) { #expect(deviation(a, from: 10 * b) < 1e-3) }
  }
}
