import SevensInference

/// Numerical derivatives of functions with exact ones, to test these.
enum Differences {
  /// The largest deviation of a gradient and a Hessian from central differences with steps in units of the scales,
  /// relative to the largest element of either.
  static func deviation<F: DifferentiableFunction>(
    of f: F, at point: [Double], scales: [Double], step: Double = 1e-4
  ) -> (gradient: Double, hessian: Double) {
    let n = f.dimension
    let (centre, forth, back) = (
      Derivatives(dimension: n), Derivatives(dimension: n), Derivatives(dimension: n)
    )
    f.evaluate(at: point, into: centre)
    var (gradientOff, hessianOff, largestSlope, largestBend) = (0.0, 0.0, 1e-12, 1e-12)
    for i in 0..<n {
      let h = step * scales[i]
      var moved = point
      moved[i] = point[i] + h
      f.evaluate(at: moved, into: forth)
      moved[i] = point[i] - h
      f.evaluate(at: moved, into: back)
      let slope = (forth.value - back.value) / (2 * h)
      gradientOff = max(gradientOff, (slope - centre.gradient[i]).magnitude * scales[i])
      largestSlope = max(largestSlope, slope.magnitude * scales[i])
      for j in 0..<n {
        let bend = (forth.gradient[j] - back.gradient[j]) / (2 * h)
        hessianOff = max(
          hessianOff, (bend - centre.hessian[i * n + j]).magnitude * scales[i] * scales[j])
        largestBend = max(largestBend, bend.magnitude * scales[i] * scales[j])
      }
    }
    return (gradientOff / largestSlope, hessianOff / largestBend)
  }
}

/// A function of a few variables given by closures.
struct AnalyticFunction: DifferentiableFunction {
  let dimension: Int
  let value: ([Double]) -> Double
  let gradient: ([Double]) -> [Double]
  let hessian: ([Double]) -> [[Double]]

  func evaluate(at point: UnsafePointer<Double>, into result: Derivatives) {
    let x = (0..<dimension).map { point[$0] }
    result.clear()
    result.value = value(x)
    for (i, g) in gradient(x).enumerated() { result.gradient[i] = g }
    for (i, row) in hessian(x).enumerated() {
      for (j, h) in row.enumerated() { result.hessian[i * dimension + j] = h }
    }
  }
}
