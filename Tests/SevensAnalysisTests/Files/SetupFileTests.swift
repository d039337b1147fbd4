import Foundation
import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

private func example(_ name: String) -> String {
  Repository.root.appendingPathComponent("Examples/\(name).yaml").path
}

private func counts(_ setup: Setup) -> Double { EventRate(Prediction(setup)).counts }

/// Set-up files mean what the same words mean on the command line.
@Suite struct SetupFileLaws {
  @Test(arguments: ["minimal", "annotated", "germanium", "germanium-tables"])
  func theExamplesAreRead(name: String) throws {
    let setup = try SetupFile.read(example(name))
    #expect(setup.problems().isEmpty)
    #expect(counts(setup) > 0)
  }

  // The file says the same as the built-in measurement, but for arrival times, the window and the axial response.
  @Test func theAnnotatedExampleIsTheBuiltInMeasurementWithoutItsTimeWindow() throws {
    var file = try SetupFile.read(example("annotated"))
    file.nuclear.axial = .off
    var builtIn = Setup.coherentCsI2017
    builtIn.detector.timeWindow?.use = .none
    #expect(counts(file) == counts(builtIn))
  }

  @Test func aFileAndTheCommandLineEndInTheSameValues() throws {
    let file = try SetupFile.parse(
      """
      sevens: 1
      source:
        id: reactor
        power: 1 GW
        distance: 10 m
        reactor-spectrum: mueller
        outside-range: truncate
        fission-fraction: { U235: 0.6, U238: 0.07, Pu239: 0.28, Pu241: 0.05 }
      target: Ge
      detector: { mass: 7 kg, threshold: 0.3 keVnr }
      exposure: 2 yr
      choices: { form-factor: klein-nystrand, couplings: pdg }
      parameters: { reactor.flux: 0.9, electroweak.sin2-theta-w: 0.24 }
      """, file: "my.yaml")
    let line = try SetupRequest(
      id: "talk-germanium",
      sets: [
        "source.fission-fraction.U235=0.6", "source.fission-fraction.Pu239=0.28", "detector.mass=7 kg",
        "detector.threshold=0.3 keVnr", "exposure=2 yr", "form-factor=klein-nystrand", "couplings=pdg",
        "reactor.flux=0.9", "electroweak.sin2-theta-w=0.24",
      ], command: [])
    #expect(counts(file) == counts(line.setup))
  }

  @Test func overridesApplyToFiles() throws {
    let path = example("minimal")
    let doubled = try SetupRequest(id: path, sets: ["detector.mass=5.66 kg"], command: [])
    #expect(abs(counts(doubled.setup) / counts(doubled.standard) - 2) < 1e-12)
  }

  @Test func aProtonPulseIsReadWithItsUnits() throws {
    func text(_ pulse: String) -> String {
      """
      sevens: 1
      source:
        id: pion-decay-at-rest
        protons-on-target: 1.76e23
        distance: 19.3 m
        timing: { pulse: { \(pulse) } }
      target: CsI
      detector: { mass: 14.6 kg, threshold: 5 keVnr }
      """
    }
    let setup = try SetupFile.parse(
      text("model: gaussian, mean: 0.44 us, sigma: 0.15 us"), file: "my.yaml")
    let source = try #require(setup.source as? PionDecayAtRest)
    #expect(source.pulseMean == .us(0.44) && source.pulseSigma == .us(0.15) && setup.problems().isEmpty)
    let other = faultsOf(text("model: triangle, mean: 0.44 us, sigma: 0.15 us"))
    #expect(other.map(\.message) == ["no proton pulse 'triangle'"])
    let unit = faultsOf(text("model: gaussian, mean: 0.44, sigma: 0.15 us"))
    #expect(unit.count == 1 && unit.first?.place.hasPrefix("my.yaml:6") == true, "\(unit)")
  }

  // With its background per day the annotated example needs its live time; without, it is for nothing.
  @Test func anExposureWithoutEffectIsANoteWithItsPlace() throws {
    let text = try String(contentsOfFile: example("annotated"), encoding: .utf8)
    #expect(try SetupFile.read(example("annotated")).notes.isEmpty)
    let bare = text.split(separator: "\n", omittingEmptySubsequences: false).filter {
      !$0.contains("id: flat")
    }
    let notes = try SetupFile.parse(bare.joined(separator: "\n"), file: example("annotated")).notes
    #expect(notes.contains { $0.contains("annotated.yaml:39:") && $0.contains("exposure.live") }, "\(notes)")
  }
}

/// Everything wrong with a file is said at once, with line, column and remedy.
@Suite struct SetupFileFaults {
  static let sound = """
    sevens: 1
    source: { id: reactor, power: 1 GW, distance: 10 m, outside-range: truncate }
    target: Ge
    detector: { mass: 1 kg, threshold: 1 keVnr }
    exposure: 1 day
    """

