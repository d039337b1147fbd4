import Sevens

/// What a neutrino does to one scatterer at one recoil, in the letters of the literature, and dσ/dT as printed there.
///
/// Written apart from the engine: no κ, no terms, no weights. The formulas are those of 1612.04150 (S, P, V, A, T),
/// 1810.03626 (massive final fermions), and of textbooks for the moment.
struct LiteratureAmplitude {
  /// G_V = g_V^p Z F_p + g_V^n N F_n with everything that adds to it; dimensionless.
  var vector = Complex.zero
  /// G_A.
  var axial = Complex.zero
  /// The coefficient of [ν̄P_Lν][ψ̄ψ] in MeV⁻².
  var scalar = Complex.zero
  /// The coefficient of [ν̄P_Lν][ψ̄γ5ψ] in MeV⁻².
  var pseudoscalar = Complex.zero
  /// The coefficient of [ν̄σP_Lν][ψ̄σψ] in MeV⁻².
  var tensor = Complex.zero
  /// Z F μ in Bohr magnetons.
  var moment = Complex.zero

  /// Who is hit.
  struct Scatterer {
    /// M in MeV.
    var mass: Double
    /// True for the current of a scalar nucleus, false for that of a Dirac particle.
    var isSpinZero: Bool
  }

  /// dσ/dT in cm²/MeV into a massless neutrino, the sum of the parts that keep and flip its helicity.
  func crossSection(_ E: Double, _ T: Double, _ target: Scatterer, antineutrino: Bool) -> Double {
    keeping(E, T, target, antineutrino) + flipping(E, T, target, antineutrino)
  }

  /// (G_F²M/2π) [(G_V+G_A)² + (G_V−G_A)²(1−T/E)² − (G_V²−G_A²)MT/E²], or (G_F²M/π) G_V² [1−T/E−MT/2E²].
  private func keeping(_ E: Double, _ T: Double, _ target: Scatterer, _ antineutrino: Bool) -> Double {
    let (GF, M) = (PhysicalConstants.fermiConstantPerMeV2, target.mass)
    let unit = GF * GF * M / Double.pi * PhysicalConstants.hbarc2MeV2cm2
    if target.isSpinZero { return unit * vector.squared * (1 - T / E - M * T / (2 * E * E)) }
    let A = (antineutrino ? -1 : 1) * axial
    let x = 1 - T / E
    return unit / 2
      * ((vector + A).squared + (vector - A).squared * x * x - (vector.squared - A.squared) * M * T / (E * E))
  }

  /// S, P, T and the magnetic moment with all of their interference.
  private func flipping(_ E: Double, _ T: Double, _ target: Scatterer, _ antineutrino: Bool) -> Double {
    let (M, me) = (target.mass, PhysicalConstants.electronMassMeV)
    let (alpha, pi) = (PhysicalConstants.fineStructure, Double.pi)
    let sign = antineutrino ? -1.0 : 1
    func product(_ a: Complex, _ b: Complex) -> Double { a.re * b.re + a.im * b.im }
    // The moment is that of −(μ/2) ν̄σFν.
    var sum =
      scalar.squared * M * M * T / (4 * pi * E * E) + pi * alpha * alpha / (me * me) * moment.squared
      * (1 / T - 1 / E)
      + sign * product(scalar, moment) * alpha * M * (1 - T / (2 * E)) / (me * E)
    if target.isSpinZero {
      sum += pi * alpha * alpha / (me * me) * moment.squared * T / (4 * E * E)
    } else {
      let R = (T / E) * (1 - T / (2 * E))
      sum += scalar.squared * M * T * T / (8 * pi * E * E)
      sum += pseudoscalar.squared * M * T * T / (8 * pi * E * E)
      sum +=
        4 * tensor.squared * M / pi * (1 - T / E - M * T / (4 * E * E) + T * T / (4 * E * E))
      sum += sign * M / pi * (product(pseudoscalar, tensor) - product(scalar, tensor)) * R
      sum -= product(tensor, moment) * alpha * M * T / (me * E * E)
    }
    return sum * PhysicalConstants.hbarc2MeV2cm2
  }

  /// dσ/dT in cm²/MeV into a fermion of mass m, for one of: S alone, V alone, the moment alone.
  func massiveCrossSection(_ E: Double, _ T: Double, _ target: Scatterer, _ m: Double) -> Double {
    let (GF, M, me) = (
      PhysicalConstants.fermiConstantPerMeV2, target.mass, PhysicalConstants.electronMassMeV
    )
    let (m2, pi, alpha) = (m * m, Double.pi, PhysicalConstants.fineStructure)
    let S = scalar.squared * M * (2 * M * T + m2) / (8 * pi * E * E)
    let g2 = 2 * GF * GF * vector.squared
    let D = pi * alpha * alpha / (me * me) * moment.squared
    let share: Double
    if target.isSpinZero {
      let X =
        1 - T / E - M * T / (2 * E * E) - m2 / (4 * M * E * E) * (2 * E + M - T / 2) + m2 * m2
        / (16 * M * M * E * E)
      let Y =
        1 / T - 1 / E + T / (4 * E * E) - m2 / (2 * E * T * M) * (1 - T / (4 * E) + M / (2 * E)) - m2 * m2
        / (8 * E * E * T * T * M)
      share = S + g2 * M * X / (2 * pi) + D * Y
    } else {
      let X =
        1 - T / E - M * T / (2 * E * E) + T * T / (2 * E * E) - m2 / (4 * M * E * E) * (2 * E - T + M)
      let Y =
        1 / T - 1 / E - m2 / (2 * E * T * M) * (1 - T / (2 * E) + M / (2 * E)) + m2 * m2 * (T - M)
        / (8 * E * E * T * T * M * M)
      share = S * (1 + T / (2 * M)) + g2 * M * X / (2 * pi) + D * Y
    }
    return share * PhysicalConstants.hbarc2MeV2cm2
  }
}
