import Sevens
import SevensTestSupport
import Testing

/// Validation: counts of the set-ups with assumed numbers.
///
/// For F = 1, from the same tables and lines in Python (NumPy, Gauss–Legendre between the rows), with σ(T > T₀) =
/// K Q_W² (T_max−T₀)²/(2T_max) in closed form.
@Suite struct ProposedSetupsValidation {
  static func counts(_ setup: Setup) -> Double {
    rate(setup.with { $0.nuclear.formFactor = .unity }).counts
  }

  @Test(arguments: [("ess-csi", 17562.258), ("miner", 28621.152), ("conus-like", 434.60758)])
  func countsWithoutAFormFactor(id: String, expected: Double) throws {
    let counts = Self.counts(try #require(Catalog.setup(id)))
    #expect(deviation(counts, from: expected) < 1e-6, "\(id): \(counts)")
  }

  @Test func minerOfSilicon() throws {
    let counts = Self.counts(try Setup.miner.with(target: "Si"))
    #expect(deviation(counts, from: 14160.743) < 1e-6, "\(counts)")
  }

  // 5000 h of 5 MW at 2 GeV.
  @Test func theProtonsOfTheESSAreThoseOfItsPower() {
    var source = PionDecayAtRest()
    (source.beamEnergy, source.protonEnergy) = (.GWh(25), .MeV(2000))
    #expect(abs(source.protons - 2.8e23) < 0.05e23)
  }
}

/// Laws of the set-ups with assumed numbers.
@Suite struct ProposedSetupsLaws {
  @Test(arguments: ["ess-csi", "miner", "conus-like"])
  func everyAssumptionIsListed(id: String) throws {
    let setup = try #require(Catalog.setup(id))
    #expect(setup.problems().isEmpty && setup.verified == .assumed)
    #expect(setup.notes.filter { $0.contains("assumed") }.count >= 4)
    let F = rate(setup).counts / ProposedSetupsValidation.counts(setup)
    #expect(F > 0.5 && F < 1, "\(F)")
  }
}
