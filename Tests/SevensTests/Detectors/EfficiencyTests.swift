import Foundation
import Sevens
import SevensTestSupport
import Testing

/// Laws of every model of an efficiency.
@Suite struct EfficiencyLaws {
  static let curves: [any EfficiencyCurve] = {
    var logistic = LogisticEfficiency()
    (logistic.a, logistic.k, logistic.x0, logistic.d) = (1.3, 0.3, 11, -0.33)
    var linear = LinearEfficiency()
    (linear.from, linear.to, linear.plateau) = (3, 9, 0.8)
    var step = StepEfficiency()
    (step.threshold, step.below, step.above) = (4, 0.1, 0.9)
    var error = ErrorFunctionEfficiency()
    (error.a, error.x0, error.width) = (0.9, 6, 2)
    var constant = ConstantEfficiency()
    constant.value = 0.7
    let table = TabulatedEfficiency(positions: [0, 5, 6, 20], values: [0, 0.2, 0.8, 0.9], origin: "here")
    return [logistic, linear, step, error, constant, table]
  }()

  @Test func itIsAProbabilityEverywhereAndSmoothBetweenItsKinks() {
    #expect(Set(Self.curves.map { type(of: $0).id }) == Set(Catalog.efficiencyCurves.map { $0.id }))
    for curve in Self.curves {
      let kinks = curve.kinks
      for x in stride(from: 0.0, through: 40, by: 0.037) {
        #expect((0...1).contains(curve(x)), "\(type(of: curve).id) at \(x)")
        // A second difference over a step without kink is small.
        guard !kinks.contains(where: { abs($0 - x) < 0.002 }) else { continue }
        let bend = curve(x - 0.001) - 2 * curve(x) + curve(x + 0.001)
        #expect(abs(bend) < 1e-6, "\(type(of: curve).id) at \(x)")
      }
    }
  }

  @Test func theErrorFunctionIsHalfItsPlateauAtTheThreshold() {
    var curve = ErrorFunctionEfficiency()
    (curve.a, curve.x0, curve.width) = (0.9, 6, 2)
    #expect(abs(curve(6) - 0.45) < 1e-15)
    // One standard deviation above: Φ(1) = 0.841344746068543.
    #expect(abs(curve(8) - 0.9 * 0.841344746068543) < 1e-14)
  }

  @Test func aTableIsReadInStraightLinesAndConstantBeyondItsEnds() throws {
    let table = try TabulatedEfficiency(
      csv: "# measured\nE_eVee,efficiency\n100,0.1\n300,0.5\n", on: .electronEquivalent, origin: "e.csv")
    #expect(table.positions == [0.1, 0.3])
    #expect(table(0.05) == 0.1 && table(9) == 0.5)
    #expect(abs(table(0.15) - 0.2) < 1e-15)
    var scaled = table
    scaled.scale = 3
    #expect(scaled(9) == 1)
  }

  @Test(arguments: [
    ("PE,efficiency\n1,0.5\n2,1.5", "line 3, efficiency: 1.5 is no probability"),
    ("PE,efficiency\n1,nan\n2,1", "line 2, efficiency: nan"), ("PE,efficiency\n2,0\n1,1", "line 3, PE: 1.0"),
    ("PE,efficiency\n1,0", "line 2: the table ends"), ("E_keVee,efficiency\n1,0\n2,0", "line 1: the column"),
    ("PE,eff\n1,0\n2,0", "line 1: no column efficiency"),
    ("PE,PE,efficiency\n1,1,0", "line 1: PE is a second"),
    ("PE,efficiency\n-1,0\n2,0", "line 2, PE: -1.0 is no finite"), ("", "no line names the columns"),
  ])
  func aTableThatIsNoTableSaysWhy(text: String, start: String) {
    do {
      _ = try TabulatedEfficiency(csv: text, on: .photoelectrons, origin: "e.csv")
      Issue.record("taken: \(text)")
    } catch {
      let messages = error.faults.map(\.description)
      #expect(messages.contains { $0.hasPrefix(start) }, "\(messages)")
      #expect(error.faults.allSatisfy { !$0.remedy.isEmpty })
    }
  }
}
