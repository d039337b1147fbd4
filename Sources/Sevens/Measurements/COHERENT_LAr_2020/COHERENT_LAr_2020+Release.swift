/// The files of COHERENT's release for liquid argon, analysis A.
///
/// Ref: 2006.12659
extension Release {
  /// Grids of 12 energies, 8 values of F90 and 10 arrival times: events, signal, backgrounds and their variations.
  ///
  /// Every variation has the sum of the nominal grid but `brnpdf+1sigBRNTimingMean.txt`, which sums to 523.67 instead
  /// of 497: normalise it before use.
  public static let coherentLAr2020 = Release(
    id: "coherent-lar-2020",
    title: "COHERENT CENNS-10 liquid argon 2020, analysis A: events and expectations",
    doi: "10.5281/zenodo.3903810", citations: ["2006.12659"],
    origin: "https://doi.org/10.5281/zenodo.3903810", files: grids + tables)

  /// A grid of expected counts; six digits each, so that their sum is known within 0.001.
  private static func expectation(
    _ name: String, _ meaning: String, sum: Double, _ contentHash: String, isRequired: Bool = true
  ) -> ReleaseFile {
    ReleaseFile(
      name, meaning, columns: axes + [expected], rowCount: 960,
      sums: [ReleaseSum("counts", is: sum, within: 1e-3)], contentHash: contentHash, isRequired: isRequired)
  }

  private static let grids: [ReleaseFile] = [
    ReleaseFile(
      "datanobkgsub.txt", "events",
      columns: axes + [events], rowCount: 960,
      sums: [ReleaseSum("counts", is: 3752, within: 0)],
      contentHash: "83fee8010bed4d1b8d68cbd01c964d7d926a9475576ca24e30ea7cbe28081cd8"),
    expectation(
      "cevnspdf.txt", "expected signal", sum: 128,
      "1f336df7023edaa696e8e23d9ff92e2b86ff9a4f2b70de654ab9f60da15dcde3"),
    expectation(
      "brnpdf.txt", "expected prompt beam-related neutrons", sum: 497,
      "253ca85c85ca82ed294089c7f0c1f98937f2354e88b1f40682a4a8b279803bed"),
    expectation(
      "delbrnpdf.txt", "expected delayed beam-related neutrons", sum: 33,
      "8bea9719e084b1a9453e0def0c7fde18b636e0ac798f43d74e15c7c90904ac43"),
    expectation(
      "bkgpdf.txt", "expected steady-state background", sum: 3152,
      "41caf6a529b6f48919be4f439969739cb8d73a2176ba8678d1571fa649150f77"),
    expectation(
      "cevnspdf+1sigF90.txt", "signal, F90 at +1 sigma", sum: 128,
      "a57c7a54147dbb633a3103db7d09f4c60480372aa9f6d8c2daec40023988e847", isRequired: false),
    expectation(
      "cevnspdf-1sigF90.txt", "signal, F90 at −1 sigma", sum: 128,
      "ff9d76c05751d46ac8754f19dee9d55a83ccfd84f439c96e3b081b0ea73760cf", isRequired: false),
    expectation(
      "cevnspdfCEvNSTimingMeanSyst.txt", "signal, mean arrival time shifted", sum: 128,
      "6e2d216db7285ce641d59dda701c08c1168f652286e0be31eb155f5d94688149", isRequired: false),
    expectation(
      "brnpdf+1sigEnergy.txt", "prompt neutrons, energy at +1 sigma", sum: 497,
      "f40f5d4c77708516f231ffeba9a3d2e93c8939d1e61dc2387e56a58f5dfcc0c1", isRequired: false),
    expectation(
      "brnpdf-1sigEnergy.txt", "prompt neutrons, energy at −1 sigma", sum: 497,
      "8c0ab511bc47250d8fc4a2016af21c25e8dc3be68818b24aec106aeb379d09ad", isRequired: false),
    expectation(
      "brnpdf+1sigBRNTimingMean.txt", "prompt neutrons, mean arrival time at +1 sigma", sum: 523.671323,
      "cd704d6916352ba086c5a9f12f7edc0eb3edc6d05f93f37623a3e60b10f3a16b", isRequired: false),
    expectation(
      "brnpdf-1sigBRNTimingMean.txt", "prompt neutrons, mean arrival time at −1 sigma", sum: 497,
      "ffe343ad8c043ec34c81fd5570b77d8764f3ebf5d01c71eece6175417b5afddc", isRequired: false),
    expectation(
      "brnpdfBRNTimingWidthSyst.txt", "prompt neutrons, width of arrival times changed", sum: 497,
      "ec46915bd24f47c847d4d53167c8e04e44ebc4fe71d10d5e430b93a0a7e2f15b", isRequired: false),
  ]

