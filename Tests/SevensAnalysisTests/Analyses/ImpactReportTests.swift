import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

@Suite struct ImpactReportLaws {
  // In a Gaussian likelihood holding θ_i one σ_i higher moves the parameter of interest by its covariance with θ_i over
  // σ_i; the covariance is that of the fit, by another route.
  @Test func impactsAreCovariancesOverErrors() throws {
    let key = "coherent-csi-2021.signal"
    let options = analysisOptions("coherent-csi-2021", interest: [key])
    let impact = try Document(ImpactReport.make(analysis(options)))["result"]
    let fit = try Document(FitReport.make(analysis(options)))["result"]
    let ids = fit["covarianceOf"].strings
    let position = try #require(ids.firstIndex(of: key))
    let covariance = fit["covariance"].items.map(\.numbers)
    let rows = impact["nuisances"].items
    #expect(
      Set(rows.compactMap { $0["id"].string }) == Set(ids).subtracting([key]) && rows.count == ids.count - 1)
    var worst = Worst()
    for row in rows {
      let i = try #require(ids.firstIndex(of: row["id"].string ?? ""))
      let expected = covariance[i][position] / row["sigma"].number
      // Half the difference of both sides: the product of signal and nuisance curves them.
      worst.see((row["up"].number - row["down"].number) / 2, equals: expected, ids[i])
      #expect(
        abs(row["pull"].number - (row["value"].number - row["centre"].number) / row["before"].number) < 1e-12)
    }
    #expect(worst.value < 0.02, "\(worst)")
    let sizes = rows.map { max(abs($0["up"].number), abs($0["down"].number)) }
    #expect(sizes == sizes.sorted(by: >) && sizes[0] > 0.01)
    #expect(
      impact["value"].number == fit["parameters"].items.first { $0["id"].string == key }?["value"].number)
  }

  @Test func whatNeedsNewTemplatesIsRefused() throws {
    let options = analysisOptions("coherent-csi-2021", interest: ["source.distance=15 m:25 m"])
    let found = try fault { try ImpactReport.make(analysis(options)) }
    #expect(found.place == "source.distance" && found.remedy.contains("profile-likelihood, scan"))
  }
}
