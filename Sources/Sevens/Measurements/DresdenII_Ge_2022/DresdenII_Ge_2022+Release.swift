/// The file beside the first result of Dresden-II.
///
/// A copy of it was read in a public analysis, which calls it the data release; that the record has the same numbers
/// could not be seen.
///
/// Ref: 2202.09672
extension Release {
  /// Spectra with the reactor on and off, per day, 10 eVee and 3 kg, with their errors: statistics and acceptance.
  public static let dresdenII2022 = Release(
    id: "dresden-ii-2022", title: "Dresden-II 2022: spectra with the reactor on and off",
    doi: nil, citations: ["2202.09672"],
    origin: "https://arxiv.org/abs/2202.09672 (ancillary files)",
    files: [
      ReleaseFile(
        "data_release.txt", "spectra with the reactor on and off",
        columns: [
          ReleaseColumn(ReleaseAxis("energy", unit: "keVee", from: 0.2, to: 1.5, bins: 130)),
          ReleaseColumn("on", unit: "counts/day", .nonNegative),
          ReleaseColumn("on error", unit: "counts/day", .nonNegative),
          ReleaseColumn("off", unit: "counts/day", .nonNegative),
          ReleaseColumn("off error", unit: "counts/day", .nonNegative),
        ], rowCount: 130,
        sums: [
          ReleaseSum("on", is: 5106.253, within: 1e-6), ReleaseSum("off", is: 4055.2792, within: 1e-6),
        ],
        contentHash: "d3fa254084064002e54f86ae6eaa8936572b5de95e8b15dbeecde53e9223a526")
    ])
}
