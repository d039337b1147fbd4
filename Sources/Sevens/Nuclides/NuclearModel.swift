import SevensKernel

/// How nuclei are described: form factor, radii, kinematics, axial response.
public struct NuclearModel: Declared {
  /// The form factor.
  public var formFactor = FormFactorChoice.helm
  /// Where radii come from.
  public var radii = NuclearRadiiChoice.chargeRadius
  /// Which current gives the kinematics.
  public var kinematics = KinematicsChoice.spinZero
  /// The axial response.
  public var axial = AxialChoice.off
  /// The spin expectation values of the axial response.
  public var spins = NuclearSpinsChoice.standard
  /// Neutron rms radii that replace those of the table, by nuclide.
  public var neutronRadii: [String: NuclearRadius] = [:]

  public init() {}

  public static let choices: [Choice<NuclearModel>] = [
    Choice(\.formFactor), Choice(\.radii).when(radiiInUse), Choice(\.kinematics), Choice(\.axial),
    Choice(\.spins).when(axialInUse),
  ]

  static let radiiInUse = Condition<NuclearModel>(
    "no effect: the form factor uses no rms radii", remedy: "set form-factor=helm-rms or symmetrized-fermi"
  ) { $0.formFactor.usesRadii }

  static let axialInUse = Condition<NuclearModel>(
    "no effect: axial is off", remedy: "set axial=structure-factor or single-particle"
  ) { $0.axial != .off }

  public func problems() -> [Problem] {
    guard axial == .singleParticle, kinematics != .spinHalf else { return [] }
    return [
      Problem(
        "axial", "single-particle needs the Dirac current, but kinematics is \(kinematics.rawValue)",
        remedy: "set kinematics=spin-half, or axial=structure-factor")
    ]
  }

  /// What of the description cannot be had for a nuclide.
  public func problems(for nuclide: Nuclide) -> [Problem] {
    guard formFactor.usesRadii, !nuclide.isFreeNucleon else { return [] }
    guard let known = radii(of: nuclide) else {
      return [
        Problem(
          "nuclear-radii", "\(radii.rawValue) has no radii for \(nuclide.symbol)",
          remedy: "choose nuclear-radii=charge-radius or form-factor=helm")
      ]
    }
    guard formFactor.distributions(of: nuclide, radii: known) == nil else { return [] }
    return [
      Problem(
        "nuclide.\(nuclide.symbol).neutron-radius",
        "radii of \(known.protonFm) and \(known.neutronFm) fm are smaller than the skin of \(formFactor.rawValue)",
        remedy: "choose a larger radius or form-factor=klein-nystrand")
    ]
  }

  /// R_p and R_n of a nuclide, with a replaced neutron radius.
  public func radii(of nuclide: Nuclide) -> NuclearRadii? {
    var result = radii.radii(of: nuclide)
    if let radius = neutronRadii[nuclide.symbol] { result?.neutronFm = radius.value }
    return result
  }

  /// True if an odd nuclide has an axial response that is asked for but not tabulated.
  public func lacksAxialResponse(_ nuclide: Nuclide) -> Bool {
    axial != .off && nuclide.twiceSpin > 0 && spins.spins(of: nuclide) == nil
  }

  /// The scatterers of a nuclide, `count` of them: one, or a vector and an axial one that add incoherently.
  public func scatterers(of nuclide: Nuclide, count: Double) -> [Scatterer] {
    let form = formFactor.distributions(of: nuclide, radii: radii(of: nuclide)) ?? .point
    let (Z, N, M) = (Double(nuclide.protons), Double(nuclide.neutrons), nuclide.massMeV)
    let prefactor = PhysicalConstants.crossSectionPrefactor(massMeV: M)
    let spin = axial == .off ? nil : AxialResponse(nuclide: nuclide, spins: spins)
    // A free nucleon is a Dirac particle whatever is chosen for nuclei, and its axial current interferes.
    let coherentSpin = nuclide.isFreeNucleon || axial == .singleParticle ? spin : nil
    let current = nuclide.isFreeNucleon ? CurrentKinematics.spinHalf : kinematics.current

    var result = [
      Scatterer(mass: M, prefactor: prefactor, kinematics: current, count: count) { Q in
        let (p, n) = form(momentumTransferMeV: Q)
        var weights = ScattererWeights()
        weights.protons = Z * p
        weights.neutrons = N * n
        weights.charge = Z * p
        weights.nucleus = (Z * p + N * n) / (Z + N)
        coherentSpin?.addCoherent(to: &weights)
        return weights
      }
    ]
    if let spin, coherentSpin == nil {
      result.append(
        Scatterer(mass: M, prefactor: prefactor, kinematics: .structureFactor, count: count) { _ in
          var weights = ScattererWeights()
          spin.addResponse(to: &weights)
          return weights
        })
    }
    return result
  }
}

/// Which current of the nucleus gives the recoil spectrum.
public enum KinematicsChoice: String, NamedChoice {
  /// The exact current of a spin-0 nucleus.
  case spinZero = "spin-0"
  /// The exact Dirac current.
  case spinHalf = "spin-half"
  /// 1 − MT/2E².
  case leading

  public static let choiceID = "kinematics"
  public static let choiceMeaning =
    "the nuclear current behind the recoil spectrum; free nucleons are always spin-half"

  public var meaning: String {
    switch self {
    case .spinZero: "exact for spin 0: 1 − T/E − MT/2E² = 1 − T/T_max"
    case .spinHalf: "exact for a Dirac particle: 1 − T/E − MT/2E² + T²/2E²"
    case .leading: "1 − MT/2E²: drops T/E (≤ 0.1 % at reactors, a few per mille at the SNS)"
    }
  }

  public var references: [String] { self == .leading ? ["1810.05606"] : ["Freedman1974"] }

  var current: CurrentKinematics {
    switch self {
    case .spinZero: .spinZero
    case .spinHalf: .spinHalf
    case .leading: .leading
    }
  }
}
