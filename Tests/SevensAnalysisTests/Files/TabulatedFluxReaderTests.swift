import Sevens
import SevensAnalysis
import Testing

/// A germanium set-up with a source of its own.
private func text(_ source: String) -> String {
  """
  sevens: 1
  source: \(source)
  target: Ge
  detector: { mass: 2 kg, threshold: 0.1 keVnr }
  exposure: 10 day
  """
}

private let flux = "# per MeV, cm2 and s\nE_MeV,nubar_e,nu_mu\n0,0,0\n2,1e12,5e10\n8,1e10,1e9\n"

/// Fluxes of files.
@Suite struct TabulatedFluxFiles {
  private func setup(_ source: String, _ files: [String: String]) throws -> Setup {
    try withFolder(files) { folder in try SetupFile.parse(text(source), file: "\(folder)/my.yaml") }
  }

  @Test func aFileIsTheTableInMemory() throws {
    let file = try setup("{ id: tabulated-flux, file: flux.csv, relative-flux: 0.5 }", ["flux.csv": flux])
    var table = try TabulatedFlux(csv: flux)
    table.relativeFlux = 0.5
    var memory = file
    memory.source = table
    #expect(EventRate(Prediction(file)).counts > 0)
    #expect(EventRate(Prediction(file)).counts == EventRate(Prediction(memory)).counts)
    #expect(EventRate(Prediction(file)).byFlavor.map(\.name) == ["nubar_e", "nu_mu"])
  }

  @Test func choicesOfTheSourceAreItsKeys() throws {
    let file = try setup(
      "{ id: tabulated-flux, file: flux.csv, flux-interpolation: log-linear }", ["flux.csv": flux])
    #expect((file.source as? TabulatedFlux)?.interpolation == .logLinear)
  }

  @Test func aCovarianceBelongsToANeutrino() throws {
    let files = [
      "flux.csv": flux, "one.csv": "E_MeV,nu_e\n1,2\n2,3\n",
      "cov.csv": "E_MeV,0,2,8\n0,0,0,0\n2,0,1e-4,0\n8,0,0,4e-4\n",
      "two.csv": "E_MeV,1,2\n1,1e-4,0\n2,0,1e-4\n",
    ]
    let named = try setup(
      "{ id: tabulated-flux, file: flux.csv, covariance: { nu_mu: cov.csv } }", files)
    #expect(
      named.settings.map(\.id).filter { $0.contains("pull") } == [
        "source.nu_mu.pull-1", "source.nu_mu.pull-2",
      ])
    #expect(named.problems().isEmpty)
    let only = try setup(
      "{ id: tabulated-flux, file: one.csv, covariance: two.csv, outside-range: truncate }", files)
    #expect((only.source as? TabulatedFlux)?.covariances.map(\.neutrino.name) == ["nu_e"])
    try withFolder(files) { folder in
      for (source, message) in [
        ("{ id: tabulated-flux, file: flux.csv, covariance: cov.csv }", "one covariance for a table of 2"),
        ("{ id: tabulated-flux, file: flux.csv, covariance: { nu_x: cov.csv } }", "unknown neutrino 'nu_x'"),
        (
          "{ id: tabulated-flux, file: flux.csv, covariance: { nu_mu: flux.csv } }",
          "\"nubar_e\" is no energy"
        ),
        ("{ id: tabulated-flux, file: flux.csv, covariance: { nu_mu: two.csv } }", "not those of the flux"),
      ] {
        let found = faultsOf(text(source), file: "\(folder)/my.yaml")
        #expect(found.contains { $0.message.contains(message) && !$0.remedy.isEmpty }, "\(found)")
      }
    }
  }

  @Test(arguments: ["flux", "nu_e"]) func aFlavorNamesTheOnlyColumn(column: String) throws {
    let file = try setup(
      "{ id: tabulated-flux, file: flux.csv, flavor: nu_e }",
      ["flux.csv": "E_keV,\(column)\n1000,2\n2000,3\n"])
    let source = try #require(file.source as? TabulatedFlux)
    #expect(source.columns == [TabulatedFlux.Column(Neutrino(.electron), perMeVcm2s: [2, 3])])
    #expect(source.energies == [.MeV(1), .MeV(2)])
  }

  @Test(
    arguments: [
      ("E_MeV,nu_e\n1,2\n2,nan\n", 3, "not a finite number"),
      ("E_MeV,nu_e\n2,2\n1,2\n", 3, "does not ascend"),
      ("E_MeV,nu_e\n1,2\n2,-2\n", 3, "negative"), ("E_furlong,nu_e\n1,2\n2,2\n", 1, "E_furlong"),
      ("E_kg,nu_e\n1,2\n2,2\n", 1, "E_kg"), ("E_keVnr,nu_e\n1,2\n2,2\n", 1, "E_keVnr"),
      ("E_MeV,nu_x\n1,2\n2,2\n", 1, "nu_x"), ("E_MeV,nu_e\n1,2\n", 2, "fewer than two"),
      ("E_MeV,nu_e\n1,2,3\n2,2\n3,1\n", 2, "3 cells"), ("E_MeV,nu_e\n1,a\n2,2\n3,1\n", 2, "not a number"),
    ] as [(String, Int, String)])
  func faultsOfTheTableHaveTheirLine(table: String, line: Int, message: String) throws {
    try withFolder(["flux.csv": table]) { folder in
      let found = faultsOf(text("{ id: tabulated-flux, file: flux.csv }"), file: "\(folder)/my.yaml")
      #expect(
        found.contains {
          $0.place == "\(folder)/flux.csv:\(line)" && $0.message.contains(message) && !$0.remedy.isEmpty
        }, "\(found)")
    }
  }

  @Test(
    arguments: [
      ("{ id: tabulated-flux }", "2:9", "no 'file'", SevensAnalysis.ExitStatus.badData),
      ("{ id: tabulated-flux, file: none.csv }", "2:37", "no file", .missingData),
      ("{ id: tabulated-flux, file: . }", "2:37", "is a folder", .missingData),
      ("{ id: tabulated-flux, file: flux.csv, flavor: nu_x }", "2:55", "unknown neutrino", .badData),
      (
        "{ id: tabulated-flux, file: flux.csv, flavor: nu_e }", "flux.csv:2", "flavour is said to be nu_e",
        .badData
      ),
      ("{ id: tabulated-flux, file: flux.csv, power: 1 GW }", "2:47", "source.power", .badData),
      ("{ id: tabulated-flux, file: [flux.csv] }", "2:37", "a list where", .badData),
    ])
  func faultsOfTheKeysHaveTheirPlace(
    source: String, place: String, message: String, status: SevensAnalysis.ExitStatus
  ) throws {
    try withFolder(["flux.csv": flux]) { folder in
      let found = faultsOf(text(source), file: "\(folder)/my.yaml", status: status)
      #expect(found.contains { $0.place.hasSuffix(place) && $0.message.contains(message) }, "\(found)")
    }
  }
}
