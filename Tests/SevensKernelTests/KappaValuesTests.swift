import SevensKernel
import SevensTestSupport
import Testing

/// Validation: Dirac traces evaluated in arbitrary precision by a separate symbolic derivation.
@Suite struct KappaValuesTests {
  static let letters: [Character: AmplitudeClass] = [
    "V": .vector, "A": .axial, "S": .scalar, "P": .pseudoscalar, "T": .tensor, "D": .dipole,
  ]

  // The scale of the tolerance is |k₀| + |k₁|/E + |k₂|/E², of which κ is the possibly cancelling sum, or
  // |κ| of the table if larger; where all three vanish, so must κ. Rounding costs a few 1e-16 of the scale.
  @Test func everyTabulatedKappaIsReproduced() throws {
    let rows = try ReferenceFile("SevensKernelTests/Reference/kappa_values.json").rows
    var worst = Worst()
    var counts: [String: Int] = [:]
    for row in rows {
      let pair = Array(row.string("pair"))
      let c = try #require(Self.letters[pair[0]])
      let d = try #require(Self.letters[pair[1]])
      let spin = row.string("spin")
      try #require(spin == "half" || spin == "zero")
      let antineutrino = try #require(row.fields["antineutrino"] as? Bool)
      let energy = row.number("E_MeV")
      let kappa = Kappa(
        c, d, recoil: row.number("T_MeV"), mass: row.number("M_MeV"), finalMass: row.number("mf_MeV"),
        kinematics: spin == "half" ? .spinHalf : .spinZero, antineutrino: antineutrino)
      let (value, expected) = (kappa(energy: energy), row.number("kappa"))
      let scale = abs(kappa.k0) + (abs(kappa.k1) + abs(kappa.k2) / energy) / energy
      let deviation = value == expected ? 0 : abs(value - expected) / max(scale, abs(expected))
      worst.see(deviation, "\(row.fields): \(value)")
      counts[row.string("pair") + " " + spin, default: 0] += 1
    }
    let perPair = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    print("checked \(worst.count) kappa values: \(perPair); largest deviation \(worst.value)")
    #expect(worst.count >= 100)
    #expect(counts.keys.filter { $0.hasSuffix("half") }.count == 21)
    #expect(worst.value < 1e-12, "\(worst.place)")
  }
}