  private static let tables: [ReleaseFile] = [
    ReleaseFile(
      "CENNS10AnlAEfficiency.txt", "efficiency",
      columns: [
        ReleaseColumn(ReleaseAxis("energy", unit: "keVee", from: 0, to: 40, bins: 80)),
        ReleaseColumn("recoil", unit: "keVnr", .nonNegative),
        ReleaseColumn("efficiency", unit: "1", .nonNegative),
      ], rowCount: 80,
      contentHash: "6272c58d0c2bbd981aa1f74bf6d7a28adaa18e990c88fb0234a03a03629e1088"),
    ReleaseFile(
      "energydata1d.txt", "energy: events less background, expectations, systematic band",
      columns: [ReleaseColumn(energy)] + projection, rowCount: 12,
      contentHash: "26928f032f125010fcb71433a5d196feaa7f69cb4195857aa251781e99e137ed", isRequired: false),
    ReleaseFile(
      "f90data1d.txt", "F90: events less background, expectations, systematic band",
      columns: [ReleaseColumn(f90)] + projection, rowCount: 8,
      contentHash: "d1710344c003ad1a0506a43353c309688353d67f9582ee28ed3973af5ae4fcd7", isRequired: false),
    ReleaseFile(
      "timingdata1d.txt", "arrival time: events less background, expectations, systematic band",
      columns: [ReleaseColumn(time)] + projection, rowCount: 10,
      contentHash: "e9dc33d42d355762a671583a2228f969fbf3f44743d667e6752740558fd80690", isRequired: false),
    ReleaseFile(
      "systerrors1denergy.txt", "energy: systematic band as fractions",
      columns: [ReleaseColumn(energy)] + band, rowCount: 12,
      contentHash: "b90a9fc39476ac39c5cf32909436ad630fcf0c213979fc431bf123fc24af14eb", isRequired: false),
    ReleaseFile(
      "systerrors1dpsd.txt", "F90: systematic band as fractions",
      columns: [ReleaseColumn(f90)] + band, rowCount: 8,
      contentHash: "66f8d513426f9d952467a1bf0fb5f717bb487c40a10283cdc833f1945eaa16b3", isRequired: false),
    ReleaseFile(
      "systerrors1dtime.txt", "arrival time: systematic band as fractions",
      columns: [ReleaseColumn(time)] + band, rowCount: 10,
      contentHash: "744a309c8169c4db155164faf1fdf04546fa283fb4b34d091b7bb5f7d6914e37", isRequired: false),
  ]
}

private let energy = ReleaseAxis("energy", unit: "keVee", from: 0, to: 120, bins: 12)
private let f90 = ReleaseAxis("F90", unit: "1", from: 0.5, to: 0.9, bins: 8)
private let time = ReleaseAxis("time", unit: "us", from: -0.1, to: 4.9, bins: 10)
private let axes = [ReleaseColumn(energy), ReleaseColumn(f90), ReleaseColumn(time)]
private let events = ReleaseColumn("counts", unit: "counts", .counts)
private let expected = ReleaseColumn("counts", unit: "counts", .nonNegative)
private let projection = ["data", "data error", "signal", "neutrons", "sum", "band low", "band high"].map {
  ReleaseColumn($0, unit: "counts", .finite)
}
private let band = ["low", "high"].map { ReleaseColumn($0, unit: "1", .nonNegative) }
