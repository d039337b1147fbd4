import SevensInference
import SevensKernel

extension Prediction {
  /// The expected counts of all bins as polynomials in coupling parameters, row-major over the axes.
  ///
  /// With a_k(θ) polynomials, G_kl(θ) = Σ_f Re a_k a_l* are too, and N_b(θ) = Σ_s τ^s_t Σ_kl G_kl(θ) B^s_{b;kl}: the
  /// template is contracted once, and what remains is a row of counts for every product of parameters. Rate parameters
  /// multiply the polynomial of every component.
  ///
  /// - Parameter keys: coupling parameters, all of which the templates must hold: `Prediction(setup, varying: keys)`.
  public func polynomial(in keys: [String]) throws(CouplingPolynomials.Fault) -> CountPolynomial {
    let parts = try componentPolynomials(in: keys)
    var sum = CountPolynomial(parameters: keys, binCount: axes.reduce(1) { $0 * $1.binCount })
    for part in parts {
      for (m, monomial) in part.monomials.enumerated() { sum.add(monomial, part.row(m)) }
    }
    return sum
  }

  /// The same for every component of the flux.
  func componentPolynomials(in keys: [String]) throws(CouplingPolynomials.Fault) -> [CountPolynomial] {
    let bins = axes.reduce(1) { $0 * $1.binCount }
    var result = beam.components.map { _ in CountPolynomial(parameters: keys, binCount: bins) }
    let neutrinos = Set(beam.components.map(\.neutrino.couplingIndex))
    for (templates, model) in [
      (templates.map(\.template), model), (electronTemplates.map(\.template), electronModel),
    ] {
      guard var sum = templates.first else { continue }
      for template in templates.dropFirst() { sum.add(template) }
      let couplings = try CouplingPolynomials(setup, model, keys: keys, neutrinos: neutrinos)
      for s in beam.components.indices {
        let products = couplings.bilinears(flavor: sum.components[s].flavor, of: sum)
        for (monomial, factors) in products.sorted(by: { Self.precedes($0.key, $1.key) }) {
          var row = [Double](repeating: 0, count: sum.binCount)
          for (position, factor) in factors {
            let start = sum.row(component: s, group: position / sum.pairCount, pair: position % sum.pairCount)
            for b in row.indices { row[b] += factor * sum.entries[start + b] }
          }
          result[s].add(
            monomial, row.flatMap { n in timeFractions[s].map { n * $0 * beam.components[s].scalePerCm2 } })
        }
      }
    }
    return result
  }

  /// An order of monomials, so that sums do not depend on hashing.
  private static func precedes(_ a: CountPolynomial.Monomial, _ b: CountPolynomial.Monomial) -> Bool {
    a.lexicographicallyPrecedes(b) { ($0.parameter, $0.power) < ($1.parameter, $1.power) }
  }
}

extension CouplingPolynomials {
  /// G_kl of one incoming neutrino as polynomials: for every monomial the factors of (mass group, pair k ≤ l).
  func bilinears(
    flavor: Int, of template: RateTemplate
  ) -> [CountPolynomial.Monomial: [(position: Int, factor: Double)]] {
    let shape = empty
    let (terms, realCount) = (shape.termCount, shape.real.count)
    // a_k of every slot as a short list of monomials.
    var slots = [Int: [(monomial: Int, coefficient: Double)]]()
    for (m, row) in entries.enumerated() {
      for entry in row { slots[entry.slot, default: []].append((m, entry.coefficient)) }
    }
    var sums = [CountPolynomial.Monomial: [Int: Double]]()
    for final in 0..<shape.finalCount {
      let base = shape.index(flavor: flavor, final: final, term: 0)
      for k in 0..<terms {
        for l in k..<terms {
          let position = shape.massGroups[final] * template.pairCount + template.pair(k, l)
          for part in [0, realCount] {
            guard let a = slots[part + base + k], let b = slots[part + base + l] else { continue }
            for x in a {
              for y in b {
                let product = CountPolynomial.product(monomials[x.monomial], monomials[y.monomial])
                sums[product, default: [:]][position, default: 0] += x.coefficient * y.coefficient
              }
            }
          }
        }
      }
    }
    return sums.mapValues { factors in
      factors.sorted { $0.key < $1.key }.map { (position: $0.key, factor: $0.value) }
    }
  }
}
