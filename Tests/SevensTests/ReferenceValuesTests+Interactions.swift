import Sevens
import SevensKernel
import SevensTestSupport
import Testing

extension ReferenceValuesValidation {
  /// dσ/dT in cm²/MeV at the E and T of a row, without form factor.
  static func section(
    _ inputs: ReferenceRow, _ interactions: [any Interaction], _ neutrino: Neutrino = Neutrino(.electron),
    kinematics: KinematicsChoice = .spinZero
  ) throws -> Double {
    var nuclear = NuclearModel()
    (nuclear.formFactor, nuclear.kinematics) = (.unity, kinematics)
    return CrossSection(
      target: try Target(inputs.string("isotope")), neutrino: neutrino,
      interactions: interactions.map { InteractionInstance($0) }, nuclear: nuclear
    )(inputs.number("E_MeV"), inputs.number("T_MeV"))
  }

  /// The amplitude on a nuclide at F = 1 and momentum transfer Q², into one final state.
  static func amplitude(
    _ interactions: [any Interaction], _ nuclide: Nuclide, _ incoming: NeutrinoFlavor, _ final: FinalState,
    _ kind: AmplitudeClass, Q2: Double = 1, electroweak: Electroweak = Electroweak()
  ) -> Complex {
    let counts: [Weight: Double] = [
      .protons: Double(nuclide.protons), .neutrons: Double(nuclide.neutrons),
      .charge: Double(nuclide.protons),
      .nucleus: 1,
    ]
    return interactions.flatMap { $0.lower(electroweak) }
      .filter { $0.incoming == incoming && $0.final == final && $0.term.kind == kind }
      .reduce(Complex.zero) {
        let size = (counts[$1.term.weight] ?? 0) * $1.term.propagator(Q2)
        return $0 + size * Complex($1.real, $1.imaginary)
      }
  }

