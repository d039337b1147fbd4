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
  public var interactions = [InteractionInstance(StandardModel())]
  /// What they scatter on.
  public var channels = ScatteringChannels.nuclear

  /// A neutrino on a target, everything else at its default.
  public init(target: Target, neutrino: Neutrino) {
    self.target = target
    self.neutrino = neutrino
  }

  public var settings: [Setting<CrossSectionQuery>] { theorySettings }
  public func problems() -> [Problem] {
    theoryProblems
      + interactions.filter { type(of: $0.interaction).actsOnFlux }.map {
        Problem(
          "interactions", "\($0.notation) acts on the flux on its way, not on a cross-section",
          remedy: "leave it out here, and take it in a rate or spectrum")
      }
  }

  /// The cross-section, where there are no problems.
  public var crossSection: CrossSection {
    CrossSection(
      target: target, neutrino: neutrino, interactions: interactions, electroweak: electroweak,
      nuclear: nuclear, channels: channels)
  }
}

/// dσ/dT of a target for one neutrino: per nuclide, or per formula unit of an element or compound.
///
/// An element is averaged over its isotopes by mole fraction; a compound is summed over its formula unit.
public struct CrossSection: Sendable {
  /// The target.
  public let target: Target
  let channels: [String]
  let parts: [Part]

  /// One scatterer's cross-section into one channel.
  struct Part: Sendable {
    let number: Double
    let mass: Double
    let channel: Int
    let section: DifferentialCrossSection
    let groups: Int
  }

  /// The cross-section under interactions, couplings and a description of nuclei without problems.
  public init(
    target: Target, neutrino: Neutrino,
    interactions: [InteractionInstance] = [InteractionInstance(StandardModel())],
    electroweak: Electroweak = Electroweak(), nuclear: NuclearModel = NuclearModel(),
    channels: ScatteringChannels = .nuclear
  ) {
    self.target = target
    var (names, parts): ([String], [Part]) = ([], [])
    func add(_ model: LoweredModel, _ prefix: String, _ scatterers: [(number: Double, scatterer: Scatterer)])
    {
      for channel in model.channels {
        let couplings = model.couplings(channel: channel)
        for (number, scatterer) in scatterers {
          parts.append(
            Part(
              number: number, mass: scatterer.mass, channel: names.count,
              section: DifferentialCrossSection(
                scatterer: scatterer, terms: model.terms, finalMasses: model.finalMassesMeV,
                couplings: couplings, component: neutrino.component),
              groups: model.finalMassesMeV.count))
        }
        names.append(prefix + channel)
      }
    }
    if channels.includesNuclei {
      add(
        LoweredModel(interactions, electroweak: electroweak) { $0.weight != .electrons }, "",
        target.constituents.flatMap { constituent in
          nuclear.scatterers(of: constituent.nuclide, count: 1).map { (constituent.number, $0) }
        })
    }
    if channels.includesElectrons {
      add(
        LoweredModel(interactions, electroweak: electroweak) { $0.weight == .electrons }, Self.electronPrefix,
        target.constituents.filter { $0.nuclide.electrons > 0 }.map {
          ($0.number, AtomicElectrons($0.nuclide).scatterer(count: 1))
        })
    }
    self.channels = names
    self.parts = parts
  }

  /// What stands before the final state in the name of a channel of scattering on electrons.
  static let electronPrefix = "electron-"

  /// dσ/dT in cm²/MeV of every channel at E and T in MeV; 0 outside the kinematic range.
  public func channels(energy E: Energy, recoil T: RecoilEnergy) -> [(name: String, value: Double)] {
    var values = channels.map { (name: $0, value: 0.0) }
    for part in parts {
      for group in 0..<part.groups {
        values[part.channel].value +=
          part.number * part.section(energy: E.value, recoil: T.value, group: group)
      }
    }
    return values
  }

  /// The largest recoil energy of any scatterer, the neutrino staying light.
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
      part.section.addGrid(energies: energiesMeV, recoils: recoilsMeV, to: values)
    }
    for part in parts where part.number != 1 {
      var own = [Double](repeating: 0, count: values.count)
      own.withUnsafeMutableBufferPointer {
        part.section.addGrid(energies: energiesMeV, recoils: recoilsMeV, to: $0)
      }
      for i in own.indices { values[i] += part.number * own[i] }
    }
  }
}
