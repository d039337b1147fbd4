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

  // Counts go as 1/d²: a distance d is a signal (d₀/d)², so its errors and shifts are those of the signal in other words.
  @Test func impactsOnADistanceAreThoseOnTheSignal() throws {
    let (signal, distance) = ("coherent-csi-2021.signal", 1930.0)
    let byDistance = try Document(
      ImpactReport.make(
        analysis(analysisOptions("coherent-csi-2021", interest: ["source.distance=12 m:40 m:41"]))))["result"]
    let bySignal = try Document(
      ImpactReport.make(analysis(analysisOptions("coherent-csi-2021", interest: [signal]))))["result"]
    func far(_ strength: Double) -> Double { distance / strength.squareRoot() }
    let best = bySignal["value"].number
    var worst = Worst()
    worst.see(byDistance["value"].number, equals: far(best), "best fit")
    let rows = byDistance["nuisances"].items
    #expect(rows.count == bySignal["nuisances"].items.count && !rows.isEmpty)
    for row in rows {
      let id = row["id"].string ?? ""
      let other = try #require(bySignal["nuisances"].items.first { $0["id"].string == id })
      worst.see(row["sigma"].number, equals: other["sigma"].number, "σ of \(id)")
      for (side, name) in [(row["up"].number, "up"), (row["down"].number, "down")] {
        worst.see(side, equals: far(best + other[name].number) - far(best), "\(name) \(id)")
      }
    }
    // The curvature of the profile is taken over one standard deviation, where it is nearly a parabola.
    #expect(worst.value < 1e-3, "\(worst)")
  }
}
