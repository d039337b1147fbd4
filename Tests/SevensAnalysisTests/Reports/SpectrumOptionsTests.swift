import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// Laws of `sevens spectrum --compare`.
@Suite struct ComparedSpectra {
  @Test(
    arguments: [
      ("coherent-csi-2017", "couplings=tree,form-factor=helm", ["couplings=tree", "form-factor=helm"]),
      ("coherent-csi-2017", "sns.flux=0.5", ["sns.flux=0.5"]),
      ("talk-germanium", "reactor-spectrum=huber-mueller", ["reactor-spectrum=huber-mueller"]),
      ("talk-germanium", "standard-model", []),
    ])
  func itIsTheSpectrumWithThoseSettings(id: String, compare: String, sets: [String]) throws {
    let output = try spectrum(id, compare: compare)
    let (result, plain, other) = try (
      Document(output)["result"], Document(spectrum(id))["result"], Document(spectrum(id, sets))["result"]
    )
    #expect(result["counts"].numbers == plain["counts"].numbers)
    #expect(result["compare"]["label"].string == compare)
    #expect(result["compare"]["counts"].numbers == other["counts"].numbers)
    let table = CommaSeparated(try #require(output.table).csv)
    #expect(table.numbers("compare") == other["counts"].numbers)
    for (ratio, (a, b)) in zip(
      table.numbers("ratio"), zip(plain["counts"].numbers, other["counts"].numbers)) where a > 0
    {
      #expect(deviation(ratio, from: b / a) < 1e-14)
    }
    #expect(output.text.contains("ratio") && output.text.contains(compare))
    #expect(plain["compare"].isNull && !result["compare"]["ratio"].items.isEmpty)
  }

  @Test func theWorksOfBothAreCited() throws {
    let manifest = try Document(spectrum("coherent-csi-2017", compare: "form-factor=klein-nystrand"))[
      "manifest"]
    #expect(Set(manifest["citations"].strings).isSuperset(of: ["KleinNystrand1999", "Helm1956"]))
  }

  @Test func anotherTargetReachesToItsOwnHighestRecoil() throws {
    let result = try Document(spectrum("talk-germanium", bins: 10, compare: "target=Si"))["result"]
    let silicon = try Document(rate("talk-germanium", ["target=Si"]))["result"]["counts"].number
    #expect(deviation(result["compare"]["sum"].number, from: silicon) < 1e-8)
    #expect(result["compare"]["ratio"].items.last?.isNull == true, "no germanium recoils there")
  }

  @Test(
    arguments: [
      ("talk-germanium", "coupling=pdg", "'coupling'"), ("talk-germanium", "standard-modl", "standard-modl"),
      ("talk-germanium", "", "nothing named"), ("talk-germanium", "couplings=pd", "'pd'"),
      ("talk-germanium", "detector.threshold=1 keVnr", "changes the bins"),
      ("coherent-csi-2017", "detector.axes.PE.to=28", "changes the bins"),
    ])
  func whatCannotBeComparedIsRefused(id: String, compare: String, part: String) throws {
    let found = try fault { try spectrum(id, compare: compare) }
    #expect(
      found.place.hasPrefix("--compare") && found.message.contains(part) && !found.remedy.isEmpty, "\(found)")
  }
}

