import SevensKernel
import SevensTestSupport
import Testing

/// Many bins of the recoil energy, integrated through Legendre expansions, against the same without them.
@Suite struct TemplateExpansionTests {
  private static let count = 200
  private static let threshold = 1e-4

  private static func fine(from low: Double, to high: Double) -> [Double] {
    (0...count).map { low + (high - low) * Double($0) / Double(count) }
  }

  /// The bins one by one by another route: each template has few bins, so panels end at their edges.
  private static func oneByOne(_ fixture: Fixture, _ edges: [Double], every step: Int) -> [(
    bin: Int, row: [Double]
  )] {
    stride(from: 0, to: edges.count - 1, by: step).map { b in
      let template = fixture.template(accuracy: 1e-12, .recoilBins(edges: [edges[b], edges[b + 1]]))
      return (b, template.entries)
    }
  }

  private static func fixtures() -> [(name: String, fixture: Fixture, end: Double)] {
    var random = SplitMix64(seed: 401)
    return [
      ("spin 0", .mixed(.spinZero, &random), 0.05), ("spin ½", .mixed(.spinHalf, &random), 0.149),
      ("all classes", .allClasses(&random), 6), ("massive", .flipping(mass: 5, &random), 0.14),
      ("two masses", .twoGroups(&random), 0.16),
    ]
  }

  @Test func everyEntryIsThatOfItsBinAlone() {
    for (name, fixture, end) in Self.fixtures() {
      let edges = Self.fine(from: Self.threshold, to: end)
      let template = fixture.template(accuracy: 1e-9, .recoilBins(edges: edges))
      let (converged, error) = (template.converged, template.estimatedError)
      #expect(converged, "\(name): \(error)")
      let rows = template.entries.count / template.rowLength
      var worst = Worst()
      for (bin, single) in Self.oneByOne(fixture, edges, every: 7) {
        for row in 0..<rows {
          let mine = template.entries[row * template.rowLength..<((row + 1) * template.rowLength - 2)]
          let (value, exact) = (mine[mine.startIndex + bin], single[row * 3])
          // As the estimate is made: bins above 1e-6 of their row.
          guard abs(exact) > 1e-6 * mine.reduce(0, { $0 + abs($1) }) else { continue }
          worst.see(abs(value / exact - 1), "\(name), bin \(bin), row \(row)")
        }
      }
      #expect(worst.value < 1e-9, "\(worst.place)")
    }
  }

  @Test func whatIsNotInTheBinsIsOutside() {
    // Without a photon, whose recoils outside diverge.
    for (name, fixture, _) in Self.fixtures()
    where !fixture.terms.contains(where: { $0.propagator == .photon }) {
      let all = fixture.template(accuracy: 1e-12, .recoilBins(edges: [0, 10]))
      let some = fixture.template(accuracy: 1e-10, .recoilBins(edges: Self.fine(from: 0.01, to: 0.03)))
      for row in 0..<(all.entries.count / 3) where all.entries[3 * row] != 0 {
        let mine = some.entries[row * some.rowLength..<((row + 1) * some.rowLength)]
        // The accuracy asked for is that of the bins; what is outside need not reach it.
        #expect(abs(mine.reduce(0, +) / all.entries[3 * row] - 1) < 2e-7, "\(name), row \(row)")
        #expect(mine[mine.endIndex - 1] == 0)
        #expect(abs(mine[mine.endIndex - 2]) > 1e-3 * abs(all.entries[3 * row]))
      }
    }
  }

  @Test func theEstimatedErrorBoundsTheTrueOne() {
    var coarse = 0
    for (name, fixture, end) in Self.fixtures() {
      let response = Response.recoilBins(edges: Self.fine(from: Self.threshold, to: end))
      let reference = fixture.template(accuracy: 1e-13, response)
      for accuracy in [1.0, 1e-4, 1e-6, 1e-8, 1e-10] {
        let template = fixture.template(accuracy: accuracy, response)
        #expect(template.converged == (template.estimatedError <= accuracy))
        var error = 0.0
        for row in stride(from: 0, to: template.entries.count, by: template.rowLength) {
          let exact = reference.entries[row..<(row + Self.count)]
          let total = exact.reduce(0) { $0 + abs($1) }
          for b in exact.indices where abs(exact[b]) > 1e-6 * total {
            error = max(error, abs(template.entries[b] / exact[b] - 1))
          }
        }
        #expect(template.estimatedError >= error / 10 - 1e-13, "\(name), accuracy \(accuracy): \(error)")
        if error > 1e-11 { coarse += 1 }
      }
    }
    // Otherwise nothing was tested.
    #expect(coarse >= 5)
  }
}
