import SevensNumerics

/// What the Hessian of −2 ln L says about the parameters: their covariance and the directions it leaves undetermined.
struct Curvature {
  /// 2 H⁻¹ (see `Minimum.covariance`).
  let covariance: [[Double]]
  /// Directions without curvature, orthogonal in units of the curvatures.
  let flat: [FlatDirection]

  /// An eigenvalue of the Hessian with unit diagonal below this, or a diagonal element in units of the scale², is no
  /// curvature.
  static let threshold = 1e-9

  /// - Parameter varying: the positions of the parameters that are not held at a bound.
  init(_ hessian: [[Double]], _ varying: [Int], _ parameters: [FitParameter]) {
    let n = parameters.count
    var covariance = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    var flat: [FlatDirection] = []
    var undetermined: Set<Int> = []
    func add(_ components: [Double]) {
      // The sign is that of the largest component, the numbers without the rounding of the eigenvectors.
      let largest = components.max { $0.magnitude < $1.magnitude } ?? 1
      let tidy = components.map { ($0 / largest).magnitude < 1e-6 ? 0 : $0 / largest }
      let taking = tidy.indices.filter { tidy[$0] != 0 }
      undetermined.formUnion(taking)
      flat.append(
        FlatDirection(
          components: tidy,
          parts: Dictionary(uniqueKeysWithValues: taking.map { (parameters[$0].id, tidy[$0]) })))
    }
    var curved: [Int] = []
    for i in varying {
      let scale = parameters[i].scale
      if hessian[i][i] * scale * scale > Self.threshold {
        curved.append(i)
      } else {
        add((0..<n).map { $0 == i ? 1 : 0 })
      }
    }
    let unit = curved.map { 1 / hessian[$0][$0].squareRoot() }
    let eigen = SymmetricEigen(
      zip(curved, unit).map { i, u in zip(curved, unit).map { j, v in hessian[i][j] * u * v } })
    for (value, vector) in zip(eigen.values, eigen.vectors) {
      if value < Self.threshold {
        var components = [Double](repeating: 0, count: n)
        for (a, i) in curved.enumerated() { components[i] = vector[a] * unit[a] / parameters[i].scale }
        add(components)
        continue
      }
      for (a, i) in curved.enumerated() {
        for (b, j) in curved.enumerated() {
          covariance[i][j] += 2 * vector[a] * unit[a] * vector[b] * unit[b] / value
        }
      }
    }
    for i in undetermined {
      for j in 0..<n { (covariance[i][j], covariance[j][i]) = (.nan, .nan) }
    }
    for i in undetermined { covariance[i][i] = .infinity }
    self.covariance = covariance
    self.flat = flat
  }
}
