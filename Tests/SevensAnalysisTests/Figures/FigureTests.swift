import Foundation
import SevensAnalysis
import SevensTestSupport
import Testing

/// Laws of figures and their files.
@Suite struct FigureLaws {
  private static let sample = Figure(
    id: "sample", title: "it's a {/:Italic title}",
    x: Figure.Axis("{/:Italic T}", unit: "keV", column: "T_keV", scale: .log, range: 0.1...1000),
    y: Figure.Axis("d{/:Italic σ}/d{/:Italic T}", unit: "cm^{2}", column: "sigma_cm2"),
    curves: [
      Figure.Curve("a, b", x: [1, 2, 3], y: [1e-40, .nan, 3e-40]),
      Figure.Curve("bins", x: [1, 2, 3], y: [1e-40, 2e-40], style: .steps),
      Figure.Curve("range", x: [1, 2], y: [1e-41, 1e-41], yHigh: [2e-41, 3e-41], style: .band),
      Figure.Curve("dots", x: [1], y: [1e-40], style: .points),
      Figure.Curve("", x: [1, 1], y: [0, 1e-40], style: .guide),
    ], notes: ["first\nsecond"])

  private func folder() throws -> String {
    let name = "figure's \(UUID().uuidString)"
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  @Test func theTableHoldsEveryPoint() {
    let table = Self.sample.table
    #expect(table.columns == ["curve", "name", "T_keV", "sigma_cm2", "sigma_cm2_high"])
    #expect(table.rows.count == 3 + 3 + 2 + 1 + 2)
    #expect(table.rows.allSatisfy { $0.count == 5 })
    #expect(table.rows[1] == ["1", "a, b", "2.0", "", ""])
    #expect(table.rows[5] == ["2", "bins", "3.0", "2e-40", ""])
    #expect(table.rows[7] == ["3", "range", "2.0", "1e-41", "3e-41"])
  }

  @Test(arguments: PictureFormat.allCases) func theScriptReadsTheTableBesideIt(format: PictureFormat) {
    let script = GnuplotScript(figure: Self.sample, name: "a'b", format: format).text
    #expect(script.contains("data = 'a''b.csv'") && script.contains("output = 'a''b.\(format.rawValue)'"))
    #expect(script.contains("set title 'it''s a {/:Italic title}'"))
    #expect(script.contains("set logscale x") && !script.contains("set logscale y"))
    #expect(script.contains("set xlabel '{/:Italic T} [keV]'"))
    // The power of ten stands at the axis, not at every tic.
    #expect(script.contains("[10^{−40} cm^{2}]"))
    #expect(script.contains("# first second\n"))
  }

  @Test func twoIndicesStandOneAboveTheOther() {
    for markup in ["{/:Italic ε}_{ee}^{u}", "{/:Italic ε}@^{u}_{ee}"] {
      #expect(GnuplotScript.text(markup) == "'{/:Italic ε}@^{u}_{/*0.98 ee}'")
    }
    // Indices with letters of another kind in them, and those written in the other order.
    for markup in ["{/:Italic ε}_{e{/:Italic μ}}^{u}", "{/:Italic ε}^{u}_{e{/:Italic μ}}"] {
      #expect(GnuplotScript.text(markup) == "'{/:Italic ε}@^{u}_{/*0.98 e{/:Italic μ}}'")
    }
    #expect(GnuplotScript.text("10^{−3} {/:Italic T}_{max}") == "'10^{−3} {/:Italic T}_{max}'")
  }

  // A band has its edges above all, in dashes of its own, and every curve keeps its number.
  @Test func bandsHaveEdges() {
    let script = GnuplotScript(figure: Self.sample, name: "s", format: .svg).text
    let plots = script.split(separator: "\n").filter { $0.contains("data skip 1 using") }
    #expect(plots.count == Self.sample.curves.count + 2)
    for (number, plot) in plots.enumerated() {
      #expect(plot.contains("($1 == \(number < 5 ? number + 1 : 3) ?"), "\(plot)")
    }
    #expect(plots[5].contains("($4 / 1e-40) with lines") && plots[6].contains("($5 / 1e-40) with lines"))
  }

  @Test(arguments: [
    (0.05...1.6, "'%g'", ["5e-2", "2e-1", "5e-1"]), (1.0...100, "'%g'", ["2e0", "5e0", "2e1", "5e1"]),
    (0.1...1000, "'%g'", []), (0.06...0.5, "'%g'", ["6e-2", "8e-2", "2e-1", "3e-1", "4e-1", "5e-1"]),
    (1.0...1.9, "'%g'", []), (1e-3...50, "'10^{%T}'", []), (1e3...1e13, "'10^{%T}'", []),
  ]) func logarithmicAxesSayPowersOfTenOrPlainNumbers(
    range: ClosedRange<Double>, format: String, between: [String]
  ) {
    var figure = Self.sample
    figure.x.range = range
    let script = GnuplotScript(figure: figure, name: "s", format: .svg).text
    #expect(script.contains("set format x \(format)"))
    let added = between.isEmpty ? nil : "set xtics add (\(between.joined(separator: ", ")))"
    #expect(added.map { script.contains($0) } ?? !script.contains("set xtics add ("), "\(script)")
    #expect(script.contains("unset mxtics") == (range.upperBound > 1e9 * range.lowerBound))
  }

  // The second line of one region is one with the first; the next one with a name is another.
  @Test func aLineWithoutANameHasTheColourOfTheOneBefore() {
    var figure = Self.sample
    figure.curves = ["one", "", "two"].map { Figure.Curve($0, x: [1, 2], y: [1, 2]) }
    let script = GnuplotScript(figure: figure, name: "lines", format: .svg).text
    let colours = script.split(separator: "\n").filter { $0.contains("skip 1") }.compactMap { line in
      line.split(separator: "#").last.map { $0.prefix(6) }
    }
    #expect(colours.count == 3 && colours[0] == colours[1] && colours[1] != colours[2])
  }

  // Colours and dashes differ for as many curves as any figure of ours has.
  @Test func tenCurvesHaveTenColoursAndDashes() {
    var figure = Self.sample
    figure.curves = (1...10).map { Figure.Curve("\($0)", x: [1, 2], y: [1, 2]) }
    let script = GnuplotScript(figure: figure, name: "lines", format: .svg).text
    let plots = script.split(separator: "\n").filter { $0.contains("skip 1") }
    #expect(Set(plots.compactMap { $0.split(separator: "#").last?.prefix(6) }).count == 10)
    #expect(Set(plots.map { $0.split(separator: "dashtype ").last ?? "" }).count >= 9)
  }

  @Test func whatComesFromElsewhereIsShownAsItIs() {
    #expect(Figure.plain("a_b^{c}@d&e~f\\g\nh") == "a\\_b\\^\\{c\\}\\@d\\&e\\~f\\\\g h")
    #expect(Figure.plain("Ge, 100 kg") == "Ge, 100 kg")
    #expect(Figure.neutrino("nubar_mu") == "ν̄_{μ}" && Figure.neutrino("nu_e") == "ν_{e}")
  }

  @Test func thePathOfThePictureNamesTheOtherFiles() throws {
    let here = try FigureFiles(picture: "out.svg")
    #expect(here.table == "out.csv" && here.script == "out.gp" && here.picture == "out.svg")
    let there = try FigureFiles(picture: "some/folder.x/my.fig.PDF")
    #expect(there.table == "some/folder.x/my.fig.csv" && there.format == .pdf)
    for bad in ["out", "out.", ".svg", "out.csv", "out.jpg", "folder.svg/out", ""] {
      let fault = #expect(throws: Faults.self) { try FigureFiles(picture: bad) }
      #expect(fault?.status == .usage && fault?.diagnostics.first?.remedy.contains(".svg") == true, "\(bad)")
    }
  }

  @Test(arguments: PictureFormat.allCases) func tableAndScriptComeAlwaysAndNothingElseStays(
    format: PictureFormat
  ) throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = try FigureFiles(picture: "\(folder)/it's.\(format.rawValue)")
    for _ in 0..<2 {
      let lines = try files.write(Self.sample)
      let found = try Set(FileManager.default.contentsOfDirectory(atPath: folder))
      let drawn = found.contains("it's.\(format.rawValue)")
      #expect(
        found == (drawn ? ["it's.csv", "it's.gp", "it's.\(format.rawValue)"] : ["it's.csv", "it's.gp"]))
      let advice = lines.contains { $0.contains("gnuplot-nox") && $0.contains("brew install gnuplot") }
      #expect(drawn != advice, "\(lines)")
    }
    #expect(try String(contentsOfFile: files.table, encoding: .utf8) == Self.sample.table.csv + "\n")
  }

  @Test func aFolderThatIsNotThereIsAFault() throws {
    let files = try FigureFiles(picture: "none-\(UUID().uuidString)/out.svg")
    let fault = #expect(throws: Faults.self) { try files.write(Self.sample) }
    #expect(fault?.diagnostics.first?.message.contains("out.csv") == true)
  }
}

