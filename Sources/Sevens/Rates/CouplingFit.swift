import SevensInference

/// Finds a vector of polynomials of the fourth degree at most from their values at small whole numbers.
struct CouplingFit {
  typealias Monomial = CountPolynomial.Monomial

  /// The products of parameters found, the constant first.
  private(set) var monomials: [Monomial] = []
  /// Their coefficients.
  private(set) var coefficients: [[Double]] = []
  private let parameterCount: Int
  private let function: ([Double]) -> [Double]
  private var largest: [Double]

  /// What is below this part of the largest value of a component is rounding.
  private static let noise = 1e-13

  init(parameterCount: Int, _ function: @escaping ([Double]) -> [Double]) {
    self.parameterCount = parameterCount
    self.function = function
    largest = []
  }

  /// Finds all coefficients; false if the polynomials found miss the function elsewhere.
  mutating func run() -> Bool {
    let origin = [Double](repeating: 0, count: parameterCount)
    let constant = function(origin)
    largest = constant.map(abs)
    add([], constant)
    let together = interactions()
    for i in 0..<parameterCount { addPowers(of: i) }
    for (i, j) in pairs(together) { addProducts(i, j) }
    for i in 0..<parameterCount {
      for j in together[i] where j > i {
        for k in together[j] where k > j && together[i].contains(k) {
          addProducts(i, j, k)
          for l in together[k] where l > k && together[i].contains(l) && together[j].contains(l) {
            let rest = residual([(i, 1), (j, 1), (k, 1), (l, 1)])
            add([.init(i), .init(j), .init(k), .init(l)], rest)
          }
        }
      }
    }
    return [0.61, -1.37].allSatisfy { scale in
      let point = (0..<parameterCount).map { scale * (1 + 0.31 * Double($0 % 7)) }
      let (exact, found) = (function(point), value(at: point))
      return exact.indices.allSatisfy {
        abs(exact[$0] - found[$0]) <= 1e-10 * max(abs(exact[$0]), largest[$0])
      }
    }
  }

  private func pairs(_ together: [Set<Int>]) -> [(Int, Int)] {
    together.indices.flatMap { i in together[i].filter { $0 > i }.sorted().map { (i, $0) } }
  }

  /// Which parameters have a mixed difference, at a point where none of them vanishes.
  private mutating func interactions() -> [Set<Int>] {
    let base = (0..<parameterCount).map { 0.7 + 0.13 * Double($0 % 5) }
    func moved(_ indices: [Int]) -> [Double] {
      var point = base
      for i in indices { point[i] += 1 }
      return function(point)
    }
    let centre = moved([])
    let single = (0..<parameterCount).map { moved([$0]) }
    for values in [centre] + single { see(values) }
    var together = [Set<Int>](repeating: [], count: parameterCount)
    for i in 0..<parameterCount {
      for j in (i + 1)..<max(parameterCount, i + 1) {
        let both = moved([i, j])
        let mixed = both.indices.contains {
          abs(both[$0] - single[i][$0] - single[j][$0] + centre[$0])
            > 100 * Self.noise * max(largest[$0], abs(both[$0]))
        }
        if mixed {
          together[i].insert(j)
          together[j].insert(i)
        }
      }
    }
    return together
  }

  private mutating func see(_ values: [Double]) {
    for i in values.indices { largest[i] = max(largest[i], abs(values[i])) }
  }

  /// What the coefficients found so far leave of the function at a point of few parameters.
  private mutating func residual(_ multiples: [(parameter: Int, value: Double)]) -> [Double] {
    var point = [Double](repeating: 0, count: parameterCount)
    for (parameter, value) in multiples { point[parameter] = value }
    let exact = function(point)
    see(exact)
    return zip(exact, value(at: point)).map { $0 - $1 }
  }

