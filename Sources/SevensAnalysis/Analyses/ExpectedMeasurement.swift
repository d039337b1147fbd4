import Sevens
import SevensInference
import SevensNumerics

/// A set-up without data as a measurement to come: what it expects is what is observed.
enum ExpectedMeasurement {
  /// The model of a set-up: Poisson counts in its bins, backgrounds with their stated uncertainties.
  ///
  /// A detector that has only a threshold counts in one bin. Fluxes and other numbers of the set-up are exact unless the
  /// analysis profiles them with a constraint.
  ///
  /// - Parameter flux: how well a flux common to all bins is known, relative to it; exactly if nil.
  static func model(_ setup: Setup, flux: Double? = nil) -> MeasurementModel {
    let bins = setup.detector.isPlain ? 1 : Prediction(setup).axes.reduce(1) { $0 * $1.binCount }
    var nuisances: [Nuisance] = []
    var backgrounds: [MeasurementModel.Background] = []
    for background in setup.backgrounds.isEmpty ? [] : setup.backgroundCounts {
      var counts = CountPolynomial(constant: background.bins)
      if let relative = background.uncertainty, relative > 0 {
        let id = "\(setup.id).\(background.id)"
        counts = counts * .pull(id, relative: relative, binCount: bins)
        nuisances.append(
          Nuisance(
            id, "\(background.id), in standard deviations", .normal(id), .backgrounds, setup.verified))
      }
      backgrounds.append(MeasurementModel.Background(background.id, counts))
    }
    if let flux {
      let id = "\(setup.id).flux"
      nuisances.append(
        Nuisance(
          id, "flux relative to the nominal one", .normal(id, mean: 1, sigma: flux), .multiplies, .assumed))
    }
    return MeasurementModel(
      id: setup.id, mode: .expected, setup: setup, nuisances: nuisances, backgrounds: backgrounds,
      statistic: .poisson(observed: [Double](repeating: 0, count: bins)), released: nil,
      notes: ["no data: what is expected is taken as observed"], verified: setup.verified)
  }
}
