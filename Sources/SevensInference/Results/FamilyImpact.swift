extension LikelihoodFamily {
  /// The impact of every parameter of the members on the only parameter of the family, largest first.
  ///
  /// −2 ln L is minimised over all other parameters in every member; between members the minima are those of the
  /// polynomial through them. A parameter's σ is the distance at which this minimum over the parameter of the family
  /// rises by 1, to second order.
  ///
  /// - Parameter centre: the member at the best fit, with its minimum. The others have to lie on both sides of it, as
  ///   far as the shifts may reach: several standard deviations.
  public func impacts(around centre: (member: Int, minimum: Minimum)) -> [Impact] {
    precondition(ids.count == 1, "the values of a family of one parameter")
    let likelihood = members[centre.member].likelihood
    let best = likelihood.point(centre.minimum)
    let nodes = members.map { $0.values[0] }
    func lowest(holding id: String, at value: Double) -> (x: Double, value: Double)? {
      var heights: [Double] = []
      let start = likelihood.parameters.indices.filter { likelihood.parameters[$0].id != id }.map { best[$0] }
      for member in members {
        let found = member.likelihood.minimum(fixing: [id: value], starts: [start])
        guard found.status.isMinimum else { return nil }
        heights.append(found.value)
      }
      let (low, high) = (nodes.min() ?? 0, nodes.max() ?? 0)
      let found = lineMinimum(from: low, to: high, accuracy: 1e-7 * (high - low)) {
        interpolated(nodes, heights, at: $0)
      }
      // A minimum at the end of what the members cover may lie beyond it.
      let margin = 1e-3 * (high - low)
      return found.x < low + margin || found.x > high - margin ? nil : (found.x, found.value)
    }
    let found = centre.minimum.parameters.enumerated().map { index, id in
      let value = centre.minimum.values[index]
      let parameter = likelihood.parameters[likelihood.position(id)]
      let conditional = centre.minimum.uncertainty(index)
      func held(_ distance: Double) -> (x: Double, value: Double)? {
        lowest(holding: id, at: min(max(value + distance, parameter.lower), parameter.upper))
      }
      guard conditional.isFinite, conditional > 0, let middle = held(0), let above = held(conditional),
        let below = held(-conditional)
      else {
        return Impact(nuisance: id, value: value, uncertainty: conditional, up: nil, down: nil)
      }
      let rise = 0.5 * (above.value + below.value) - middle.value
      let sigma = rise > 0 ? conditional / rise.squareRoot() : .infinity
      func shift(_ sign: Double) -> Double? {
        sigma.isFinite ? held(sign * sigma).map { $0.x - middle.x } : nil
      }
      return Impact(nuisance: id, value: value, uncertainty: sigma, up: shift(1), down: shift(-1))
    }
    return Impact.largestFirst(found)
  }
}

/// The polynomial through points, by the barycentric formula.
private func interpolated(_ nodes: [Double], _ values: [Double], at x: Double) -> Double {
  var (above, below) = (0.0, 0.0)
  for (i, node) in nodes.enumerated() {
    if x == node { return values[i] }
    var weight = 1 / (x - node)
    for (j, other) in nodes.enumerated() where j != i { weight /= node - other }
    above += weight * values[i]
    below += weight
  }
  return above / below
}
