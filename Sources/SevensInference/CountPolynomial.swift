/// Expected counts of bins as a polynomial in parameters, N_b(θ) = Σ_m c_mb Π_i θ_i^{n_mi}.
///
/// It is all that inference knows of a model: couplings, rates and morphed responses all end up here, exactly or with
/// the error of the morphing, and what is exported to other programs is this.
public struct CountPolynomial: Sendable, Equatable {
  /// One factor θ_i^n of a monomial.
  public struct Factor: Sendable, Hashable {
    /// The position i of the parameter among `parameters`.
    public let parameter: Int
    /// The power n ≥ 1.
    public let power: Int

    /// A power of one parameter.
    public init(_ parameter: Int, _ power: Int = 1) {
      precondition(power >= 1, "a factor has a positive power")
      self.parameter = parameter
      self.power = power
    }
  }

  /// A product of powers, every parameter at most once and in order; none is the constant 1.
  public typealias Monomial = [Factor]

  /// The ids of the parameters.
  public let parameters: [String]
  /// The number of bins.
  public let binCount: Int
  /// The monomials, each once.
  public private(set) var monomials: [Monomial] = []
  /// c_mb: a row of bins for every monomial.
  public private(set) var coefficients: [Double] = []
  private var positions: [Monomial: Int] = [:]

  /// Counts that vanish.
  public init(parameters: [String], binCount: Int) {
    self.parameters = parameters
    self.binCount = binCount
  }

  /// Counts that depend on no parameter.
  public init(constant counts: [Double]) {
    self.init(parameters: [], binCount: counts.count)
    add([], counts)
  }

  /// The row of a monomial.
  public func row(_ monomial: Int) -> ArraySlice<Double> {
    coefficients[(monomial * binCount)..<((monomial + 1) * binCount)]
  }

  /// Adds a row times a monomial.
  public mutating func add(_ monomial: Monomial, _ counts: some Collection<Double>, scale: Double = 1) {
    precondition(counts.count == binCount, "one coefficient for each bin")
    precondition(
      zip(monomial, monomial.dropFirst()).allSatisfy { $0.parameter < $1.parameter }
        && monomial.allSatisfy { parameters.indices.contains($0.parameter) },
      "parameters of a monomial in order, each once")
    let position = positions[monomial] ?? monomials.count
    if position == monomials.count {
      positions[monomial] = position
      monomials.append(monomial)
      coefficients.append(contentsOf: repeatElement(0, count: binCount))
    }
    var index = position * binCount
    for count in counts {
      coefficients[index] += scale * count
      index += 1
    }
  }

  /// N_b at values of the parameters, in their order.
  public func counts(at values: [Double]) -> [Double] {
    precondition(values.count == parameters.count, "one value for each parameter")
    var result = [Double](repeating: 0, count: binCount)
    for (m, monomial) in monomials.enumerated() {
      var factor = 1.0
      for one in monomial {
        for _ in 0..<one.power { factor *= values[one.parameter] }
      }
      for (b, c) in row(m).enumerated() { result[b] += factor * c }
    }
    return result
  }
}

extension CountPolynomial {
  /// The product of two monomials.
  public static func product(_ a: Monomial, _ b: Monomial) -> Monomial {
    var (result, i, j): (Monomial, Int, Int) = ([], 0, 0)
    while i < a.count || j < b.count {
      if j == b.count || i < a.count && a[i].parameter < b[j].parameter {
        result.append(a[i])
        i += 1
      } else if i == a.count || b[j].parameter < a[i].parameter {
        result.append(b[j])
        j += 1
      } else {
        result.append(Factor(a[i].parameter, a[i].power + b[j].power))
        (i, j) = (i + 1, j + 1)
      }
    }
    return result
  }

  /// The same counts with parameters merged into a longer list of ids, which holds all of them.
  public func placed(among ids: [String]) -> CountPolynomial {
    let places = parameters.map { id in
      guard let place = ids.firstIndex(of: id) else {
        preconditionFailure("\(id) is not among the parameters")
      }
      return place
    }
    var result = CountPolynomial(parameters: ids, binCount: binCount)
    for (m, monomial) in monomials.enumerated() {
      let moved = monomial.map { Factor(places[$0.parameter], $0.power) }.sorted {
        $0.parameter < $1.parameter
      }
      result.add(moved, row(m))
    }
    return result
  }

  /// The same counts with some parameters at values, which are no parameters any more; others are left alone.
  public func holding(_ values: [String: Double]) -> CountPolynomial {
    let free = parameters.indices.filter { values[parameters[$0]] == nil }
    guard free.count < parameters.count else { return self }
    var places = [Int: Int]()
    for (place, parameter) in free.enumerated() { places[parameter] = place }
    var result = CountPolynomial(parameters: free.map { parameters[$0] }, binCount: binCount)
    for (m, monomial) in monomials.enumerated() {
      var (rest, scale): (Monomial, Double) = ([], 1)
      for factor in monomial {
        if let place = places[factor.parameter] {
          rest.append(Factor(place, factor.power))
        } else {
          for _ in 0..<factor.power { scale *= values[parameters[factor.parameter]] ?? 1 }
        }
      }
      result.add(rest, row(m), scale: scale)
    }
    return result
  }

  /// The union of the parameters of two, those of the first in front.
  private static func union(_ a: CountPolynomial, _ b: CountPolynomial) -> [String] {
    a.parameters + b.parameters.filter { !a.parameters.contains($0) }
  }

  /// The sum of the counts of the same bins.
  public static func + (a: CountPolynomial, b: CountPolynomial) -> CountPolynomial {
    precondition(a.binCount == b.binCount, "the same bins")
    let ids = union(a, b)
    var result = a.placed(among: ids)
    let other = b.placed(among: ids)
    for (m, monomial) in other.monomials.enumerated() { result.add(monomial, other.row(m)) }
    return result
  }

  /// The product bin by bin.
  public static func * (a: CountPolynomial, b: CountPolynomial) -> CountPolynomial {
    precondition(a.binCount == b.binCount, "the same bins")
    let ids = union(a, b)
    let (x, y) = (a.placed(among: ids), b.placed(among: ids))
    var result = CountPolynomial(parameters: ids, binCount: a.binCount)
    for (m, first) in x.monomials.enumerated() {
      for (n, second) in y.monomials.enumerated() {
        result.add(product(first, second), zip(x.row(m), y.row(n)).map { $0 * $1 })
      }
    }
    return result
  }

  /// The factor 1 + uncertainty · θ of every bin, for a pull of standard deviation 1.
  public static func pull(_ id: String, relative uncertainty: Double, binCount: Int) -> CountPolynomial {
    var result = CountPolynomial(parameters: [id], binCount: binCount)
    result.add([], repeatElement(1, count: binCount))
    result.add([Factor(0)], repeatElement(uncertainty, count: binCount))
    return result
  }
}