/// The figures of the commands hold the numbers of the commands.
@Suite struct CommandFigureLaws {
  @Test(arguments: ["talk-germanium", "coherent-csi-2017"]) func theSpectrum(id: String) throws {
    let output = try spectrum(id)
    let figure = Figure(spectrum: output, title: "a_b")
    let result = try Document(output)["result"]
    #expect(figure.title == "a\\_b")
    #expect(figure.curves[0].x == result["axes"].items[0]["edges"].numbers)
    #expect(figure.curves[0].y == result["counts"].numbers && figure.curves[0].style == .steps)
    let components = result["components"].items
    #expect(figure.curves.count == (components.count > 1 ? components.count + 1 : 1))
    for (curve, component) in zip(figure.curves.dropFirst(), components) {
      #expect(curve.y == component["counts"].numbers)
    }
    #expect(figure.y.unit == "1" && figure.y.label.contains("counts"))
  }

  @Test(arguments: Figure.Scale.allCases) func theCrossSection(scale: Figure.Scale) throws {
    let request = CrossSectionReport.Request(
      target: "CsI", neutrino: "nu_mu", energy: "30 MeV", recoil: "10 keV")
    let figure = try Figure(crossSection: request, scale: scale)
    let curve = figure.curves[0]
    for i in [1, 100, 250, 399] {
      let value = try Document(crossSection("CsI", recoil: "\(curve.x[i]) keV"))["result"]["value"].number
      #expect(deviation(curve.y[i], from: value) < 1e-9, "T = \(curve.x[i]) keV")
    }
    #expect(zip(curve.x, curve.x.dropFirst()).allSatisfy { $0 < $1 })
    #expect(curve.y[400] <= 1e-9 * curve.y[0] && figure.x.unit == "keV" && figure.y.unit == "cm^{2}/keV")
    #expect(figure.x.scale == scale && figure.y.scale == scale)
    if scale == .log { #expect(curve.x[0] > 0) }
  }

  @Test func faultsOfTheQuestionAreFaultsOfTheFigure() {
    let request = CrossSectionReport.Request(target: "Xy", neutrino: "nu", energy: "30", recoil: "10 keV")
    let fault = #expect(throws: Faults.self) { try Figure(crossSection: request) }
    #expect((fault?.diagnostics.count ?? 0) >= 3)
  }
}
