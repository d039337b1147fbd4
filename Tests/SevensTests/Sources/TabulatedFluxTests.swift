import Sevens
import SevensNumerics
import SevensTestSupport
import Testing

/// Laws of a flux from a table.
@Suite struct TabulatedFluxLaws {
  static let muonMass = PhysicalConstants.muonMassMeV

  /// The delayed spectra of a stopped-pion source of 1e7 /cm2/s, at equal steps.
  static func copy(steps: Int, _ interpolation: TableInterpolation) -> TabulatedFlux {
    let m = muonMass
    let energies = (0...steps).map { m / 2 * Double($0) / Double(steps) }
    let x = energies.map { $0 / m }
    return TabulatedFlux(
      energies: energies.map { .MeV($0) },
      columns: [
        TabulatedFlux.Column(
          Neutrino(.muon, antineutrino: true), perMeVcm2s: x.map { 1e7 * 64 / m * $0 * $0 * (0.75 - $0) }),
        TabulatedFlux.Column(
          Neutrino(.electron), perMeVcm2s: x.map { 1e7 * 192 / m * $0 * $0 * max(0, 0.5 - $0) }),
      ], interpolation: interpolation)
  }

  /// 10 kg of germanium above 2 keVnr for one day.
  static func setup(_ source: any NeutrinoSource) -> Setup {
    Setup.talkGermanium.with {
      $0.source = source
      $0.detector.mass = .kg(10)
      $0.detector.threshold = .keVnr(2)
      $0.live = .day(1)
    }
  }

  static let analytic: Setup = {
    var source = PionDecayAtRest()
    source.distance = .m(20)
    source.protonsOnTarget = 1e7 * 86_400 * 4 * Double.pi * 4e6 / source.neutrinosPerProton
    return setup(source)
  }()

  // The error in the counts is that of the fluence, times how much more than the mean the highest energies weigh:
  // σ(E)/⟨σ⟩ < 2.5 for both spectra above this threshold.
  @Test(arguments: TableInterpolation.allCases)
  func aCopyOfAnAnalyticFluxAgreesToItsStatedError(interpolation: TableInterpolation) {
    let exact = rate(Self.analytic)
    for steps in [20, 40, 80, 160] {
      let source = Self.copy(steps: steps, interpolation)
      #expect(source.problems().isEmpty)
      let tabulated = rate(Self.setup(source))
      for (column, error) in zip(source.columns, source.interpolationErrors) {
        let name = column.neutrino.name
        let off = deviation(tabulated.counts(flavor: name), from: exact.counts(flavor: name))
        #expect(error > 0 && error < 0.02)
        #expect(off < 2.5 * error, "\(name) in \(steps) steps, \(interpolation): \(off) of \(error)")
      }
    }
  }

  @Test func halvingTheStepsQuartersTheError() {
    for column in 0..<2 {
      let errors = [100, 200].map { Self.copy(steps: $0, .linear).interpolationErrors[column] }
      #expect(abs(errors[0] / errors[1] / 4 - 1) < 0.05, "\(errors)")
    }
  }

  // φ = E(10−E) in n steps of h: the table lacks n h³/6 of the 1000/6.
  @Test func theErrorOfAParabolaIsTheTrueOne() {
    let n = 100
    let E = (0...n).map { 10 * Double($0) / Double(n) }
    let source = TabulatedFlux(
      energies: E.map { .MeV($0) },
      columns: [TabulatedFlux.Column(Neutrino(.electron), perMeVcm2s: E.map { $0 * (10 - $0) })])
    let fluence = source.beam(live: TimeSpan(1)).fluencesPerCm2[0]
    let lacking = 1 - fluence / (1000 / 6)
    #expect(abs(lacking - 1e-4) < 1e-9, "\(lacking)")
    #expect(abs(source.interpolationErrors[0] / lacking - 1) < 0.011)
  }

