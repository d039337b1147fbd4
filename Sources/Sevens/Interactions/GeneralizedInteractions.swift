import SevensKernel

/// All Lorentz-invariant four-fermion interactions of neutrinos: S, P, V, A, T with both phases.
public struct GeneralizedInteractions: Interaction {
  public static let id = "generalized-interactions"
  public static let scope = "gi"
  public static let title = "scalar, pseudoscalar, vector, axial and tensor four-fermion interactions"
  public static let formula = """
    L = (G_F/√2) Σ_a x_βα ν̄_βΓ^aν_α ψ̄Γ^a(C_a + D̄_a iγ5)ψ,   Γ = {1, iγ5, γ^μ, γ^μγ5, σ^μν},  D̄ = D for S, P, T and iD for V, A
    dσ/dT = G_F²M N²/4π { ξ_S² (MT/2E²)(1+T/2M) + ξ_P² T²/4E² + ξ_V² [1−T/E−MT/2E²+T²/2E²] + ξ_A² [1−T/E+MT/2E²+T²/2E²]
            ± 2ξ_Vξ_A (T/E)(1−T/2E) + ξ_T² [1−T/E−MT/4E²+T²/4E²] ± R (T/E)(1−T/2E) }     upper signs ν, lower ν̄
    N²ξ_S² = C_S²+D_P², N²ξ_P² = C_P²+D_S², Nξ_V = C_V+D_A, Nξ_A = C_A+D_V, N²ξ_T² = 8(C_T²+D_T²)
    N²R = 2(C_PC_T − C_SC_T + D_PD_T − D_SD_T);   ψ is a quark (u, d), a nucleon (p, n), the nucleus, or an electron (e)
    """
  public static let conventions = [
    "the sign is that of the printed L, +G_F/√2; in it the Standard Model has Nξ_V = Q_W, to which C_V + D_A adds",
    "gi.CS-u to gi.CS-N, gi.CS-e: u and d quarks, nucleons p and n, the nucleus N as a whole, electrons; all of it adds",
    "gi.xi-V is Nξ_V/N on the neutron distribution: an amplitude ξ N F_n",
    "gi.nu-… is a Hermitian matrix in flavour, one by default; V and A interfere with the Standard Model on its diagonal",
    "Majorana neutrinos: L has a further ½, C_V, D_V, C_T, D_T keep the imaginary antisymmetric part of the matrix, and C_S, D_S, "
      + "C_P, D_P, C_A, D_A the real symmetric one; ξ_T, of a flavour with itself, vanishes, and ξ_V is that of D_A",
    "spin-0 kinematics leaves S and V; spin-half has all of them",
  ]
  public static let notIncluded = [
    "pseudoscalar currents of quarks, whose matrix elements have meson poles",
    "the dependence of tensor currents on nuclear spin: the coherent sum over nucleons is formal and too large for real nuclei",
    "the inequality between observables that tells Dirac from Majorana neutrinos",
  ]
  public static let references = ["1612.04150", "1806.07424", "1702.05721", "1808.07597"]
  public static let uses: Set<SharedPhysics> = [
    .scalarCharges, .tensorCharges, .axialCharges, .neutrinoNature,
  ]

  /// C and D of one Lorentz structure.
  public struct Pair: Sendable, Hashable {
    /// C.
    public var c = TargetCouplings()
    /// D.
    public var d = TargetCouplings()
  }

  /// C_S and D_S.
  public var scalar = Pair()
  /// C_P and D_P.
  public var pseudoscalar = Pair()
  /// C_V and D_V.
  public var vector = Pair()
  /// C_A and D_A.
  public var axial = Pair()
  /// C_T and D_T.
  public var tensor = Pair()
  /// ξ_S, ξ_P, ξ_V, ξ_A, ξ_T.
  public var xi = Xi()
  /// The matrix in flavour.
  public var flavors = FlavorMatrix.identity

  /// The strengths relative to the neutron number.
  public struct Xi: Sendable, Hashable {
    /// ξ_S.
    public var scalar = 0.0
    /// ξ_P.
    public var pseudoscalar = 0.0
    /// ξ_V.
    public var vector = 0.0
    /// ξ_A.
    public var axial = 0.0
    /// ξ_T.
    public var tensor = 0.0
  }

  public init() {}

  // D of S goes with iγ5, so it acts like a pseudoscalar current of the target, and so on.
  public static let parameters: [Parameter<Self>] =
    both("S", \.scalar.c, .scalar, \.scalar.d, .pseudoscalar)
    + both("P", \.pseudoscalar.c, .pseudoscalar, \.pseudoscalar.d, .scalar)
    + both("V", \.vector.c, .vector, \.vector.d, .axial)
    + both("A", \.axial.c, .axial, \.axial.d, .vector)
    + both("T", \.tensor.c, .tensor, \.tensor.d, .tensor)
    + [
      strength("S", \.xi.scalar, .nuclei), strength("P", \.xi.pseudoscalar, .diracNuclei, scale: 100),
      strength("V", \.xi.vector, .nuclei), strength("A", \.xi.axial, .diracNuclei),
      strength("T", \.xi.tensor, .diracNucleiByDiracNeutrinos),
    ]
    + FlavorMatrixDeclaration<Self>(
      prefix: "gi.nu-", symbol: "x", latex: "x",
      meaning: "strength between flavours, relative to the couplings",
      bounds: -1000...1000, scale: 0.1
    ).parameters(\.flavors)

