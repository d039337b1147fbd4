/// The files of COHERENT's release for its first observation.
///
/// Ref: 1804.09459
extension Release {
  /// Grids of events in photo-electrons and arrival time, arrival-time distributions, prompt neutrons.
  public static let coherentCsI2017 = Release(
    id: "coherent-csi-2017", title: "COHERENT CsI[Na] 2017: events in energy and time, prompt neutrons",
    doi: "10.5281/zenodo.1228631", citations: ["1804.09459", "1708.01294"],
    origin: "https://doi.org/10.5281/zenodo.1228631", files: coherentCsI2017Files)

  private static let coherentCsI2017Files: [ReleaseFile] = [
    ReleaseFile(
      "data_coincidence_beamOn.txt", "events in coincidence with the beam, beam on",
      columns: [ReleaseColumn(pePairs), ReleaseColumn(halfMicroseconds), counts], rowCount: 600,
      sums: [ReleaseSum("counts", is: 1207, within: 0)],
      contentHash: "588f6d735b137267144f2f214f099d0f78b4f31a688fe14d75530c4f13257c2d"),
    ReleaseFile(
      "data_anticoincidence_beamOn.txt", "events in anti-coincidence, beam on",
      columns: [ReleaseColumn(pePairs), ReleaseColumn(halfMicroseconds), counts], rowCount: 600,
      sums: [ReleaseSum("counts", is: 1032, within: 0)],
      contentHash: "d44090f38f7e4a16d786c33c02da1df8e47e538fcdcdcb3d8952545b92cc71ea"),
    ReleaseFile(
      "data_coincidence_beamOff.txt", "events in coincidence with the beam, beam off",
      columns: [ReleaseColumn(pePairs), ReleaseColumn(halfMicroseconds), counts], rowCount: 600,
      sums: [ReleaseSum("counts", is: 507, within: 0)],
      contentHash: "1737cc04e135f61e391b9016925dd3ef5a857f966e536b8d79f178dafa9afaa8"),
    ReleaseFile(
      "data_anticoincidence_beamOff.txt", "events in anti-coincidence, beam off",
      columns: [ReleaseColumn(pePairs), ReleaseColumn(halfMicroseconds), counts], rowCount: 600,
      sums: [ReleaseSum("counts", is: 507, within: 0)],
      contentHash: "028ada8fb4b3c42bccc0416318a179df0cd0c1d52ba8c10418d6db6c5f6e1b23"),
    ReleaseFile(
      "arrivalTimePDF_promptNeutrinos.txt", "arrival times of prompt neutrinos",
      columns: [ReleaseColumn(halfMicroseconds), probability], rowCount: 24,
      sums: [ReleaseSum("probability", is: 1, within: 1e-9)],
      contentHash: "27115b0677306437bf5b08bcb1c8c51b2f65d5060f120586da32a0853fe9fcfd"),
    ReleaseFile(
      "arrivalTimePDF_delayedNeutrinos.txt", "arrival times of delayed neutrinos",
      columns: [ReleaseColumn(halfMicroseconds), probability], rowCount: 24,
      sums: [ReleaseSum("probability", is: 1, within: 1e-9)],
      contentHash: "7a607cb9945dc62d058886b7f2147d462b4b154b3b7385927779e98e0808d25d"),
    ReleaseFile(
      "arrivalTimePDF_promptNeutrons.txt", "arrival times of prompt neutrons",
      columns: [ReleaseColumn(halfMicroseconds), probability], rowCount: 24,
      sums: [ReleaseSum("probability", is: 1, within: 1e-9)],
      contentHash: "2d2345917e56afe551e94c751cc9c623e413b28943bc45e986141b006f1c3497"),
    ReleaseFile(
      "promptPDF.txt", "prompt neutrons per GWh before the efficiency",
      columns: [
        ReleaseColumn(pe), ReleaseColumn("neutrons", unit: "1/GWh", .nonNegative),
      ], rowCount: 50,
      sums: [ReleaseSum("neutrons", is: 3.995293, within: 1e-6)],
      contentHash: "ce9656c67c60e3ee40d6e4b7e6ac152e66e0fdbd8fe1e741cd4358a409bebded"),
    ReleaseFile(
      "qfData_chicago.txt", "quenching factor measured at Chicago",
      columns: [keV("recoil"), keV("recoil error"), value("quenching"), value("quenching error")],
      rowCount: 7,
      contentHash: "1907d3141ee9d04891fa490d30bcce48b0a60fa81de714576cbfdefe40690d54", isRequired: false),
    ReleaseFile(
      "qfData_tunl.txt", "quenching factor measured at TUNL",
      columns: [
        keV("recoil"), keV("recoil error up"), keV("recoil error down"), value("quenching"),
        value("quenching error up"), value("quenching error down"),
      ], rowCount: 12,
      contentHash: "6436706cc88966a87460e2e73949304de4de8f6a2bb72cb957c81f09519109bf", isRequired: false),
  ]
}

private let pe = ReleaseAxis("photoelectrons", unit: "PE", from: 0, to: 50, bins: 50)
private let pePairs = ReleaseAxis("photoelectrons", unit: "PE", from: 0, to: 50, bins: 25)
private let halfMicroseconds = ReleaseAxis("time", unit: "us", from: 0, to: 12, bins: 24)
private let counts = ReleaseColumn("counts", unit: "counts", .counts)
private let probability = ReleaseColumn("probability", unit: "1", .nonNegative)

private func keV(_ name: String) -> ReleaseColumn { ReleaseColumn(name, unit: "keVnr", .nonNegative) }
private func value(_ name: String) -> ReleaseColumn { ReleaseColumn(name, unit: "1", .nonNegative) }
