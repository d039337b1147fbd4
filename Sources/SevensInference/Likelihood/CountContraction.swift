/// How the monomials of a term fall into a fixed and a free part.
///
/// N_b = Σ_g F_g(free) Σ_s f_s(fixed) c_sb: for values of the fixed parameters the inner sums are one row for each
/// distinct monomial F_g of the free ones, which are few.
struct CountContraction: Sendable {
  /// A row of the term with the fixed factors that multiply it.
  struct Source: Sendable {
    let row: Int
    let factors: CountPolynomial.Monomial
  }

  /// The distinct monomials of the term's free parameters, as positions in `parameters`.
  let groups: [CountPolynomial.Monomial]
  /// The rows that add up to that of each group.
  let sources: [[Source]]
  /// The free parameters on which the term depends, as positions among the free parameters of the fit.
  let parameters: [Int]
  /// Whether every group is one unchanged row, in order.
  let isIdentity: Bool
  /// For every parameter, the groups that contain it with the position of its factor.
  let slopes: [[(group: Int, factor: Int)]]
  /// The group that alone depends on the parameter, linearly; −1 if it is not so.
  let linearGroup: [Int]
  /// Pairs of factors of one group with a second derivative that does not vanish.
  let bends: [(group: Int, first: Int, second: Int)]
  /// The groups in `bends`, each once.
  let bent: [Int]

  /// - Parameter place: the position of every parameter among the free ones; −1 for a fixed one.
  init(_ monomials: [CountPolynomial.Monomial], place: [Int]) {
    let used = Set(monomials.joined().map { place[$0.parameter] }.filter { $0 >= 0 }).sorted()
    let position = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
    var groups: [CountPolynomial.Monomial] = []
    var sources: [[Source]] = []
    var known: [CountPolynomial.Monomial: Int] = [:]
    for (row, monomial) in monomials.enumerated() {
      let free = monomial.compactMap { factor in
        position[place[factor.parameter]].map { CountPolynomial.Factor($0, factor.power) }
      }.sorted { $0.parameter < $1.parameter }
      let source = Source(row: row, factors: monomial.filter { place[$0.parameter] < 0 })
      if let group = known[free] {
        sources[group].append(source)
      } else {
        known[free] = groups.count
        groups.append(free)
        sources.append([source])
      }
    }
    parameters = used
    self.groups = groups
    self.sources = sources
    isIdentity =
      groups.count == monomials.count && sources.allSatisfy { $0.allSatisfy { $0.factors.isEmpty } }
    var slopes = used.map { _ in [(group: Int, factor: Int)]() }
    var bends: [(group: Int, first: Int, second: Int)] = []
    for (g, group) in groups.enumerated() {
      for (f, factor) in group.enumerated() {
        slopes[factor.parameter].append((g, f))
        if factor.power > 1 { bends.append((g, f, f)) }
        for other in (f + 1)..<max(group.count, f + 1) { bends.append((g, f, other)) }
      }
    }
    linearGroup = slopes.map { entries in
      entries.count == 1
        && groups[entries[0].group] == [CountPolynomial.Factor(groups[entries[0].group][0].parameter)]
        ? entries[0].group : -1
    }
    self.slopes = slopes
    self.bends = bends
    bent = bends.map(\.group).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }
}

extension CountPolynomial.Factor {
  /// The d-th derivative of x^n in x, over nothing: n (n − 1) … x^(n − d).
  @inline(__always) func derivative(_ order: Int, at x: Double) -> Double {
    var result = 1.0
    var exponent = power
    for _ in 0..<order {
      result *= Double(exponent)
      exponent -= 1
    }
    guard exponent > 0 else { return exponent == 0 ? result : 0 }
    for _ in 0..<exponent { result *= x }
    return result
  }
}
