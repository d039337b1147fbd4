import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// What `sevens diff` says about two outputs.
@Suite struct DiffReportLaws {
  private func diff(_ a: String, _ b: String) throws -> Output {
    try withFiles([a, b]) { try DiffReport.make($0[0], $0[1], command: ["sevens", "diff"]) }
  }

  private func counts(_ id: String, _ sets: [String]) throws -> Double {
    try Document(rate(id, sets))["result"]["counts"].number
  }

  /// Two lists of settings, and what each difference is written as.
  static let cases: [(id: String, a: [String], b: [String], single: [String: String])] = [
    (
      "coherent-csi-2017", [], ["couplings=tree", "detector.mass=10 kg", "form-factor=helm"],
      [
        "couplings": "couplings=tree", "detector.mass": "detector.mass=10 kg",
        "form-factor": "form-factor=helm",
      ]
    ),
    (
      "talk-germanium", ["detector.mass=7 kg"],
      ["target=CsI", "reactor-spectrum=huber-mueller", "detector.mass=7000 g"],
      ["target": "target=CsI", "reactor-spectrum": "reactor-spectrum=huber-mueller"]
    ),
    (
      "coherent-csi-2017", ["nuclide.Cs133.neutron-radius=5.2 fm"], ["sns.flux=1.1"],
      ["sns.flux": "sns.flux=1.1", "nuclide.Cs133.neutron-radius": "nuclide.Cs133.neutron-radius=5.01 fm"]
    ),
    (
      "coherent-csi-2017", [], ["nuclear-radii=charge-radius"],
      ["nuclear-radii": "nuclear-radii=charge-radius"]
    ),
  ]

  @Test(arguments: cases) func everyDifferenceMovesTheResultAsSetDoes(
    id: String, a: [String], b: [String], single: [String: String]
  ) throws {
    let (first, second) = try (rate(id, a), rate(id, b))
    let document = try Document(diff(first.json.text, second.json.text))
    let result = document["result"]
    #expect(result["notRecomputed"].isNull && document["unit"].string == "counts")
    let rows = result["differences"].items
    let moved = rows.filter { !$0["change"].isNull }
    #expect(Set(moved.compactMap { $0["key"].string }) == Set(single.keys))
    let base = try counts(id, a)
    for row in moved {
      let set = try #require(single[row["key"].string ?? ""])
      let key = try #require(set.split(separator: "=").first)
      let alone = try counts(id, a.filter { !$0.hasPrefix("\(key)=") } + [set]) - base
      #expect(abs(row["change"].number - alone) < 1e-10 * base, "\(set)")
    }
    for row in rows where row["change"].isNull {
      #expect(row["kind"].string != "choice" || row["reason"].string != nil, "\(row["key"].string ?? "")")
    }
    let total = try counts(id, b) - base
    #expect(result["total"].number == total)
    let sum = moved.reduce(0) { $0 + $1["change"].number }
    #expect(abs(result["sum"].number - sum) < 1e-12 * base)
    #expect(abs(result["together"].number - (total - sum)) < 1e-12 * base)
  }

  @Test func anOutputDoesNotDifferFromItself() throws {
    for output in try [rate("talk-germanium"), crossSection(), spectrum("coherent-csi-2017")] {
      let answer = try diff(output.json.text, output.json.text)
      #expect(try Document(answer)["result"]["differences"].items.isEmpty)
      #expect(answer.text.contains("do not differ"))
    }
  }

  @Test func ofACrossSectionTheQuestionIsADifferenceToo() throws {
    let first = try crossSection("Cs133", "nu_mu", energy: "30 MeV", recoil: "10 keV")
    let second = try crossSection("Ge", "nu_e", energy: "25 MeV", recoil: "10 keV", ["couplings=erler-su"])
    let result = try Document(diff(first.json.text, second.json.text))["result"]
    func value(_ output: Output) throws -> Double { try Document(output)["result"]["value"].number }
    let base = try value(first)
    let alone = try [
      "neutrino": value(crossSection("Cs133", "nu_e")), "target": value(crossSection("Ge", "nu_mu")),
      "energy_MeV": value(crossSection(energy: "25 MeV")),
      "couplings": value(crossSection("Cs133", "nu_mu", ["couplings=erler-su"])),
    ]
    let rows = result["differences"].items
    #expect(Set(rows.compactMap { $0["key"].string }) == Set(alone.keys))
    for row in rows {
      let expected = try #require(alone[row["key"].string ?? ""]) - base
      #expect(abs(row["change"].number - expected) < 1e-12 * base, "\(row["key"].string ?? "")")
    }
    #expect(try abs(result["total"].number - (value(second) - base)) < 1e-12 * base)
  }

  @Test func textAndTableHoldTheSame() throws {
    let output = try diff(
      rate("coherent-csi-2017").json.text, rate("coherent-csi-2017", ["couplings=tree"]).json.text)
    let result = try Document(output)["result"]
    let table = CommaSeparated(try #require(output.table).csv)
    #expect(table.header == ["kind", "key", "a", "b", "change", "relative", "reason"])
    #expect(table.rows.map { $0[0] } == ["choice", "sum of these", "together", "total"])
    #expect(table.numbers("change")[0] == result["differences"].items[0]["change"].number)
    #expect(table.numbers("change")[3] == result["total"].number)
    #expect(
      output.text.contains("erler-su") && output.text.contains("tree") && output.text.contains("together"))
  }

