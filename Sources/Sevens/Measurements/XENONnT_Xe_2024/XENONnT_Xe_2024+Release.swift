/// The tables of XENONnT's releases that the search for solar ⁸B needs.
///
/// Ref: 2408.02877, 2409.17868
extension Release {
  /// Events of SR0 and SR1, and templates in 3 × 3 × 3 × 3 bins (S2, shadow, scores of S1 and of S2, the last one fastest).
  ///
  /// The templates are HDF5 files in the two releases; `Scripts/xenonnt-tables.py` makes the tables of them.
  public static let xenonNT8B2024 = Release(
    id: "xenonnt-8b-2024", title: "XENONnT SR0 and SR1: events and templates of the search for solar ⁸B",
    doi: "10.5281/zenodo.20576156", citations: ["2408.02877", "2409.17868"],
    origin:
      "https://doi.org/10.5281/zenodo.20576156 and https://github.com/XENONnT/light_wimp_data_release by Scripts/xenonnt-tables.py",
    files: [
      yields(
        "compact_b8_rg_sr0.csv", "53cb8ba7a3a94c5b864028643777561172f0d44b60d689a23950d42cc307207e"),
      yields(
        "compact_b8_rg_sr1.csv", "619e5ea9200262684130b14b5568521e409a6b6b5dacc68143655924320eb61f"),
      energies(
        "compact_templates_sr0.csv", "1659028f7fcb088efa0ccf29744a86612a2166544b1ab3ea5474b235db8ebabb"),
      energies(
        "compact_templates_sr1.csv", "5f0f083d0a35b2ebea923ba263234c96b0f9a6a90fd284001f7f103bc30e6546"),
      events("sr0.csv", 9, "e2c7012d192b8c3f309c4ca9eae8fe83906db20e2419867739b0c3a0486870e3"),
      events("sr1.csv", 28, "163ad8f6685818115ba5c4e80024c8e5725d9589514f911d8e5209eacbec14b1"),
    ])

  private static func events(_ name: String, _ count: Int, _ contentHash: String) -> ReleaseFile {
    ReleaseFile(
      name, "single events in four quantities",
      columns: [
        ReleaseColumn("event", unit: "1", .counts), ReleaseColumn("S2", unit: "PE", .nonNegative),
        ReleaseColumn("shadow", unit: "1", .nonNegative), ReleaseColumn("S1 score", unit: "1", .nonNegative),
        ReleaseColumn("S2 score", unit: "1", .nonNegative),
      ], rowCount: count, contentHash: contentHash)
  }

  private static func yields(_ name: String, _ contentHash: String) -> ReleaseFile {
    ReleaseFile(
      name, "⁸B and neutrons of 2024 for 7 × 7 yields of light and charge", names: ["b8", "rg"],
      columns: pulls + bins("1/(t yr)"), rowCount: 98, contentHash: contentHash)
  }

  private static func energies(_ name: String, _ contentHash: String) -> ReleaseFile {
    ReleaseFile(
      name, "accidental coincidences, electronic recoils, neutrons, and recoils of 46 energies, all of 2026",
      names: ["ac", "er", "mono", "rg"],
      columns: [ReleaseColumn("energy", unit: "keVnr", .finiteOrNone)] + pulls
        + bins("1/(t yr), for recoils of one energy their acceptance"),
      rowCount: 2305, contentHash: contentHash)
  }
}

/// Standard deviations of the yields of light and charge.
private let pulls = ["t_ly", "t_qy"].map { ReleaseColumn($0, unit: "1", .finiteOrNone) }

/// The 81 bins, named by their numbers along the four axes.
private func bins(_ unit: String) -> [ReleaseColumn] {
  (0..<81).map { bin in
    let digits = [27, 9, 3, 1].map { "\(bin / $0 % 3)" }.joined()
    return ReleaseColumn("b\(digits)", unit: unit, .nonNegative)
  }
}
