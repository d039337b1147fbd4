import CSevensMath
import SevensNumerics
import SevensTestSupport
import Testing

/// Validation: mpmath 1.3 at 40 digits, `log(abs(gamma(x)))`, `erf(x)`, `erfc(x)` at the nearest double.
@Suite struct SpecialFunctionValues {
  @Test(arguments: [
    (1e-10, 23.025850929882735237), (0.1, 2.252712651734205902), (0.5, 0.57236494292470008707),
    (1.5, -0.12078223763524522235), (2.5, 0.28468287047291915963), (3.7, 1.4280723266653881292),
    (10, 12.801827480081469611), (100.25, 360.28455963776423497), (1e6, 12815504.56914761166),
    (-0.5, 1.2655121234846453965), (-1.25, 1.3664317612369762345), (-7.75, -8.5818477635518666694),
  ])
  func logarithmOfGamma(_ x: Double, _ expected: Double) {
    #expect(deviation(logGamma(x), from: expected) < 2e-15)
  }

  @Test(arguments: [
    (1e-12, 1.1283791670955125512e-12, 0.99999999999887162083),
    (0.1, 0.1124629160182848984, 0.8875370839817151016),
    (0.5, 0.52049987781304653768, 0.47950012218695346232),
    (1, 0.84270079294971486934, 0.15729920705028513066),
    (2, 0.99532226501895273416, 0.0046777349810472658379),
    (3.5, 0.99999925690162765859, 7.4309837234141274552e-7),
    (6, 1, 2.1519736712498913117e-17),
    (26, 1, 5.6631924088561428465e-296),
  ])
  func errorFunctions(_ x: Double, _ error: Double, _ complement: Double) {
    #expect(deviation(SevensNumerics.erf(x), from: error) < 1e-15)
    #expect(deviation(SevensNumerics.erfc(x), from: complement) < 2e-15)
  }
}

@Suite struct SpecialFunctionLaws {
  /// Gamma(x) Gamma(1 - x) = pi / sin(pi x), and Gamma(x + 1) = x Gamma(x).
  @Test func reflectionAndRecurrence() {
    for x in stride(from: -5.95, through: 6, by: 0.1) {
      let reflected = sevens_log(Double.pi / sevens_sin(Double.pi * x).magnitude)
      #expect((logGamma(x) + logGamma(1 - x) - reflected).magnitude < 2e-13, "x = \(x)")
      #expect((logGamma(x + 1) - logGamma(x) - sevens_log(x.magnitude)).magnitude < 2e-14, "x = \(x)")
    }
  }

  @Test func poles() {
    #expect(logGamma(0) == .infinity && logGamma(-3) == .infinity && logGamma(.infinity) == .infinity)
    #expect(logGamma(.nan).isNaN)
    #expect(logGamma(1) == 0 && logGamma(2) == 0)
  }

  @Test func errorFunctionsComplement() {
    for x in stride(from: -6.0, through: 6, by: 0.01) {
      #expect((SevensNumerics.erf(x) + SevensNumerics.erfc(x) - 1).magnitude <= 2.3e-16, "x = \(x)")
      #expect(SevensNumerics.erf(-x) == -SevensNumerics.erf(x))
    }
    #expect(SevensNumerics.erfc(-.infinity) == 2 && SevensNumerics.erfc(.infinity) == 0)
  }
}

/// The incomplete gamma function: mpmath 1.3 at 30 digits, `gammainc(a, 0, x, regularized=True)`.
@Suite struct IncompleteGamma {
  @Test(arguments: [
    (1.0, 0.5, 0.393469340287366576), (1.3, 0.01, 0.00214083541246108561), (2.5, 2.5, 0.58411981300449208),
    (6.012, 9, 0.883395890794674655), (20, 3, 8.31442358819169886e-11), (20, 19.9, 0.520837663173314383),
    (20, 21.1, 0.623955686773514191), (100, 70, 0.000430372594979890858), (100, 101, 0.552896293434511246),
    (150.5, 180, 0.988993229467542573), (0.5, 1e-6, 0.00112837879096923635), (300, 300, 0.507677788886263499),
  ])
  func values(_ a: Double, _ x: Double, _ expected: Double) {
    #expect(deviation(regularizedGamma(shape: a, x), from: expected) < 2e-13)
  }

  /// P(1, x) = 1 - exp(-x), P(a + 1, x) = P(a, x) - x^a exp(-x)/Gamma(a + 1), and P rises from 0 to 1.
  @Test func exponentialRecurrenceAndEnds() {
    for x in stride(from: 0.05, through: 60, by: 0.35) {
      #expect((regularizedGamma(shape: 1, x) + sevens_expm1(-x)).magnitude < 1e-14)
      for a in [0.3, 1, 2.7, 11, 40] {
        let step = sevens_exp(a * sevens_log(x) - x - logGamma(a + 1))
        let next = regularizedGamma(shape: a + 1, x)
        #expect((regularizedGamma(shape: a, x) - step - next).magnitude < 3e-14, "a = \(a), x = \(x)")
        #expect(next <= regularizedGamma(shape: a + 1, x + 0.01) + 1e-14)
      }
    }
    #expect(regularizedGamma(shape: 3, 0) == 0 && regularizedGamma(shape: 3, -1) == 0)
    #expect(regularizedGamma(shape: 3, .infinity) == 1)
  }
}
