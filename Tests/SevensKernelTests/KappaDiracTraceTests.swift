import SevensKernel
import SevensTestSupport
import Testing

/// Validation: κ from spin sums over explicit 4 × 4 matrices, starting at the Lagrangian
///
///     (G_F/√2) { [f̄γ^μP_Lν] ψ̄γ_μ(A_V − A_Aγ5)ψ + [f̄P_Lν] ψ̄(A_S + A_Pγ5)ψ + A_T [f̄σ^{μν}P_Lν] ψ̄σ_{μν}ψ
///                + A_D [f̄ iσ^{μν}q_νP_Lν] ψ̄γ_μψ } + h.c.,   q = k − k′.
///
/// On a target at rest dσ/dt = ⟨|ℳ|²⟩/(64πM²E²) and dt = 2M dT, so dσ/dT = ⟨|ℳ|²⟩/(32πME²).
/// With ℳ = (G_F/√2) Σ_c A_c ℳ_c and dσ/dT = G_F²M/(4π) Σ κ_cc′ Re A_cA_c′* this gives
/// κ_cc′ = ⟨ℳ_cℳ_c′*⟩/(16M²E²); the neutrino has one helicity, the scatterer is averaged over its spin.
@Suite struct KappaDiracTraceTests {
  /// One product of a class: matrix between the neutrino spinors ⊗ matrix between those of the scatterer.
  struct Piece {
    var kind: AmplitudeClass
    var neutrino: DiracMatrix
    var scatterer: DiracMatrix
  }

  struct Momenta {
    var k: [Double]
    var kPrime: [Double]
    var p: [Double]
    var pPrime: [Double]

    /// On-shell momenta of a physical point, the neutrino at an angle to the z axis.
    init(_ point: PhysicalPoint, tilt cosine: Double) {
      let (E, T, M, m) = (point.energy, point.recoil, point.mass, point.finalMass)
      let recoil = (T * T + 2 * M * T).squareRoot()
      let final2 = (E - T) * (E - T) - m * m
      let x = (E * E + recoil * recoil - final2) / (2 * E * recoil)
      let y = max(0, 1 - x * x).squareRoot()
      let sine = (1 - cosine * cosine).squareRoot()
      k = [E, E * sine, 0, E * cosine]
      p = [M, 0, 0, 0]
      // x along the neutrino, y split between the two directions across it.
      let (u, v) = (0.6 * y, 0.8 * y)
      pPrime = [
        M + T, recoil * (x * sine + u * cosine), recoil * v, recoil * (x * cosine - u * sine),
      ]
      kPrime = [E - T, k[1] - pPrime[1], -pPrime[2], k[3] - pPrime[3]]
    }

    var q: [Double] { (0..<4).map { k[$0] - kPrime[$0] } }
  }

  /// The products with lowered indices absorbed, Γ_ν without its projector.
  static func pieces(_ momenta: Momenta, mass: Double, spinZero: Bool) -> [Piece] {
    let (g, metric) = (DiracMatrix.gamma, DiracMatrix.metric)
    let one = DiracMatrix.identity
    var pieces: [Piece] = []
    for mu in 0..<4 {
      // Scalar nucleus: the current (p + p′)^μ times the unit matrix, see `scattererTrace`.
      let current = spinZero ? (momenta.p[mu] + momenta.pPrime[mu]) * one : g[mu]
      pieces.append(Piece(kind: .vector, neutrino: g[mu], scatterer: metric[mu] * current))
      var dipole = Complex(0) * one
      for nu in 0..<4 {
        dipole = dipole + Complex(0, metric[nu] * momenta.q[nu]) * DiracMatrix.sigma[mu][nu]
      }
      pieces.append(Piece(kind: .dipole, neutrino: dipole, scatterer: metric[mu] * current))
      if spinZero { continue }
      pieces.append(
        Piece(kind: .axial, neutrino: g[mu], scatterer: -metric[mu] * (g[mu] * DiracMatrix.gamma5)))
      for nu in 0..<4 where nu != mu {
        let sigma = DiracMatrix.sigma[mu][nu]
        pieces.append(Piece(kind: .tensor, neutrino: sigma, scatterer: metric[mu] * metric[nu] * sigma))
      }
    }
    pieces.append(Piece(kind: .scalar, neutrino: one, scatterer: spinZero ? 2 * mass * one : one))
    if !spinZero {
      pieces.append(Piece(kind: .pseudoscalar, neutrino: one, scatterer: DiracMatrix.gamma5))
    }
    return pieces
  }

