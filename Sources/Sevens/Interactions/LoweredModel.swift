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

  /// Lowers interactions; terms without weight in any scatterer may be left out by `keeping`.
  public init(
    _ interactions: [any Interaction], electroweak: Electroweak,
    keeping: (AmplitudeTerm) -> Bool = { _ in true }
  ) {
    let contributions = interactions.flatMap { $0.lower(electroweak) }.filter { keeping($0.term) }
    var (terms, finals, masses): ([AmplitudeTerm], [FinalState], [Double]) = ([], [], [])
    for contribution in contributions {
      if !terms.contains(contribution.term) { terms.append(contribution.term) }
      if !finals.contains(contribution.final) { finals.append(contribution.final) }
      if !masses.contains(contribution.final.massMeV) { masses.append(contribution.final.massMeV) }
    }
    var couplings = AmplitudeCouplings(
      termCount: terms.count, massGroups: finals.map { masses.firstIndex(of: $0.massMeV) ?? 0 })
    for contribution in contributions {
      guard let term = terms.firstIndex(of: contribution.term),
        let final = finals.firstIndex(of: contribution.final)
      else { continue }
      let index = couplings.index(flavor: contribution.incoming.rawValue, final: final, term: term)
      couplings.real[index] += contribution.real
      couplings.imaginary[index] += contribution.imaginary
    }
    self.terms = terms
    self.finals = finals
    finalMassesMeV = masses.isEmpty ? [0] : masses
    self.couplings = couplings
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
