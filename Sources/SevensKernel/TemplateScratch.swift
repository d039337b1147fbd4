extension TemplateIntegrator {
  /// The values at one recoil energy, in buffers that live as long as the integration.
  struct Scratch: ~Copyable {
    let integrator: TemplateIntegrator
    let responses: UnsafeMutablePointer<Double>
    let moments: UnsafeMutablePointer<Double>
    /// κ·Φ of every pair of classes, component by component.
    let folded: UnsafeMutablePointer<Double>
    let propagators: UnsafeMutablePointer<Double>
    var weights = ScattererWeights()
    var row = Response.Row(bins: 0..<0, lost: 0)
    var outside = 0.0

    init(_ integrator: TemplateIntegrator) {
      self.integrator = integrator
      let components = integrator.request.components.count
      responses = .allocate(capacity: integrator.response.binCount)
      moments = .allocate(capacity: 3 * components)
      folded = .allocate(capacity: integrator.classPairs.count * components)
      propagators = .allocate(capacity: integrator.request.terms.count)
    }

    deinit {
      responses.deallocate()
      moments.deallocate()
      folded.deallocate()
      propagators.deallocate()
    }

    /// Evaluates everything at the recoil energy T = t².
    mutating func prepare(_ t: Double, _ group: Int) {
      let (request, scatterer) = (integrator.request, integrator.scatterer)
      let (T, M, m) = (t * t, scatterer.mass, request.finalMasses[group])
      let Q2 = 2 * M * T
      weights = scatterer.weights(Q2.squareRoot())
      row = integrator.response.evaluate(T, responses)
      var kept = row.lost
      for b in row.bins { kept += responses[b] }
      outside = 1 - kept
      request.flux.evaluate(
        minimumEnergy: Kinematics.minimumEnergy(recoil: T, mass: M, finalMass: m), into: moments)
      for k in request.terms.indices { propagators[k] = request.terms[k].propagator(Q2) }
      let components = request.components.count
      for (index, (c, d)) in integrator.classPairs.enumerated() {
        let kappa = Kappa(c, d, recoil: T, mass: M, finalMass: m, kinematics: scatterer.kinematics)
        let sign = c.conjugationSign * d.conjugationSign
        for s in 0..<components {
          let value =
            kappa.k0 * moments[3 * s] + kappa.k1 * moments[3 * s + 1] + kappa.k2 * moments[3 * s + 2]
          folded[index * components + s] = request.components[s].antineutrino ? sign * value : value
        }
      }
    }

    /// Adds the node to the entries, and its part of the difference between the two rules.
    func add(
      weight: Double, difference: Double, _ group: Int, _ entries: UnsafeMutablePointer<Double>,
      _ differences: UnsafeMutablePointer<Double>
    ) {
      let request = integrator.request
      let (components, rowLength) = (request.components.count, integrator.response.binCount + 2)
      for (p, pair) in integrator.pairs.enumerated() {
        let (k, l) = (pair.k, pair.l)
        var common =
          propagators[k] * propagators[l] * weights.pair(request.terms[k].weight, request.terms[l].weight)
        if common == 0 { continue }
        if k != l { common *= 2 }
        for s in 0..<components {
          let value = common * folded[pair.classes * components + s]
          if value == 0 { continue }
          let base = ((s * request.finalMasses.count + group) * integrator.pairs.count + p) * rowLength
          let (main, change) = (weight * value, difference * value)
          for b in row.bins {
            entries[base + b] += main * responses[b]
            differences[base + b] += change * responses[b]
          }
          entries[base + rowLength - 2] += main * outside
          entries[base + rowLength - 1] += main * row.lost
        }
      }
    }
  }
}
