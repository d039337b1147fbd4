import Foundation
import Sevens
import SevensNumerics
import Testing

/// The interactions of a set-up as amplitudes in the letters of the literature, for one scatterer and recoil.
///
/// Only the stored values of interactions are read; what they do is written down again.
struct LiteratureModel {
  var interactions: [any Interaction]
  var electroweak: Electroweak

  /// Numbers of particles with their form factors, at one Q².
  struct Place {
    /// Q² in MeV².
    var Q2: Double
    /// Z F_p, N F_n, and F of the whole.
    var protons = 0.0, neutrons = 0.0, whole = 0.0
    /// √(4(J+1)/3J) times ⟨S_p⟩ and ⟨S_n⟩.
    var spinProtons = 0.0, spinNeutrons = 0.0
    /// True for one electron.
    var isElectron = false
    /// The electric charge.
    var charge: Double { isElectron ? -1 : protons }
  }

  /// What came out: the kind of neutrino and its flavour, or a new fermion.
  enum Final: Hashable {
    case active(NeutrinoFlavor), flipped(NeutrinoFlavor), conjugated(NeutrinoFlavor), heavy(String, Double)

    /// The name of the channel in outputs.
    var channel: String {
      switch self {
      case .active: "active"
      case .flipped: "flipped"
      case .conjugated: "conjugated"
      case .heavy(let name, _): name
      }
    }
  }

  typealias Amplitudes = [Final: LiteratureAmplitude]

  /// The amplitudes of one incoming flavour.
  func amplitudes(_ incoming: NeutrinoFlavor, antineutrino: Bool, _ place: Place) -> Amplitudes {
    var all = Amplitudes()
    for interaction in interactions { add(interaction, incoming, antineutrino, place, &all) }
    return all
  }

  private var GF: Double { PhysicalConstants.fermiConstantPerMeV2 }
  private var alpha: Double { PhysicalConstants.fineStructure }

  // MARK: Currents of the target

  private func vector(_ c: TargetCouplings, _ at: Place) -> Double {
    at.isElectron
      ? c.electron
      : at.protons * (2 * c.up + c.down + c.proton) + at.neutrons * (c.up + 2 * c.down + c.neutron) + at.whole
        * c.nucleus
  }

  private func scalar(_ c: TargetCouplings, _ at: Place) -> Double {
    if at.isElectron { return c.electron }
    let isLattice = electroweak.nucleon.scalar == .bmw2015
    let (mu, md) = (electroweak.nucleon.upMass.value, electroweak.nucleon.downMass.value)
    let p =
      PhysicalConstants.protonMassMeV
      * (c.up * (isLattice ? 0.0139 : 0.0208) / mu + c.down * (isLattice ? 0.0253 : 0.0411) / md)
    let n =
      PhysicalConstants.neutronMassMeV
      * (c.up * (isLattice ? 0.0116 : 0.0189) / mu + c.down * (isLattice ? 0.0302 : 0.0451) / md)
    return at.protons * (p + c.proton) + at.neutrons * (n + c.neutron) + at.whole * c.nucleus
  }

  private func tensor(_ c: TargetCouplings, _ at: Place) -> Double {
    if at.isElectron { return c.electron }
    let (u, d) = (electroweak.nucleon.tensorUp, electroweak.nucleon.tensorDown)
    return at.protons * (c.up * u + c.down * d + c.proton) + at.neutrons
      * (c.up * d + c.down * u + c.neutron) + at.whole * c.nucleus
  }

  /// Δ_u and Δ_d of the proton, from their sum and difference.
  private var delta: (up: Double, down: Double) {
    let (sum, difference) = (electroweak.nucleon.isoscalarAxial, PhysicalConstants.nucleonAxialCoupling)
    return (0.5 * sum + 0.5 * difference, 0.5 * sum - 0.5 * difference)
  }

  private func axial(_ c: TargetCouplings, _ at: Place) -> Double {
    at.isElectron
      ? c.electron
      : at.spinProtons * (c.up * delta.up + c.down * delta.down + c.proton) + at.spinNeutrons
        * (c.up * delta.down + c.down * delta.up + c.neutron) + at.whole * c.nucleus
  }