  /// A difference that cannot stand alone says so, and counts as together.
  @Test func whatIsNotPossibleAloneIsNoGuess() throws {
    let output = try diff(rate("talk-germanium").json.text, rate("talk-germanium-as-printed").json.text)
    let rows = try Document(output)["result"]["differences"].items
    let flux = try #require(rows.first { $0["key"].string == "source.flux" })
    #expect(flux["change"].isNull && flux["reason"].string?.contains("both power and flux") == true)
    #expect(rows.contains { $0["kind"].string == "set-up" && $0["b"].string == "talk-germanium-as-printed" })
  }

  @Test(
    arguments: [
      ("\"version\" : \"", "\"version\" : \"9", "another version wrote the first"),
      ("\"couplings\" : \"erler-su\"", "\"couplings\" : \"erler-xu\"", "cannot be rebuilt"),
      ("\"detector.mass\"", "\"detector.mas\"", "cannot be rebuilt"),
      ("\"couplings\" : \"erler-su\"", "\"couplings\" : \"pdg\"", "not the 168.8"),
      ("\"subject\" : \"coherent", "\"subject\" : \"koherent", "no set-up"),
    ])
  func whatCannotBeRebuiltIsSaid(old: String, new: String, part: String) throws {
    let (a, b) = try (
      rate("coherent-csi-2017").json.text, rate("coherent-csi-2017", ["couplings=tree"]).json.text
    )
    let changed = a.replacing(old, with: new)
    #expect(changed != a)
    let output = try diff(changed, b)
    let result = try Document(output)["result"]
    #expect(result["notRecomputed"].string?.contains(part) == true, "\(output.text)")
    #expect(result["differences"].items.allSatisfy { $0["change"].isNull } && result["sum"].isNull)
    #expect(!result["total"].isNull && output.text.contains(part))
  }

  // Every difference moves every bin as --set does, whatever the bins are divided by.
  @Test(arguments: [
    ("coherent-csi-2017", nil, nil), ("coherent-csi-2017", "kg PE", nil),
    ("talk-germanium", "kg day keVnr", 6),
  ])
  func ofASpectrumEveryBinIsMoved(id: String, per: String?, bins: Int?) throws {
    let sets = ["couplings=pdg", "detector.mass=20 kg", "form-factor=klein-nystrand"]
    func counts(_ sets: [String]) throws -> [Double] {
      try Document(spectrum(id, sets, bins: bins, per: per))["result"]["counts"].numbers
    }
    let output = try diff(
      spectrum(id, bins: bins, per: per).json.text, spectrum(id, sets, bins: bins, per: per).json.text)
    let result = try Document(output)["result"]
    let base = try counts([])
    let rows = result["differences"].items.filter { !$0["change"].isNull }
    #expect(rows.compactMap { $0["key"].string }.sorted() == ["couplings", "detector.mass", "form-factor"])
    for row in rows {
      let set = try #require(sets.first { $0.hasPrefix(row["key"].string ?? "?") })
      let alone = try counts([set])
      #expect(row["bins"].numbers.count == base.count)
      for (i, change) in row["bins"].numbers.enumerated() {
        #expect(abs(change - (alone[i] - base[i])) <= 1e-10 * base[i], "\(set) \(i)")
      }
    }
    let all = try counts(sets)
    for (i, change) in result["totalBins"].numbers.enumerated() { #expect(change == all[i] - base[i]) }
    let table = CommaSeparated(try #require(output.table).csv)
    #expect(table.header.filter { $0.hasPrefix("bin_") }.count == base.count)
    #expect(output.text.contains("most in a bin"))
  }

  @Test func binsOfOtherAxesAreNotSubtracted() throws {
    let result = try Document(
      diff(
        spectrum("coherent-csi-2017").json.text,
        spectrum("coherent-csi-2017", ["detector.axes.PE.step=4", "couplings=pdg"]).json.text))["result"]
    #expect(result["totalBins"].isNull && !result["total"].isNull)
    let rows = result["differences"].items
    #expect(rows.contains { $0["key"].string == "couplings" && $0["bins"].numbers.count == 12 })
    #expect(rows.contains { $0["key"].string == "detector.axes.PE.step" && $0["bins"].isNull })
  }

  @Test func filesThatCannotBeComparedAreRefusedAtOnce() throws {
    try withFiles([
      try rate("talk-germanium").json.text, try crossSection().json.text, "{}", try list("choices").json.text,
    ]) {
      paths in
      func refused(_ a: String, _ b: String) throws -> Faults {
        try refusal { try DiffReport.make(a, b, command: []) }
      }
      try #expect(refused(paths[0], paths[1]).status == .badData)
      try #expect(refused(paths[2], "/nowhere.json").diagnostics.count == 2)
      try #expect(refused(paths[2], "/nowhere.json").status == .missingData)
      try #expect(refused(paths[3], paths[3]).status == .badData)
    }
  }
}
