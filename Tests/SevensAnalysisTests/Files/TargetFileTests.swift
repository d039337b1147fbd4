import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// A reactor set-up with a target.
private func text(_ target: String) -> String {
  """
  sevens: 1
  source: { id: reactor, power: 1 GW, distance: 10 m, outside-range: truncate }
  target: \(target)
  detector: { mass: 1 kg, threshold: 1 keVnr }
  exposure: 1 day
  """
}

private func counts(_ setup: Setup) -> Double { EventRate(Prediction(setup)).counts }

/// Mixtures in files and on the command line.
@Suite struct MixtureFiles {
  @Test func aListIsTheTextForm() throws {
    let list = try SetupFile.parse(
      text("[ { id: CsI, fraction: 0.9 }, { id: Xe, fraction: 10 % } ]"), file: "my.yaml")
    let line = try SetupFile.parse(text("0.9 CsI + 0.1 Xe"), file: "my.yaml")
    #expect(list.target == line.target && list.target.isMixture)
    let set = try SetupRequest(id: "talk-germanium", sets: ["target=90% CsI + 10% Xe"], command: [])
    #expect(set.setup.target.constituents == list.target.constituents)
  }

  @Test func aMixtureOfOneIsItself() throws {
    let one = try SetupFile.parse(text("[ { id: Ge, fraction: 1 } ]"), file: "my.yaml")
    #expect(try one.target == Target("Ge"))
  }

  // The counts of a mixture are those of its components, each in its own mass.
  @Test func countsAddUpByMass() throws {
    let mixture = try SetupFile.parse(text("0.3 CsI + 0.7 Ge"), file: "my.yaml")
    var sum = 0.0
    for (formula, mass) in [("CsI", 0.3), ("Ge", 0.7)] {
      var part = mixture
      part.target = try Target(formula)
      part.detector.mass = .kg(mass)
      sum += counts(part)
    }
    #expect(deviation(counts(mixture), from: sum) < 1e-12)
  }

  @Test(
    arguments: [
      ("[ { id: CsI, fraction: 0.9 }, { id: Xe, fraction: 0.2 } ]", "my.yaml:3:9", "sum to 1.1"),
      ("[ { id: CsI, fraction: 0.9 }, { id: Xy, fraction: 0.1 } ]", "my.yaml:3:45", "unknown target 'Xy'"),
      ("[ { id: CsI, fraction: 2 kg }, { id: Xe, fraction: 0.1 } ]", "my.yaml:3:32", "pure number"),
      ("[ { id: CsI, fraction: -1 }, { id: Xe, fraction: 2 } ]", "my.yaml:3:32", "mass fraction of -1"),
      ("[ { id: CsI, fractoin: 1, fraction: 1 } ]", "my.yaml:3:22", "unknown key 'fractoin'"),
      ("[ { id: CsI } ]", "my.yaml:3:11", "no 'fraction'"), ("[]", "my.yaml:3:9", "empty list"),
      ("[ CsI, Xe ]", "my.yaml:3:11", "is a value"),
      ("[ { id: 1 CsI + 0 Xe, fraction: 1 } ]", "my.yaml:3:17", "no mass fraction"),
      ("0.9 CsI + 0.2 Xe", "my.yaml:3:9", "sum to 1.1"),
      ("Li6I", "my.yaml:3:9", "6 atoms of Li or the isotope"),
    ])
  func faultsHaveTheirPlace(target: String, place: String, message: String) throws {
    let found = faultsOf(text(target))
    #expect(
      found.contains { $0.place == place && $0.message.contains(message) && !$0.remedy.isEmpty }, "\(found)")
  }
}
