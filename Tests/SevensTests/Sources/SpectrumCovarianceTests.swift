import Sevens
import SevensNumerics
import SevensTestSupport
import Testing

/// Laws of the covariance of a tabulated spectrum.
@Suite struct SpectrumCovarianceLaws {
  static let nubar = Neutrino(.electron, antineutrino: true)
  static let csv = """
    # relative covariance
    E_keV,2000,4000,8000
    2000,4e-4,2e-4,0
    4000,2e-4,9e-4,-3e-4
    8000,0,-3e-4,0.01
    """

  /// The covariance, and germanium in a flux from a table that has it.
  static func setup(_ pulls: [Int: Double] = [:]) throws -> Setup {
    let covariance = try SpectrumCovariance(csv: csv, of: nubar)
    return try Setup.tabulated.with(TabulatedFlux.self) {
      $0.covariances = [covariance]
      for (i, pull) in pulls { $0.pulls["source.nubar_e.pull-\(i)"] = pull }
    }
  }

  static func faults(_ text: String) -> [String] {
    do {
      _ = try SpectrumCovariance(csv: text, of: nubar)
      return []
    } catch {
      #expect(error.faults.allSatisfy { !$0.remedy.isEmpty })
      return error.faults.map(\.description)
    }
  }

  @Test func theComponentsAddUpToTheMatrix() throws {
    let covariance = try SpectrumCovariance(csv: Self.csv, of: Self.nubar)
    #expect(covariance.energies == [.MeV(2), .MeV(4), .MeV(8)] && covariance.components.count == 3)
    for a in 0..<3 {
      for b in 0..<3 {
        let sum = covariance.components.reduce(0.0) { $0 + $1[a] * $1[b] }
        #expect(abs(sum - covariance.rows[a][b]) < 1e-12)
      }
    }
    // Of a matrix of rank one, one.
    let v = [0.1, -0.2, 0.05]
    let single = try SpectrumCovariance(
      Self.nubar, energies: covariance.energies, rows: v.map { a in v.map { a * $0 } })
    #expect(single.components.count == 1)
  }

  @Test func everyComponentHasAPullUnderAConstraint() throws {
    let setup = try Self.setup()
    let pulls = setup.settings.filter { $0.constraint == .pull }
    #expect(pulls.map(\.id) == (1...3).map { "source.nubar_e.pull-\($0)" })
    #expect(pulls.allSatisfy { $0.read(setup) == .number(0) })
    #expect(!Setup.tabulated.settings.contains { $0.constraint != nil })
    #expect(rate(setup).bits == rate(.tabulated).bits)
    for (i, pull) in pulls.enumerated() {
      let moved = rate(setup.with { pull.write(&$0, .number(1)) })
      #expect(try moved.bits == rate(Self.setup([i + 1: 1])).bits)
      #expect(moved.change(from: rate(setup)) > 1e-6, "\(pull.id)")
    }
  }

  @Test func aFinitePullIsTheIntegralOfTheMovedSpectrum() throws {
    let setup = try Self.setup([1: 2, 2: -1.5, 3: 0.5])
    let source = try #require(setup.source as? TabulatedFlux)
    let beam = source.beam(live: TimeSpan(1))
    let errors = source.covariances[0].components.map {
      TabulatedSpectrum(energiesMeV: [2, 4, 8], values: $0, rule: .between(.linear))
    }
    let plain = source.spectra[0]
    for low in [2.0, 3.3, 5] {
      let value = beam.components.indices.reduce(0.0) { sum, i in
        beam.components[i].neutrino == Self.nubar
          ? sum + beam.components[i].scalePerCm2 * beam.moments(minimumEnergy: low)[3 * i] : sum
      }
      let expected = integrate(from: low, to: 8, breakpoints: [4], relativeAccuracy: 1e-13) { E in
        let moved =
          2 * errors[0](energyMeV: E) - 1.5 * errors[1](energyMeV: E) + 0.5 * errors[2](energyMeV: E)
        return plain(energyMeV: E) * (1 + moved)
      }.value
      #expect(deviation(value, from: expected) < 1e-9)
    }
    let kept = source.beam(live: TimeSpan(1), keeping: ["source.nubar_e.pull-3"])
    #expect(kept.components.count == beam.components.count)
  }

  @Test func theVarianceOfTheFluenceIsThatOfTheMatrix() throws {
    // Weights of the rows in the fluence by hand: hats on 2, 4, 8 MeV times the straight lines of 4, 1, 0.01.
    let width = [2.0, 4.0]
    let φ = [4e11, 1e11, 1e9]
    var weights = [0.0, 0, 0]
    for cell in 0..<2 {
      let (a, b, h) = (φ[cell], φ[cell + 1], width[cell])
      // ∫ (1−u)(a + u(b−a)) du = a/3 + b/6.
      weights[cell] += h * (a / 3 + b / 6)
      weights[cell + 1] += h * (a / 6 + b / 3)
    }
    let covariance = try SpectrumCovariance(csv: Self.csv, of: Self.nubar)
    var expected = 0.0
    for a in 0..<3 { for b in 0..<3 { expected += weights[a] * covariance.rows[a][b] * weights[b] } }
    let plain = try Self.setup().source.beam(live: TimeSpan(1)).fluencesPerCm2.reduce(0, +)
    let variance = try (1...3).reduce(0.0) { sum, i in
      let moved = try Self.setup([i: 1]).source.beam(live: TimeSpan(1)).fluencesPerCm2.reduce(0, +)
      return sum + (moved - plain) * (moved - plain)
    }
    #expect(deviation(variance, from: expected) < 1e-9)
  }

  @Test func allFaultsOfAFileAreToldAtOnce() {
    #expect(Self.faults("# nothing").first == "no line names the columns")
    #expect(Self.faults("2,4\n2,1\n").first?.contains("no unit of energy") == true)
    let several = Self.faults("E_MeV,2,4\n2,1,x\n5,0,1\n")
    #expect(several.contains("line 2, 4: \"x\" is not a number") && several.count == 2)
    #expect(
      Self.faults("E_MeV,2,4\n2,1,0\n5,0,1").first?.contains("the row of 5.0 stands where that of 4.0")
        == true)
    #expect(Self.faults("E_MeV,2,4\n2,1,0").first?.contains("1 rows of 2 values for 2 energies") == true)
    #expect(Self.faults("E_MeV,2,4\n2,1,0.5\n4,0.4,1").first?.contains("one way") == true)
    #expect(Self.faults("E_MeV,2,4\n2,-1,0\n4,0,1").first?.contains("negative") == true)
    #expect(Self.faults("E_MeV,2,4\n2,1,2\n4,2,1").first?.contains("an eigenvalue is -1.0") == true)
    #expect(Self.faults("E_MeV,2,4\n2,1,inf\n4,inf,1").first?.contains("row 1, column 2") == true)
  }

  @Test func theCovarianceFitsTheTable() throws {
    func keys(_ change: (inout TabulatedFlux) -> Void) throws -> [String] {
      try Self.setup().with(TabulatedFlux.self, change).problems().map(\.message)
    }
    #expect(try keys { _ in } == [])
    #expect(try keys { $0.covariances.append($0.covariances[0]) }.first == "two covariances of nubar_e")
    #expect(try keys { $0.columns.removeFirst() }.first?.contains("whose flux is not given") == true)
    #expect(try keys { $0.energies[1] = .MeV(4.1) }.first?.contains("not those of the flux") == true)
  }
}
