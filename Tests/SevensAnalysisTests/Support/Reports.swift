import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// Every set-up that comes with the program.
let builtInSetups = Catalog.setups + Catalog.measurements.map(\.setup)

/// The answer to `sevens rate` for a set-up with overrides.
func rate(
  _ id: String, _ sets: [String] = [], interactions: [String] = [], threads: Int = 1
) throws -> Output {
  RateReport.make(
    try SetupRequest(id: id, sets: sets, interactions: interactions, command: ["sevens"]), threads: threads)
}

/// The answer to `sevens spectrum`.
func spectrum(
  _ id: String, _ sets: [String] = [], bins: Int? = nil, compare: String? = nil, per: String? = nil,
  errors: Bool = false, threads: Int = 1
) throws -> Output {
  try SpectrumReport.make(
    SetupRequest(id: id, sets: sets, command: ["sevens"]),
    SpectrumReport.Options(bins: bins, compare: compare, per: per, errors: errors), threads: threads)
}

/// The answer to `sevens cross-section`.
func crossSection(
  _ target: String = "Cs133", _ neutrino: String = "nu_mu", energy: String = "30 MeV",
  recoil: String = "10 keV", interactions: [String] = [], _ sets: [String] = []
) throws -> Output {
  try CrossSectionReport.make(
    CrossSectionReport.Request(
      target: target, neutrino: neutrino, energy: energy, recoil: recoil, interactions: interactions,
      sets: sets, command: ["sevens"]))
}

/// The answer to `sevens list`.
func list(_ kind: String?, _ setup: String? = nil) throws -> Output {
  try ListReport.make(kind, setup: setup, sets: [], command: ["sevens"])
}

/// The faults an input causes; none if it has none.
func faults(_ body: () throws -> Output) throws -> [Diagnostic] {
  do { _ = try body() } catch let error as Faults {
    #expect(error.status == .usage)
    return error.diagnostics
  }
  return []
}

/// The only fault an input causes.
func fault(_ body: () throws -> Output) throws -> Diagnostic {
  let found = try faults(body)
  #expect(found.count == 1, "\(found)")
  return try #require(found.first)
}

extension Document {
  /// The envelope an output prints.
  init(_ output: Output) throws { try self.init(output.json.text) }
}
