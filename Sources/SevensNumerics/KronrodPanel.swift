import CSevensMath

/// One panel of the adaptive quadrature: the 21-point Kronrod rule on it, and its error.
@frozen @usableFromInline struct KronrodPanel {
  @usableFromInline var lower: Double
  @usableFromInline var upper: Double
  /// The Kronrod value of the integral over the panel.
  @usableFromInline var value: Double
  /// QUADPACK's estimate of its error, at least `noise`.
  @usableFromInline var error: Double
  /// What rounding alone may cost: 50 eps times the integral of |f|.
  @usableFromInline var noise: Double
  /// Halvings on the way here that left value and error as they were, less those that did not, from 0.
  @usableFromInline var stalls = 0

  // Ref: Kronrod1965, Piessens1983, BerntsenEspelid1991
  /// Evaluates `f` at the panel's 21 nodes.
  ///
  /// With delta = |Kronrod - Gauss| and S the integral of |f - mean f|, QUADPACK's error is S min(1, (200
  /// delta / S)^(3/2)). Of a function with a kink inside, delta is now and then small by accident; so the
  /// error is also at least S min(1, 400 (a^2 + b^2 + c^2) / S^2), where a, b, c are f's Legendre
  /// coefficients of degree 14, 15 and 16, which are not small together. (The factor is ours: over 2000
  /// places of a cusp sqrt|x - c| per accuracy the truth exceeded the estimate in 1 to 3 % with QUADPACK's
  /// alone and never with both.) Nothing here has a scale of its own.
  @inlinable init(lower: Double, upper: Double, _ f: (Double) -> Double) {
    let centre = 0.5 * lower + 0.5 * upper
    let half = 0.5 * upper - 0.5 * lower
    var kronrod = 0.0
    var gauss = 0.0
    var magnitude = 0.0
    var spread = 0.0
    var legendre14 = 0.0
    var legendre15 = 0.0
    var legendre16 = 0.0
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 21) { values in
      for i in 0..<10 {
        let offset = half * sevens_kronrod21_node(i)
        let left = f(centre - offset)
        let right = f(centre + offset)
        values[2 * i] = left
        values[2 * i + 1] = right
        kronrod += sevens_kronrod21_weight(i) * (left + right)
        gauss += sevens_gauss10_weight(i) * (left + right)
        magnitude += sevens_kronrod21_weight(i) * (left.magnitude + right.magnitude)
        legendre14 += sevens_null21_weight(0, i) * (left + right)
        legendre15 += sevens_null21_weight(1, i) * (right - left)
        legendre16 += sevens_null21_weight(2, i) * (left + right)
      }
      let middle = f(centre)
      kronrod += sevens_kronrod21_weight(10) * middle
      magnitude += sevens_kronrod21_weight(10) * middle.magnitude
      legendre14 += sevens_null21_weight(0, 10) * middle
      legendre16 += sevens_null21_weight(2, 10) * middle
      let mean = 0.5 * kronrod
      spread = sevens_kronrod21_weight(10) * (middle - mean).magnitude
      for i in 0..<10 {
        spread +=
          sevens_kronrod21_weight(i)
          * ((values[2 * i] - mean).magnitude + (values[2 * i + 1] - mean).magnitude)
      }
    }
    let difference = (kronrod - gauss).magnitude
    var error = difference
    if spread > 0 {
      let ratio = min(1, 200 * (difference / spread))
      let a = legendre14 / spread
      let b = legendre15 / spread
      let c = legendre16 / spread
      error = spread * max(ratio * ratio.squareRoot(), min(1, 400 * (a * a + b * b + c * c)))
    }
    self.lower = lower
    self.upper = upper
    value = half * kronrod
    noise = half * (50 * Double.ulpOfOne * magnitude)
    // Not `max`: a NaN must survive.
    error *= half
    self.error = error < noise ? noise : error
  }

  @inlinable var isFinite: Bool { value.isFinite && error.isFinite }

  /// Whether halving may reduce the error: it is above the rounding noise, has not stalled, and the nodes of
  /// the halves would be distinct numbers.
  @inlinable var isDivisible: Bool {
    let width = upper - lower
    return error > noise && stalls < 5 && width > 0x1p-1000
      && width > 2048 * Double.ulpOfOne * max(lower.magnitude, upper.magnitude)
  }
}

/// Panels still worth halving, the one of largest error first.
@frozen @usableFromInline struct KronrodPanelHeap {
  @usableFromInline var panels: [KronrodPanel] = []

  @inlinable init() {}

  @inlinable mutating func insert(_ panel: KronrodPanel) {
    var child = panels.count
    panels.append(panel)
    while child > 0 {
      let parent = (child - 1) / 2
      if panels[parent].error >= panels[child].error { break }
      panels.swapAt(parent, child)
      child = parent
    }
  }

  @inlinable mutating func removeWorst() -> KronrodPanel? {
    guard let worst = panels.first else { return nil }
    let last = panels.removeLast()
    if panels.isEmpty { return worst }
    panels[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      if child >= panels.count { break }
      if child + 1 < panels.count && panels[child + 1].error > panels[child].error { child += 1 }
      if panels[parent].error >= panels[child].error { break }
      panels.swapAt(parent, child)
      parent = child
    }
    return worst
  }
}
