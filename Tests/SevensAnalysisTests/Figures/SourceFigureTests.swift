import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// Every source can be drawn.
@Suite struct SourceFigureLaws {
  static let sources = Catalog.sources.map { $0.id }.filter { $0 != TabulatedFlux.id }

  static func figure(_ id: String) throws -> Figure { try #require(try Figure.source(id)) }

  @Test(arguments: sources + builtInSetups.map(\.id))
  func aFigureShowsTheFluxOfItsSource(id: String) throws {
    let figure = try Self.figure(id)
    #expect(figure.id == id && !figure.title.isEmpty && !figure.curves.isEmpty)
    #expect(figure.x.column == "energy_MeV" && figure.y.unit.contains("cm^{−2}"))
    let range = try #require(figure.y.range)
    for curve in figure.curves where curve.style == .steps {
      #expect(curve.y.allSatisfy { $0 >= 0 && $0 <= range.upperBound })
      #expect(zip(curve.x, curve.x.dropFirst()).allSatisfy { $0 < $1 })
      #expect(curve.y.contains { $0 > 0 })
    }
    #expect(Set(figure.curves.map(\.name)).count + 3 >= figure.curves.count)
    #expect(!figure.table.csv.contains("nan"))
  }

  // The sum of the bins is the flux that is not in lines, but for what lies below the first edge.
  @Test func theStepsAddUpToTheFlux() throws {
    for setup in builtInSetups {
      let live = type(of: setup.source).usesLiveTime ? TimeSpan(1) : setup.live
      let beam = setup.source.beam(live: live)
      let steps = try Self.figure(setup.id).curves.filter { $0.style == .steps }
      let all = steps.count > 1 ? [steps[0]] : steps
      let sum = all.reduce(0.0) { sum, curve in
        curve.y.indices.reduce(sum) { $0 + curve.y[$1] * (curve.x[$1 + 1] - curve.x[$1]) }
      }
      let lines = beam.moments.lines.reduce(0.0) { $0 + $1.flux * beam.components[$1.component].scalePerCm2 }
      let total = beam.fluencesPerCm2.reduce(0, +) - lines
      #expect(sum <= total * (1 + 1e-9) && sum > 0.98 * total, "\(setup.id): \(sum) of \(total)")
      let parts = steps.dropFirst(steps.count > 1 ? 1 : 0)
      for bin in all[0].y.indices where all[0].y[bin] > 1e-6 * (all[0].y.max() ?? 0) {
        #expect(deviation(parts.reduce(0) { $0 + $1.y[bin] }, from: all[0].y[bin]) < 1e-9)
      }
    }
  }

  @Test func linesAreDrawnWhereTheyAre() throws {
    let chromium = try Self.figure("chromium-51")
    #expect(
      chromium.curves.allSatisfy { $0.x.count == 2 && $0.x[0] == $0.x[1] } && chromium.curves.count >= 2)
    let solar = try Self.figure("solar")
    #expect(solar.curves.filter { $0.name.contains("line") }.count == 3)
    // As many as there are colours.
    #expect(solar.curves.count <= 10)
  }

  @Test func whatIsNoSourceHasNoFigureAndATableAloneHasNothingToDraw() throws {
    #expect(try Figure.source("standard-model") == nil)
    do {
      _ = try Figure.source("tabulated-flux")
      Issue.record("drawn")
    } catch {
      #expect(error.diagnostics.count == 1 && error.diagnostics[0].remedy.contains("set-up"))
    }
    #expect(throws: Faults.self) { try DescribeReport.figure("standard-model", scale: .log) }
  }
}