  /// The 6 × 6 matrix ⟨ℳ_cℳ_c′*⟩/(16M²E²).
  static func kappas(_ point: PhysicalPoint, tilt: Double, spinZero: Bool, antineutrino: Bool) -> [[Complex]]
  {
    let momenta = Momenta(point, tilt: tilt)
    let pieces = pieces(momenta, mass: point.mass, spinZero: spinZero)
    let (m, M) = (point.finalMass, point.mass)
    let incoming = DiracMatrix.slash(momenta.k)
    let outgoing = DiracMatrix.slash(momenta.kPrime)
    var neutrinoSide: [(DiracMatrix, DiracMatrix)] = []
    var scattererSide: [(DiracMatrix, DiracMatrix)] = []
    let target = DiracMatrix.slash(momenta.p) + M * DiracMatrix.identity
    let struck = DiracMatrix.slash(momenta.pPrime) + M * DiracMatrix.identity
    for piece in pieces {
      var scatterer = piece.scatterer
      if antineutrino {
        // From the Hermitian conjugate of the Lagrangian, v̄(k) Γ̄ v(k′) ⊗ ū Γ̄ u. The dipole is the field
        // operator −∂_ν(f̄σ^{μν}P_Lν), whose conjugate −∂_ν(ν̄σ^{μν}P_Rf) brings the same −iq_ν: its i is not
        // conjugated.
        var gamma = (piece.neutrino * DiracMatrix.left).bar
        if piece.kind == .dipole { gamma = -1 * gamma }
        scatterer = scatterer.bar
        neutrinoSide.append((incoming * gamma * (outgoing - m * DiracMatrix.identity), gamma.bar))
      } else {
        let gamma = piece.neutrino * DiracMatrix.left
        neutrinoSide.append(((outgoing + m * DiracMatrix.identity) * gamma * incoming, gamma.bar))
      }
      // Spin 0: the matrices are c-numbers times 1, and Tr 1·1 / 4 = 1. Spin ½: averaged over two spins.
      scattererSide.append(
        spinZero ? (0.25 * scatterer, scatterer.bar) : (0.5 * (struck * scatterer * target), scatterer.bar))
    }
    var result = [[Complex]](repeating: [Complex](repeating: Complex(0), count: 6), count: 6)
    let norm = 1 / (16 * M * M * point.energy * point.energy)
    for (i, a) in pieces.enumerated() {
      for (j, b) in pieces.enumerated() {
        let product =
          DiracMatrix.trace(neutrinoSide[i].0, neutrinoSide[j].1)
          * DiracMatrix.trace(scattererSide[i].0, scattererSide[j].1)
        let (c, d) = (Int(a.kind.rawValue), Int(b.kind.rawValue))
        result[c][d] = result[c][d] + norm * product
      }
    }
    return result
  }

  // E, M and m are comparable, so the traces lose only a few digits and every monomial of κ matters: the
  // tolerance, 1e-10 of √(κ_cc κ_c′c′), is far below any of them (Scripts/mutate.py kappa).
  @Test(arguments: [CurrentKinematics.spinHalf, .spinZero], [false, true])
  func everyKappaIsItsSpinSum(kinematics: CurrentKinematics, antineutrino: Bool) {
    var random = SplitMix64(seed: 20_240_611)
    var worst = Worst()
    for number in 0..<60 {
      let point = PhysicalPoint.balanced(massive: number % 3 != 0, &random)
      let traces = Self.kappas(
        point, tilt: random.uniform(-1, 1), spinZero: kinematics == .spinZero, antineutrino: antineutrino)
      for c in AmplitudeClass.allCases {
        for d in AmplitudeClass.allCases {
          let trace = traces[Int(c.rawValue)][Int(d.rawValue)]
          let scale =
            (traces[Int(c.rawValue)][Int(c.rawValue)].re * traces[Int(d.rawValue)][Int(d.rawValue)].re)
            .squareRoot()
          let kappa = point.kappa(c, d, kinematics, antineutrino: antineutrino)
          let difference = max(abs(kappa - trace.re), abs(trace.im))
          worst.see(
            difference == 0 ? 0 : difference / scale,
            "\(c)-\(d), \(point.description): \(kappa) instead of \(trace)")
        }
      }
    }
    #expect(worst.count == 60 * 36)
    #expect(worst.value < 1e-10, "\(worst.place)")
  }

  @Test func theGammaMatricesObeyTheCliffordAlgebra() {
    let g = DiracMatrix.gamma
    for mu in 0..<4 {
      for nu in 0..<4 {
        let anticommutator = g[mu] * g[nu] + g[nu] * g[mu]
        #expect(anticommutator == (mu == nu ? 2 * DiracMatrix.metric[mu] : 0) * DiracMatrix.identity)
      }
      #expect(g[mu].bar == g[mu])
    }
    #expect(DiracMatrix.left * DiracMatrix.left == DiracMatrix.left)
  }
}
