import Sevens
import SevensInference

extension Measurement {
  /// Coincident minus anti-coincident counts with the beam on: the signal by counting.
  var excess: CountingExcess {
    CountingExcess(
      on: count(beam: "on", window: "coincidence"), off: count(beam: "on", window: "anti-coincidence"))
  }
}
