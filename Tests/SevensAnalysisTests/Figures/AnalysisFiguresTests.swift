import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// The area that a line encloses, by the trapezoids under it.
private func area(_ curve: Figure.Curve) -> Double {
  let (x, y) = (curve.x, curve.y)
  return 0.5
    * x.indices.reduce(0.0) { sum, i in
      let j = (i + 1) % x.count
      return sum + x[i] * y[j] - x[j] * y[i]
    }
}

private func square(_ half: Double, reversed: Bool = false, at centre: Double = 0) -> JSONValue {
  let corners = [(-half, -half), (half, -half), (half, half), (-half, half)].map { x, y in
    JSONValue.numbers([x + centre, y])
  }
  return [
    "ring": .array(reversed ? corners.reversed() : corners), "hole": .bool(reversed), "clipped": false,
  ]
}

@Suite struct AnalysisFigureLaws {
  private func plane() throws -> Analysis {
    try analysis(
      analysisOptions(
        "coherent-csi-2017", interest: ["nsi.u-ee=-1:1:9", "nsi.d-ee=-1:1:9"],
        interactions: ["non-standard-interactions"]))
  }

  // A filled line around an island and its hole encloses the area between them; the other island has no hole.
  @Test func holesAreCutOutOfTheirIslands() throws {
    let levels: JSONValue = [
      "levels": [
        [
          "level": 0.6827, "threshold": 2.3,
          "polygons": .array([square(0.4), square(0.1, reversed: true), square(0.2, at: 0.7)]),
        ],
        ["level": 0.9, "threshold": 4.6, "polygons": .array([square(0.5)])],
      ],
      "minima": [["x": 0.2, "y": 0.1, "statistic": 1.0], ["x": 0.7, "y": 0.0, "statistic": 2.0]],
    ]
    let figure = try Figure(contour: Output(schema: "contour", text: "", result: levels), of: plane())
    let regions = figure.curves.filter { $0.style == .region }
    // The widest lies below, whatever the order of the levels.
    #expect(regions.map(\.name) == ["90 %", "68.27 %", ""])
    var worst = Worst()
    for (region, expected) in zip(regions, [1.0, 0.64 - 0.04, 0.16]) {
      worst.see(area(region), equals: expected, region.name)
    }
    #expect(worst.value < 1e-12, "\(worst.place)")
    #expect(figure.curves.filter { $0.style == .outline }.count == 4)
    #expect(figure.curves.suffix(2).map(\.name) == ["best fit", "other minima"])
    #expect(figure.x.label.contains("nsi.u-ee") && figure.x.range == -1...1 && figure.y.scale == .linear)
  }

  // A cell for every point of the grid, with its height above the lowest, which is marked.
  @Test func scansOfTwoParametersAreCells() throws {
    let two = try plane()
    let output = try ScanReport.make(two)
    let figure = Figure(scan: output, of: two)
    let cells = try #require(figure.curves.first { $0.style == .cells })
    #expect(cells.x.count == 81 && cells.yHigh.min() == 0 && figure.colour?.range?.lowerBound == 0)
    let numbers = try Document(output)["result"]["statistic"].numbers
    let place = try #require(zip(cells.x, cells.y).enumerated().first { $0.element == (-0.75, 0.5) })
    #expect(place.offset == 1 * 9 + 6)
    #expect(deviation(cells.yHigh[15], from: numbers[15] - (numbers.min() ?? .nan)) < 1e-12)
    let mark = try #require(figure.curves.first { $0.style == .mark })
    let lowest = try #require(cells.yHigh.firstIndex(of: 0))
    #expect(mark.x == [cells.x[lowest]] && mark.y == [cells.y[lowest]])
    let script = GnuplotScript(figure: figure, name: "scan", format: .svg).text
    #expect(
      script.contains("boxxyerror") && script.contains("set cbrange [0.0:") && script.contains("palette"))
    // Half a step to both sides: of 2/8 here.
    #expect(script.contains("($3 - 0.125)") && figure.table.columns.last == "statistic")
    #expect(Figure(scan: output, of: two, scale: .log).colour?.scale == .log)
  }

  @Test func indicesStandWhereTheyBelong() {
    #expect(Figure.markup("ε^u_ee") == "ε@^{u}_{ee}")
    #expect(Figure.markup("μ_eμ") == "μ_{eμ}")
    #expect(Figure.markup("g") == "g")
  }

  @Test func theProfileAndItsIntervalsAreDrawn() throws {
    let key = "coherent-csi-2021.signal"
    let one = try analysis(analysisOptions("coherent-csi-2021", interest: ["\(key)=0.01:3:9:log"]))
    let output = try LimitReport.make(one)
    let figure = Figure(limit: output, of: one)
    #expect(figure.x.scale == .log && figure.x.label == key)
    let ends = try Document(output)["result"]["levels"].items.map { $0["intervals"].items[0].numbers }
    let regions = figure.curves.filter { $0.style == .region }
    #expect(regions.count == 2 && regions[0].name == "allowed at 90 %")
    #expect(regions[0].x.min() == ends[1][0] && regions[0].x.max() == ends[1][1])
    // The profile rises to the threshold at the ends of the interval.
    let curve = try #require(figure.curves.first { $0.style == .line })
    #expect(curve.y.allSatisfy { $0 >= -1e-9 } && (curve.y.min() ?? 1) < 1e-6)
    let inside = zip(curve.x, curve.y).filter { ends[1][0] < $0.0 && $0.0 < ends[1][1] }
    #expect(!inside.isEmpty && inside.allSatisfy { $0.1 <= 2.7056 })
  }
}
