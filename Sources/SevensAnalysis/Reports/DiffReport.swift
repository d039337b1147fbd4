import Sevens
import SevensKernel

/// The answer to `sevens diff`.
public enum DiffReport {
  /// In what two things differ, and how much each difference by itself moves the first result.
  ///
  /// - Parameters:
  ///   - first, second: outputs written with `--json`, or set-ups: ids or files. Of a set-up the rate is computed, or
  ///     what the other one is; of two set-ups the spectrum if that is asked for.
  ///   - spectrum: whether two set-ups are compared bin by bin.
  public static func make(
    _ first: String, _ second: String, spectrum: Bool = false, threads: Int = 1, command: [String]
  ) throws(Faults) -> Output {
    var faults = FileFaults()
    let names = [first, second]
    var files: [OutputFile?] = names.map { isSetup($0) ? nil : read($0, noting: &faults) }
    if spectrum, files.contains(where: { $0 != nil }) {
      faults.add(
        Diagnostic("--spectrum", "an output says itself what it is", remedy: "drop it"), .usage)
    }
    let like = files.compactMap(\.self).first
    for (index, name) in names.enumerated() where isSetup(name) {
      files[index] = compute(name, like, spectrum, threads, command, noting: &faults)
    }
    if let a = files[0], let b = files[1], a.schema != b.schema {
      faults.add(
        Diagnostic(
          b.path, "is '\(b.schema)', and \(a.path) is '\(a.schema)'", remedy: "compare two of the same kind"),
        .badData)
    }
    try faults.finish()
    guard let a = files[0], let b = files[1] else { throw Faults([]) }
    return OutputPair(a, b, threads).output(command)
  }

  private static func isSetup(_ name: String) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml") || Catalog.setup(name) != nil
  }

  private static func read(_ path: String, noting faults: inout FileFaults) -> OutputFile? {
    guard let file = OutputFile(path, noting: &faults) else { return nil }
    if RecordedSettings(file.manifest) == nil {
      faults.add(
        Diagnostic(
          path, "an output of '\(file.schema)' without settings",
          remedy: "name one of rate, spectrum or cross-section"), .badData)
    }
    return file
  }

  /// The output of a set-up, of the kind of another output if there is one.
  private static func compute(
    _ name: String, _ like: OutputFile?, _ spectrum: Bool, _ threads: Int, _ command: [String],
    noting faults: inout FileFaults
  ) -> OutputFile? {
    do throws(Faults) {
      let request = try SetupRequest(id: name, sets: [], command: command)
      guard spectrum || like?.schema == "sevens/spectrum/1" else {
        return OutputFile(RateReport.make(request, threads: threads), name: name, setup: request.standard)
      }
      let edges = like?.result["axes"]?.items?.first?["edges"]?.items
      let options = SpectrumReport.Options(
        bins: request.setup.detector.isPlain ? edges.map { max(1, $0.count - 1) } : nil,
        per: like?.result["per"]?["unit"]?.string)
      return OutputFile(
        try SpectrumReport.make(request, options, threads: threads), name: name, setup: request.standard)
    } catch {
      for diagnostic in error.diagnostics { faults.add(diagnostic, error.status) }
      return nil
    }
  }
}
