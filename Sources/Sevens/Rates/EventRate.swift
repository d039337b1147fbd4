import SevensKernel

/// Expected counts of a set-up, and how they split.
public struct EventRate: Sendable {
  /// A named part of the counts.
  public struct Part: Sendable, Hashable {
    /// The nuclide or the electrons of an element, the neutrino, or the channel.
    public let name: String
    /// Its counts.
    public let counts: Double
  }

  /// The counts inside the axes and the time window.
  public let counts: Double
  /// The same by nuclide, and by the element of electrons; sums to `counts`.
  public let byNuclide: [Part]
  /// The same by neutrino; sums to `counts`.
  public let byFlavor: [Part]
  /// The same by final state; sums to `counts`.
  public let byChannel: [Part]
  /// Recoils reconstructed off the axes or outside the time window; infinite where a massless exchange makes soft ones
  /// without number.
  public let outside: Double
  /// Recoils inside both but removed by the efficiency.
  public let lostToEfficiency: Double
  /// The counts of every bin, row-major over the axes: bins of time, where there are any, run fastest.
  public let bins: [Double]
  /// The counts of every bin by neutrino, in the same order.
  public let binsByFlavor: [(name: String, bins: [Double])]

  /// The counts of a prediction.
  public init(_ prediction: Prediction) {
    let size = prediction.axes.reduce(1) { $0 * $1.binCount }
    var (bins, outside, lost) = ([Double](repeating: 0, count: size), 0.0, 0.0)
    var (nuclides, flavors, channels): ([Part], [(name: String, bins: [Double])], [Part]) = ([], [], [])
    let names = prediction.beam.components.map(\.neutrino.name)

    func add(_ name: String, _ template: RateTemplate, _ model: LoweredModel) {
      let rows = prediction.counts(template, model.couplings)
      nuclides.append(Part(name: name, counts: rows.reduce(0) { $0 + $1.bins.reduce(0, +) }))
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
    func split(_ templates: [RateTemplate], _ model: LoweredModel, _ prefix: String) {
      if templates.isEmpty { return }
      for channel in model.channels {
        let couplings = model.couplings(channel: channel)
        let counts = templates.reduce(0) { sum, template in
          sum + prediction.counts(template, couplings).reduce(0) { $0 + $1.bins.reduce(0, +) }
        }
        channels.append(Part(name: prefix + channel, counts: counts))
      }
    }
    for (nuclide, template) in prediction.templates { add(nuclide.symbol, template, prediction.model) }
    for (element, template) in prediction.electronTemplates {
      add("electrons of \(element)", template, prediction.electronModel)
    }
    split(prediction.templates.map(\.template), prediction.model, "")
    split(
      prediction.electronTemplates.map(\.template), prediction.electronModel, CrossSection.electronPrefix)
    self.bins = bins
    self.outside = prediction.setup.hasUnboundedSoftRecoils ? .infinity : outside
    lostToEfficiency = lost
    counts = bins.reduce(0, +)
    byNuclide = nuclides
    byFlavor = flavors.map { Part(name: $0.name, counts: $0.bins.reduce(0, +)) }
    byChannel = channels
    binsByFlavor = flavors
  }
}