  private func pseudoscalar(_ c: TargetCouplings, _ at: Place) -> Double {
    at.isElectron
      ? c.electron : at.spinProtons * c.proton + at.spinNeutrons * c.neutron + at.whole * c.nucleus
  }

  /// g_V and g_A of Z exchange on everything, without the charged current on electrons.
  private func neutralCurrent(_ at: Place) -> (vector: Double, axial: Double) {
    let s2 = electroweak.sin2ThetaW
    if at.isElectron { return (-0.5 + 2 * s2, -0.5) }
    return (
      (0.5 - 2 * s2) * at.protons - 0.5 * at.neutrons,
      0.5 * PhysicalConstants.nucleonAxialCoupling * (at.spinProtons - at.spinNeutrons)
    )
  }

  // MARK: Interactions

  private func add(
    _ interaction: any Interaction, _ incoming: NeutrinoFlavor, _ antineutrino: Bool, _ at: Place,
    _ all: inout Amplitudes
  ) {
    func exchange(_ m: Energy) -> Double { 1 / (at.Q2 + m.value * m.value) }
    /// Adds to every final flavour β, with the entry (β, α) of a matrix.
    func flavors(
      _ m: FlavorMatrix, _ final: (NeutrinoFlavor) -> Final,
      _ path: WritableKeyPath<LiteratureAmplitude, Complex>,
      _ value: Complex
    ) {
      for outgoing in NeutrinoFlavor.allCases {
        let entry = m[outgoing, incoming]
        if entry == .zero || value == .zero { continue }
        let key = final(outgoing)
        all[key, default: .init()][keyPath: path] = all[key, default: .init()][keyPath: path] + value * entry
      }
    }
    func real(_ x: Double) -> Complex { Complex(x) }
    let identity = FlavorMatrix.identity
    // G_V and G_A are halves of the strengths in L = (G_F/√2)…, with the sign of the Standard Model.
    let gauge = 1 / (2.0.squareRoot() * GF)

    switch interaction {
    case is StandardModel:
      let g = neutralCurrent(at)
      let charged = at.isElectron && incoming == .electron ? 1.0 : 0
      let strange = -0.5 * electroweak.strangeAxialCoupling * (at.spinProtons + at.spinNeutrons)
      flavors(identity, Final.active, \.vector, real(g.vector + charged))
      flavors(identity, Final.active, \.axial, real(g.axial + charged + strange))
    case let nsi as NonStandardInteractions:
      if at.isElectron {
        for m in [nsi.electronVector, nsi.electronLeft, nsi.electronRight] {
          flavors(m, Final.active, \.vector, real(1))
        }
        // ε^A = ε^R − ε^L, and g_A → g_A − ε^A.
        flavors(nsi.electronAxial, Final.active, \.axial, real(-1))
        flavors(nsi.electronRight, Final.active, \.axial, real(-1))
        flavors(nsi.electronLeft, Final.active, \.axial, real(1))
        return
      }
      let (Z, N) = (at.protons, at.neutrons)
      switch nsi.basis {
      case .quark:
        flavors(nsi.up, Final.active, \.vector, real(2 * Z + N))
        flavors(nsi.down, Final.active, \.vector, real(Z + 2 * N))
      case .nucleon:
        flavors(nsi.proton, Final.active, \.vector, real(Z))
        flavors(nsi.neutron, Final.active, \.vector, real(N))
      case .eta:
        flavors(
          nsi.common, Final.active, \.vector, real(5.0.squareRoot() * (Z * cos(nsi.eta) + N * sin(nsi.eta))))
      }
      flavors(nsi.axialUp, Final.active, \.axial, real(-axial(TargetCouplings(up: 1), at)))
      flavors(nsi.axialDown, Final.active, \.axial, real(-axial(TargetCouplings(down: 1), at)))
    case let loop as LoopInducedNSI:
      let g = neutralCurrent(at)
      flavors(loop.shift, Final.active, \.vector, real(g.vector))
      flavors(loop.shift, Final.active, \.axial, real(g.axial))
    case let gi as GeneralizedInteractions:
      let r = GF / 2.0.squareRoot()
      flavors(
        gi.flavors, Final.active, \.vector, real(-0.5 * (vector(gi.vector.c, at) + vector(gi.axial.d, at))))
      flavors(
        gi.flavors, Final.active, \.axial, real(-0.5 * (axial(gi.axial.c, at) + axial(gi.vector.d, at))))
      flavors(
        gi.flavors, Final.flipped, \.scalar,
        r * Complex(scalar(gi.scalar.c, at), scalar(gi.pseudoscalar.d, at)))
      flavors(
        gi.flavors, Final.flipped, \.pseudoscalar,
        r * Complex(pseudoscalar(gi.pseudoscalar.c, at), pseudoscalar(gi.scalar.d, at)))
      flavors(
        gi.flavors, Final.flipped, \.tensor, r * Complex(tensor(gi.tensor.c, at), -tensor(gi.tensor.d, at)))
      let N = at.isElectron ? 0 : at.neutrons
      flavors(identity, Final.active, \.vector, real(-0.5 * N * gi.xi.vector))
      flavors(identity, Final.active, \.axial, real(-0.5 * N * gi.xi.axial))
      flavors(identity, Final.flipped, \.scalar, real(r * N * gi.xi.scalar))
      flavors(identity, Final.flipped, \.pseudoscalar, real(r * N * gi.xi.pseudoscalar))
      flavors(identity, Final.flipped, \.tensor, real(r * N * gi.xi.tensor / 8.0.squareRoot()))
    case let fierz as ChargedScalarExchange:
      // −½ [ν̄P_Lν][ψ̄P_Lψ] with P_L = (1 − γ5)/2, and −⅛ of the tensors.
      let r = GF / 2.0.squareRoot()
      flavors(fierz.flavors, Final.flipped, \.scalar, real(-r * scalar(fierz.target, at) / 4))
      flavors(fierz.flavors, Final.flipped, \.pseudoscalar, real(r * pseudoscalar(fierz.target, at) / 4))
      flavors(fierz.flavors, Final.flipped, \.tensor, real(-r * tensor(fierz.target, at) / 8))
    case let light as LightVectorMediator:
      addVector(light, at) { flavors($0, Final.active, \.vector, real(gauge * $1)) }
    case let light as LightAxialMediator:
      flavors(
        light.flavors, Final.active, \.axial,
        real(-gauge * light.neutrino * axial(light.target, at) * exchange(light.mass)))
    case let light as LightScalarMediator:
      let isOther = light.leptonNumber == .violated && electroweak.nature == .dirac
      flavors(
        light.flavors, isOther ? Final.conjugated : Final.flipped, \.scalar,
        real(light.neutrino * scalar(light.target, at) * exchange(light.mass)))
    case let light as LightPseudoscalarMediator:
      flavors(
        light.flavors, Final.flipped, \.pseudoscalar,
        Complex(0, light.neutrino * pseudoscalar(light.target, at) * exchange(light.mass)))
    case let light as LightTensorMediator:
      flavors(
        light.flavors, Final.flipped, \.tensor,
        real(light.neutrino * tensor(light.target, at) * exchange(light.mass)))
    case let radius as ChargeRadius:
      let sign = antineutrino && radius.sign == .legacy2018 ? -1.0 : 1
      flavors(radius.radii, Final.active, \.vector, real(-sign * at.charge * radiusShift))
    case let anapole as AnapoleMoment:
      flavors(anapole.moments, Final.active, \.vector, real(6 * at.charge * radiusShift))
    case let millicharge as Millicharge:
      flavors(
        millicharge.charges, Final.active, \.vector,
        real(2 * 2.0.squareRoot() * Double.pi * alpha / (GF * at.Q2) * at.charge))
    case let magnetic as MagneticMoment:
      flavors(magnetic.flavorMoments, Final.flipped, \.moment, real(at.charge))
      flavors(identity, Final.flipped, \.moment, real(at.charge * magnetic.common.value))
    case let portal as DipolePortal:
      let own = [portal.electron, portal.muon, portal.tau][incoming.rawValue].value
      all[.heavy("N", portal.mass.value), default: .init()].moment = real(own * at.charge)
    case let dark as DarkFermionProduction:
      let share = dark.shares[incoming, incoming].re
      let m = Final.heavy("chi", dark.chiMass.value)
      var new = LiteratureAmplitude()
      func strength(_ s: DarkFermionProduction.Structure, _ current: Double, _ m: Energy) -> Double {
        share * s.neutrino * current * exchange(m)
      }
      new.vector = real(gauge * strength(dark.vector, vector(dark.vector.target, at), dark.vectorMass))
      new.axial = real(-gauge * strength(dark.axial, axial(dark.axial.target, at), dark.vectorMass))
      new.scalar = real(strength(dark.scalar, scalar(dark.scalar.target, at), dark.scalarMass))
      new.pseudoscalar = Complex(
        0, strength(dark.pseudoscalar, pseudoscalar(dark.pseudoscalar.target, at), dark.scalarMass))
      new.tensor = real(strength(dark.tensor, tensor(dark.tensor.target, at), dark.tensorMass))
      new.moment = real(share * dark.moment.value * at.charge)
      all[m] = new
    default: Issue.record("\(type(of: interaction).id) has no formula here")
    }
  }

