import Sevens
import Testing

/// Laws of what is refused: every problem is found without computing anything, with its key and a remedy.
@Suite struct ProblemLaws {
  static func keys(_ setup: Setup) -> [String] {
    for problem in setup.problems() {
      #expect(!problem.message.isEmpty && !problem.remedy.isEmpty, "\(problem.key)")
    }
    return setup.problems().map(\.key)
  }

  static func beam(_ change: (inout PionDecayAtRest) -> Void) throws -> [String] {
    keys(try Setup.coherentCsI2017.with(PionDecayAtRest.self, change))
  }

  static func reactor(_ change: (inout ReactorAntineutrinos) -> Void) throws -> [String] {
    keys(try Setup.talkGermanium.with(ReactorAntineutrinos.self, change))
  }

  @Test func fissionFractionsMustAddToOne() throws {
    #expect(try Self.reactor { $0.fractions.u235 = 0.6 } == ["source.fission-fraction"])
    #expect(try Self.reactor { ($0.fractions.u235, $0.fractions.pu239) = (0.6, 0.28) } == [])
  }

  @Test func protonsAreGivenOnceAndOnly() throws {
    #expect(try Self.beam { ($0.beamEnergy, $0.protonEnergy) = (.GWh(1), .MeV(1000)) } == ["source"])
    #expect(try Self.beam { $0.protonsOnTarget = nil } == ["source"])
    #expect(
      try Self.beam {
        $0.protonsOnTarget = nil
        $0.beamEnergy = .GWh(1)
      } == ["source.proton-energy"])
    #expect(try Self.beam { $0.protonEnergy = .MeV(1000) } == ["source.proton-energy"])
  }

  @Test func aDistanceIsNeededUnlessTheFluxIsGiven() throws {
    #expect(try Self.beam { $0.distance = nil } == ["source.distance"])
    #expect(try Self.reactor { $0.distance = nil } == ["source.distance"])
    #expect(
      try Self.reactor {
        ($0.distance, $0.power) = (nil, nil)
        $0.flux = ParticleFlux(1e13)
      } == [])
    #expect(
      try Self.reactor {
        $0.power = nil
        $0.flux = ParticleFlux(1e13)
      } == ["source.distance"])
    #expect(try Self.reactor { $0.flux = ParticleFlux(1e13) } == ["source"])
    #expect(try Self.reactor { $0.power = nil } == ["source"])
  }

  @Test func recoilsThatCouldComeFromUnknownEnergiesAreRefused() throws {
    #expect(try Self.reactor { $0.outsideRange = .error } == ["outside-range"])
    let problem = try #require(
      try Setup.talkGermanium.with(ReactorAntineutrinos.self) { $0.outsideRange = .error }.problems().first)
    // √(MT/2) of Ge70 at 0.1 keV is 1.804 MeV, the spectrum begins at 2 MeV.
    #expect(problem.message.contains("1.804") && problem.message.contains("2.0 MeV"), "\(problem.message)")
    for named in [OutsideRange.truncate, .polynomial] {
      #expect(try Self.reactor { $0.outsideRange = named } == [])
    }
  }

  @Test func aSingleParticleNeedsTheDiracCurrent() {
    for kinematics in [KinematicsChoice.spinZero, .leading] {
      let setup = Setup.coherentCsI2017.with {
        ($0.nuclear.axial, $0.nuclear.kinematics) = (.singleParticle, kinematics)
      }
      #expect(Self.keys(setup) == ["axial"])
    }
    #expect(
      Self.keys(
        Setup.coherentCsI2017.with {
          ($0.nuclear.axial, $0.nuclear.kinematics) = (.singleParticle, .spinHalf)
        }
      ) == [])
  }

  @Test func radiiOfTheoryAreKnownForThreeNuclidesOnly() throws {
    let germanium = try Setup.coherentCsI2017.with(target: "Ge")
    let keys = Self.keys(germanium)
    #expect(keys == [String](repeating: "nuclear-radii", count: 5))
    #expect(germanium.problems()[0].message.contains("Ge70"))
    #expect(Self.keys(germanium.with { $0.nuclear.formFactor = .helm }) == [])
    #expect(Self.keys(germanium.with { $0.nuclear.radii = .chargeRadius }) == [])
    #expect(Self.keys(try Setup.coherentCsI2017.with(target: "Ar40")) == [])
  }

  @Test func aRadiusSmallerThanTheSkinIsRefused() {
    let setup = Setup.coherentCsI2017.with { $0.nuclear.neutronRadii["Cs133"] = NuclearRadius(1) }
    #expect(Self.keys(setup) == ["nuclide.Cs133.neutron-radius"])
  }

  @Test func anAxisOfCountsHasWholeStepsOfWholeCounts() {
    func keys(_ change: (inout AxisBinning) -> Void) -> [String] {
      Self.keys(
        Setup.coherentCsI2017.with {
          guard var binning = $0.detector.binning else { return }
          change(&binning)
          $0.detector.binning = binning
        })
    }
    #expect(keys { $0.from = 6.5 } == ["detector.axes.PE.from"])
    #expect(keys { ($0.from, $0.to, $0.step) = (6.5, 30.5, 1.5) }.count == 3)
    #expect(keys { $0.step = 5 } == ["detector.axes.PE"])
    #expect(keys { $0.to = 6 } == ["detector.axes.PE"])
    #expect(keys { $0.to = 4 } == ["detector.axes.PE"])
    #expect(keys { $0.step = 24 } == [])
  }

  @Test func aTimeWindowEndsAfterItBegins() {
    #expect(
      Self.keys(Setup.coherentCsI2017.with { $0.detector.timeWindow?.start = .us(7) })
        == ["detector.time-window.end"])
  }

  @Test func allProblemsAreReportedAtOnce() throws {
    let setup = try Setup.coherentCsI2017
      .with(PionDecayAtRest.self) {
        $0.distance = nil
        $0.beamEnergy = .GWh(1)
      }
      .with(target: "Ge")
      .with {
        $0.nuclear.axial = .singleParticle
        $0.detector.timeWindow?.start = .us(7)
        $0.detector.binning?.step = 5
      }
    #expect(
      Set(Self.keys(setup)) == [
        "source", "source.distance", "axial", "nuclear-radii", "detector.time-window.end", "detector.axes.PE",
      ])
    #expect(setup.problems().count == 10)
  }
}
