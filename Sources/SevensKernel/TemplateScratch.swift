extension TemplateIntegrator {
  /// The values at one recoil energy, in buffers that live as long as the integration.
  ///
  /// Where a recoil falls into one column for certain, as for bins of the recoil energy itself, nodes are gathered and
  /// written when the column changes.
  struct Scratch: ~Copyable {
    let integrator: TemplateIntegrator
    let components: Int
    let rowLength: Int
    let responses: UnsafeMutablePointer<Double>
    let moments: UnsafeMutablePointer<Double>
    /// κ·Φ of every pair of classes, component by component.
    let folded: UnsafeMutablePointer<Double>
    let propagators: UnsafeMutablePointer<Double>
    /// Gathered nodes by pair and component: the sums, then the differences of the rules.
    let gathered: UnsafeMutablePointer<Double>
    var column = -1
    var group = 0
    var entries: UnsafeMutablePointer<Double>?
    var differences: UnsafeMutablePointer<Double>?
    var weights = ScattererWeights()
    var row = Response.Row(bins: 0..<0, lost: 0)
    var outside = 0.0

    init(_ integrator: TemplateIntegrator) {
      self.integrator = integrator
      components = integrator.request.components.count
      rowLength = integrator.response.binCount + 2
      responses = .allocate(capacity: integrator.response.binCount)
      moments = .allocate(capacity: 3 * components)
      folded = .allocate(capacity: integrator.classPairs.count * components)
      propagators = .allocate(capacity: integrator.request.terms.count)
      propagators.initialize(repeating: 1, count: integrator.request.terms.count)
      gathered = .allocate(capacity: 2 * integrator.pairs.count * components)
      gathered.initialize(repeating: 0, count: 2 * integrator.pairs.count * components)
    }

    deinit {
      responses.deallocate()
      moments.deallocate()
      folded.deallocate()
      propagators.deallocate()
      gathered.deallocate()
    }

    /// Starts a mass group, whose entries go to the given rows if they are gathered here.
    mutating func begin(
      _ group: Int, _ entries: UnsafeMutablePointer<Double>? = nil,
      _ differences: UnsafeMutablePointer<Double>? = nil
    ) {
      self.group = group
      self.entries = entries
      self.differences = differences
    }

    /// Evaluates everything at the recoil energy T = t².
    mutating func prepare(_ t: Double) {
      fold(t)
      row = integrator.response.evaluate(t * t, responses)
      var kept = row.lost
      for b in row.bins { kept += responses[b] }
      outside = 1 - kept
    }

    /// Evaluates all but the response at the recoil energy T = t².
    mutating func fold(_ t: Double) {
      let (T, M, m) = (t * t, integrator.scatterer.mass, integrator.request.finalMasses[group])
      let Q2 = 2 * M * T
      weights = integrator.scatterer.weights(Q2.squareRoot())
      integrator.request.flux.evaluate(
        minimumEnergy: Kinematics.minimumEnergy(recoil: T, mass: M, finalMass: m), into: moments)
      if !integrator.allContact {
        for k in 0..<integrator.request.terms.count {
          propagators[k] = integrator.request.terms[k].propagator(Q2)
        }
      }
      for index in 0..<integrator.classPairs.count {
        let (c, d) = integrator.classPairs[index]
        let kappa = Kappa(c, d, recoil: T, mass: M, finalMass: m, kinematics: integrator.scatterer.kinematics)
        let sign = c.conjugationSign * d.conjugationSign
        for s in 0..<components {
          let moment = moments + 3 * s
          let value = kappa.k0 * moment[0] + kappa.k1 * moment[1] + kappa.k2 * moment[2]
          folded[index * components + s] =
            integrator.request.components[s].antineutrino ? sign * value : value
        }
      }
    }

    /// Writes what every pair and component contributes whatever the response, times a factor, a stride apart.
    func write(times factor: Double, to values: UnsafeMutablePointer<Double>, stride: Int) {
      for p in 0..<integrator.pairs.count {
        let common = factor * self.factor(of: integrator.pairs[p])
        let source = folded + integrator.pairs[p].classes * components
        for s in 0..<components { values[(p * components + s) * stride] = common * source[s] }
      }
    }

    /// P_k P_l W_kl, twice that off the diagonal.
    private func factor(of pair: Pair) -> Double {
      let common = propagators[pair.k] * propagators[pair.l] * weights.pair(pair.first, pair.second)
      return pair.k == pair.l ? common : 2 * common
    }

    /// Adds the node to the entries, and its part of the difference between the two rules.
    mutating func add(weight: Double, difference: Double) {
      let certain = certainColumn
      if certain != column { flush() }
      column = certain
      for p in 0..<integrator.pairs.count {
        let pair = integrator.pairs[p]
        let common = factor(of: pair)
        if common == 0 { continue }
        let values = folded + pair.classes * components
        if certain >= 0 {
          let (sum, change) = (weight * common, difference * common)
          let target = gathered + 2 * p * components
          for s in 0..<components {
            target[s] += sum * values[s]
            target[components + s] += change * values[s]
          }
        } else {
          for s in 0..<components {
            spread(weight * common * values[s], difference * common * values[s], rowStart(s, p))
          }
        }
      }
    }

    /// Writes the gathered nodes to their column.
    mutating func flush() {
      guard column >= 0, let entries, let differences else { return }
      for p in 0..<integrator.pairs.count {
        let source = gathered + 2 * p * components
        for s in 0..<components {
          let target = rowStart(s, p) + column
          entries[target] += source[s]
          differences[target] += source[components + s]
          source[s] = 0
          source[components + s] = 0
        }
      }
      column = -1
    }

    /// The one column this recoil belongs to for certain, or −1.
    private var certainColumn: Int {
      guard row.lost == 0 else { return -1 }
      if row.bins.isEmpty { return rowLength - 2 }
      return row.bins.count == 1 && outside == 0 ? row.bins.lowerBound : -1
    }

    func rowStart(_ component: Int, _ pair: Int) -> Int {
      ((component * integrator.request.finalMasses.count + group) * integrator.pairs.count + pair) * rowLength
    }

    /// Distributes a value over the columns by the response.
    private func spread(_ main: Double, _ change: Double, _ base: Int) {
      guard let entries, let differences else { return }
      let first = row.bins.lowerBound
      // From the first bin on, so that the loop has plain pointers and becomes vector instructions.
      let (sums, changes, shares) = (entries + base + first, differences + base + first, responses + first)
      for b in 0..<row.bins.count {
        let share = shares[b]
        sums[b] += main * share
        changes[b] += change * share
      }
      entries[base + rowLength - 2] += main * outside
      entries[base + rowLength - 1] += main * row.lost
    }
  }
}
