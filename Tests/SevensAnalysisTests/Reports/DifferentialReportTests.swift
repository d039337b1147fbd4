import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

private func differential(
  _ id: String, _ sets: [String] = [], energyBins: Int? = nil, recoilBins: Int? = nil
) throws -> Output {
  try DifferentialReport.make(
    SetupRequest(id: id, sets: sets, command: ["sevens"]), energyBins: energyBins, recoilBins: recoilBins)
}

/// Laws of `sevens spectrum --differential`.
@Suite struct DifferentialReports {
  @Test(arguments: ["talk-germanium", "coherent-csi-2017", "ess-csi"])
  func theIntegralOfTheTableIsTheRate(id: String) throws {
    let output = try differential(id, energyBins: 9, recoilBins: 11)
    let (document, rates) = try (Document(output), Document(rate(id)))
    let (E, T) = (
      document["result"]["axes"].items[0]["edges"].numbers,
      document["result"]["axes"].items[1]["edges"].numbers
    )
    #expect(E.count == 10 && T.count == 12)
    var sum = 0.0
    for part in document["result"]["parts"].items {
      var own = 0.0
      for (i, row) in part["density"].items.enumerated() {
        for (j, value) in row.numbers.enumerated() { own += value * (E[i + 1] - E[i]) * (T[j + 1] - T[j]) }
      }
      #expect(deviation(part["counts"].number, from: own) < 1e-12)
      sum += own
    }
    let result = rates["result"]
    let lost = result["outside"].number + result["lostToEfficiency"].number
    // A threshold alone: the cells begin there. Otherwise they hold what is not seen as well.
    let expected = result["counts"].number + (id == "coherent-csi-2017" ? lost : 0)
    #expect(deviation(sum, from: expected) < 1e-6, "\(sum) \(expected)")
    #expect(output.status == .ok && document["accuracy"]["requested"].number == 1e-6)

    let table = CommaSeparated(try #require(output.table).csv)
    let (e, f) = (table.numbers("E_low_MeV"), table.numbers("E_high_MeV"))
    let (t, u) = (table.numbers("T_low_keVnr"), table.numbers("T_high_keVnr"))
    let density = table.numbers("counts_per_MeV_keVnr")
    let integral = density.indices.reduce(0) { $0 + density[$1] * (f[$1] - e[$1]) * (u[$1] - t[$1]) }
    #expect(deviation(integral, from: sum) < 1e-12)
    #expect(output.text.contains("interactions"))
  }

  @Test func binsAreFiftyUnlessSaid() throws {
    let axes = try Document(differential("talk-germanium"))["result"]["axes"].items
    #expect(axes.map { $0["edges"].items.count } == [51, 51])
    #expect(axes.map { $0["unit"].string } == ["MeV", "keVnr"])
  }

  @Test func senselessBinsAreRefusedTogether() throws {
    let found = try faults { try differential("talk-germanium", energyBins: 0, recoilBins: 5000) }
    #expect(found.map(\.place) == ["--energy-bins", "--bins"])
  }
}

/// Laws of `sevens spectrum --errors`.
@Suite struct SpectrumErrorReports {
  private static let examples = Repository.root.appendingPathComponent("Examples").path

  @Test func errorsAreThereIfAskedFor() throws {
    #expect(try Document(spectrum("coherent-csi-2017"))["result"]["errors"].isNull)
    let output = try spectrum("coherent-csi-2017", errors: true)
    let document = try Document(output)
    let (errors, counts) = (document["result"]["errors"], document["result"]["counts"].numbers)
    for (error, count) in zip(errors["numerical"].numbers, counts) {
      #expect(error > 0 && error < 1e-6 * count)
    }
    let csv = CommaSeparated(try #require(output.table).csv)
    #expect(csv.numbers("numerical_error") == errors["numerical"].numbers)
    #expect(output.text.contains("numerical error"))
  }

  @Test func anUncertainBackgroundMovesItsBins() throws {
    let document = try Document(spectrum("\(Self.examples)/annotated.yaml", errors: true))["result"]
    let shifts = document["errors"]["byKey"]["my-csi-at-the-sns.neutrons.normalisation"].numbers
    let counts = document["backgrounds"]["neutrons"]["counts"].numbers
    #expect(shifts.count == 12)
    for (shift, count) in zip(shifts, counts) { #expect(deviation(shift, from: 0.25 * count) < 1e-14) }
    for (total, shift) in zip(document["errors"]["total"].numbers, shifts) {
      #expect(total >= shift * (1 - 1e-15))
    }
  }

  // Every published error of the reactor's spectra is there, and one of them is what --set does.
  @Test func declaredConstraintsMoveTheBins() throws {
    let setup = Setup.miner
    let keys = setup.settings.filter { $0.constraint != nil && $0.dormancy(in: setup) == nil }.map(\.id)
    let errors = try Document(spectrum("miner", bins: 3, errors: true))["result"]["errors"]
    #expect(errors["byKey"].keys == Set(keys) && keys.count > 3)
    let (base, moved) = try (
      Document(spectrum("miner", bins: 3)), Document(spectrum("miner", ["reactor.huber.norm=1"], bins: 3))
    )
    let (N, M) = (base["result"]["counts"].numbers, moved["result"]["counts"].numbers)
    for (i, shift) in errors["byKey"]["reactor.huber.norm"].numbers.enumerated() {
      #expect(abs(shift - (M[i] - N[i])) <= 1e-12 * N[i])
    }
    // In quadrature: never less than any of them, and a few per cent of the counts.
    for (i, total) in errors["total"].numbers.enumerated() {
      let all = keys.map { errors["byKey"][$0].numbers[i] }
      #expect(abs(total - all.reduce(0) { $0 + $1 * $1 }.squareRoot()) <= 1e-12 * total)
      #expect(total > 0.005 * N[i] && total < 0.2 * N[i], "\(total / N[i])")
    }
  }

  @Test func errorsAreDividedLikeCounts() throws {
    let (plain, per) = try (
      Document(spectrum("coherent-csi-2017", errors: true)),
      Document(spectrum("coherent-csi-2017", per: "kg PE", errors: true))
    )
    for (a, b) in zip(
      per["result"]["errors"]["numerical"].numbers, plain["result"]["errors"]["numerical"].numbers)
    { #expect(deviation(a, from: b / 14.6 / 2) < 1e-12) }
  }
}
