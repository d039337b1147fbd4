/// The files beside COHERENT's final result with CsI[Na].
///
/// Ref: 2110.07730
extension Release {
  /// Single events below 250 PE, neutron backgrounds, coefficients of efficiency and scintillation response.
  public static let coherentCsI2021 = Release(
    id: "coherent-csi-2021", title: "COHERENT CsI[Na] 2021: events, neutron backgrounds, response",
    doi: nil, citations: ["2110.07730"],
    origin: "https://arxiv.org/abs/2110.07730 (ancillary files)", files: coherentCsI2021Files)

  private static let coherentCsI2021Files: [ReleaseFile] = [
    ReleaseFile(
      "dataBeamOnC.txt", "single events in coincidence with the beam",
      columns: [
        ReleaseColumn("photoelectrons", unit: "PE", .nonNegative),
        ReleaseColumn("time", unit: "us", .nonNegative),
      ], rowCount: 5142,
      contentHash: "371b709827d7e5aa114a4f558be8dd409c2828bccacc532d397d9dea68e94914"),
    ReleaseFile(
      "dataBeamOnAC.txt", "single events in anti-coincidence",
      columns: [
        ReleaseColumn("photoelectrons", unit: "PE", .nonNegative),
        ReleaseColumn("time", unit: "us", .nonNegative),
      ], rowCount: 4890,
      contentHash: "eee217ecbaf8439543a1e413786f0bf532f6f1a8aa53b91ad4cb0aaf67448c1f"),
    ReleaseFile(
      "brnPE.txt", "photo-electrons of beam-related neutrons after the efficiency, normalised below 60 PE",
      columns: [ReleaseColumn(pe), ReleaseColumn("density", unit: "1/PE", .nonNegative)], rowCount: 250,
      sums: [ReleaseSum("density", firstRows: 60, is: 1, within: 1e-6)],
      contentHash: "ffe9e3eda2ea9217eea5164cbc333a12381c2dc862d563aa7b2a95cbf43ab119"),
    ReleaseFile(
      "brnTrec.txt", "arrival times of beam-related neutrons before the efficiency",
      columns: [ReleaseColumn(time), ReleaseColumn("counts", unit: "counts", .nonNegative)], rowCount: 650,
      sums: [ReleaseSum("counts", is: 27.632009, within: 1e-6)],
      contentHash: "0c65ca062017e3fbf104b1f3d53f24f881d7e9b040ea29ec4b6f77df02da49e9"),
    ReleaseFile(
      "ninPE.txt",
      "photo-electrons of neutrino-induced neutrons after the efficiency, normalised below 60 PE",
      columns: [ReleaseColumn(pe), ReleaseColumn("density", unit: "1/PE", .nonNegative)], rowCount: 250,
      sums: [ReleaseSum("density", firstRows: 60, is: 1, within: 1e-6)],
      contentHash: "60adf03a080da822130fe818cea31df1786d069c5677670f95fe05cf09d9d881"),
    ReleaseFile(
      "ninTrec.txt", "arrival times of neutrino-induced neutrons before the efficiency",
      columns: [ReleaseColumn(time), ReleaseColumn("counts", unit: "counts", .nonNegative)], rowCount: 650,
      sums: [ReleaseSum("counts", is: 7.564846, within: 1e-6)],
      contentHash: "68dce5d133ad835987766bdb3c0b62cf6faf956b3c9769ca7965cbfb842ffac1"),
    ReleaseFile(
      "effCoefficients.txt",
      "a, b, c, d of the efficiency a/(1 + exp(−b (PE − c))) + d: nominal, +1 sigma, −1 sigma",
      columns: efficiency, rowCount: 3,
      contentHash: "90dd12a3620d9aac71f85ff90c18355541d805d4d3dc09a2292a52d730dd71a0"),
    ReleaseFile(
      "scintRespCoefficients.txt",
      "a, b, c, d of E_ee = aT + bT² + cT³ + dT⁴: nominal, two systematics at ±1 sigma",
      columns: scintillation, rowCount: 5,
      contentHash: "25e86a87e089601e90dbf6b5b3ebb8809d7f61b9dc0279f3fb7a10ce093081a4"),
  ]
}

private let pe = ReleaseAxis("photoelectrons", unit: "PE", from: 0, to: 250, bins: 250)
private let time = ReleaseAxis("time", unit: "us", from: -0.25, to: 6.25, bins: 650)
/// The labels of the second and third row both read "+1 sigma"; the third lies on the other side of the nominal one.
private let efficiency = zip(["a", "b", "c", "d"], ["1", "1/PE", "PE", "1"]).map {
  ReleaseColumn($0, unit: $1, .finite)
}
private let scintillation = zip(["a", "b", "c", "d"], ["1", "1/MeV", "1/MeV^2", "1/MeV^3"]).map {
  ReleaseColumn($0, unit: $1, .finite)
}
