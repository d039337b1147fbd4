import SevensKernel

/// What a current couples to in the target: quarks, nucleons, the nucleus as a whole, electrons. All of it adds.
public struct TargetCouplings: Sendable, Hashable {
  /// To up quarks.
  public var up = 0.0
  /// To down quarks.
  public var down = 0.0
  /// To protons, besides what quarks give.
  public var proton = 0.0
  /// To neutrons, besides what quarks give.
  public var neutron = 0.0
  /// To the nucleus as a whole, besides what nucleons give.
  public var nucleus = 0.0
  /// To electrons.
  public var electron = 0.0

  /// No couplings.
  public init() {}

  /// Couplings from their values.
  public init(
    up: Double = 0, down: Double = 0, proton: Double = 0, neutron: Double = 0, nucleus: Double = 0,
    electron: Double = 0
  ) {
    (self.up, self.down, self.proton) = (up, down, proton)
    (self.neutron, self.nucleus, self.electron) = (neutron, nucleus, electron)
  }

  /// A multiple of all.
  public static func * (factor: Double, c: TargetCouplings) -> TargetCouplings {
    TargetCouplings(
      up: factor * c.up, down: factor * c.down, proton: factor * c.proton, neutron: factor * c.neutron,
      nucleus: factor * c.nucleus, electron: factor * c.electron)
  }

  /// The places of a current and how much of it is there, for the six Lorentz structures.
  ///
  /// Vector, scalar, tensor and dipole currents count protons and neutrons coherently; axial and pseudoscalar ones act
  /// on nuclear spin: isoscalar −(g_p+g_n)/2 and isovector (g_p−g_n)/2 in the basis of the spin response. Quarks have no
  /// pseudoscalar couplings here. The coherent sum of a tensor current over nucleons is formal: it acts on their spin.
  ///
  /// Ref: 1612.04150, 2007.08529
  func weighted(_ kind: AmplitudeClass, _ nucleon: NucleonMatrixElements) -> [(weight: Weight, value: Double)]
  {
    let quarks: (proton: Double, neutron: Double) =
      switch kind {
      case .vector, .dipole: nucleon.vectorCouplings(up: up, down: down)
      case .scalar: nucleon.scalarCouplings(up: up, down: down)
      case .tensor: nucleon.tensorCouplings(up: up, down: down)
      case .axial: nucleon.axialCouplings(up: up, down: down)
      case .pseudoscalar: (0, 0)
      }
    let (p, n) = (quarks.proton + proton, quarks.neutron + neutron)
    let nucleons: [(Weight, Double)] =
      switch kind {
      case .axial, .pseudoscalar: [(.isoscalarSpin, -(p + n) / 2), (.isovectorSpin, (p - n) / 2)]
      case .vector, .dipole, .scalar, .tensor: [(.protons, p), (.neutrons, n)]
      }
    return (nucleons + [(.nucleus, nucleus), (.electrons, electron)]).map { (weight: $0.0, value: $0.1) }
  }
}

extension FlavorMatrix {
  /// The contributions of a current between every two flavours, times a factor: an incoming ν_α gives ν_β with the
  /// entry (β, α).
  func contributions(
    _ kind: AmplitudeClass, _ factor: Complex, _ couplings: TargetCouplings, _ nucleon: NucleonMatrixElements,
    _ propagator: Propagator = .contact, to final: (NeutrinoFlavor) -> FinalState
  ) -> [Contribution] {
    let places = couplings.weighted(kind, nucleon).filter { $0.value != 0 }
    return NeutrinoFlavor.allCases.flatMap { incoming in
      NeutrinoFlavor.allCases.flatMap { outgoing -> [Contribution] in
        let entry = factor * self[outgoing, incoming]
        guard entry != .zero else { return [] }
        return places.map {
          Contribution(
            AmplitudeTerm(kind, $0.weight, propagator), incoming, to: final(outgoing), $0.value * entry)
        }
      }
    }
  }
}

extension FlavorMatrix {
  /// The contributions of a current that couples to electric charge: to nuclei as Z F_ch, to electrons with −1.
  func contributions(
    onCharge kind: AmplitudeClass, _ factor: Double, _ propagator: Propagator,
    to final: (NeutrinoFlavor) -> FinalState
  ) -> [Contribution] {
    guard factor != 0 else { return [] }
    return NeutrinoFlavor.allCases.flatMap { incoming in
      NeutrinoFlavor.allCases.flatMap { outgoing -> [Contribution] in
        let entry = factor * self[outgoing, incoming]
        guard entry != .zero else { return [] }
        return [(Weight.charge, 1.0), (.electrons, -1)].map { weight, sign in
          Contribution(AmplitudeTerm(kind, weight, propagator), incoming, to: final(outgoing), sign * entry)
        }
      }
    }
  }
}

/// How the couplings of one current to the target are declared: one parameter for each place it can be in.
struct TargetCouplingsDeclaration<Root>: Sendable {
  /// What stands before the place, as in `light-scalar.g-`.
  var prefix: String
  /// The current.
  var kind: AmplitudeClass
  /// The symbol without the place.
  var symbol: String
  /// The symbol in LaTeX without the place.
  var latex: String
  /// One line of meaning without the place.
  var meaning: String
  /// The values allowed.
  var bounds: ClosedRange<Double>
  /// A typical step.
  var scale: Double
  /// The short names of the places: u, d, p, n, N, e in place of words.
  var isShort = false

  private struct Place {
    let word: String
    let letter: String
    let path: WritableKeyPath<TargetCouplings, Double> & Sendable
    let name: String
  }

  private static var places: [Place] {
    [
      Place(word: "up", letter: "u", path: \.up, name: "up quarks"),
      Place(word: "down", letter: "d", path: \.down, name: "down quarks"),
      Place(word: "proton", letter: "p", path: \.proton, name: "protons"),
      Place(word: "neutron", letter: "n", path: \.neutron, name: "neutrons"),
      Place(word: "nucleus", letter: "N", path: \.nucleus, name: "the nucleus as a whole"),
      Place(word: "electron", letter: "e", path: \.electron, name: "electrons"),
    ]
  }

  /// The parameters, given the place of the couplings.
  func parameters(_ path: WritableKeyPath<Root, TargetCouplings> & Sendable) -> [Parameter<Root>] {
    Self.places.filter { kind != .pseudoscalar || !["u", "d"].contains($0.letter) }.map { place in
      let inner = place.path
      var parameter = Parameter<Root>(
        prefix + (isShort ? place.letter : place.word), .coupling, nil, bounds, scale,
        "\(symbol)_\(place.letter)", "\(latex)_{\(place.letter)}", "\(meaning), \(place.name)",
        isOptional: false,
        read: { $0[keyPath: path][keyPath: inner] },
        write: { if let value = $1 { $0[keyPath: path][keyPath: inner] = value } })
      parameter.actsOn = actsOn(place.letter)
      return parameter
    }
  }

  private func actsOn(_ letter: String) -> ActsOn {
    switch (letter, kind) {
    case ("e", _): .electrons
    case ("N", .axial), ("N", .pseudoscalar), (_, .tensor): .diracNuclei
    case (_, .axial): .nuclearSpin
    case (_, .pseudoscalar): .singleParticleSpin
    default: .nuclei
    }
  }
}