  @Test func theSoundTextIsSound() {
    #expect(faultsOf(Self.sound).isEmpty)
  }

  @Test(
    arguments: [
      ("", "my.yaml", "empty"),
      ("sevens: 1\nsource:\n\t id: x\n", "my.yaml:3:1", "token"),
      ("a: 1\na: 2\n", "my.yaml:1:1", "more than once"),
      ("a: &x [*x]\n", "my.yaml:1:8", "alias"),
      ("- 1\n- 2\n", "my.yaml:1:1", "a set-up is a list"),
      ("just words\n", "my.yaml:1:1", "a set-up is a value"),
      ("a: [1, 2\nb: 3\n", "my.yaml:2:2", ""),
      (sound.replacingOccurrences(of: "1 kg", with: "1 keV"), "my.yaml:4:13", "energy"),
      (sound.replacingOccurrences(of: "exposure", with: "exposur"), "my.yaml:5:1", "unknown key 'exposur'"),
      (sound.replacingOccurrences(of: "sevens: 1", with: "sevens: 2"), "my.yaml:1:9", "format 2"),
      (sound.replacingOccurrences(of: "10 m", with: "[10 m]"), "my.yaml:2:47", "a list where a value"),
      (sound + "\ndata: []\n", "my.yaml:6:1", "not read by this version"),
      (sound + "\nbackgrounds: 3\n", "my.yaml:6:14", "backgrounds is a value"),
    ])
  func oneFaultIsSaidWithItsPlace(text: String, place: String, message: String) throws {
    let found = faultsOf(text)
    #expect(found.count == 1, "\(found)")
    let first = try #require(found.first)
    #expect(first.place == place)
    #expect(message.isEmpty || first.message.contains(message), "\(first)")
  }

  @Test func manyFaultsAreSaidAtOnceInTheOrderOfTheFile() {
    let found = faultsOf(
      """
      sevens: 1
      source: { id: reactor, power: 3.6 GW, distance: 20.7 }
      target: Gee
      detector:
        mass: -2 kg
        threshhold: 100 eVnr
      exposure: 119 day
      choices: { form-factor: helmm }
      parameters:
        electroweak.sin2-theta: 0.2
      """)
    #expect(
      found.map(\.place) == [
        "my.yaml:2:39", "my.yaml:3:9", "my.yaml:5:3", "my.yaml:6:3", "my.yaml:8:12", "my.yaml:10:3",
      ], "\(found)")
    #expect(found[3].remedy == "did you mean 'threshold'?")
  }

  @Test func aMissingFileIsMissingData() throws {
    do {
      _ = try SetupFile.read("nowhere/none.yaml")
      Issue.record("a file that is not there was read")
    } catch {
      #expect(error.status == .missingData)
    }
  }

  @Test func aHugeFileAndMultipliedAliasesAreRefused() {
    #expect(faultsOf(String(repeating: "# x\n", count: 300_000)).count == 1)
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for i in 1...6 {
      bomb += "a\(i): &a\(i) [" + [String](repeating: "*a\(i - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    #expect(faultsOf(bomb).contains { $0.message.contains("values") })
  }

  // One key of the annotated example misspelt, dropped or given nonsense: never a crash, and a key nobody knows is
  // never accepted.
  @Test func oneKeyMutationsAreUnderstoodOrRefused() throws {
    let lines = try String(contentsOfFile: example("annotated"), encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    var random = SplitMix64(seed: 20_261_122)
    let keyed = lines.indices.filter { lines[$0].contains(": ") && !lines[$0].hasPrefix("#") }
    var refused = 0
    for trial in 0..<500 {
      var mutated = lines
      let index = try #require(keyed.randomElement(using: &random))
      let line = mutated[index]
      let code = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
      guard let colon = code.firstIndex(of: ":") else { continue }
      switch trial % 3 {
      case 0: mutated[index].insert("q", at: colon)
      case 1: mutated.remove(at: index)
      default:
        let nonsense = ["~", "[]", "-7", "1e999", "\"\"", "{ a: b }", "5 parsec", "nan"]
        mutated[index] = code[...colon] + " " + (nonsense.randomElement(using: &random) ?? "")
      }
      do {
        let setup = try SetupFile.parse(mutated.joined(separator: "\n"), file: example("annotated"))
        // A misspelt key inside a comment or a word like `1e-8` is no key; anything else must be refused.
        if trial % 3 == 0 { Issue.record("accepted: \(mutated[index])") }
        #expect(setup.problems().isEmpty)
      } catch {
        refused += 1
        let nowhere = error.diagnostics.contains { $0.message.contains("no file") }
        #expect(error.status == (nowhere ? .missingData : .badData) && !error.diagnostics.isEmpty)
      }
    }
    #expect(refused > 300)
  }
}
