import Sevens
import SevensInference

extension Measurement {
  /// Coincident minus anti-coincident counts with the beam on: the signal by counting; nil if not both are published.
  var excess: CountingExcess? {
    guard let on = count(beam: "on", window: "coincidence"),
      let off = count(beam: "on", window: "anti-coincidence")
    else { return nil }
    return CountingExcess(on: on, off: off)
  }
}