  private func value(at point: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: largest.count)
    for (monomial, row) in zip(monomials, coefficients) {
      var factor = 1.0
      for one in monomial { for _ in 0..<one.power { factor *= point[one.parameter] } }
      if factor == 0 { continue }
      for (slot, c) in row.enumerated() where c != 0 { result[slot] += factor * c }
    }
    return result
  }

  private mutating func add(_ monomial: Monomial, _ row: [Double]) {
    let clean = row.indices.map { abs(row[$0]) <= Self.noise * largest[$0] ? 0 : row[$0] }
    if monomial.isEmpty || clean.contains(where: { $0 != 0 }) {
      monomials.append(monomial)
      coefficients.append(clean)
    }
  }

  /// c₁x + c₂x² + c₃x³ + c₄x⁴ from ±1 and ±2.
  private mutating func addPowers(of i: Int) {
    let (up, down) = (residual([(i, 1)]), residual([(i, -1)]))
    let (up2, down2) = (residual([(i, 2)]), residual([(i, -2)]))
    var rows = [[Double]](repeating: [Double](repeating: 0, count: up.count), count: 4)
    for s in up.indices {
      let (even, even2) = ((up[s] + down[s]) / 2, (up2[s] + down2[s]) / 2)
      let (odd, odd2) = ((up[s] - down[s]) / 2, (up2[s] - down2[s]) / 2)
      rows[3][s] = (even2 - 4 * even) / 12
      rows[2][s] = (odd2 - 2 * odd) / 6
      rows[1][s] = even - rows[3][s]
      rows[0][s] = odd - rows[2][s]
    }
    for (n, row) in rows.enumerated() { add([.init(i, n + 1)], row) }
  }

  /// The part of a function of signs that is odd in some of them and even in the others.
  private static func part(_ values: [[Double]], oddIn mask: Int) -> [Double] {
    var sum = [Double](repeating: 0, count: values[0].count)
    for (signs, value) in values.enumerated() {
      let sign = (signs & mask).nonzeroBitCount % 2 == 0 ? 1.0 : -1.0
      for s in sum.indices { sum[s] += sign * value[s] / Double(values.count) }
    }
    return sum
  }

  /// The residuals at all signs of a point; bit n of the position says that parameter n is negative.
  private mutating func residuals(_ multiples: [(parameter: Int, value: Double)]) -> [[Double]] {
    (0..<(1 << multiples.count)).map { signs in
      residual(
        multiples.enumerated().map { n, one in
          (one.parameter, signs & (1 << n) == 0 ? one.value : -one.value)
        })
    }
  }

  /// xy, x²y, xy², x²y², x³y and xy³, by their parities.
  private mutating func addProducts(_ i: Int, _ j: Int) {
    let near = residuals([(i, 1), (j, 1)])
    let (wide, tall) = (residuals([(i, 2), (j, 1)]), residuals([(i, 1), (j, 2)]))
    let odd = Self.part(near, oddIn: 0b11)
    let cubeI = zip(Self.part(wide, oddIn: 0b11), odd).map { ($0 - 2 * $1) / 6 }
    let cubeJ = zip(Self.part(tall, oddIn: 0b11), odd).map { ($0 - 2 * $1) / 6 }
    add([.init(i), .init(j)], odd.indices.map { odd[$0] - cubeI[$0] - cubeJ[$0] })
    add([.init(i, 2), .init(j)], Self.part(near, oddIn: 0b10))
    add([.init(i), .init(j, 2)], Self.part(near, oddIn: 0b01))
    add([.init(i, 2), .init(j, 2)], Self.part(near, oddIn: 0b00))
    add([.init(i, 3), .init(j)], cubeI)
    add([.init(i), .init(j, 3)], cubeJ)
  }

  /// xyz, x²yz, xy²z and xyz², by their parities.
  private mutating func addProducts(_ i: Int, _ j: Int, _ k: Int) {
    let values = residuals([(i, 1), (j, 1), (k, 1)])
    add([.init(i), .init(j), .init(k)], Self.part(values, oddIn: 0b111))
    add([.init(i, 2), .init(j), .init(k)], Self.part(values, oddIn: 0b110))
    add([.init(i), .init(j, 2), .init(k)], Self.part(values, oddIn: 0b101))
    add([.init(i), .init(j), .init(k, 2)], Self.part(values, oddIn: 0b011))
  }
}
