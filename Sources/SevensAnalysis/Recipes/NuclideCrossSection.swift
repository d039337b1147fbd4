import CSevensMath
import Sevens
import SevensKernel

/// The cross-section of one nuclide or free nucleon under the Standard Model, in cm².
package struct NuclideCrossSection: Sendable {
  private let parts: [DifferentialCrossSection]

  /// The cross-section of ν_e under a description of nuclei.
  package init(_ nuclide: Nuclide, _ nuclear: NuclearModel) {
    let model = LoweredModel([StandardModel()], electroweak: Electroweak())
    parts = nuclear.scatterers(of: nuclide, count: 1).map {
      DifferentialCrossSection(
        scatterer: $0, terms: model.terms, finalMasses: model.finalMassesMeV, couplings: model.couplings,
        component: Neutrino(.electron).component)
    }
  }

  /// σ(E) in cm² at E in MeV.
  package func total(energyMeV E: Double) -> Double { parts.reduce(0) { $0 + $1.total(energy: E).value } }

  /// dσ/dT in cm²/MeV at E and T in MeV.
  package func differential(energyMeV E: Double, recoilMeV T: Double) -> Double {
    parts.reduce(0) { $0 + $1(energy: E, recoil: T) }
  }
}

/// A straight line through points by least squares, all of the same weight.
package struct StraightLine: Sendable {
  /// Its slope.
  package let slope: Double
  /// The largest distance of a point.
  package let largestResidual: Double

  /// The line through ln y against ln x; its slope is the power.
  package init(powerLaw points: [(x: Double, y: Double)]) {
    let logs = points.map { (sevens_log($0.x), sevens_log($0.y)) }
    let count = Double(logs.count)
    let (x, y) = (logs.reduce(0) { $0 + $1.0 } / count, logs.reduce(0) { $0 + $1.1 } / count)
    let b = logs.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) } / logs.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }
    slope = b
    largestResidual = logs.map { abs($0.1 - y - b * ($0.0 - x)) }.max() ?? 0
  }
}
