import SevensKernel

/// All interactions of a set-up, lowered: the distinct terms, the final states, and the couplings.
///
/// Contributions to the same term, flavour and final state add as amplitudes, so everything interferes that should.
public struct LoweredModel: Sendable {
  /// The distinct terms.
  public let terms: [AmplitudeTerm]
  /// The final states.
  public let finals: [FinalState]
  /// The distinct masses in MeV of the final states.
  public let finalMassesMeV: [Double]
  /// The couplings.
  public let couplings: AmplitudeCouplings

  /// Lowers interactions at one or several points of their couplings; the couplings are those of the first.
  ///
  /// A coupling that vanishes at all of them has no term here, so that an interaction at zero strength is not there.
  /// Terms without weight in any scatterer may be left out by `keeping`.
  public init(
    _ points: [(interactions: [InteractionInstance], electroweak: Electroweak)],
    keeping: (AmplitudeTerm) -> Bool = { _ in true }
  ) {
    var (terms, finals, masses): ([AmplitudeTerm], [FinalState], [Double]) = ([], [], [])
    for point in points {
      for instance in point.interactions {
        for contribution in instance.lower(point.electroweak)
        where (contribution.real != 0 || contribution.imaginary != 0) && keeping(contribution.term) {
          if !terms.contains(contribution.term) { terms.append(contribution.term) }
          if !finals.contains(contribution.final) { finals.append(contribution.final) }
          if !masses.contains(contribution.final.massMeV) { masses.append(contribution.final.massMeV) }
        }
      }
    }
    self.terms = terms
    self.finals = finals
    finalMassesMeV = masses.isEmpty ? [0] : masses
    let first = points.first.map { point in point.interactions.flatMap { $0.lower(point.electroweak) } }
    couplings = Self.couplings(first ?? [], terms, finals, masses)
  }

  /// Lowers interactions at one point.
  public init(
    _ interactions: [InteractionInstance], electroweak: Electroweak,
    keeping: (AmplitudeTerm) -> Bool = { _ in true }
  ) {
    self.init([(interactions, electroweak)], keeping: keeping)
  }

  /// Lowers interactions that have the names of their kinds.
  public init(
    _ interactions: [any Interaction], electroweak: Electroweak,
    keeping: (AmplitudeTerm) -> Bool = { _ in true }
  ) {
    self.init(interactions.map { InteractionInstance($0) }, electroweak: electroweak, keeping: keeping)
  }

  /// The couplings of other values of the same interactions, for templates of the terms of this model.
  ///
  /// What has no term or final state here is left out: nothing is, unless a mass or a choice changed.
  public func couplings(
    _ interactions: [InteractionInstance], electroweak: Electroweak
  ) -> AmplitudeCouplings {
    Self.couplings(interactions.flatMap { $0.lower(electroweak) }, terms, finals, finalMassesMeV)
  }

  private static func couplings(
    _ contributions: [Contribution], _ terms: [AmplitudeTerm], _ finals: [FinalState], _ masses: [Double]
  ) -> AmplitudeCouplings {
    var couplings = AmplitudeCouplings(
      termCount: terms.count, massGroups: finals.map { masses.firstIndex(of: $0.massMeV) ?? 0 })
    for contribution in contributions {
      guard let term = terms.firstIndex(of: contribution.term),
        let final = finals.firstIndex(of: contribution.final)
      else { continue }
      for isAntineutrino in [false, true] {
        let neutrino = Neutrino(contribution.incoming, antineutrino: isAntineutrino)
        let index = couplings.index(flavor: neutrino.couplingIndex, final: final, term: term)
        let sign = isAntineutrino ? contribution.antineutrinoSign : 1
        couplings.real[index] += sign * contribution.real
        couplings.imaginary[index] += sign * contribution.imaginary
      }
    }
    return couplings
  }

  /// The names of the channels, in order of appearance.
  public var channels: [String] {
    var seen: [String] = []
    for final in finals where !seen.contains(final.channel) { seen.append(final.channel) }
    return seen
  }

  /// The couplings into the final states of one channel only.
  public func couplings(channel: String) -> AmplitudeCouplings {
    var result = couplings
    for (final, state) in finals.enumerated() where state.channel != channel {
      for flavor in 0..<AmplitudeCouplings.flavorCount {
        for term in terms.indices {
          let index = result.index(flavor: flavor, final: final, term: term)
          result.real[index] = 0
          result.imaginary[index] = 0
        }
      }
    }
    return result
  }
}
