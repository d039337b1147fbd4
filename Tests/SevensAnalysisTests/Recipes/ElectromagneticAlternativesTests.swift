import SevensAnalysis
import SevensTestSupport
import Testing

/// What the interval of charge radii depends on, with the release; without it there is nothing to explain.
@Suite struct ElectromagneticAlternatives {
  @Test func everyAlternativeBelongsToARowThatDisagrees() throws {
    let rows = try Document(ReproduceReport.make(["electromagnetic-limits-csi-2017"], command: []))["result"]
      .items
    let radii = rows.filter { $0["quantity"].string?.contains("⟨r²⟩") ?? false }
    let disagreeing = radii.filter { $0["agrees"].bool == false }
    // The release is there or not.
    #expect(radii.isEmpty && disagreeing.isEmpty || radii.count == 4 && disagreeing.count == 1)
    for row in disagreeing {
      let alternatives = row["alternatives"].items
      #expect(alternatives.count == 5)
      let values = alternatives.map { $0["ours"].number }
      // ν_e fixed, tree couplings, larger nuclei, both, two parameters; −2Δ ln L = 4.61 widens most.
      #expect(values.max() == values.last && values[0] < row["ours"].number)
      #expect(values[1] > row["ours"].number && values[2] > values[1] && values[3] > values[2])
      #expect(abs(values[3] - row["published"].number) < 2e-32)
    }
  }
}
