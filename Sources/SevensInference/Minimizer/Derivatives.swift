/// A value with its gradient and Hessian: memory that is allocated once and used for every evaluation of a fit.
public final class Derivatives {
  /// The number of variables.
  public let dimension: Int
  /// f.
  public var value = 0.0
  /// ∂f/∂x_i.
  public let gradient: UnsafeMutablePointer<Double>
  /// ∂²f/∂x_i∂x_j at i · dimension + j; both triangles.
  public let hessian: UnsafeMutablePointer<Double>

  /// Zeros for a number of variables.
  public init(dimension: Int) {
    self.dimension = dimension
    gradient = .allocate(capacity: max(1, dimension))
    hessian = .allocate(capacity: max(1, dimension * dimension))
    clear()
  }

  deinit {
    gradient.deallocate()
    hessian.deallocate()
  }

  /// Sets all numbers to 0.
  public func clear() {
    value = 0
    gradient.update(repeating: 0, count: dimension)
    hessian.update(repeating: 0, count: dimension * dimension)
  }

  /// The rows of the Hessian.
  public var hessianRows: [[Double]] {
    (0..<dimension).map { i in (0..<dimension).map { hessian[i * dimension + $0] } }
  }

  /// The gradient as an array.
  public var gradientValues: [Double] { (0..<dimension).map { gradient[$0] } }
}

/// A function with exact first and second derivatives.
public protocol DifferentiableFunction {
  /// The number of variables.
  var dimension: Int { get }
  /// Writes value, gradient and Hessian at a point of `dimension` numbers.
  func evaluate(at point: UnsafePointer<Double>, into result: Derivatives)
}
