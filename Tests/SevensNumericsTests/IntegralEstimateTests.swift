import SevensNumerics
import Testing

@Suite struct IntegralEstimateLaws {
  @Test func equalityLooksAtEveryPart() {
    let reference = IntegralEstimate(value: 1, error: 2, evaluations: 3, converged: true)
    #expect(reference == IntegralEstimate(value: 1, error: 2, evaluations: 3, converged: true))
    #expect(reference != IntegralEstimate(value: 0, error: 2, evaluations: 3, converged: true))
    #expect(reference != IntegralEstimate(value: 1, error: 0, evaluations: 3, converged: true))
    #expect(reference != IntegralEstimate(value: 1, error: 2, evaluations: 0, converged: true))
    #expect(reference != IntegralEstimate(value: 1, error: 2, evaluations: 3, converged: false))
  }
}
