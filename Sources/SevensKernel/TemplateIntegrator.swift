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

  /// All entries, their differences to the rule of lower order, and the largest relative one.
  typealias Integral = (entries: [Double], differences: [Double], error: Double)

  static let fewestPanels = 8
  static let rules = [5, 17, 21, 23, 31].map { GaussLegendre(order: $0) }
  /// The Legendre projection of every rule, by node and then by degree.
  static let projections = rules.map { rule in
    let (matrix, order) = (rule.legendreProjection, rule.nodes.count)
    return matrix.indices.map { matrix[$0 % order * order + $0 / order] }
  }

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
  func panelEdges(respecting responseBreakpoints: [Double]) -> [[Double]] {
    request.finalMasses.map { m in
      let (M, highest) = (scatterer.mass, request.flux.highestEnergy)
      let last = Kinematics.maximumRecoil(energy: highest, mass: M, finalMass: m)
      let first = Kinematics.minimumRecoil(energy: highest, mass: M, finalMass: m)
      guard last > first else { return [] }
      var recoils = responseBreakpoints + scatterer.breakpoints
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

  /// Zeroes for all entries.
  func emptyEntries() -> [Double] {
    let rows = request.components.count * request.finalMasses.count * pairs.count
    return [Double](repeating: 0, count: rows * (response.binCount + 2))
  }

  /// All entries by the rule of one order, their differences to its embedded rule, and the largest relative one.
  func integrate(_ panels: [[Double]], order: Int) -> Integral {
    let rule = Self.rules.first { $0.nodes.count == order } ?? GaussLegendre(order: order)
    var entries = emptyEntries()
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
    return (entries, differences, largestError(entries, differences))
  }

  /// The largest difference relative to its entry, over bins above 1e-6 of their row.
  func largestError(_ entries: [Double], _ differences: [Double]) -> Double {
    var error = 0.0
    let rowLength = response.binCount + 2
    entries.withUnsafeBufferPointer { entries in
      differences.withUnsafeBufferPointer { differences in
        for row in stride(from: 0, to: entries.count, by: rowLength) {
          let (values, changes) = (entries.baseAddress! + row, differences.baseAddress! + row)
          var total = 0.0
          for b in 0..<(rowLength - 2) { total += abs(values[b]) }
          for b in 0..<(rowLength - 2) where abs(values[b]) > 1e-6 * total {
            error = max(error, abs(changes[b] / values[b]))
          }
        }
      }
    }
    return error
  }
}
