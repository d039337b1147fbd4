/// A complex number, as couplings between different flavours are.
public struct Complex: Sendable, Hashable {
  /// The real part.
  public var re: Double
  /// The imaginary part.
  public var im: Double

  /// A number from its parts.
  public init(_ re: Double, _ im: Double = 0) {
    self.re = re
    self.im = im
  }

  /// 0.
  public static let zero = Complex(0)
  /// The imaginary unit.
  public static let i = Complex(0, 1)

  /// The complex conjugate.
  public var conjugate: Complex { Complex(re, -im) }
  /// |z|².
  public var squared: Double { re * re + im * im }

  /// The sum.
  public static func + (a: Complex, b: Complex) -> Complex { Complex(a.re + b.re, a.im + b.im) }
  /// The difference.
  public static func - (a: Complex, b: Complex) -> Complex { Complex(a.re - b.re, a.im - b.im) }
  /// The product.
  public static func * (a: Complex, b: Complex) -> Complex {
    Complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
  }
  /// A real multiple.
  public static func * (a: Double, b: Complex) -> Complex { Complex(a * b.re, a * b.im) }
}
