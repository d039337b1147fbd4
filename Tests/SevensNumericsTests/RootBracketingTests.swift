import CSevensMath
import SevensNumerics
import SevensTestSupport
import Testing

/// Validation: roots computed with mpmath 1.3 (`findroot`, `lambertw`, `cbrt`) at 40 digits.
@Suite struct RootValues {
  @Test func known() throws {
    let cosine = try findRoot(from: 0, to: 1, accuracy: 1e-15) { sevens_cos($0) - $0 }
    #expect((cosine - 0.73908513321516064166).magnitude < 2e-15)
    let lambert = try findRoot(from: 0, to: 1, accuracy: 1e-15) { $0 * sevens_exp($0) - 1 }
    #expect((lambert - 0.567143290409783873).magnitude < 2e-15)
    let cube = try findRoot(from: -100, to: 100, accuracy: 0) { $0 * $0 * $0 - 2 }
    #expect(deviation(cube, from: 1.2599210498948731648) < 1e-15)
  }
}

@Suite struct RootLaws {
  @Test(arguments: [1.0, 1e-3, 1e-6, 1e-12])
  func accuracyIsKept(_ accuracy: Double) throws {
    // Flat, steep and discontinuous functions, all with their sign change at 0.3.
    let functions: [(Double) -> Double] = [
      { $0 - 0.3 }, { sevens_pow($0 - 0.3, 9) }, { sevens_tanh(1e6 * ($0 - 0.3)) }, { $0 < 0.3 ? -1 : 1 },
      { sevens_cbrt($0 - 0.3) }, { $0 < 0.3 ? -1e-30 : 1e30 }, { 1e-200 * ($0 * $0 - 0.09) },
    ]
    for (index, f) in functions.enumerated() {
      let root = try findRoot(from: 0, to: 10, accuracy: accuracy, f)
      #expect((root - 0.3).magnitude <= accuracy + 4e-16, "function \(index)")
      let reversed = try findRoot(from: 10, to: 0, accuracy: accuracy) { -f($0) }
      #expect((reversed - 0.3).magnitude <= accuracy + 4e-16, "function \(index) reversed")
    }
  }

  @Test func smoothRootsAreCheap() throws {
    var calls = 0
    _ = try findRoot(from: 0, to: 4, accuracy: 1e-14) { x in
      calls += 1
      return sevens_exp(x) - 5
    }
    #expect(calls > 2 && calls <= 14)
  }

  @Test func scaleOfTheFunctionDoesNotMatter() throws {
    let plain = try findRoot(from: 0, to: 2, accuracy: 1e-12) { $0 * $0 - 2 }
    let scaled = try findRoot(from: 0, to: 2, accuracy: 1e-12) { 0x1p-400 * ($0 * $0 - 2) }
    #expect(plain == scaled)
  }

  @Test func exactEnds() throws {
    #expect(try findRoot(from: 1, to: 2, accuracy: 1e-9) { $0 - 1 } == 1)
    #expect(try findRoot(from: 1, to: 2, accuracy: 1e-9) { $0 - 2 } == 2)
    #expect(try findRoot(from: 1, to: 1, accuracy: 1e-9) { $0 - 1 } == 1)
  }

  @Test func failures() {
    #expect(throws: RootError.notBracketed) { try findRoot(from: 1, to: 2, accuracy: 1e-9) { $0 } }
    #expect(throws: RootError.notBracketed) { try findRoot(from: 1, to: 2, accuracy: 1e-9) { -$0 } }
    #expect(throws: RootError.notBracketed) { try findRoot(from: 1, to: 1, accuracy: 1e-9) { $0 } }
    #expect(throws: RootError.notFinite) { try findRoot(from: 0, to: .infinity, accuracy: 1e-9) { $0 - 1 } }
    #expect(throws: RootError.notFinite) { try findRoot(from: 0, to: 2, accuracy: 1e-9) { sevens_log($0) } }
    #expect(throws: RootError.notFinite) { try findRoot(from: 0, to: 2, accuracy: 1e-9) { _ in .nan } }
    #expect(throws: RootError.notFinite) {
      try findRoot(from: -1, to: 1.5, accuracy: 1e-9) { $0.magnitude < 0.9 ? .nan : $0 }
    }
  }

  @Test func nonConvergenceTellsWhereItGot() throws {
    let error = #expect(throws: RootError.self) {
      try findRoot(from: 0, to: 1, accuracy: 1e-12, maximumIterations: 5) { $0 < 0.3 ? -1 : 1 }
    }
    guard case .notConverged(let best, let width) = error else {
      Issue.record("expected notConverged, got \(String(describing: error))")
      return
    }
    #expect(width > 1e-12 && width < 1)
    #expect((best - 0.3).magnitude <= width)
  }
}
