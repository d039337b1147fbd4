import SevensTestSupport

/// A set-up file drawn at random, with the values that scale its counts kept apart.
struct RandomSetup {
  /// A quantity by its key in the file, its value and unit.
  struct Scaled {
    let key: String
    var value: Double
    let unit: String

    var text: String { unit.isEmpty ? "\(value)" : "\(value) \(unit)" }
  }

  /// The source with everything but its strength and distance.
  let source: String
  /// What multiplies the flux: thermal power, protons or activity.
  var strength: Scaled
  var distance: Scaled
  var mass: Scaled
  var live: Scaled
  /// Substances with their mass fractions.
  let target: [(formula: String, fraction: Double)]
  /// The rest of the detector: a threshold, or stages and an axis.
  let response: [String]
  /// True if the axis has bins of its own.
  let hasAxis: Bool
  let choices: [(key: String, option: String)]
  /// True if counts are proportional to the live time: protons carry their own, and chromium decays.
  var isSteady: Bool { strength.key == "power" }

  init(_ random: inout SplitMix64) {
    func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random) }
    func one<T>(_ options: [T]) -> T { options[Int.random(in: 0..<options.count, using: &random)] }
    let kind = Int.random(in: 0..<3, using: &random)
    switch kind {
    case 0:
      source = "id: reactor"
      strength = Scaled(key: "power", value: number(0.1...5), unit: "GW")
    case 1:
      source = "id: pion-decay-at-rest"
      strength = Scaled(key: "protons-on-target", value: number(1e22...1e24), unit: "")
    default:
      source = "id: chromium-51"
      strength = Scaled(key: "activity", value: number(10...200), unit: "PBq")
    }
    distance = Scaled(key: "distance", value: number(1...40), unit: "m")
    mass = Scaled(key: "mass", value: number(0.1...50), unit: "kg")
    live = Scaled(key: "exposure", value: number(1...500), unit: "day")
    let first = one(["CsI", "Ge", "Xe", "Ar", "NaI", "Si", "Cs133", "CaWO4"])
    if Bool.random(using: &random) {
      let share = number(0.05...0.95)
      target = [(first, share), (one(["Ne", "Al2O3", "Zn", "Na23I127"]), 1 - share)]
    } else {
      target = [(first, 1)]
    }
    let form = kind == 2 ? 0 : Int.random(in: 0..<3, using: &random)
    hasAxis = form > 0
    // Recoils of a reactor reach a few keV, those of pions tens, and those of chromium a few eV.
    let reach = [0.5, 20, 0.02][kind]
    switch form {
    case 0: response = ["threshold: \(number(0.01...0.2) * reach) keVnr"]
    case 1:
      let (low, step) = (0.02 * reach, number(0.01...0.04) * reach)
      response = [
        "response:", "  - quenching: { model: lindhard, k: \(number(0.12...0.2)) }",
        "  - resolution: { model: gaussian, noise: \(number(1...8) * reach) eVee }",
        "axes: [ { name: E, unit: keVee, edges: { from: \(low), to: \(low + 6 * step), step: \(step) } } ]",
      ]
    default:
      let (lowest, step) = (one([1, 2, 4]), one([1, 3]))
      response = [
        "response:", "  - quenching: { model: constant, value: \(number(0.05...0.2)) }",
        "  - light: { yield: \(number(10...60)) PE/keVee }", "  - smearing: { model: poisson }",
        "axes: [ { name: PE, edges: { from: \(lowest), to: \(lowest + step * one([4, 7, 9])), step: \(step) } } ]",
      ]
    }
    choices = [
      ("couplings", one(["tree", "pdg", "erler-su"])),
      ("form-factor", one(["unity", "helm", "klein-nystrand"])),
      ("kinematics", one(["spin-0", "spin-half", "leading"])), ("axial", "off"),
    ]
  }

  /// The file; a target of its own where one is given.
  func yaml(target: String? = nil, mass: Double? = nil) -> String {
    let mixture = self.target.map { "{ id: \($0.formula), fraction: \($0.fraction) }" }
    let own = self.target.count == 1 ? self.target[0].formula : "[ \(mixture.joined(separator: ", ")) ]"
    let lines =
      [
        "sevens: 1", "source: { \(source), \(strength.key): \(strength.text), distance: \(distance.text) }",
        "target: \(target ?? own)", "exposure: \(live.text)", "detector:",
        "  mass: \(mass.map { "\($0) kg" } ?? self.mass.text)",
      ] + response.map { "  \($0)" } + ["choices:"] + choices.map { "  \($0.key): \($0.option)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