  /// Q̃ = √2πα⟨r²⟩/3G_F per cm².
  private var radiusShift: Double {
    2.0.squareRoot() * Double.pi * alpha / (3 * GF) / PhysicalConstants.hbarc2MeV2cm2
  }

  /// Charges of neutrinos and matter of a vector particle; what is added to g_V is g_ν g/(√2 G_F (Q²+m²)).
  private func addVector(
    _ light: LightVectorMediator, _ at: Place, add: (FlavorMatrix, Double) -> Void
  ) {
    let exchange = 1 / (at.Q2 + light.mass.value * light.mass.value)
    let g = light.coupling
    func charges(_ e: Double, _ mu: Double, _ tau: Double, quark: Double, electron: Double) {
      let matter = at.isElectron ? electron : 3 * quark * (at.protons + at.neutrons)
      add(FlavorMatrix(e, mu, tau), g * g * matter * exchange)
      mixing(g * FlavorMatrix(e, mu, tau))
    }
    func mixing(_ neutrino: FlavorMatrix) {
      let e = (4 * Double.pi * alpha).squareRoot()
      add(neutrino, light.mixing * e * at.charge * exchange)
    }
    switch light.charges {
    case .free:
      add(light.flavors, light.neutrino * vector(light.target, at) * exchange)
      mixing(light.neutrino * light.flavors)
    case .darkPhoton: mixing(light.neutrino * light.flavors)
    case .universal: charges(1, 1, 1, quark: 1, electron: 1)
    case .baryonMinusLepton: charges(-1, -1, -1, quark: 1.0 / 3, electron: -1)
    case .baryonMinusElectron: charges(-3, 0, 0, quark: 1.0 / 3, electron: -3)
    case .baryonMinusMuon: charges(0, -3, 0, quark: 1.0 / 3, electron: 0)
    case .baryonMinusTau: charges(0, 0, -3, quark: 1.0 / 3, electron: 0)
    case .muonMinusTau:
      charges(0, 1, -1, quark: 0, electron: 0)
      let (m, t) = (PhysicalConstants.muonMassMeV, PhysicalConstants.tauMassMeV)
      let loop = integrate(from: 0, to: 1, relativeAccuracy: 1e-13) { x in
        x * (1 - x) * log((t * t + x * (1 - x) * at.Q2) / (m * m + x * (1 - x) * at.Q2))
      }.value
      // δg_V^p = √2 α g² ε/(π G_F (Q²+m²)).
      add(FlavorMatrix(0, 1, -1), 2 * alpha * g * g / Double.pi * loop * exchange * at.charge)
    }
  }
}
