import Sevens
import SevensInference
import SevensNumerics
import SevensTestSupport
import Testing

/// Laws of counts interpolated between changed set-ups.
@Suite struct MorphedCountsLaws {
  /// Two bins that depend on x by an exponential and on y linearly, with one coupling c.
  private static func exact(_ x: Double, _ y: Double) -> CountPolynomial {
    var result = CountPolynomial(parameters: ["c"], binCount: 2)
    let growth = [1 + 0.1 * x + 0.005 * x * x, 1 - 0.05 * x]
    result.add([], [100 * growth[0] * (1 + 0.02 * y), 50 * growth[1]])
    result.add([.init(0, 2)], [7 * growth[0], 3 * (1 + 0.03 * x * y)])
    return result
  }

  private func directions() -> [MorphedCounts.Direction] {
    ["x", "y"].map { MorphedCounts.Direction($0) { _, _ in } }
  }

  // Polynomials of second degree in each direction and their products are met everywhere, the points between included.
  @Test func polynomialsOfSecondDegreeAreExact() {
    let morphed = MorphedCounts(directions(), loop: .serial) { Self.exact($0[0], $0[1]) }
    #expect(morphed.counts.parameters == ["c", "x", "y"] && morphed.error < 1e-12)
    var worst = Worst()
    for (x, y) in [(0, 0), (4, -4), (-1.3, 0.4), (2.9, 3.7)] {
      let found = morphed.counts.counts(at: [1.7, x, y])
      for (a, b) in zip(found, Self.exact(x, y).counts(at: [1.7])) { worst.see(a, equals: b, "(\(x), \(y))") }
    }
    #expect(worst.value < 1e-12, "\(worst.place)")
  }

  // What is no polynomial is met within the error that is measured, at places where it was not.
  @Test func theErrorOfAnExponentialIsKnown() {
    let counts: @Sendable (Double) -> [Double] = { [10 * Self.exponential(0.1 * $0), 5 / (1 + 0.04 * $0)] }
    let morphed = MorphedCounts([MorphedCounts.Direction("x") { _, _ in }], loop: .serial) {
      CountPolynomial(constant: counts($0[0]))
    }
    #expect(morphed.error > 0 && morphed.error <= 1e-4)
    for x in stride(from: -4, through: 4, by: 0.37) {
      for (a, b) in zip(morphed.counts.counts(at: [x]), counts(x)) {
        #expect(deviation(a, from: b) <= 3 * morphed.error, "\(x)")
      }
    }
  }

  private static func exponential(_ x: Double) -> Double {
    (1...30).reversed().reduce(1.0) { 1 + x * $0 / Double($1) }
  }

  // The nuisances of CsI 2021 against predictions of set-ups that are really changed, two at a time.
  @Test func theSignalOfCsI2021IsThatOfChangedSetups() throws {
    let model = MeasurementModel.withoutRelease()
    let nuisances = model.nuisances.compactMap { nuisance -> (String, (inout Setup, Double) -> Void)? in
      nuisance.effect.change.map { (nuisance.id, $0) }
    }
    #expect(nuisances.count == 2)
    let expectation = try model.expectation(in: [])
    #expect(expectation.error < 5e-3)
    var worst = Worst()
    for (first, second) in [(1.0, -1.0), (-0.6, 1.4), (2, 2)] {
      var changed = model.setup
      nuisances[0].1(&changed, first)
      nuisances[1].1(&changed, second)
      let exact = rate(changed).bins
      let moved: [String: Double] = [nuisances[0].0: first, nuisances[1].0: second]
      let values = expectation.signal.parameters.map { moved[$0] ?? 0 }
      for (bin, (found, value)) in zip(expectation.signal.counts(at: values), exact).enumerated() {
        // In statistical errors: where the efficiency is cut off at 0 hardly anything is counted, and nothing is smooth.
        worst.see(
          abs(found - value) / max(1, value).squareRoot(),
          "bin \(bin) at \(first), \(second): \(found) for \(value)")
      }
    }
    print("morphed CsI 2021: \(worst.value), measured \(expectation.error)")
    #expect(worst.value < 0.02, "\(worst.place)")
  }

  // Later arrivals leave the templates as they are: the same counts, bit for bit, as with templates of their own.
  @Test func delaysShareTemplates() throws {
    let shared = try MeasurementModel.withoutRelease(delay: Nuisance.Effect.delays).expectation(in: [])
    let own = try MeasurementModel.withoutRelease(delay: Nuisance.Effect.changes).expectation(in: [])
    #expect(shared.signal.parameters.contains("delay") && shared.signal == own.signal)
    #expect(shared.error == own.error)
  }
}

extension MeasurementModel {
  /// The energies of CsI 2021 in one bin of time, with efficiency and quenching uncertain; in three bins with a delay.
  fileprivate static func withoutRelease(
    delay: ((@escaping @Sendable (inout Setup, Double) -> Void) -> Nuisance.Effect)? = nil
  ) -> MeasurementModel {
    var setup = Setup.coherentCsI2021
    let times = delay == nil ? [0.0, 6] : [0, 0.7, 1.5, 6]
    setup.detector.timeWindow?.listed = times.map { .us($0) }
    let later = delay.map { effect in
      Nuisance(
        "delay", "", .normal("delay"),
        effect { setup, x in
          guard var source = setup.source as? PionDecayAtRest else { return }
          source.timeOffset = TimeSpan(source.timeOffset.value + 2e-8 * x)
          setup.source = source
        }, .assumed)
    }
    return MeasurementModel(
      id: "test", mode: .summary, setup: setup,
      nuisances: [
        Nuisance(
          "efficiency", "", .normal("efficiency"),
          .changes { setup, x in
            setup.detector.response.efficiencies = [
              EfficiencyStage(Setup.coherentCsI2021Efficiency(x), on: .photoelectrons)
            ]
          }, .read),
        Nuisance(
          "radius", "", .normal("radius"),
          .changes { setup, x in
            for nuclide in ["Cs133", "I127"] {
              setup.nuclear.neutronRadii[nuclide] = NuclearRadius(4.8 * (1 + 0.05 * x))
            }
          }, .assumed),
      ] + (later.map { [$0] } ?? []), backgrounds: [],
      statistic: .poisson(observed: [Double](repeating: 1, count: 9 * (times.count - 1))), released: nil,
      notes: [],
      verified: .checked)
  }
}
