import SevensKernel

/// The question for one cross-section: everything but energies.
public struct CrossSectionQuery: Configurable {
  /// What neutrinos scatter on.
  public var target: Target
  /// Who arrives.
  public var neutrino: Neutrino
  /// How nuclei are described.
  public var nuclear = NuclearModel()
  /// The electroweak parameters.
  public var electroweak = Electroweak()
  /// What neutrinos do.
  public var interactions: [any Interaction] = [StandardModel()]

  /// A neutrino on a target, everything else at its default.
  public init(target: Target, neutrino: Neutrino) {
    self.target = target
    self.neutrino = neutrino
  }

  public var settings: [Setting<CrossSectionQuery>] { theorySettings }
  public func problems() -> [Problem] { theoryProblems }

  /// The cross-section, where there are no problems.
  public var crossSection: CrossSection {
    CrossSection(
      target: target, neutrino: neutrino, interactions: interactions, electroweak: electroweak,
      nuclear: nuclear)
  }
}

/// dσ/dT of a target for one neutrino: per nuclide, or per formula unit of an element or compound.
///
/// An element is averaged over its isotopes by mole fraction; a compound is summed over its formula unit.
public struct CrossSection: Sendable {
  /// The target.
  public let target: Target
  let channels: [String]
  let parts: [(number: Double, mass: Double, byChannel: [DifferentialCrossSection], groups: Int)]

  /// The cross-section under interactions, couplings and a description of nuclei without problems.
  public init(
    target: Target, neutrino: Neutrino, interactions: [any Interaction] = [StandardModel()],
    electroweak: Electroweak = Electroweak(), nuclear: NuclearModel = NuclearModel()
  ) {
    let model = LoweredModel(interactions, electroweak: electroweak)
    self.target = target
    channels = model.channels
    parts = target.constituents.flatMap { constituent in
      nuclear.scatterers(of: constituent.nuclide, count: 1).map { scatterer in
        let byChannel = model.channels.map {
          DifferentialCrossSection(
            scatterer: scatterer, terms: model.terms, finalMasses: model.finalMassesMeV,
            couplings: model.couplings(channel: $0), component: neutrino.component)
        }
        return (constituent.number, scatterer.mass, byChannel, model.finalMassesMeV.count)
      }
    }
  }

  /// dσ/dT in cm²/MeV of every channel at E and T in MeV; 0 above the highest recoil.
  public func channels(energy E: Energy, recoil T: RecoilEnergy) -> [(name: String, value: Double)] {
    channels.enumerated().map { index, name in
      let sum = parts.reduce(0) { sum, part in
        sum
          + (0..<part.groups).reduce(0) {
            $0 + part.number * part.byChannel[index](energy: E.value, recoil: T.value, group: $1)
          }
      }
      return (name, sum)
    }
  }

  /// The largest recoil energy of any nuclide.
  public func maximumRecoil(energy E: Energy) -> RecoilEnergy {
    RecoilEnergy(parts.map { Kinematics.maximumRecoil(energy: E.value, mass: $0.mass) }.max() ?? 0)
  }

  /// Adds dσ/dT in cm²/MeV, summed over channels, to a matrix with a row per recoil.
  ///
  /// Shapes: `values` holds `recoilsMeV.count` rows of `energiesMeV.count` numbers; energies ascend.
  public func addGrid(
    energiesMeV: [Double], recoilsMeV: [Double], to values: UnsafeMutableBufferPointer<Double>
  ) {
    for part in parts where part.number == 1 {
      for channel in part.byChannel {
        channel.addGrid(energies: energiesMeV, recoils: recoilsMeV, to: values)
      }
    }
    for part in parts where part.number != 1 {
      var own = [Double](repeating: 0, count: values.count)
      own.withUnsafeMutableBufferPointer { buffer in
        for channel in part.byChannel {
          channel.addGrid(energies: energiesMeV, recoils: recoilsMeV, to: buffer)
        }
      }
      for i in own.indices { values[i] += part.number * own[i] }
    }
  }
}
