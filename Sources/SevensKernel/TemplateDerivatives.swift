extension RateTemplate {
  /// The exact first derivatives of the expected counts in the couplings.
  ///
  /// - Returns: for every coupling in the order of `AmplitudeCouplings.real` two rows of `binCount` numbers:
  ///   ∂N_b/∂Re a, then ∂N_b/∂Im a.
  public func gradient(_ couplings: AmplitudeCouplings, rates: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: couplings.real.count * 2 * binCount)
    for s in components.indices {
      for final in 0..<couplings.finalCount {
        let base = couplings.index(flavor: components[s].flavor, final: final, term: 0)
        for k in terms.indices {
          for l in terms.indices {
            let scale = rates[s] * (k == l ? 2 : 1)
            let (x, y) = (scale * couplings.real[base + l], scale * couplings.imaginary[base + l])
            let row = row(component: s, group: couplings.massGroups[final], pair: pair(k, l))
            let target = 2 * (base + k) * binCount
            for b in 0..<binCount {
              result[target + b] += x * entries[row + b]
              result[target + binCount + b] += y * entries[row + b]
            }
          }
        }
      }
    }
    return result
  }

  /// The exact second derivatives ∂²N_b/∂Re a_k ∂Re a_l = ∂²N_b/∂Im a_k ∂Im a_l for one flavour and mass group.
  ///
  /// They do not depend on the couplings; mixed real–imaginary derivatives, and those between different final states
  /// or flavours, vanish.
  /// - Returns: a row of `binCount` numbers for every (k, l), k slowest.
  public func hessian(flavor: Int, group: Int, rates: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: terms.count * terms.count * binCount)
    for s in components.indices where components[s].flavor == flavor {
      for k in terms.indices {
        for l in terms.indices {
          let scale = rates[s] * (k == l ? 2 : 1)
          let row = row(component: s, group: group, pair: pair(k, l))
          let target = (k * terms.count + l) * binCount
          for b in 0..<binCount { result[target + b] += scale * entries[row + b] }
        }
      }
    }
    return result
  }
}