  static func interactions(_ row: ReferenceRow) throws -> (value: Double, tolerance: Double)? {
    let (inputs, cap) = (row.row("inputs"), row.string("cap"))
    switch cap {
    case "nsi": return (try nonStandard(inputs), 1e-10)
    case "nsi.degeneracy":
      let nuclide = try #require(Nuclide(inputs.string("isotope")))
      return (NonStandardInteractions.Degeneracy(nuclide, .electron).up, 1e-10)
    case "spvat": return (try generalized(inputs), 1e-9)
    case "match.scalar", "match.tensor", "match.vector": return (try matching(inputs, cap), 1e-10)
    case "nue": return (try electron(inputs), 1e-10)
    case "nue.zeff":
      let germanium = AtomicElectrons(try #require(Nuclide("Ge74")))
      return (germanium.effectiveNumber(recoilMeV: inputs.number("T_keV") * 1e-3), 0)
    default: break
    }
    if cap.hasPrefix("lm.") { return try mediator(row).map { ($0, 1e-9) } }
    if cap.hasPrefix("em.") { return try electromagnetic(row).map { ($0, 1e-9) } }
    if cap.hasPrefix("chi.") { return try darkFermion(row).map { ($0, 1e-9) } }
    return nil
  }

  /// Q² as the sum of the squared amplitudes into all flavours.
  static func nonStandard(_ inputs: ReferenceRow) throws -> Double {
    var nsi = NonStandardInteractions()
    for (name, path) in [("eps_u", \NonStandardInteractions.up), ("eps_d", \.down)] {
      for key in inputs.row(name).fields.keys {
        let value = complex(inputs.row(name).string(key))
        switch key {
        case "00": nsi[keyPath: path].ee = value.re
        case "11": nsi[keyPath: path].mumu = value.re
        case "01": nsi[keyPath: path].emu = value
        case "02": nsi[keyPath: path].etau = value
        case "12": nsi[keyPath: path].mutau = value
        default: Issue.record("unknown entry \(key)")
        }
      }
    }
    let nuclide = try #require(Nuclide(inputs.string("isotope")))
    let incoming = try #require(NeutrinoFlavor.allCases.first { $0.symbol == inputs.string("flavour") })
    var electroweak = Electroweak()
    electroweak.sin2ThetaW = inputs.number("sin2")
    return NeutrinoFlavor.allCases.reduce(0) {
      $0
        + amplitude(
          [StandardModel(), nsi], nuclide, incoming, .active($1), .vector, electroweak: electroweak
        ).squared
    }
  }

  /// "0.1" or "(0.05 + 0.03j)".
  static func complex(_ text: String) -> Complex {
    if let real = Double(text) { return Complex(real) }
    let parts = text.filter { !"()j ".contains($0) }.split(separator: "+").compactMap { Double($0) }
    return parts.count == 2 ? Complex(parts[0], parts[1]) : Complex(.nan)
  }

  /// R is free in the formula but bounded by S, P and T in any Lagrangian, so its term is taken by itself: half the
  /// difference of C_T and −C_T, in units of the R they make.
  static func generalized(_ inputs: ReferenceRow) throws -> Double {
    let xi = inputs.row("xi")
    func strength(_ name: String) -> Double { xi.fields[name] == nil ? 0 : xi.number(name) }
    let neutrino = Neutrino(.electron, antineutrino: inputs.fields["antineutrino"] as? Bool ?? false)
    var gi = GeneralizedInteractions()
    (gi.xi.vector, gi.xi.axial, gi.xi.scalar) = (strength("V"), strength("A"), strength("S"))
    // A tensor of the other phase does not interfere with the scalar: R = 0.
    gi.tensor.d.neutron = strength("T") / 8.0.squareRoot()
    var result = try section(inputs, [gi], neutrino, kinematics: .spinHalf)
    if strength("R") != 0 {
      func both(_ sign: Double) throws -> Double {
        var pair = GeneralizedInteractions()
        (pair.scalar.c.neutron, pair.tensor.c.neutron) = (1, sign)
        return try section(inputs, [pair], neutrino, kinematics: .spinHalf)
      }
      result += strength("R") * (try both(-1) - both(1)) / 4
    }
    return result
  }

  static func matching(_ inputs: ReferenceRow, _ cap: String) throws -> Double {
    var gi = GeneralizedInteractions()
    let one = TargetCouplings(up: 1, down: 1)
    let kind: AmplitudeClass
    switch cap {
    case "match.scalar": (gi.scalar.c, kind) = (one, .scalar)
    case "match.tensor": (gi.tensor.c, kind) = (one, .tensor)
    default: (gi.vector.c, kind) = (one, .vector)
    }
    var electroweak = Electroweak()
    electroweak.nucleon.downMass = .MeV(4.67)
    let nuclide = try #require(Nuclide(inputs.string("isotope")))
    return amplitude(
      [gi], nuclide, .muon, kind == .vector ? .active(.muon) : .flipped(.muon), kind, electroweak: electroweak
    ).re
  }

  /// One free electron: the sum over hydrogen, which has no binding energy in the table.
  static func electron(_ inputs: ReferenceRow) throws -> Double {
    let flavor = try #require(NeutrinoFlavor.allCases.first { $0.symbol == inputs.string("flavour") })
    var electroweak = Electroweak()
    electroweak.sin2ThetaW = inputs.number("sin2")
    return CrossSection(
      target: try Target("H1"),
      neutrino: Neutrino(flavor, antineutrino: inputs.fields["antineutrino"] as? Bool ?? false),
      electroweak: electroweak, channels: .electron
    )(inputs.number("E_MeV"), inputs.number("T_MeV"))
  }

  static func mediator(_ row: ReferenceRow) throws -> Double? {
    let (inputs, cap) = (row.row("inputs"), row.string("cap"))
    let mass = Energy.MeV(inputs.number("m_MeV"))
    switch cap {
    case "lm.scalar":
      var scalar = LightScalarMediator()
      (scalar.mass, scalar.neutrino) = (mass, inputs.number("y"))
      (scalar.target.proton, scalar.target.neutron) = (1, 1)
      return try section(inputs, [scalar], kinematics: .spinHalf)
    case "lm.vector", "lm.vectorBL":
      var vector = LightVectorMediator()
      (vector.mass, vector.coupling) = (mass, inputs.number("g"))
      vector.charges = cap == "lm.vector" ? .universal : .baryonMinusLepton
      return try section(inputs, [StandardModel(), vector])
    case "lm.lmutau": return try muonMinusTau(inputs)
    case "lm.pseudo":
      var pseudo = LightPseudoscalarMediator()
      (pseudo.mass, pseudo.neutrino, pseudo.target.nucleus) = (.MeV(10), 1e-3, 1)
      return try section(inputs, [pseudo], kinematics: .spinHalf)
    case "lm.tensor":
      var tensor = LightTensorMediator()
      (tensor.mass, tensor.neutrino, tensor.target.nucleus) = (.MeV(10), 1e-5, 1)
      return try section(inputs, [tensor], kinematics: .spinHalf)
    case "lm.axial":
      var axial = LightAxialMediator()
      (axial.mass, axial.neutrino, axial.target.nucleus) = (.MeV(10), 1e-3, 1e-3)
      return try section(inputs, [axial], kinematics: .spinHalf)
    default: return nil
    }
  }

  /// The reference values of L_μ − L_τ have m_τ = 1776.86 MeV, an older average.
  static let olderTauMassMeV = 1776.86

  /// δg_V^p = −½ of the amplitude per proton, turned to the older mass by the ratio of the loops.
  static func muonMinusTau(_ inputs: ReferenceRow) throws -> Double {
    func loop(_ tauMassMeV: Double, _ Q2: Double) -> Double {
      Propagator.loop(mediator: 0, lighter: PhysicalConstants.muonMassMeV, heavier: tauMassMeV)(Q2) * Q2
    }
    if inputs.fields["Q2_MeV2"] != nil { return loop(olderTauMassMeV, inputs.number("Q2_MeV2")) }
    var vector = LightVectorMediator()
    (vector.charges, vector.coupling) = (.muonMinusTau, inputs.number("g"))
    vector.mass = .MeV(inputs.number("m_MeV"))
    let nuclide = try #require(Nuclide(inputs.string("isotope")))
    let Q2 = 2 * nuclide.massMeV * inputs.number("T_MeV")
    let total = amplitude([vector], nuclide, .muon, .active(.muon), .vector, Q2: Q2).re
    #expect(amplitude([vector], nuclide, .tau, .active(.tau), .vector, Q2: Q2).re == -total)
    #expect(amplitude([vector], nuclide, .electron, .active(.electron), .vector, Q2: Q2) == .zero)
    return -total / 2 / Double(nuclide.protons) * loop(olderTauMassMeV, Q2)
      / loop(PhysicalConstants.tauMassMeV, Q2)
  }

  static func electromagnetic(_ row: ReferenceRow) throws -> Double? {
    let (inputs, cap) = (row.row("inputs"), row.string("cap"))
    switch cap {
    case "em.mu", "em.mu_e":
      var moment = MagneticMoment()
      moment.common = DipoleMoment(inputs.number("mu_muB"))
      if cap == "em.mu" { return try section(inputs, [moment], kinematics: .spinHalf) }
      return CrossSection(
        target: try Target("H1"), neutrino: Neutrino(.muon), interactions: [InteractionInstance(moment)],
        channels: .electron
      )(inputs.number("E_MeV"), inputs.number("T_MeV"))
    case "em.dipole":
      var portal = DipolePortal()
      portal.electron = DipoleMoment(inputs.number("mu_muB"))
      portal.mass = .MeV(inputs.number("m4_MeV"))
      return try section(
        inputs, [portal], kinematics: inputs.string("spin") == "half" ? .spinHalf : .spinZero)
    case "em.radius":
      var radius = ChargeRadius()
      radius.radii.ee = inputs.number("r2_cm2")
      return try section(inputs, [StandardModel(), radius])
    case "em.milli":
      var charge = Millicharge()
      charge.charges.ee = inputs.number("q_e")
      return try section(inputs, [StandardModel(), charge])
    case "em.qtilde": return ChargeRadius.shift(radiusCm2: inputs.number("r2_cm2"))
    case "em.muSM": return MagneticMoment.standardModelMoment(massEV: inputs.number("m_eV"))
    case "em.muTSI":
      let fermion = try #require(ChiralityFlip.fermions.first { $0.name == inputs.string("psi") })
      #expect(fermion.massMeV == inputs.number("m_MeV"))
      return fermion.moment(
        tensorCoupling: inputs.number("C_T"), cutoff: .MeV(inputs.number("Lam_MeV")))
    default: return nil
    }
  }

  static func darkFermion(_ row: ReferenceRow) throws -> Double? {
    let inputs = row.row("inputs")
    var dark = DarkFermionProduction()
    dark.chiMass = .MeV(inputs.number("mchi_MeV"))
    let kinematics = inputs.string("spin") == "zero" ? KinematicsChoice.spinZero : .spinHalf
    switch row.string("cap") {
    case "chi.scalar":
      dark.scalarMass = .MeV(inputs.number("mphi_MeV"))
      (dark.scalar.neutrino, dark.scalar.target.nucleus) = (inputs.number("y"), inputs.number("QS"))
    case "chi.vector":
      dark.vectorMass = .MeV(inputs.number("mV_MeV"))
      (dark.vector.neutrino, dark.vector.target.nucleus) = (inputs.number("g"), inputs.number("QV"))
    case "chi.tensor":
      // G = g²/m² with a mass far above any momentum transfer.
      dark.tensorMass = .MeV(1e8)
      (dark.tensor.neutrino, dark.tensor.target.nucleus) = (inputs.number("G_MeVm2") * 1e16, 1)
    default: return nil
    }
    return try section(inputs, [dark], kinematics: kinematics)
  }
}
