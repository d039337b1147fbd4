import CSevensMath

extension FluxMoments {
  /// A spectrum Σ_p c_p E^p on (0, highestEnergy], integrated in closed form.
  public struct PowerSeries: Sendable, Equatable {
    /// The index of the component.
    public var component: Int
    /// The end of the spectrum in MeV.
    public let highestEnergy: Double
    /// Pairs of integer exponent p and coefficient c_p in MeV^(−1−p) cm⁻² per exposure.
    public let terms: [(exponent: Int, coefficient: Double)]
    /// ∫ c E^p/Eⁿ dE of every term and moment, with what does not depend on the lower end of the integral.
    private let integrals: [Integral]

    private struct Integral {
      let moment: Int
      /// The power of the antiderivative; 0 stands for the logarithm.
      let power: Int
      let weight: Double
      /// The antiderivative at the end of the spectrum.
      let upper: Double
    }

    /// A spectrum from its terms; exponents of at least 2 keep all three moments finite at E → 0.
    public init(component: Int, highestEnergy: Double, terms: [(exponent: Int, coefficient: Double)]) {
      self.component = component
      self.highestEnergy = highestEnergy
      self.terms = terms
      var integrals: [Integral] = []
      for (exponent, coefficient) in terms {
        for n in 0..<3 {
          let power = exponent - n + 1
          integrals.append(
            Integral(
              moment: n, power: power, weight: power == 0 ? coefficient : coefficient / Double(power),
              upper: power == 0 ? highestEnergy : Self.power(highestEnergy, power)))
        }
      }
      self.integrals = integrals
    }

    /// Adds its part of Φ₀, Φ₁, Φ₂.
    func add(minimumEnergy: Double, to moments: UnsafeMutablePointer<Double>) {
      guard minimumEnergy < highestEnergy else { return }
      let own = moments + 3 * component
      for integral in integrals {
        own[integral.moment] +=
          integral.weight
          * (integral.power == 0
            ? sevens_log(integral.upper / minimumEnergy)
            : integral.upper - Self.power(minimumEnergy, integral.power))
      }
    }

    /// Adds φ(E).
    func addSpectrum(energy: Double, to flux: UnsafeMutableBufferPointer<Double>) {
      guard energy <= highestEnergy else { return }
      for (exponent, coefficient) in terms {
        flux[component] += coefficient * Self.power(energy, exponent)
      }
    }

    private static func power(_ x: Double, _ n: Int) -> Double {
      var result = 1.0
      for _ in 0..<n.magnitude { result *= x }
      return n < 0 ? 1 / result : result
    }

    public static func == (a: Self, b: Self) -> Bool {
      a.component == b.component && a.highestEnergy == b.highestEnergy
        && a.terms.elementsEqual(b.terms) { $0.exponent == $1.exponent && $0.coefficient == $1.coefficient }
    }
  }
}