/// Laws of `sevens spectrum --per`.
@Suite struct SpectraPerExposure {
  // 100 kg for 365.25 days: what one unit of each is worth.
  @Test(arguments: [("kg day", 36525.0), ("t yr", 0.1), ("kg", 100), ("yr", 1), ("g s", 3.15576e12)])
  func countsAreDividedByTheExposure(per: String, exposure: Double) throws {
    let output = try spectrum("talk-germanium", bins: 4, per: per)
    let (document, plain) = try (Document(output), Document(spectrum("talk-germanium", bins: 4)))
    let unit = "counts/(\(per))"
    #expect(document["unit"].string == unit && output.text.contains(unit))
    #expect(document["result"]["per"]["unit"].string == per)
    for (ours, counts) in zip(document["result"]["counts"].numbers, plain["result"]["counts"].numbers) {
      #expect(deviation(ours, from: counts / exposure) < 1e-13)
    }
    let sum = plain["result"]["counts"].numbers.reduce(0, +) / exposure
    #expect(deviation(document["result"]["sum"].number, from: sum) < 1e-12)
    let name = "counts_per_" + per.replacing(" ", with: "_")
    #expect(
      CommaSeparated(try #require(output.table).csv).numbers(name) == document["result"]["counts"].numbers)
  }

  @Test(arguments: [("talk-germanium", "kg day keVnr", 1.0), ("talk-germanium", "eVnr", 1e-3)])
  func anAxisUnitMakesItDifferential(id: String, per: String, keV: Double) throws {
    let (document, plain) = try (
      Document(spectrum(id, bins: 5, per: per)), Document(spectrum(id, bins: 5))
    )
    let exposure = per.contains("kg") ? 36525.0 : 1
    let edges = plain["result"]["axes"].items[0]["edges"].numbers
    for (b, counts) in plain["result"]["counts"].numbers.enumerated() {
      let expected = counts / exposure / ((edges[b + 1] - edges[b]) / keV)
      #expect(deviation(document["result"]["counts"].numbers[b], from: expected) < 1e-12)
    }
    let unit = per.contains("kg") ? "counts/(kg day)" : "counts"
    #expect(document["result"]["sumUnit"].string == unit)
    #expect(document["result"]["per"]["differential"].bool == true)
  }

  @Test func massAndLiveTimeDropOut() throws {
    let (a, b) = try (
      Document(spectrum("talk-germanium", bins: 3, per: "kg day")),
      Document(spectrum("talk-germanium", ["detector.mass=2 kg", "exposure=9 day"], bins: 3, per: "kg day"))
    )
    for (x, y) in zip(a["result"]["counts"].numbers, b["result"]["counts"].numbers) {
      #expect(deviation(x, from: y) < 1e-12)
    }
  }

  @Test func countsOfADetectorWithAnAxisArePerCount() throws {
    let (document, plain) = try (
      Document(spectrum("coherent-csi-2017", per: "kg PE")), Document(spectrum("coherent-csi-2017"))
    )
    for (x, y) in zip(document["result"]["counts"].numbers, plain["result"]["counts"].numbers) {
      #expect(deviation(x, from: y / 14.6 / 2) < 1e-13)
    }
  }

  @Test(
    arguments: [
      ("coherent-csi-2017", "kg day", "normalised by its protons"),
      ("talk-germanium", "kg g", "both 'kg' and 'g'"),
      ("talk-germanium", "kg m", "'m'"), ("talk-germanium", "", "no unit"), ("talk-germanium", "PE", "'PE'"),
    ])
  func whatIsNoExposureIsRefused(id: String, per: String, part: String) throws {
    let found = try fault { try spectrum(id, per: per) }
    #expect(found.place == "--per" && found.message.contains(part) && !found.remedy.isEmpty, "\(found)")
  }
}

/// Cross-sections averaged over a source.
@Suite struct FluxAverages {
  private func average(_ id: String, _ sets: [String]) throws -> Output {
    try FluxAveragedReport.make(SetupRequest(id: id, sets: sets, command: ["sevens"]))
  }

  // Over the three flavours of a stopped-pion source, per nucleus, in 1e-40 cm²: Lewin–Smith, tree, sin²θ_W = 0.2386.
  @Test(arguments: [("CsI", 187.4), ("Ar40", 18.25), ("Ge", 58.73)])
  func overAStoppedPionSource(target: String, expected: Double) throws {
    let output = try average(
      "coherent-csi-2017",
      ["target=\(target)", "form-factor=helm", "couplings=tree", "electroweak.sin2-theta-w=0.2386"])
    let document = try Document(output)
    let value = document["result"]["value"].number
    #expect(deviation(value * 1e40, from: expected) < 0.003, "\(value)")
    #expect(document["unit"].string == "cm2" && output.text.contains(NumberText.digits(value, 8)))
    #expect(document["warnings"].strings.contains { $0.contains("response") && $0.contains("left out") })
    #expect(!document["manifest"]["choices"].keys.contains("efficiency.at"))
    // Equal fluxes of three flavours: their mean is the average.
    let flavors = document["result"]["byFlavor"].parts
    #expect(flavors.count == 3 && deviation(flavors.values.reduce(0, +) / 3, from: value) < 1e-12)
  }

  @Test func itIsTheRateOverFluenceAndNuclei() throws {
    let (document, counted) = try (Document(average("talk-germanium", [])), Document(rate("talk-germanium")))
    let nuclei = try 1e5 * 6.02214076e23 / Target("Ge").formulaMassU
    let fluence = counted["result"]["fluxes"].items.reduce(0) { $0 + $1["fluence_per_cm2"].number }
    let expected = counted["result"]["counts"].number / fluence / nuclei
    #expect(deviation(document["result"]["value"].number, from: expected) < 1e-12)
    #expect(abs(document["result"]["threshold_keVnr"].number - 0.1) < 1e-15)
  }

  @Test func exposureMassAndFluxDropOut() throws {
    let base = try Document(average("talk-germanium", []))["result"]["value"].number
    let sets = ["detector.mass=3 kg", "exposure=2 day", "reactor.flux=0.1", "source.distance=30 m"]
    #expect(
      try deviation(Document(average("talk-germanium", sets))["result"]["value"].number, from: base) < 1e-12)
  }

  @Test func whatHasNoEffectOnItIsRefused() throws {
    #expect(try fault { try average("talk-germanium", ["reactor.flux=0"]) }.message.contains("no flux"))
    let found = try faults {
      try average("coherent-csi-2017", ["efficiency.at=integer", "detector.axes.PE.to=20"])
    }
    #expect(found.count == 2 && found.allSatisfy { $0.message.contains("no effect") && !$0.remedy.isEmpty })
  }
}
