import SevensTestSupport
import Testing

/// `sevens spectrum` with its options.
@Suite struct SpectrumOptions {
  @Test(arguments: [("CsI", 187.4), ("Ar40", 18.25), ("Ge", 58.73)])
  func theFluxAverageOfAStoppedPionSource(target: String, expected: Double) throws {
    let words = ["spectrum", "coherent-csi-2017", "--flux-averaged", "--json"]
    let run = try Program.answer(
      words
        + setting("target=\(target)", "couplings=tree", "form-factor=helm", "electroweak.sin2-theta-w=0.2386")
    )
    #expect(try deviation(run.document["result"]["value"].number * 1e40, from: expected) < 0.003)
  }

  @Test func aComparisonAndAnExposureStandInTheTable() throws {
    let words = [
      "spectrum", "talk-germanium", "--bins", "4", "--compare", "couplings=pdg", "--per", "kg day",
    ]
    let run = try Program.answer(words + ["--csv"])
    #expect(
      run.output.hasPrefix(
        "T_low_keVnr,T_high_keVnr,counts_per_kg_day,nubar_e_per_kg_day,compare_per_kg_day,ratio\n"))
    #expect(try Program.answer(words).output.contains("counts/(kg day)"))
  }

  @Test(
    arguments: [
      (["--flux-averaged", "--per", "kg", "--compare", "couplings=pdg", "--bins", "3"], 3),
      (["--per", "kg parsec", "--compare", "couplings=x", "--bins", "0"], 3),
    ])
  func faultsComeAtOnce(options: [String], count: Int) throws {
    let run = try Program.run(["spectrum", "talk-germanium"] + options)
    #expect(run.status == 64 && run.output.isEmpty && run.faults.count == count, "\(run)")
  }
}
