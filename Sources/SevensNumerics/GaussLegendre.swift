import CSevensMath

// Ref: Szego1939
/// The Gauss-Legendre rule of any order on [-1, 1], with an embedded rule that estimates its error.
///
/// The integral of f over [-1, 1] is the sum of weights[i] f(nodes[i]), exact for polynomials of degree 2
/// order - 1. Nodes are within 2 eps of the zeros of the Legendre polynomial P_order, weights accurate to
/// about 1e-15 relative (Newton's method in the angle, with the Legendre recurrence in 1 - x, which loses
/// nothing near the ends).
public struct GaussLegendre: Sendable, Equatable {
  /// The zeros of P_order, ascending, symmetric about 0 (exactly 0 in the middle of an odd order).
  public let nodes: [Double]
  /// w_i = 2 / ((1 - x_i^2) P'_order(x_i)^2); positive, their sum is 2.
  public let weights: [Double]
  // Ref: BerntsenEspelid1991
  /// Weights of the interpolatory rule on all nodes but the central one, where the entry is 0.
  ///
  /// For odd orders from 3, exact to degree order - 2; its sum is 2, but some weights may be negative. The
  /// difference of the rules annihilates every polynomial of degree order - 2, and the only such rule on
  /// these nodes is w_i P_{order-1}(x_i), hence the embedded weights w_i (1 - P_{order-1}(x_i) /
  /// P_{order-1}(0)). Even orders and order 1 have no embedded rule: then equal to `weights`.
  public let embeddedWeights: [Double]

  /// The rule of a given order.
  ///
  /// - Parameter order: How many nodes, at least 1 (a programming error otherwise). The cost is proportional
  ///   to its square.
  public init(order: Int) {
    precondition(order >= 1, "a Gauss-Legendre rule has at least one node")
    let n = Double(order)
    var nodes = [Double](repeating: 0, count: order)
    var weights = nodes
    var previous = nodes  // P_{order-1} at the nodes
    for k in 0..<(order + 1) / 2 {
      let isCentre = 2 * k + 1 == order
      let alpha = Double.pi * Double(4 * k + 3) / (4 * n + 2)
      var theta = isCentre ? Double.pi / 2 : alpha + sevens_cos(alpha) / (8 * n * n * sevens_sin(alpha))
      var at = Self.legendre(order, theta)
      if !isCentre {
        for _ in 0..<10 {
          let step = at.value / at.slope
          theta -= step
          at = Self.legendre(order, theta)
          // Newton squares the error: what is left is of the order of step^2.
          if step.magnitude < 1e-9 * theta { break }
        }
      }
      let mirror = order - 1 - k
      nodes[mirror] = isCentre ? 0 : sevens_cos(theta)
      nodes[k] = -nodes[mirror]
      weights[mirror] = 2 / (at.slope * at.slope)
      weights[k] = weights[mirror]
      // P_{order-1} has the parity of order - 1; only odd orders use it, where it is even.
      previous[mirror] = at.previous
      previous[k] = at.previous
    }
    var embedded = weights
    if order % 2 == 1 && order >= 3 {
      let centre = order / 2
      for i in 0..<order { embedded[i] *= 1 - previous[i] / previous[centre] }
      embedded[centre] = 0
      nodes[centre] = 0
    }
    self.nodes = nodes
    self.weights = weights
    self.embeddedWeights = embedded
  }

  /// P_n(cos theta), its derivative with respect to theta, and P_{n-1}(cos theta), for 0 < theta <= pi/2.
  ///
  /// With u = 1 - cos theta and the differences D_k = P_{k+1} - P_k the recurrence of P becomes
  /// (k + 1) D_k = k D_{k-1} - (2 k + 1) u P_k, and dP_n/dtheta = n (D_{n-1} - u P_n) / sin theta.
  private static func legendre(
    _ n: Int, _ theta: Double
  ) -> (value: Double, slope: Double, previous: Double) {
    let half = sevens_sin(0.5 * theta)
    let u = 2 * half * half
    var p = 1.0
    var d = 0.0
    for k in 0..<n {
      let k = Double(k)
      d = (k * d - (2 * k + 1) * u * p) / (k + 1)
      p += d
    }
    return (p, Double(n) * (d - u * p) / sevens_sin(theta), p - d)
  }

  /// Whether the error of `integrate` is an estimate: odd orders from 3. For others it is 0 and says nothing.
  public var estimatesError: Bool { nodes.count >= 3 && nodes.count % 2 == 1 }

  /// The integral of `f` from `a` to `b` by this rule, with |rule - embedded rule| as its (generous) error.
  ///
  /// - Parameters:
  ///   - a: Lower limit, finite, in units of x.
  ///   - b: Upper limit; b < a gives the negative.
  ///   - f: The integrand, smooth inside; called once per node, never at the limits.
  /// - Returns: `converged` says only that value and error are finite. For even orders and order 1 the error
  ///   is 0 for want of an embedded rule (see `estimatesError`).
  @inlinable public func integrate(from a: Double, to b: Double, _ f: (Double) -> Double) -> IntegralEstimate
  {
    let centre = 0.5 * a + 0.5 * b
    let half = 0.5 * b - 0.5 * a
    var main = 0.0
    var embedded = 0.0
    for i in nodes.indices {
      let value = f(centre + half * nodes[i])
      main += weights[i] * value
      embedded += embeddedWeights[i] * value
    }
    let value = half * main
    let error = (half * (main - embedded)).magnitude
    guard value.isFinite, error.isFinite else { return .notFinite(evaluations: nodes.count) }
    return IntegralEstimate(value: value, error: error, evaluations: nodes.count, converged: true)
  }

  /// The integral of `f` over consecutive panels, with this rule on each.
  ///
  /// - Parameters:
  ///   - edges: The panels' ends in the order of integration, in units of x; fewer than two give 0. Put kinks
  ///     of `f` here.
  ///   - f: The integrand, smooth inside each panel.
  /// - Returns: The panels' sum; the error is the sum of theirs, as `integrate(from:to:_:)` estimates it.
  @inlinable public func integrate(panels edges: [Double], _ f: (Double) -> Double) -> IntegralEstimate {
    var value = 0.0
    var error = 0.0
    var evaluations = 0
    for i in edges.indices.dropLast() {
      let panel = integrate(from: edges[i], to: edges[i + 1], f)
      value += panel.value
      error += panel.error
      evaluations += panel.evaluations
    }
    guard value.isFinite, error.isFinite else { return .notFinite(evaluations: evaluations) }
    return IntegralEstimate(value: value, error: error, evaluations: evaluations, converged: true)
  }
}
