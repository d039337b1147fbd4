import SevensKernel

/// Expected counts of a set-up, and how they split.
public struct EventRate: Sendable {
  /// A named part of the counts.
  public struct Part: Sendable, Hashable {
    /// The nuclide, neutrino or channel.
    public let name: String
    /// Its counts.
    public let counts: Double
  }

  /// The counts inside the axes and the time window.
  public let counts: Double
  /// The same by nuclide; sums to `counts`.
  public let byNuclide: [Part]
  /// The same by neutrino; sums to `counts`.
  public let byFlavor: [Part]
  /// The same by final state; sums to `counts`.
  public let byChannel: [Part]
  /// Recoils reconstructed off the axes or outside the time window.
  public let outside: Double
  /// Recoils inside both but removed by the efficiency.
  public let lostToEfficiency: Double
  /// The counts of every bin.
  public let bins: [Double]
  /// The counts of every bin by neutrino.
  public let binsByFlavor: [(name: String, bins: [Double])]

  /// The counts of a prediction.
  public init(_ prediction: Prediction) {
    var (bins, outside, lost) = ([Double](repeating: 0, count: prediction.axis.edges.count - 1), 0.0, 0.0)
    var (nuclides, flavors, channels): ([Part], [(name: String, bins: [Double])], [Part]) = ([], [], [])
    let names = prediction.beam.components.map(\.neutrino.name)

    for (nuclide, template) in prediction.templates {
      let rows = prediction.counts(template, prediction.model.couplings)
      nuclides.append(Part(name: nuclide.symbol, counts: rows.reduce(0) { $0 + $1.bins.reduce(0, +) }))
      for (name, row) in zip(names, rows) {
        outside += row.outside
        lost += row.lost
        let index = flavors.firstIndex { $0.name == name } ?? flavors.count
        if index == flavors.count { flavors.append((name, [Double](repeating: 0, count: bins.count))) }
        for (b, value) in row.bins.enumerated() {
          bins[b] += value
          flavors[index].bins[b] += value
        }
      }
    }
    for channel in prediction.model.channels {
      let couplings = prediction.model.couplings(channel: channel)
      let counts = prediction.templates.reduce(0) { sum, entry in
        sum + prediction.counts(entry.template, couplings).reduce(0) { $0 + $1.bins.reduce(0, +) }
      }
      channels.append(Part(name: channel, counts: counts))
    }
    self.bins = bins
    self.outside = outside
    lostToEfficiency = lost
    counts = bins.reduce(0, +)
    byNuclide = nuclides
    byFlavor = flavors.map { Part(name: $0.name, counts: $0.bins.reduce(0, +)) }
    byChannel = channels
    binsByFlavor = flavors
  }
}
