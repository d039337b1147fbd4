/// A local minimum of a function of two positions in [0, 1].
struct PlaneMinimum: Sendable {
  var u: Double
  var v: Double
  var value: Double
  var evaluations = 0
}

extension PlaneMinimum {
  private struct Corner {
    var u: Double
    var v: Double
    var value: Double
  }

  // Ref: NelderMead1965
  /// Walks downhill from a start by Nelder's and Mead's simplex, kept inside of the unit square.
  ///
  /// A simplex that has shrunk to its accuracy is opened again, half as wide, until that gains nothing: in curved
  /// valleys the first one stops early.
  ///
  /// - Parameters:
  ///   - size: The first steps along u and v.
  ///   - accuracy: Differences of the function that do not matter.
  static func search(
    from start: PlaneMinimum, size: (Double, Double), accuracy: Double,
    _ f: (Double, Double) -> Double
  ) -> PlaneMinimum {
    var best = start
    var size = size
    for _ in 0..<6 {
      let before = best.value
      best = descend(from: best, size: size, accuracy: accuracy, f)
      if !(before - best.value > accuracy) && before.isFinite { break }
      size = (0.5 * size.0, 0.5 * size.1)
    }
    return best
  }

  private static func descend(
    from start: PlaneMinimum, size: (Double, Double), accuracy: Double, _ f: (Double, Double) -> Double
  ) -> PlaneMinimum {
    var evaluations = start.evaluations
    func corner(_ u: Double, _ v: Double) -> Corner {
      evaluations += 1
      let (u, v) = (min(max(u, 0), 1), min(max(v, 0), 1))
      return Corner(u: u, v: v, value: f(u, v))
    }
    let toRight = start.u + size.0 <= 1 ? size.0 : -size.0
    let upwards = start.v + size.1 <= 1 ? size.1 : -size.1
    var simplex = [
      Corner(u: start.u, v: start.v, value: start.value), corner(start.u + toRight, start.v),
      corner(start.u, start.v + upwards),
    ]
    for _ in 0..<100 {
      simplex.sort { $0.value < $1.value }
      let (best, good, worst) = (simplex[0], simplex[1], simplex[2])
      if worst.value - best.value <= 0.01 * accuracy { break }
      let (mu, mv) = (0.5 * (best.u + good.u), 0.5 * (best.v + good.v))
      func along(_ factor: Double) -> Corner {
        corner(mu + factor * (worst.u - mu), mv + factor * (worst.v - mv))
      }
      let mirrored = along(-1)
      if mirrored.value < best.value {
        let farther = along(-2)
        simplex[2] = farther.value < mirrored.value ? farther : mirrored
      } else if mirrored.value < good.value {
        simplex[2] = mirrored
      } else {
        let nearer = mirrored.value < worst.value ? along(-0.5) : along(0.5)
        if nearer.value < min(mirrored.value, worst.value) {
          simplex[2] = nearer
        } else {
          simplex[1] = corner(0.5 * (best.u + good.u), 0.5 * (best.v + good.v))
          simplex[2] = corner(0.5 * (best.u + worst.u), 0.5 * (best.v + worst.v))
        }
      }
    }
    let best = simplex.min { $0.value < $1.value } ?? simplex[0]
    return PlaneMinimum(u: best.u, v: best.v, value: best.value, evaluations: evaluations)
  }
}
