import Sevens
import SevensKernel

/// Two outputs side by side.
struct OutputPair {
  let a, b: OutputFile
  let differences: [Difference]
  /// Why nothing was computed again; nil if it was.
  var obstacle: String?
  var notes: [String] = []

  init(_ a: OutputFile, _ b: OutputFile, _ threads: Int) {
    (self.a, self.b) = (a, b)
    let found = Difference.all(a, b)
    switch Self.moves(a, b, found, threads) {
    case .success(let moved): differences = moved
    case .failure(let refusal):
      differences = found
      if !found.isEmpty { obstacle = refusal.reason }
    }
    for (file, verb) in [(a, "the first"), (b, "the second")]
    where file.manifest["version"]?.string != Manifest.version {
      let version = file.manifest["version"]?.string ?? "no version"
      notes.append("\(verb) was written by \(version), and this is \(Manifest.version)")
    }
  }

  var total: Double? { Self.value(a).flatMap { a in Self.value(b).map { $0 - a } } }
  var sum: Double? { obstacle == nil ? differences.compactMap(\.change).reduce(0, +) : nil }
  var together: Double? { sum.flatMap { sum in total.map { $0 - sum } } }

  struct Refusal: Error { let reason: String }

  static func value(_ file: OutputFile) -> Double? {
    switch file.schema {
    case "sevens/rate/1": file.result["counts"]?.double
    case "sevens/cross-section/1": file.result["value"]?.double
    default: nil
    }
  }

  static func moves(_ a: OutputFile, _ b: OutputFile, _ found: [Difference], _ threads: Int) -> Result<
    [Difference], Refusal
  > {
    func refused(_ reason: String) -> Result<[Difference], Refusal> { .failure(Refusal(reason: reason)) }
    guard let stored = value(a) else { return refused("only a rate or a cross-section is computed again") }
    guard let x = RecordedSettings(a.manifest), let y = RecordedSettings(b.manifest) else {
      return refused("the manifests hold no settings")
    }
    guard a.manifest["version"]?.string == Manifest.version else {
      return refused("another version wrote the first")
    }
    if a.schema == "sevens/rate/1" {
      let subject = a.manifest["subject"]?.string ?? ""
      guard let standard = Catalog.setup(subject) else {
        return refused("no set-up '\(subject)' comes with the program, and one of a file is not read again")
      }
      var faults = FaultCollector()
      let document = x.document(from: standard, noting: &faults)
      if let fault = faults.diagnostics.first { return refused("the first cannot be rebuilt: \(fault)") }
      let moves = Moves(Moves.Question(document: document), (x, y)) {
        EventRate(Prediction($0.document, loop: .threads(threads))).counts
      }
      return checked(moves, stored, a, b, found)
    }
    guard let target = try? Target(x.target), let energy = a.result["energy_MeV"]?.double,
      let recoil = a.result["recoil_keV"]?.double,
      let neutrino = a.result["neutrino"]?.string.flatMap({ Neutrino(name: $0) })
    else { return refused("the first does not say what was asked, or of an unknown target") }
    var faults = FaultCollector()
    let document = x.document(from: CrossSectionQuery(target: target, neutrino: neutrino), noting: &faults)
    if let fault = faults.diagnostics.first { return refused("the first cannot be rebuilt: \(fault)") }
    let question = Moves.Question(
      document: document, neutrino: neutrino, energyMeV: energy, recoilMeV: recoil * 1e-3)
    let moves = Moves(question, (x, y)) { question in
      var query = question.document
      query.neutrino = question.neutrino
      let (energy, recoil) = (Energy(question.energyMeV), RecoilEnergy(question.recoilMeV))
      return query.crossSection.channels(energy: energy, recoil: recoil).reduce(0) { $0 + $1.value } * 1e-3
    }
    return checked(moves, stored, a, b, found)
  }

  /// Changes are only worth something if the first result comes out again.
  static func checked<Root: Configurable>(
    _ moves: Moves<Root>, _ stored: Double, _ a: OutputFile, _ b: OutputFile, _ found: [Difference]
  ) -> Result<[Difference], Refusal> {
    let again = moves.base
    guard abs(again - stored) <= 1e-8 * abs(stored) else {
      return .failure(
        Refusal(
          reason: "the settings of the first give \(NumberText.digits(again, 8)) here, not the "
            + "\(NumberText.digits(stored, 8)) it holds"))
    }
    return .success(moves.applied(found, second: b))
  }
}
