import SevensKernel
import SevensNumerics

extension Prediction {
  /// The templates of a set-up as functions of some of its numbers, for use in a fit; nil if one of the keys is no number
  /// that is present.
  ///
  /// - Parameters:
  ///   - keys: keys of the response, as in `detector.response.quenching.k`, each with its uncertainty in the internal
  ///     unit of the setting.
  ///   - setup: a set-up without problems.
  public static func morphing(
    of setup: Setup, over keys: [(key: String, sigma: Double)], loop: ParallelLoop = .serial
  ) -> TemplateMorphing? {
    var directions: [TemplateMorphing.Direction] = []
    var settings: [Setting<Setup>] = []
    for (key, sigma) in keys {
      guard let setting = setup.settings.first(where: { $0.id == key }), sigma > 0,
        case .number(_, _, let bounds, _) = setting.form, case .number(let value?) = setting.read(setup)
      else { return nil }
      settings.append(setting)
      directions.append(TemplateMorphing.Direction(centre: value, sigma: sigma, bounds: bounds))
    }
    let edges = Prediction(setup, loop: loop).axis.edges
    return TemplateMorphing(directions) { [settings] values in
      var changed = setup
      for (setting, value) in zip(settings, values) { setting.write(&changed, .number(value)) }
      // An open bin ends beyond the reach of the central values; it must not move with them.
      return Prediction(changed, edges: edges, loop: loop).templates.map(\.template)
    }
  }

  /// The same prediction with other templates of its nuclides, in their order.
  public func with(templates other: [RateTemplate]) -> Prediction {
    precondition(other.count == templates.count, "one template for each nuclide")
    var copy = self
    copy.templates = zip(templates, other).map { ($0.nuclide, $1) }
    let rates = Self.rates(beam, timeFractions)
    copy.estimatedError = max(
      Self.largestError(other, model.couplings, rates: rates),
      Self.largestError(electronTemplates.map(\.template), electronModel.couplings, rates: rates))
    return copy
  }

  /// The same prediction for a set-up in which only arrival times differ.
  func delayed(as other: Setup) -> Prediction {
    var copy = self
    (copy.setup, copy.beam) = (other, other.beam)
    precondition(copy.beam.components.count == beam.components.count, "the same components")
    copy.setTimes()
    return copy
  }
}