  @Test func anExponentialIsExactWhenReadInItsLogarithm() {
    let E = [1.0, 2.5, 3, 7]
    let column = TabulatedFlux.Column(Neutrino(.tau), perMeVcm2s: E.map { twoToTheMinus($0) })
    let source = TabulatedFlux(energies: E.map { .MeV($0) }, columns: [column], interpolation: .logLinear)
    #expect(source.interpolationErrors[0] < 1e-15)
    // ∫ 2^−E dE = (2^−1 − 2^−7)/ln 2.
    let fluence = source.beam(live: TimeSpan(2)).fluencesPerCm2[0]
    #expect(deviation(fluence, from: 2 * (0.5 - 1 / 128) / 0.693147180559945309) < 1e-12)
  }

  private func twoToTheMinus(_ E: Double) -> Double {
    let halves = Int(2 * E)
    return (0..<halves).reduce(1.0) { power, _ in power / 2.0.squareRoot() }
  }

  @Test func theFluenceIsProportionalToTimeAndScale() {
    var source = Self.copy(steps: 30, .linear)
    let one = source.beam(live: .day(1)).fluencesPerCm2
    source.relativeFlux = 3
    let six = source.beam(live: .day(2)).fluencesPerCm2
    for (a, b) in zip(one, six) { #expect(deviation(b, from: 6 * a) < 1e-15) }
    #expect(abs(one[0] / (1e7 * 86_400) - 1) < 0.001)
  }

  @Test func onlyATableFromZeroIsComplete() throws {
    #expect(Self.copy(steps: 10, .linear).beam(live: .day(1)).support == .complete)
    var above = Setup.tabulated
    #expect(above.problems().isEmpty)
    above = try above.with(TabulatedFlux.self) { $0.outsideRange = .error }
    #expect(above.problems().map(\.key) == ["outside-range"])
    above = try above.with(TabulatedFlux.self) { $0.outsideRange = .polynomial }
    #expect(above.problems().map(\.key) == ["outside-range"])
  }

  @Test func zerosAreReadWithoutLogarithms() {
    for interpolation in TableInterpolation.allCases {
      let source = TabulatedFlux(
        energies: [.MeV(1), .MeV(2), .MeV(3)],
        columns: [TabulatedFlux.Column(Neutrino(.electron), perMeVcm2s: [0, 2, 0])],
        interpolation: interpolation)
      #expect(deviation(source.beam(live: TimeSpan(1)).fluencesPerCm2[0], from: 2) < 1e-12)
    }
  }

  @Test func aFlavourWithoutFluxHasNoCounts() {
    let source = TabulatedFlux(
      energies: [.MeV(10), .MeV(50)],
      columns: [
        TabulatedFlux.Column(Neutrino(.electron), perMeVcm2s: [1, 1]),
        TabulatedFlux.Column(Neutrino(.muon), perMeVcm2s: [0, 0]),
      ])
    let counts = rate(Self.setup(source))
    #expect(counts.counts(flavor: "nu_e") > 0 && counts.counts(flavor: "nu_mu") == 0)
  }
}

/// Laws of tables as text: what was written is read, and every fault has its line.
@Suite struct TabulatedFluxTextLaws {
  static let good = "# a flux\n\nE_MeV, nu_e ,nubar_mu\n1, 2.5,0\n 2,3,1e2\r\n\n3.5,0,7"

  static func faults(_ text: String) -> [String] {
    do {
      _ = try TabulatedFlux(csv: text)
      return []
    } catch {
      let problems = error.problems(of: "source.table")
      #expect(problems.allSatisfy { $0.key == "source.table" && !$0.remedy.isEmpty })
      return problems.map(\.message)
    }
  }

  @Test func whatWasWrittenIsRead() throws {
    let source = try TabulatedFlux(csv: Self.good, interpolation: .logLinear)
    #expect(source.energies.map(\.value) == [1, 2, 3.5])
    #expect(source.columns.map(\.neutrino.name) == ["nu_e", "nubar_mu"])
    #expect(source.columns.map(\.perMeVcm2s) == [[2.5, 3, 0], [0, 100, 7]])
    #expect(source.interpolation == .logLinear && source.problems().isEmpty)
  }

