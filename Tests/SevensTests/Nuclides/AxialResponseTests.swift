import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// Laws of the axial response.
@Suite struct AxialResponseLaws {
  static func section(
    _ formula: String, _ axial: AxialChoice, _ kinematics: KinematicsChoice = .spinHalf,
    antineutrino: Bool = false, strange: Double = 0
  ) throws -> CrossSection {
    var electroweak = Electroweak()
    electroweak.strangeAxialCoupling = strange
    let neutrino = Neutrino(.electron, antineutrino: antineutrino)
    return try CrossSection(formula, neutrino, electroweak: electroweak) {
      ($0.formFactor, $0.axial, $0.kinematics) = (.unity, axial, kinematics)
    }
  }

  // dσ/dT = (G_F²M/2π)[(G_V+G_A)² + (G_V−G_A)²(1−T/E)² − (G_V²−G_A²)MT/E²], with G_A = (g_A−g_A^s)/2 for the
  // proton and −(g_A+g_A^s)/2 for the neutron; G_A → −G_A for antineutrinos.
  @Test(arguments: [AxialChoice.singleParticle, .structureFactor])
  func aFreeNucleonIsADiracParticleWithInterference(axial: AxialChoice) throws {
    var worst = Worst()
    let fermi = 1.1663788e-11
    let area = 197.3269804e-13 * 197.3269804e-13
    for (symbol, GV, isospin) in [("p", 0.5 - 2 * 0.23873, 1.0), ("n", -0.5, -1)] {
      let M = try #require(Nuclide(symbol)).massMeV
      for (antineutrino, strange) in [(false, 0.0), (true, 0), (false, -0.12), (true, -0.12)] {
        let section = try Self.section(symbol, axial, antineutrino: antineutrino, strange: strange)
        let GA = (antineutrino ? -1 : 1) * (isospin * 1.27641 - strange) / 2
        for E in [3, 20, 52.0] {
          for part in [0.01, 0.3, 0.7, 0.99] {
            let T = part * 2 * E * E / (M + 2 * E)
            let y = 1 - T / E
            let bracket =
              (GV + GA) * (GV + GA) + (GV - GA) * (GV - GA) * y * y - (GV * GV - GA * GA) * M * T / (E * E)
            let expected = fermi * fermi * M / (2 * Double.pi) * bracket * area
            worst.see(section(E, T), equals: expected, "\(symbol) \(antineutrino) E = \(E), T = \(T)")
          }
        }
      }
    }
    #expect(worst.count == 96)
    #expect(worst.value < 1e-12, "\(worst.place)")
  }

  @Test func neutrinosScatterMoreOnProtonsThanAntineutrinos() throws {
    let (nu, bar) = (
      try Self.section("p", .singleParticle), try Self.section("p", .singleParticle, antineutrino: true)
    )
    // g_V^p and g_A have one sign, so their interference is positive for neutrinos.
    #expect(nu(50, 4) > bar(50, 4) * 1.001)
    let (off, offBar) = (try Self.section("p", .off), try Self.section("p", .off, antineutrino: true))
    #expect(off(50, 4) == offBar(50, 4))
  }

  @Test func nuclidesWithoutSpinHaveNone() throws {
    for nuclide in Nuclide.all where nuclide.twiceSpin == 0 {
      let off = try Self.section(nuclide.symbol, .off)
      for axial in [AxialChoice.structureFactor, .singleParticle] {
        #expect(try Self.section(nuclide.symbol, axial)(30, 1e-3) == off(30, 1e-3))
      }
    }
  }

  // The axial response adds to the vector one: no interference, so the difference has one sign for both.
  @Test func structureFunctionsAddAndDoNotInterfere() throws {
    for symbol in ["F19", "Na23", "Al27", "Si29", "Ge73", "I127", "Cs133"] {
      let (nu, bar) = (
        try Self.section(symbol, .structureFactor, .spinZero),
        try Self.section(symbol, .structureFactor, .spinZero, antineutrino: true)
      )
      let off = try Self.section(symbol, .off, .spinZero)
      #expect(nu(30, 1e-3) == bar(30, 1e-3))
      #expect(nu(30, 1e-3) > off(30, 1e-3), "\(symbol)")
    }
  }

  // F_A = (4/3)((J+1)/J)[g_A^s⟨S_p+S_n⟩ − g_A⟨S_p−S_n⟩]², on 1 − T/E + MT/2E².
  @Test func theResponseIsQuadraticInItsTwoCouplings() throws {
    let nuclide = try #require(Nuclide("Ge73"))
    let (E, T, M) = (8.0, 5e-4, nuclide.massMeV)
    let K = PhysicalConstants.crossSectionPrefactor(massMeV: M)
    for strange in [-0.2, 0, 0.1] {
      let on = try Self.section("Ge73", .structureFactor, .spinZero, strange: strange)
      let off = try Self.section("Ge73", .off, .spinZero)
      let amplitude = strange * (0.031 + 0.439) - 1.27641 * (0.031 - 0.439)
      let response = 4.0 / 3 * (5.5 / 4.5) * amplitude * amplitude
      let value = (on(E, T) - off(E, T)) / K / (1 - T / E + M * T / (2 * E * E))
      #expect(deviation(value, from: response) < 1e-9, "g_A^s = \(strange)")
    }
  }

  @Test func withoutAnAxialCurrentTheStrangeCouplingDoesNothing() throws {
    #expect(try Self.section("F19", .off, strange: 0.3)(30, 0.02) == Self.section("F19", .off)(30, 0.02))
  }

  @Test func whatHasNoSpinTableIsSaidToLackIt() throws {
    var nuclear = NuclearModel()
    nuclear.axial = .structureFactor
    let lacking = Nuclide.all.filter(nuclear.lacksAxialResponse).map(\.symbol)
    // H2 to La138: odd or odd-odd nuclei without an entry in the tables.
    #expect(
      lacking == [
        "H2", "N14", "S33", "Cl37", "K40", "K41", "Ca43", "Fe57", "Cu63", "Cu65", "Se77", "Kr83", "Mo95",
        "Mo97",
        "Ba137", "La138",
      ])
    nuclear.axial = .off
    #expect(!Nuclide.all.contains(where: nuclear.lacksAxialResponse))
  }
}
