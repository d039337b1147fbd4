import Sevens
import SevensInference

extension MeasurementModel {
  /// The fitted number of signals in place of the counted excess; no background is left in it.
  mutating func useFittedSignal() {
    statistic = .counting(observed: 134, uncertainty: 22)
    nuisances.removeAll { if case .backgrounds = $0.effect { true } else { false } }
    backgrounds = []
  }

  /// Another relative error of the prediction.
  mutating func scalePrediction(by relative: Double) {
    nuisances = nuisances.map { one in
      guard case .scales = one.effect else { return one }
      return Nuisance(one.id, one.meaning, one.constraint, .scales(relative: relative), one.verified)
    }
  }
}
