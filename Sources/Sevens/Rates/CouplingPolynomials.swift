import SevensInference
import SevensKernel

/// The couplings a_k^{αf} of a lowered model as sparse polynomials in coupling parameters, found once and then evaluated
/// without lowering anything again.
///
/// Amplitudes are polynomials of the fourth degree at most in the parameters (g_ν x_βα g_q is of the third), so values at
/// a few points about zero hold all coefficients; which parameters appear together is found at a generic point. Two
/// further points check that nothing was missed.
public struct CouplingPolynomials: Sendable {
  /// The keys of the parameters.
  public let keys: [String]
  /// The products of parameters that appear.
  public let monomials: [CountPolynomial.Monomial]
  /// The coefficients of every monomial: where they go, and their values.
  let entries: [[Entry]]
  private let shape: AmplitudeCouplings
  private let program: CouplingProgram

  /// One coefficient.
  struct Entry: Sendable {
    /// The place in `AmplitudeCouplings.real`, or beyond its end that in `imaginary`.
    let slot: Int
    let coefficient: Double
  }

  /// Why couplings are no polynomials in some parameters.
  public enum Fault: Error, Sendable, Hashable {
    /// A key that is no coupling parameter of the set-up.
    case noCoupling(String)
    /// Couplings that are no polynomials of the fourth degree.
    case noPolynomial
  }

  /// The couplings of a model in some parameters of a set-up; all others keep their values.
  ///
  /// - Parameter neutrinos: the incoming neutrinos that matter, by `Neutrino.couplingIndex`; all if nil.
  public init(
    _ setup: Setup, _ model: LoweredModel, keys: [String], neutrinos: Set<Int>? = nil
  ) throws(Fault) {
    let steps = try CouplingSteps(setup, keys)
    let shape = model.couplings
    let count = shape.real.count
    let perFlavor = count / AmplitudeCouplings.flavorCount
    var fit = CouplingFit(parameterCount: keys.count) { multiples in
      let point = steps.setup(at: multiples)
      let couplings = model.couplings(point.interactions, electroweak: point.electroweak)
      var values = couplings.real + couplings.imaginary
      if let neutrinos {
        for slot in values.indices where !neutrinos.contains(slot % count / perFlavor) { values[slot] = 0 }
      }
      return values
    }
    guard fit.run() else { throw .noPolynomial }
    var (monomials, entries): ([CountPolynomial.Monomial], [[Entry]]) = ([], [])
    for (monomial, coefficients) in zip(fit.monomials, fit.coefficients) {
      let scale = monomial.reduce(1.0) { product, factor in
        (0..<factor.power).reduce(product) { one, _ in one / steps.scales[factor.parameter] }
      }
      let row = coefficients.indices.compactMap { slot in
        coefficients[slot] == 0 ? nil : Entry(slot: slot, coefficient: coefficients[slot] * scale)
      }
      guard !row.isEmpty else { continue }
      monomials.append(monomial)
      entries.append(row)
    }
    self.keys = keys
    self.monomials = monomials
    self.entries = entries
    self.shape = shape
    program = CouplingProgram(monomials, entries, realCount: count)
  }

  /// Couplings of the right shape, to be filled.
  public var empty: AmplitudeCouplings {
    AmplitudeCouplings(termCount: shape.termCount, massGroups: shape.massGroups)
  }

  /// The couplings at values of the parameters in their internal units, without allocating.
  public func evaluate(at values: [Double], into couplings: inout AmplitudeCouplings) {
    precondition(values.count == keys.count, "one value for each parameter")
    program.run(values, &couplings)
  }

  /// The couplings at values of the parameters in their internal units.
  public func couplings(at values: [Double]) -> AmplitudeCouplings {
    var result = empty
    evaluate(at: values, into: &result)
    return result
  }

  /// The derivative in several parameters, one after the other.
  func derivative(_ parameters: [Int], at values: [Double]) -> AmplitudeCouplings {
    var result = empty
    let count = result.real.count
    for (monomial, row) in zip(monomials, entries) {
      var powers = [Int](repeating: 0, count: keys.count)
      for factor in monomial { powers[factor.parameter] = factor.power }
      var value = 1.0
      for parameter in parameters {
        value *= Double(powers[parameter])
        powers[parameter] = max(0, powers[parameter] - 1)
      }
      if value == 0 { continue }
      for (power, x) in zip(powers, values) { for _ in 0..<power { value *= x } }
      for entry in row {
        if entry.slot < count {
          result.real[entry.slot] += entry.coefficient * value
        } else {
          result.imaginary[entry.slot - count] += entry.coefficient * value
        }
      }
    }
    return result
  }
}

/// A list of multiplications and additions: monomials by one factor from one before them, then their coefficients.
struct CouplingProgram: Sendable {
  private struct Product: Sendable {
    let parent: Int32
    let parameter: Int32
  }
  private struct Addition: Sendable {
    let monomial: Int32
    let slot: Int32
    let coefficient: Double
  }
  private let products: [Product]
  private let real: [Addition]
  private let imaginary: [Addition]

  init(
    _ monomials: [CountPolynomial.Monomial], _ entries: [[CouplingPolynomials.Entry]], realCount: Int
  ) {
    var (places, products): ([CountPolynomial.Monomial: Int32], [Product]) = ([[]: 0], [])
    func place(_ monomial: CountPolynomial.Monomial) -> Int32 {
      if let known = places[monomial] { return known }
      var rest = monomial
      let last = rest.removeLast()
      if last.power > 1 { rest.append(.init(last.parameter, last.power - 1)) }
      let parent = place(rest)
      products.append(Product(parent: parent, parameter: Int32(last.parameter)))
      places[monomial] = Int32(products.count)
      return Int32(products.count)
    }
    var all: [Addition] = []
    for (monomial, row) in zip(monomials, entries) {
      let position = place(monomial)
      all += row.map { Addition(monomial: position, slot: Int32($0.slot), coefficient: $0.coefficient) }
    }
    all.sort { $0.slot < $1.slot }
    self.products = products
    real = all.filter { $0.slot < realCount }
    imaginary = all.filter { $0.slot >= realCount }.map {
      Addition(monomial: $0.monomial, slot: $0.slot - Int32(realCount), coefficient: $0.coefficient)
    }
  }

  func run(_ values: [Double], _ couplings: inout AmplitudeCouplings) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: products.count + 1) { powers in
      powers[0] = 1
      for (index, product) in products.enumerated() {
        powers[index + 1] = powers[Int(product.parent)] * values[Int(product.parameter)]
      }
      Self.add(real, UnsafeBufferPointer(powers), &couplings.real)
      Self.add(imaginary, UnsafeBufferPointer(powers), &couplings.imaginary)
    }
  }

  private static func add(
    _ additions: [Addition], _ powers: UnsafeBufferPointer<Double>, _ target: inout [Double]
  ) {
    target.withUnsafeMutableBufferPointer { target in
      target.update(repeating: 0)
      for one in additions { target[Int(one.slot)] += one.coefficient * powers[Int(one.monomial)] }
    }
  }
}
