/// A complex number.
struct Complex: Equatable {
  var re: Double
  var im: Double

  init(_ re: Double, _ im: Double = 0) {
    self.re = re
    self.im = im
  }

  static let i = Complex(0, 1)
  var conjugate: Complex { Complex(re, -im) }

  static func + (a: Complex, b: Complex) -> Complex { Complex(a.re + b.re, a.im + b.im) }
  static func - (a: Complex, b: Complex) -> Complex { Complex(a.re - b.re, a.im - b.im) }
  static func * (a: Complex, b: Complex) -> Complex {
    Complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
  }
  static func * (a: Double, b: Complex) -> Complex { Complex(a * b.re, a * b.im) }
}

/// A 4 × 4 complex matrix: explicit Dirac algebra in the Dirac representation, metric (+, −, −, −).
struct DiracMatrix: Equatable {
  var elements: [Complex]

  init(_ elements: [Complex]) { self.elements = elements }

  /// The matrix with 2 × 2 blocks [[a, b], [c, d]].
  init(blocks a: [Complex], _ b: [Complex], _ c: [Complex], _ d: [Complex]) {
    elements = [
      a[0], a[1], b[0], b[1], a[2], a[3], b[2], b[3],
      c[0], c[1], d[0], d[1], c[2], c[3], d[2], d[3],
    ]
  }

  static func + (a: Self, b: Self) -> Self { Self(zip(a.elements, b.elements).map { $0 + $1 }) }
  static func - (a: Self, b: Self) -> Self { Self(zip(a.elements, b.elements).map { $0 - $1 }) }
  static func * (a: Complex, b: Self) -> Self { Self(b.elements.map { a * $0 }) }
  static func * (a: Double, b: Self) -> Self { Self(b.elements.map { a * $0 }) }
  static func * (a: Self, b: Self) -> Self {
    var product = [Complex](repeating: Complex(0), count: 16)
    for i in 0..<4 {
      for k in 0..<4 {
        let x = a.elements[4 * i + k]
        if x == Complex(0) { continue }
        for j in 0..<4 { product[4 * i + j] = product[4 * i + j] + x * b.elements[4 * k + j] }
      }
    }
    return Self(product)
  }

  var adjoint: Self {
    var result = elements
    for i in 0..<4 {
      for j in 0..<4 { result[4 * i + j] = elements[4 * j + i].conjugate }
    }
    return Self(result)
  }

  /// γ⁰ Γ† γ⁰.
  var bar: Self { Self.gamma[0] * adjoint * Self.gamma[0] }

  /// Tr a b.
  static func trace(_ a: Self, _ b: Self) -> Complex {
    var sum = Complex(0)
    for i in 0..<4 {
      for j in 0..<4 { sum = sum + a.elements[4 * i + j] * b.elements[4 * j + i] }
    }
    return sum
  }

  static let identity: Self = {
    let (one, zero) = (
      [Complex(1), Complex(0), Complex(0), Complex(1)], [Complex](repeating: Complex(0), count: 4)
    )
    return Self(blocks: one, zero, zero, one)
  }()

  /// γ⁰, γ¹, γ², γ³.
  static let gamma: [Self] = {
    let (o, l, i) = (Complex(0), Complex(1), Complex.i)
    let zero = [o, o, o, o]
    let pauli = [[o, l, l, o], [o, -1 * i, i, o], [l, o, o, -1 * l]]
    let time = Self(blocks: [l, o, o, l], zero, zero, [-1 * l, o, o, -1 * l])
    return [time] + pauli.map { Self(blocks: zero, $0, $0.map { -1 * $0 }, zero) }
  }()

  /// γ5 = iγ⁰γ¹γ²γ³.
  static let gamma5: Self = Complex.i * (gamma[0] * gamma[1] * gamma[2] * gamma[3])
  static let left: Self = 0.5 * (identity - gamma5)
  static let right: Self = 0.5 * (identity + gamma5)
  static let metric = [1.0, -1, -1, -1]

  /// σ^{μν} = (i/2)[γ^μ, γ^ν].
  static let sigma: [[Self]] = gamma.map { a in gamma.map { b in Complex(0, 0.5) * (a * b - b * a) } }

  /// p̸ = γ^μ p_μ of a contravariant vector.
  static func slash(_ p: [Double]) -> Self {
    p[0] * gamma[0] - p[1] * gamma[1] - p[2] * gamma[2] - p[3] * gamma[3]
  }
}
