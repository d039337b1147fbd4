import SevensInference
import SevensNumerics

/// A confidence level: written `90 %`, `0.9` or `2 sigma`.
enum ConfidenceLevel {
  /// Reads a level between 0 and 1; what is none is noted.
  static func parse(_ text: String, place: String, noting faults: inout FaultCollector) -> Double? {
    let words = text.split(separator: " ")
    var level: Double?
    if words.count == 2, words[1] == "sigma", let z = Double(words[0]), z > 0 {
      level = 1 - ChiSquaredDistribution.survival(z * z, degreesOfFreedom: 1)
    } else if let value = try? QuantityParser.parseNumber(text) {
      level = value
    }
    if let level, level > 0, level < 1 { return level }
    return faults.missing(
      place, "'\(text)' is no confidence level", remedy: "write 90 %, 0.9 or 2 sigma")
  }

  /// A level for a person.
  static func text(_ level: Double) -> String {
    let percent = (level * 1e6).rounded() / 1e4
    return "\(NumberText.short(percent)) %"
  }
}
