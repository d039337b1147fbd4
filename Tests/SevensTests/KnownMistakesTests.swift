import Foundation
import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// Laws that public codes for coherent scattering have broken at some time: each test fails for its mistake.
@Suite struct KnownMistakes {
  // ν_e given the spectrum of ν̄_μ moves the share of ν_e in CsI by more than half.
  @Test func flavoursOfAStoppedPionSourceAreNotExchanged() {
    let beam = PionDecayAtRest().beam(live: .day(1))
    let order = beam.components.indices.sorted {
      beam.meanEnergyMeV(of: $0) ?? .nan < beam.meanEnergyMeV(of: $1) ?? .nan
    }
    #expect(order.map { beam.components[$0].neutrino.name } == ["nu_mu", "nu_e", "nubar_mu"])
    let counts = rate(Setup.coherentCsI2017.counting(aboveKeVnr: 4.25))
    #expect(counts.counts(flavor: "nubar_mu") > 1.2 * counts.counts(flavor: "nu_e"))
  }

  @Test func everyFlavourIsNormalisedByItself() {
    var source = PionDecayAtRest()
    (source.protonsOnTarget, source.distance) = (1e20, .m(20))
    let moments = source.beam(live: .day(1)).moments(minimumEnergy: 0)
    for component in 0..<3 { #expect(abs(moments[3 * component] - 1) < 1e-14) }
  }

  // A delta function between the points of a grid, or inside one bin of it, vanished.
  @Test func aMonochromaticLineIsNotLostInAGrid() throws {
    let line = PionDecayAtRest.lineMeV
    let moments = PionDecayAtRest().beam(live: .day(1)).moments
    #expect(moments(minimumEnergy: line)[0] == 1)
    #expect(moments(minimumEnergy: line * (1 - 1e-12))[0] == 1)
    #expect(moments(minimumEnergy: line * (1 + 1e-12))[0] == 0)

    // Its counts do not depend on how recoils are binned, and there are none above its end-point.
    let setup = try Setup.coherentCsI2017.counting(aboveKeVnr: 0).with(target: "Cs133")
    let mass = try #require(Nuclide("Cs133")).massMeV
    let end = Kinematics.maximumRecoil(energy: line, mass: mass)
    let whole = rate(setup).counts(flavor: "nu_mu")
    #expect(whole > 10)
    for edges in [[0, end * 1.001], [0, end * 0.9, end * 0.999, end * 1.01, 0.05], [0, 1]] {
      let split = rate(setup, recoilEdgesMeV: edges)
      #expect(deviation(split.counts(flavor: "nu_mu"), from: whole) < 1e-7)
    }
    let above = rate(setup, recoilEdgesMeV: [end * 1.0001, 0.1])
    #expect(above.counts(flavor: "nu_mu") == 0 && above.counts(flavor: "nu_e") > 0)
  }

  @Test func theEndPointIs52Point83AndTheLine29Point79() {
    #expect(abs(PionDecayAtRest.lineMeV - 29.79) < 0.005)
    #expect(abs(PionDecayAtRest().beam(live: .day(1)).moments.highestEnergy - 52.83) < 0.005)
  }

  @Test func theFormFactorIsSquared() throws {
    for (symbol, T) in [("Cs133", 0.01), ("Ge72", 0.01), ("Ar40", 0.05)] {
      let nuclide = try #require(Nuclide(symbol))
      let form = try #require(FormFactorChoice.helm.distributions(of: nuclide, radii: nil))
      let F = form(momentumTransferMeV: Kinematics.momentumTransfer(recoil: T, mass: nuclide.massMeV)).protons
      let with = try CrossSection(symbol) { $0.formFactor = .helm }(50, T)
      let without = try CrossSection(symbol) { $0.formFactor = .unity }(50, T)
      #expect(F < 0.95)
      #expect(deviation(with / without, from: F * F) < 1e-13, "\(symbol)")
    }
  }

  @Test func theSkinOfTheHelmFormFactorSuppresses() {
    for q in [0.1, 0.5, 1.0] {
      let (skin, sharp) = (HelmFormFactor(radiusFm: 5, skinFm: 0.9), HelmFormFactor(radiusFm: 5, skinFm: 0))
      #expect(deviation(skin(perFm: q) / sharp(perFm: q), from: exp(-q * q * 0.81 / 2)) < 1e-14)
      #expect(abs(skin(perFm: q)) < abs(sharp(perFm: q)))
    }
  }

  // 2MT has the dimension of a square.
  @Test func theFormFactorIsTakenAtTheRootOfTwoMT() throws {
    let nuclide = try #require(Nuclide("Cs133"))
    let T = 0.01
    let Q = (2 * nuclide.massMeV * T).squareRoot()
    #expect(abs(Q - 49.75) < 0.01)
    let F = HelmFormFactor(lewinSmith: 133)(perFm: Q / 197.3269804)
    let ratio =
      try CrossSection("Cs133") { $0.formFactor = .helm }(50, T)
      / CrossSection("Cs133") { $0.formFactor = .unity }(50, T)
    #expect(deviation(ratio, from: F * F) < 1e-12)
    #expect(abs(ratio - 0.604) < 0.001)
  }

  @Test func noCrossSectionIsNegativeAboveTheHighestRecoil() throws {
    for nuclide in Nuclide.all {
      let section = try CrossSection(nuclide.symbol) { _ in }
      let last = section.maximumRecoil(energy: .MeV(10)).value
      for factor in [1.0, 1.0000001, 1.1, 2, 50] { #expect(section(10, last * factor) >= 0) }
    }
  }

  // The number of the last isotope, used for all five, gave 39 % of the rate.
  @Test func everyIsotopeOfGermaniumHasItsOwnNumber() {
    let rate = rate(.talkGermanium)
    let isotopes = Nuclide.naturalIsotopes(of: "Ge")
    #expect(rate.byNuclide.map(\.name) == isotopes.map(\.symbol))
    // Shares of counts follow abundance times Q_W² to the 20 % that thresholds move them.
    let weights = isotopes.map { ($0.abundance ?? 0) * $0.treeWeakCharge() * $0.treeWeakCharge() }
    let total = weights.reduce(0, +)
    for (part, weight) in zip(rate.byNuclide, weights) {
      #expect(abs(part.counts / rate.counts / (weight / total) - 1) < 0.2, "\(part.name)")
    }
  }

  // 931.494 A − Z m_e without the binding of nuclei is 12 000 for carbon in a code that took u for GeV/1000.
  @Test func massesAreNuclear() throws {
    for (symbol, expected) in [("C12", 11174.86), ("O16", 14895.08), ("Ar40", 37215.53)] {
      #expect(abs(try #require(Nuclide(symbol)).massMeV - expected) < 0.005, "\(symbol)")
    }
  }

  // Si30 of 0.0392 in place of 0.0309 made silicon 1.0083.
  @Test func abundancesAddToOne() throws {
    for element in Nuclide.elements {
      let sum = Nuclide.naturalIsotopes(of: element).reduce(0) { $0 + ($1.abundance ?? 0) }
      #expect(abs(sum - 1) < 7e-5, "\(element)")
    }
    #expect(abs((try #require(Nuclide("Si30")?.abundance)) - 0.0309) < 0.0003)
  }

  @Test func caesiumAndIodineAreEqualInNumber() throws {
    let counts = try Target("CsI").counts(in: .kg(14.6))
    #expect(counts[0] == counts[1])
    #expect(deviation(counts[0], from: 14_600 / 259.80992455 * 6.02214076e23) < 1e-10)
  }

  // ħc of 1.97e-14 or 1.98e-14 GeV cm moved every rate by −0.33 % or +0.68 %.
  @Test func hbarCIsNotRounded() {
    #expect(abs(PhysicalConstants.hbarc2MeV2cm2 / 3.8937937e-22 - 1) < 1e-7)
  }

  @Test func fluorineHasAnAxialResponse() throws {
    let with = try CrossSection("F19") { $0.axial = .structureFactor }
    let without = try CrossSection("F19") { _ in }
    #expect(with(30, 0.02) > 1.005 * without(30, 0.02))
  }

  // A column of the smearing matrix at zero mean, left empty, lost one event in twenty.
  @Test func recoilsWithoutAPhotoelectronAreNotForgotten() {
    let setup = Setup.coherentCsI2017.with { $0.detector.timeWindow = nil }
    let (seen, all) = (rate(setup), rate(setup.counting(aboveKeVnr: 0)))
    #expect(deviation(seen.all, from: all.counts) < 1e-6)
    let below = rate(
      setup.with {
        $0.detector.binning?.from = 0
        $0.detector.binning?.to = 200
      })
    #expect(deviation(below.all - below.outside, from: all.counts) < 1e-6)
  }

  // The radius of caesium, used for germanium or argon too, is 25 % too large.
  @Test func everyNucleusHasItsOwnRadius() throws {
    for nuclide in Nuclide.all where nuclide.chargeRadiusFm != nil {
      let radii = try #require(NuclearRadiiChoice.chargeRadius.radii(of: nuclide))
      #expect(radii.neutronFm == nuclide.chargeRadiusFm)
    }
    #expect(Set(Nuclide.all.compactMap(\.chargeRadiusFm)).count > 30)
  }

  @Test func plutonium239Releases209Point99MeV() {
    let energies = ReactorAntineutrinos().energies
    #expect(energies.pu239.value == 209.99 && energies.u235.value == 201.92)
    #expect(energies.u238.value == 205.52 && energies.pu241.value == 213.60)
  }

  @Test func plutonium241IsNoCopyOfPlutonium239() {
    for spectrum in ReactorSpectrum.allCases where spectrum.isByIsotope {
      for E in [2, 4, 7.5] {
        let (a, b) = (
          spectrum.perFission(.pu239, energyMeV: E), spectrum.perFission(.pu241, energyMeV: E)
        )
        #expect(abs(a / b - 1) > 0.05, "\(spectrum) at \(E) MeV")
      }
    }
  }

  // Tables that stop at recoils of 10 keV hold 41 % of the cross-section of argon at 29.6 MeV.
  @Test func recoilsAboveTenKeVCount() throws {
    let setup = try Setup.coherentCsI2017.counting(aboveKeVnr: 0).with(target: "Ar40")
    let split = rate(setup, recoilEdgesMeV: [0, 0.01, 0.2])
    let share = split.binsByFlavor.first { $0.name == "nu_mu" }.map { $0.bins[0] / ($0.bins[0] + $0.bins[1]) }
    #expect(abs((share ?? .nan) - 0.41) < 0.02, "\(share ?? .nan)")
  }

  // A total flux given by hand must survive a change of spectrum or of its lower end.
  @Test func aChangeOfSpectrumKeepsTheNormalisation() throws {
    for spectrum in ReactorSpectrum.allCases {
      let setup = try Setup.talkGermaniumAsPrinted.with(ReactorAntineutrinos.self) { $0.spectrum = spectrum }
      let total = setup.source.beam(live: TimeSpan(1)).fluencesPerCm2.reduce(0, +)
      #expect(deviation(total, from: 1e13) < 1e-12)
      // A spectrum that goes on below 2 MeV has most of the same flux there.
      guard spectrum.isPolynomial else { continue }
      #expect(abs(rate(setup).counts / 7.6e6 - 1) < 0.1)
    }
  }
}
