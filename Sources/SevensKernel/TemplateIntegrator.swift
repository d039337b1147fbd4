import SevensNumerics

/// The integration over recoil energies behind `RateTemplate`, for one scatterer.
struct TemplateIntegrator {
  let request: TemplateRequest
  let scatterer: Scatterer
  let response: Response
  /// For every pair k ≤ l: the terms, what they count, and the index of its pair of classes.
  let pairs: [Pair]
  let classPairs: [(AmplitudeClass, AmplitudeClass)]
  let allContact: Bool

  /// Two terms whose product has entries.
  struct Pair {
    let k, l: Int
    let first, second: Weight
    let classes: Int
  }

  static let fewestPanels = 8
  private static let rules = [5, 17, 23, 31].map { GaussLegendre(order: $0) }

  init(_ request: TemplateRequest, _ scatterer: Scatterer, _ response: Response) {
    self.request = request
    self.scatterer = scatterer
    self.response = response
    var pairs: [Pair] = []
    var classPairs: [(AmplitudeClass, AmplitudeClass)] = []
    for k in request.terms.indices {
      for l in k..<request.terms.count {
        let (c, d) = (request.terms[k].kind, request.terms[l].kind)
        let known = classPairs.firstIndex { $0 == (c, d) || $0 == (d, c) }
        if known == nil { classPairs.append((c, d)) }
        pairs.append(
          Pair(
            k: k, l: l, first: request.terms[k].weight, second: request.terms[l].weight,
            classes: known ?? classPairs.count - 1))
      }
    }
    self.pairs = pairs
    allContact = request.terms.allSatisfy { $0.propagator == .contact }
    self.classPairs = classPairs
  }

  /// Ascending panel edges in t = √T for every mass group; empty where the reaction is closed.
  func panelEdges() -> [[Double]] {
    request.finalMasses.map { m in
      let (M, highest) = (scatterer.mass, request.flux.highestEnergy)
      let last = Kinematics.maximumRecoil(energy: highest, mass: M, finalMass: m)
      let first = Kinematics.minimumRecoil(energy: highest, mass: M, finalMass: m)
      guard last > first else { return [] }
      var recoils = response.breakpoints + scatterer.breakpoints
      for energy in request.flux.breakpoints where energy > 0 {
        recoils.append(Kinematics.maximumRecoil(energy: energy, mass: M, finalMass: m))
        recoils.append(Kinematics.minimumRecoil(energy: energy, mass: M, finalMass: m))
      }
      var edges = [first.squareRoot()]
      for recoil in recoils.filter({ $0 > first && $0 < last }).sorted() {
        let t = recoil.squareRoot()
        if t > edges[edges.count - 1] * (1 + 1e-14) { edges.append(t) }
      }
      return edges + [last.squareRoot()]
    }
  }

  static func halve(_ edges: [Double]) -> [Double] {
    guard var last = edges.first else { return [] }
    var result = [last]
    for edge in edges.dropFirst() {
      result += [(last + edge) / 2, edge]
      last = edge
    }
    return result
  }

  /// All entries by the rule of one order, and the largest relative difference to its embedded rule.
  func integrate(_ panels: [[Double]], order: Int) -> (entries: [Double], error: Double) {
    let rule = Self.rules.first { $0.nodes.count == order } ?? GaussLegendre(order: order)
    let (components, rowLength) = (request.components.count, response.binCount + 2)
    let size = components * request.finalMasses.count * pairs.count * rowLength
    var entries = [Double](repeating: 0, count: size)
    var differences = entries
    var scratch = Scratch(self)
    entries.withUnsafeMutableBufferPointer { entries in
      differences.withUnsafeMutableBufferPointer { differences in
        for (group, edges) in panels.enumerated() where !edges.isEmpty {
          scratch.begin(group, entries.baseAddress!, differences.baseAddress!)
          for (low, high) in zip(edges, edges.dropFirst()) {
            let half = (high - low) / 2
            for i in rule.nodes.indices {
              let t = (low + high) / 2 + half * rule.nodes[i]
              scratch.prepare(t)
              let jacobian = 2 * t * half * scatterer.count * scatterer.prefactor
              scratch.add(
                weight: jacobian * rule.weights[i],
                difference: jacobian * (rule.weights[i] - rule.embeddedWeights[i]))
            }
          }
          scratch.flush()
        }
      }
    }
    return (entries, largestError(entries, differences, rowLength))
  }

  private func largestError(_ entries: [Double], _ differences: [Double], _ rowLength: Int) -> Double {
    var error = 0.0
    for row in stride(from: 0, to: entries.count, by: rowLength) {
      var total = 0.0
      for b in row..<(row + rowLength - 2) { total += abs(entries[b]) }
      for b in row..<(row + rowLength - 2) where abs(entries[b]) > 1e-6 * total {
        error = max(error, abs(differences[b] / entries[b]))
      }
    }
    return error
  }
}