  private static func both(
    _ name: String, _ c: WritableKeyPath<Self, TargetCouplings> & Sendable, _ cKind: AmplitudeClass,
    _ d: WritableKeyPath<Self, TargetCouplings> & Sendable, _ dKind: AmplitudeClass
  ) -> [Parameter<Self>] {
    [("C", c, cKind), ("D", d, dKind)].flatMap { letter, path, kind in
      TargetCouplingsDeclaration<Self>(
        prefix: "gi.\(letter)\(name)-", kind: kind, symbol: "\(letter)_\(name)", latex: "\(letter)_{\(name)}",
        meaning: "\(letter)_\(name)", bounds: -1e6...1e6, scale: kind == .pseudoscalar ? 1000 : 0.1,
        isShort: true
      ).parameters(path)
    }
  }

  private static func strength(
    _ name: String, _ path: WritableKeyPath<Self, Double> & Sendable, _ actsOn: ActsOn,
    scale: Double = 0.1
  ) -> Parameter<Self> {
    var parameter = Parameter(
      "gi.xi-\(name)", path, .coupling, bounds: -1e4...1e4, scale: scale, symbol: "ξ_\(name)",
      latex: "\\xi_{\(name)}", "strength of \(name) relative to the neutron number")
    parameter.actsOn = actsOn
    return parameter
  }

  /// A_V = C_V + D_A, A_A = C_A + D_V, A_S = C_S + iD_P, A_P = C_P + iD_S, A_T = C_T − iD_T; ξ on the neutrons.
  ///
  /// Ref: 1612.04150, 1702.05721
  public func lower(_ electroweak: Electroweak) -> [Contribution] {
    let isMajorana = electroweak.nature == .majorana
    let matrices = (even: flavors.realSymmetric, odd: flavors.imaginaryAntisymmetric)
    func add(
      _ kind: AmplitudeClass, _ phase: Complex, _ c: TargetCouplings, odd isOdd: Bool
    ) -> [Contribution] {
      // Antisymmetric bilinears of a Majorana field vanish for a flavour with itself.
      let matrix = isMajorana ? (isOdd ? matrices.odd : matrices.even) : flavors
      return matrix.contributions(kind, phase, c, electroweak.nucleon) {
        kind == .vector || kind == .axial ? .active($0) : .flipped($0)
      }
    }
    let one = Complex(1)
    let structures =
      add(.vector, one, vector.c, odd: true) + add(.vector, one, axial.d, odd: false)
      + add(.axial, one, axial.c, odd: false) + add(.axial, one, vector.d, odd: true)
      + add(.scalar, one, scalar.c, odd: false) + add(.scalar, .i, pseudoscalar.d, odd: false)
      + add(.pseudoscalar, one, pseudoscalar.c, odd: false) + add(.pseudoscalar, .i, scalar.d, odd: false)
      + add(.tensor, one, tensor.c, odd: true) + add(.tensor, Complex(0, -1), tensor.d, odd: true)
    return structures + relative(isMajorana: isMajorana)
  }

  /// ξ on N F_n, for every structure; N²ξ_T² = 8 C_T², which vanishes for a flavour of Majorana neutrinos with itself.
  ///
  /// Ref: 1612.04150, 1702.05721
  private func relative(isMajorana: Bool) -> [Contribution] {
    let strengths: [(AmplitudeClass, Double)] = [
      (.vector, xi.vector), (.axial, xi.axial), (.scalar, xi.scalar), (.pseudoscalar, xi.pseudoscalar),
      (.tensor, isMajorana ? 0 : xi.tensor / 8.0.squareRoot()),
    ]
    return strengths.flatMap { kind, value in
      NeutrinoFlavor.allCases.map { flavor in
        Contribution(
          AmplitudeTerm(kind, .neutrons), flavor,
          to: kind == .vector || kind == .axial ? .active(flavor) : .flipped(flavor), real: value)
      }
    }
  }
}

extension FlavorMatrix {
  /// The real symmetric part.
  var realSymmetric: FlavorMatrix {
    var part = FlavorMatrix(ee, mumu, tautau)
    (part.emu.re, part.etau.re, part.mutau.re) = (emu.re, etau.re, mutau.re)
    return part
  }

  /// The imaginary antisymmetric part.
  var imaginaryAntisymmetric: FlavorMatrix {
    var part = FlavorMatrix()
    (part.emu.im, part.etau.im, part.mutau.im) = (emu.im, etau.im, mutau.im)
    return part
  }
}
