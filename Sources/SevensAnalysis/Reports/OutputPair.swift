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
    do throws(Refusal) {
      differences = try Self.moved(a, b, found, threads)
    } catch {
      differences = found
      if !found.isEmpty { obstacle = error.reason }
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
  /// The change of every bin, where both have the same.
  var totalBins: [Double]? {
    guard let x = Self.bins(a), let y = Self.bins(b), a.result["axes"] == b.result["axes"] else { return nil }
    return zip(y, x).map { $0 - $1 }
  }

  struct Refusal: Error { let reason: String }

  /// The one number of an output: the counts, the sum of a spectrum, the cross-section.
  static func value(_ file: OutputFile) -> Double? {
    switch file.schema {
    case "sevens/rate/1": file.result["counts"]?.double
    case "sevens/spectrum/1": file.result["sum"]?.double
    case "sevens/cross-section/1": file.result["value"]?.double
    default: nil
    }
  }

  /// The bins of a spectrum.
  static func bins(_ file: OutputFile) -> [Double]? {
    guard file.schema == "sevens/spectrum/1" else { return nil }
    return file.result["counts"]?.items?.compactMap(\.double)
  }

  /// The edges of the only axis of a spectrum; none if there are more.
  static func edges(_ file: OutputFile) -> [Double] {
    guard let axes = file.result["axes"]?.items, axes.count == 1 else { return [] }
    return axes[0]["edges"]?.items?.compactMap(\.double) ?? []
  }

  private static func moved(
    _ a: OutputFile, _ b: OutputFile, _ found: [Difference], _ threads: Int
  ) throws(Refusal) -> [Difference] {
    guard let stored = value(a) else {
      throw Refusal(reason: "only a rate, a spectrum or a cross-section is computed again")
    }
    guard let x = RecordedSettings(a.manifest), let y = RecordedSettings(b.manifest) else {
      throw Refusal(reason: "the manifests hold no settings")
    }
    guard a.manifest["version"]?.string == Manifest.version else {
      throw Refusal(reason: "another version wrote the first")
    }
    if a.schema != "sevens/cross-section/1" {
      let document = try rebuilt(a, x, "the first")
      let other = try? rebuilt(b, y, "the second")
      let moves = Moves(
        Moves.Question(document: document), (x, y), owned: PartsOfSetup.keys(document, other),
        transplant: { PartsOfSetup.transplant(&$0, $1, from: other) },
        value: { counts($0.document, like: a, threads) })
      return try checked(moves, stored, b, found)
    }
    guard let target = try? Target(x.target), let energy = a.result["energy_MeV"]?.double,
      let recoil = a.result["recoil_keV"]?.double,
      let neutrino = a.result["neutrino"]?.string.flatMap({ Neutrino(name: $0) })
    else { throw Refusal(reason: "the first does not say what was asked, or of an unknown target") }
    var faults = FaultCollector()
    let document = x.document(from: CrossSectionQuery(target: target, neutrino: neutrino), noting: &faults)
    if let fault = faults.diagnostics.first {
      throw Refusal(reason: "the first cannot be rebuilt: \(fault)")
    }
    let question = Moves.Question(
      document: document, neutrino: neutrino, energyMeV: energy, recoilMeV: recoil * 1e-3)
    let moves = Moves(question, (x, y), transplant: { _, _ in false }) { question in
      var query = question.document
      query.neutrino = question.neutrino
      let (energy, recoil) = (Energy(question.energyMeV), RecoilEnergy(question.recoilMeV))
      return [query.crossSection.channels(energy: energy, recoil: recoil).reduce(0) { $0 + $1.value } * 1e-3]
    }
    return try checked(moves, stored, b, found)
  }

  /// The set-up of an output, from the file or the catalog it came from and the settings it records.
  private static func rebuilt(
    _ file: OutputFile, _ settings: RecordedSettings, _ which: String
  ) throws(Refusal) -> Setup {
    var faults = FaultCollector()
    let document = settings.document(from: try standard(of: file), noting: &faults)
    if let fault = faults.diagnostics.first {
      throw Refusal(reason: "\(which) cannot be rebuilt: \(fault)")
    }
    return document
  }

  private static func standard(of file: OutputFile) throws(Refusal) -> Setup {
    if let setup = file.setup { return setup }
    if let path = file.manifest["file"]?.string {
      do throws(Faults) { return try SetupFile.read(path) } catch {
        throw Refusal(
          reason: "its set-up cannot be read again: \(error.diagnostics.first?.description ?? path)")
      }
    }
    let subject = file.manifest["subject"]?.string ?? ""
    guard let setup = Catalog.setup(subject) else {
      throw Refusal(reason: "no set-up '\(subject)' comes with the program")
    }
    return setup
  }

  /// The number of an output computed for another set-up, and the bins if it is a spectrum.
  private static func counts(_ setup: Setup, like file: OutputFile, _ threads: Int) -> [Double] {
    guard file.schema == "sevens/spectrum/1" else {
      return [EventRate(Prediction(setup, loop: .threads(threads))).counts]
    }
    let prediction = Prediction(
      setup, edges: setup.detector.isPlain ? edges(file) : nil, loop: .threads(threads))
    var faults = FaultCollector()
    let per = file.result["per"]?["unit"]?.string.flatMap { ExposureUnit($0, setup, noting: &faults) }
    let spectrum = Spectrum(
      EventRate(prediction), prediction.axes, backgrounds: [], errors: nil, compare: nil, per: per)
    return [spectrum.sum] + spectrum.counts
  }

  /// Changes are only worth something if the first result comes out again.
  private static func checked<Root: Configurable>(
    _ moves: Moves<Root>, _ stored: Double, _ b: OutputFile, _ found: [Difference]
  ) throws(Refusal) -> [Difference] {
    let again = moves.base[0]
    guard abs(again - stored) <= 1e-8 * abs(stored) else {
      throw Refusal(
        reason: "the settings of the first give \(NumberText.digits(again, 8)) here, not the "
          + "\(NumberText.digits(stored, 8)) it holds")
    }
    return moves.applied(found, second: b)
  }
}
