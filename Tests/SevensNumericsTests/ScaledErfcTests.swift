import SevensNumerics
import SevensTestSupport
import Testing

/// e^{x²} erfc(x) against mpmath with 30 digits.
@Suite struct ScaledErfcValidation {
  @Test(arguments: [
    (-3, 16205.988853999586625), (0, 1), (0.5, 0.61569034419292587487), (2.5, 0.21080636406114358065),
    (9.999, 0.056146552603965939885), (10, 0.056140992743822585858), (12, 0.04685422101489376262),
    (27, 0.020881607990420940674), (1e3, 0.0005641893014533876542), (1e6, 5.6418958354747419216e-7),
  ])
  func values(x: Double, expected: Double) {
    #expect(deviation(scaledErfc(x), from: expected) < 1e-14, "\(scaledErfc(x))")
  }
}
