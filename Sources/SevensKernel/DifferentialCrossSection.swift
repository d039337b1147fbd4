import SevensNumerics

/// dσ/dT of one scatterer for one kind of neutrino, from the same terms, weights and κ as every rate.
///
/// At fixed T it is a polynomial in 1/E above E_min(T), so a grid costs one evaluation of form factors per recoil.
public struct DifferentialCrossSection: Sendable {
  let scatterer: Scatterer
  let terms: [AmplitudeTerm]
  let finalMasses: [Double]
  let couplings: AmplitudeCouplings
  let component: FluxComponent

  /// A cross-section for the incoming neutrino `component`.
  public init(
    scatterer: Scatterer, terms: [AmplitudeTerm], finalMasses: [Double] = [0], couplings: AmplitudeCouplings,
    component: FluxComponent
  ) {
    self.scatterer = scatterer
    self.terms = terms
    self.finalMasses = finalMasses
    self.couplings = couplings
    self.component = component
  }

  /// The polynomial c₀ + c₁/E + c₂/E² in cm²/MeV of one group of final states at recoil T in MeV.
  public func polynomial(recoil T: Double, group: Int = 0) -> Kappa {
    let (M, m) = (scatterer.mass, finalMasses[group])
    let weights = scatterer.weights(Kinematics.momentumTransfer(recoil: T, mass: M))
    let propagators = terms.map { $0.propagator(2 * M * T) }
    var bilinears = [Double](repeating: 0, count: terms.count * (terms.count + 1) / 2)
    bilinears.withUnsafeMutableBufferPointer {
      couplings.addBilinears(
        flavor: component.flavor, group: group, scale: scatterer.prefactor, to: $0.baseAddress!)
    }
    var (sum, pair) = (Kappa.zero, 0)
    for k in terms.indices {
      for l in k..<terms.count {
        let factor =
          bilinears[pair] * propagators[k] * propagators[l] * weights.pair(terms[k].weight, terms[l].weight)
          * (k == l ? 1 : 2)
        pair += 1
        if factor == 0 { continue }
        let kappa = Kappa(
          terms[k].kind, terms[l].kind, recoil: T, mass: M, finalMass: m, kinematics: scatterer.kinematics,
          antineutrino: component.antineutrino)
        sum.k0 += factor * kappa.k0
        sum.k1 += factor * kappa.k1
        sum.k2 += factor * kappa.k2
      }
    }
    return sum
  }

  /// dσ/dT in cm²/MeV into one group of final states; 0 outside the kinematic range.
  public func callAsFunction(energy E: Double, recoil T: Double, group: Int = 0) -> Double {
    let (M, m) = (scatterer.mass, finalMasses[group])
    let highest = Kinematics.maximumRecoil(energy: E, mass: M, finalMass: m)
    let lowest = Kinematics.minimumRecoil(energy: E, mass: M, finalMass: m)
    guard highest > 0, T <= highest, T >= lowest else { return 0 }
    // At the very end-point the factor that vanishes there may come out as −1e-17 of the rest.
    return max(0, polynomial(recoil: T, group: group)(energy: E))
  }

  /// Adds dσ/dT in cm²/MeV, summed over all final states, to a matrix with one row per recoil.
  ///
  /// - Parameters:
  ///   - energies: neutrino energies in MeV, ascending.
  ///   - recoils: recoil energies in MeV, positive.
  ///   - values: `recoils.count` rows of `energies.count` numbers.
  public func addGrid(energies: [Double], recoils: [Double], to values: UnsafeMutableBufferPointer<Double>) {
    precondition(values.count == energies.count * recoils.count, "the matrix has another shape")
    guard let base = values.baseAddress else { return }
    let inverse = energies.map { 1 / $0 }
    inverse.withUnsafeBufferPointer { inverse in
      for (i, T) in recoils.enumerated() {
        let row = base + i * energies.count
        for group in finalMasses.indices {
          let minimum = Kinematics.minimumEnergy(
            recoil: T, mass: scatterer.mass, finalMass: finalMasses[group])
          let (first, c) = (
            Self.firstIndex(of: energies, atLeast: minimum), polynomial(recoil: T, group: group)
          )
          for j in first..<energies.count {
            let u = inverse[j]
            row[j] += c.k0 + u * (c.k1 + u * c.k2)
          }
        }
      }
    }
  }

  /// σ(E) = ∫ dσ/dT dT in cm² over the kinematic range, into all final states.
  public func total(energy E: Double, relativeAccuracy: Double = 1e-10) -> IntegralEstimate {
    var sum = IntegralEstimate(value: 0, error: 0, evaluations: 0, converged: true)
    for (group, m) in finalMasses.enumerated() {
      let low = Kinematics.minimumRecoil(energy: E, mass: scatterer.mass, finalMass: m)
      let high = Kinematics.maximumRecoil(energy: E, mass: scatterer.mass, finalMass: m)
      guard high > low else { continue }
      let part = integrate(
        from: low.squareRoot(), to: high.squareRoot(),
        breakpoints: scatterer.breakpoints.map { $0.squareRoot() },
        relativeAccuracy: relativeAccuracy
      ) { t in 2 * t * max(0, polynomial(recoil: t * t, group: group)(energy: E)) }
      sum.value += part.value
      sum.error += part.error
      sum.evaluations += part.evaluations
      sum.converged = sum.converged && part.converged
    }
    return sum
  }

  static func firstIndex(of energies: [Double], atLeast minimum: Double) -> Int {
    var (low, high) = (0, energies.count)
    while low < high {
      let middle = (low + high) / 2
      if energies[middle] < minimum { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