  @Test func theUnitOfEnergyIsInItsName() throws {
    let source = try TabulatedFlux(csv: "nu_mu,E_keV\n1,500\n2,1000")
    #expect(source.energies == [.keV(500), .keV(1000)])
    #expect(source.columns[0].perMeVcm2s == [1, 2])
  }

  @Test func allFaultsAreReportedWithTheirLines() {
    let found = Self.faults("E_MeV,nu_e,nubar_e\n1,1,1\n3,nan,-2\n2,1,x\n4,1\n5,inf,1\n-1,1,1\n")
    let expected = [
      "line 3, nu_e: the flux nan", "line 3, nubar_e: the flux -2.0 is negative", "line 4, nubar_e: \"x\"",
      "line 4: the energy 2.0", "line 5: 2 cells", "line 6, nu_e: the flux inf", "line 7: the energy -1.0",
    ]
    #expect(found.count == expected.count, "\(found)")
    for (message, start) in zip(found, expected) { #expect(message.hasPrefix(start), "\(message)") }
  }

  @Test(arguments: [
    ("", "no line names the columns"), ("# only a remark\n", "no line names the columns"),
    ("nu_e\n1\n2", "line 1: no column of energies"), ("E_MeV\n1\n2", "line 1: no column of a flux"),
    ("E_MeV,nu_x,nu_e\n1,1,1\n2,1,1", "line 1: the column \"nu_x\""),
    ("E_furlong,nu_e\n1,1\n2,1", "line 1: the column \"E_furlong\""),
    ("E_MeV,nu_e,nu_e\n1,1,1\n2,1,1", "line 1: nu_e is there twice"),
    ("E_MeV,E_keV,nu_e\n1,1,1\n2,1,1", "line 1: E_keV is a second column"),
    ("E_MeV,nu_e\n1,1", "line 2: the table ends"),
    ("E_MeV,nu_e\n1,1\n1,1", "line 3: the energy 1.0 MeV does not"),
    ("E_MeV,nu_e\nnan,1\n1,1\n2,1", "line 2: the energy nan"), ("E_MeV;nu_e\n1;1\n2;1", "line 1: the column"),
  ])
  func aTableThatIsNoTableSaysWhy(text: String, start: String) {
    let found = Self.faults(text)
    #expect(found.contains { $0.hasPrefix(start) }, "\(found)")
  }

  // Every cell of a good table in turn, made bad.
  @Test func noBadCellPasses() {
    let rows = [["1", "2", "3"], ["2", "3", "4"], ["3", "4", "5"]]
    for row in rows.indices {
      for column in 0..<3 {
        for bad in ["", "nan", "-1", "inf", "1e999", "two", "1 2"] {
          var changed = rows
          changed[row][column] = bad
          let text = "E_MeV,nu_e,nu_mu\n" + changed.map { $0.joined(separator: ",") }.joined(separator: "\n")
          let found = Self.faults(text)
          #expect(found.contains { $0.hasPrefix("line \(row + 2)") }, "\(bad) in \(row), \(column): \(found)")
        }
      }
    }
  }

  @Test func columnsInMemoryAreCheckedAsWell() {
    var source = TabulatedFlux()
    #expect(source.problems().count == 2)
    source.energies = [.MeV(2), .MeV(1), .MeV(.nan)]
    source.columns = [
      TabulatedFlux.Column(Neutrino(.electron), perMeVcm2s: [1, -1, .infinity]),
      TabulatedFlux.Column(Neutrino(.electron), perMeVcm2s: [1]),
    ]
    let found = source.problems().map(\.message)
    for start in [
      "row 2: the energy 1.0", "row 3: the energy nan", "row 2, nu_e: the flux -1.0",
      "row 3, nu_e: the flux inf", "nu_e is there twice", "1 values of nu_e at 3 energies",
    ] {
      #expect(found.contains { $0.hasPrefix(start) }, "\(start) in \(found)")
    }
    #expect(found.count == 6)
  }
}
