import Sevens

/// Reads the keys of a source that is a table of one's own: `file`, `flavor` where the table does not name it, and
/// `covariance`, one file or one for every neutrino.
struct TabulatedFluxReader {
  let file: String
  private(set) var faults = FaultCollector()

  /// The keys beside those that are declared.
  static let keys = ["file", "flavor", "covariance"]
  private static let form = "write { id: tabulated-flux, file: flux.csv }"

  init(file: String) { self.file = file }

  /// The flux, or nil with everything wrong with its table noted.
  mutating func read(_ entries: [LocatedNode.Entry], _ place: String) -> TabulatedFlux? {
    var neutrino: Neutrino?
    if let node = entries.first(where: { $0.key == "flavor" })?.value {
      guard let name = scalar(node) else { return nil }
      neutrino = Neutrino(name: name)
      if neutrino == nil {
        let remedy = Suggestion.remedy(for: name, among: Neutrino.allCases.map(\.name))
        faults.add(Diagnostic(node.place, "unknown neutrino '\(name)'", remedy: remedy))
      }
    }
    guard let node = entries.first(where: { $0.key == "file" })?.value else {
      return faults.missing(place, "the source has no 'file'", remedy: Self.form)
    }
    guard let name = scalar(node),
      let text = TextFile.read(name, besides: file, place: node.place, noting: &faults)
    else { return nil }
    var flux: TabulatedFlux
    do throws(TableFaults) {
      flux = try TabulatedFlux(csv: text.content, neutrino: neutrino)
    } catch {
      for fault in error.faults { faults.add(Diagnostic(fault, file: text.path)) }
      return nil
    }
    if let node = entries.first(where: { $0.key == "covariance" })?.value { readCovariances(node, &flux) }
    return flux
  }

  private mutating func readCovariances(_ node: LocatedNode, _ flux: inout TabulatedFlux) {
    guard case .map(let entries) = node.content else {
      if flux.columns.count == 1 { return readCovariance(node, flux.columns[0].neutrino, &flux) }
      faults.add(
        Diagnostic(
          node.place, "one covariance for a table of \(flux.columns.count) neutrinos",
          remedy: "name them, as in covariance: { nu_e: covariance.csv }"))
      return
    }
    for entry in entries {
      if let neutrino = Neutrino(name: entry.key) {
        readCovariance(entry.value, neutrino, &flux)
      } else {
        let remedy = Suggestion.remedy(for: entry.key, among: Neutrino.allCases.map(\.name))
        faults.add(Diagnostic(entry.place, "unknown neutrino '\(entry.key)'", remedy: remedy))
      }
    }
  }

  private mutating func readCovariance(
    _ node: LocatedNode, _ neutrino: Neutrino, _ flux: inout TabulatedFlux
  ) {
    guard let name = scalar(node),
      let text = TextFile.read(name, besides: file, place: node.place, noting: &faults)
    else { return }
    do throws(TableFaults) {
      flux.covariances.append(try SpectrumCovariance(csv: text.content, of: neutrino))
    } catch {
      for fault in error.faults { faults.add(Diagnostic(fault, file: text.path)) }
    }
  }

  private mutating func scalar(_ node: LocatedNode) -> String? {
    if case .scalar(let text) = node.content { return text }
    return faults.missing(node.place, "\(node.kind) where a value is needed", remedy: "write one value")
  }
}
