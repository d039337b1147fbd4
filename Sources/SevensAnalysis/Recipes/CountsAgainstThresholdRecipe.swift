import Sevens
import SevensKernel
import SevensNumerics

/// Counts above a threshold at the talk's two sources, and the energy below which scattering is coherent.
///
/// Ref: Xu2019Talk
package struct CountsAgainstThresholdRecipe: Recipe {
  package static let id = "counts-against-threshold"
  package static let title =
    "counts against threshold at a spallation source and a reactor; coherence below 50 MeV"
  package static let chapter = Chapter.sources
  package static let statement =
    "At a spallation source a lower threshold adds little, and the flux is low; at a reactor statistics are high once 0.1 keV is reached. Coherence requires E_ν below 50 MeV."
  package static let formulas = ["count-rate", "pion-decay-spectra", "reactor-flux"]

  package static let predictions: [(setup: String, sets: [String])] = [
    ("talk-germanium", []), ("coherent-csi-2017", []),
  ]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  package func claims() -> [Claim] {
    let alone = { (quantity: String, ours: Double, unit: String) in
      Claim(
        quantity, published: nil, ours: ours, unit: unit, tolerance: .relative(0.01), status: .read,
        citation: "Xu2019Talk")
    }
    let spallation = Self.targets.compactMap { Curve.spallation($0, context) }
    let reactor = Curve.reactor(context)
    let gains = spallation.map { curve in
      Claim(
        Self.gain(curve.target), published: 1, ours: curve.ratio(1e-3, 10), unit: "1", tolerance: .factor(2),
        status: .read, citation: "Xu2019Talk")
    }
    let flat = spallation.map { curve in
      alone("SNS, \(curve.target): N above 1 eV / N above 1 keV", curve.ratio(1e-3, 1), "1")
    }
    let statistics = [
      alone("reactor, 100 kg of Ge, 1 yr: N above 0.1 keV", reactor.above(0.1), "counts"),
      alone("reactor, Ge: N above 0.1 keV / N above 1 keV", reactor.ratio(0.1, 1), "1"),
      alone(
        "N above 0.1 keV at the reactor / N above 10 keV at the SNS, 100 kg of Ge each",
        reactor.above(0.1) / spallation[1].above(10), "1"),
    ]
    let coherence = Self.nuclides.map { nuclide in
      Claim(
        "E_ν at which F²(T_max/2) = ½ on \(nuclide.symbol)", published: 50, ours: halfCoherenceMeV(nuclide),
        unit: "MeV", tolerance: .factor(2), status: .read, citation: "Xu2019Talk")
    }
    return gains + flat + statistics + coherence
  }

  private static let targets = ["Ar", "Ge", "CsI"]
  private static let nuclides = ["Ar40", "Ge74", "Cs133", "Pb208"].compactMap(Nuclide.init)

  private static func gain(_ target: String) -> String {
    "SNS, \(target): N above 1 eV / N above 10 keV"
  }

  package func alternatives(_ claims: [Claim]) -> [Alternative] {
    let disagreeing = Self.targets.filter { target in
      claims.contains { $0.quantity == Self.gain(target) && $0.agrees == false }
    }
    return disagreeing.compactMap { Curve.spallation($0, context) }.flatMap { curve in
      // T_max falls as 1/M: what 10 keV are on argon.
      let alike = 10 * Self.meanMass("Ar") / Self.meanMass(curve.target)
      return [
        Alternative(
          Self.gain(curve.target), changed: "1 keV in place of 10 keV", ours: curve.ratio(1e-3, 1)),
        Alternative(
          Self.gain(curve.target),
          changed: "\(NumberText.digits(alike, 2)) keV in place of 10 keV, as much of T_max as 10 keV on Ar",
          ours: curve.above(1e-3) / (Curve.spallation(curve.target, context, aboveKeV: alike) ?? .nan)),
      ]
    }
  }

  /// The mean mass of the nuclei of a target in MeV.
  private static func meanMass(_ formula: String) -> Double {
    guard let target = try? Target(formula) else { return .nan }
    let number = target.constituents.reduce(0) { $0 + $1.number }
    return target.constituents.reduce(0) { $0 + $1.number * $1.nuclide.massMeV } / number
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    let squares = Self.nuclides.map { nuclide in
      "\(nuclide.symbol) \(NumberText.digits(formFactorSquared(nuclide, energyMeV: 50), 2))"
    }
    return [
      "at the SNS lowering the threshold from 10 keV to nothing gains the recoils below 10 keV: a factor "
        + "\(NumberText.digits(claims[0].ours, 2)), \(NumberText.digits(claims[1].ours, 2)) and "
        + "\(NumberText.digits(claims[2].ours, 2)) on Ar, Ge and CsI, since T_max falls as 1/M; the statement holds for "
        + "light nuclei, and for all below 1 keV",
      "at the reactor lowering it from 1 to 0.1 keV gains a factor \(NumberText.digits(claims[7].ours, 3))",
      "the reactor counts below 0.12 keV are a lower bound: the spectra are left out below 2 MeV "
        + "(outside-range=truncate, as talk-germanium names it)",
      "F²(T_max/2) at 50 MeV: " + squares.joined(separator: ", ")
        + "; there Q = √2 E_ν, the same for every nucleus",
    ]
  }

  /// F_n² at T = T_max/2, where Q² = M T_max.
  package func formFactorSquared(_ nuclide: Nuclide, energyMeV E: Double) -> Double {
    let nuclear = NuclearModel()
    guard let form = nuclear.formFactor.distributions(of: nuclide, radii: nuclear.radii(of: nuclide)) else {
      return .nan
    }
    let recoil = Kinematics.maximumRecoil(energy: E, mass: nuclide.massMeV) / 2
    let F = form(momentumTransferMeV: Kinematics.momentumTransfer(recoil: recoil, mass: nuclide.massMeV))
      .neutrons
    return F * F
  }

  /// Where F² at T_max/2 has fallen to one half, by bisection; F falls from 1 to its first zero beyond 100 MeV/A^{1/3}.
  package func halfCoherenceMeV(_ nuclide: Nuclide) -> Double {
    var (low, high) = (1.0, 100.0)
    while high - low > 1e-9 * high {
      let middle = (low + high) / 2
      if formFactorSquared(nuclide, energyMeV: middle) > 0.5 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  package func figures() -> [Figure] {
    let spallation = Self.targets.compactMap { Curve.spallation($0, context) }
    // Zeros have no place on a logarithmic axis.
    func curve(_ name: String, _ counts: Curve) -> Figure.Curve {
      let last = counts.counts.lastIndex { $0 > 0 }.map { $0 + 1 } ?? 0
      return Figure.Curve(name, x: Array(counts.thresholdsKeV[..<last]), y: Array(counts.counts[..<last]))
    }
    let (low, high) = (1.0, 1e8)
    let source = context.setup(.coherentCsI2017).source as? PionDecayAtRest
    let protons = NumberText.digits((source?.protons ?? 0) / 1e23, 3) + "×10^{23}"
    let guides = [
      Figure.Curve("", x: [0.1, 0.1], y: [low, high], style: .guide),
      Figure.Curve("0.1 and 10 keV", x: [10, 10], y: [low, high], style: .guide),
    ]
    let drawn = spallation.map { curve("\($0.target), SNS at 19.3 m", $0) }
    let threshold = Figure(
      id: Self.id, title: "Counts above a threshold in 100 kg: SNS \(protons) protons, reactor 1 GW",
      x: Figure.Axis(
        "threshold {/:Italic T}_{thr}", unit: "keV", column: "threshold_keV", scale: .log, range: 1e-3...50),
      y: Figure.Axis(
        "{/:Italic N}({/:Italic T} > {/:Italic T}_{thr})", unit: "counts", column: "counts", scale: .log,
        range: low...high),
      curves: guides + [curve("Ge, reactor at 10 m, 1 yr", .reactor(context))] + drawn,
      notes: context.setup(.talkGermanium).source.notes + [
        "spallation source: protons on target of coherent-csi-2017, no efficiency, no quenching",
        "reactor: what is left out below 2 MeV would add counts below 0.12 keV",
      ])
    return [.sourceSpectra(), threshold]
  }

  /// N(T > T_thr) from 1 eV to 50 keV.
  package struct Curve: Sendable {
    /// The target.
    package let target: String
    /// The thresholds, 24 per decade.
    package let thresholdsKeV: [Double]
    /// The counts above each.
    package let counts: [Double]

    private static let grid: [Double] = {
      let decades: [Double] = [1e-3, 1e-2, 0.1, 1, 10]
      // Whole decades are met exactly.
      let steps = (0...112).map { (step: Int) -> Double in
        step % 24 == 0 ? decades[step / 24] : tenTo(Double(step) / 24 - 3)
      }
      return steps + [50]
    }()

    /// 100 kg at the source of coherent-csi-2017.
    package static func spallation(_ formula: String, _ context: RecipeContext = RecipeContext()) -> Curve? {
      setup(formula, context).map { Curve($0) }
    }

    /// The counts of the same above one threshold.
    package static func spallation(
      _ formula: String, _ context: RecipeContext = RecipeContext(), aboveKeV threshold: Double
    ) -> Double? {
      setup(formula, context).map {
        var setup = $0
        setup.detector.threshold = .keVnr(threshold)
        return EventRate(Prediction(setup)).counts
      }
    }

    private static func setup(_ formula: String, _ context: RecipeContext) -> Setup? {
      guard let target = try? Target(formula) else { return nil }
      let beam = context.setup(.coherentCsI2017)
      var setup = Setup(
        id: "spallation", title: "", source: beam.source, target: target,
        detector: context.setup(.talkGermanium).detector, live: beam.live)
      setup.detector.threshold = .keVnr(1e-3)
      return setup
    }

    /// The set-up talk-germanium, threshold aside.
    package static func reactor(_ context: RecipeContext = RecipeContext()) -> Curve {
      var setup = context.setup(.talkGermanium)
      setup.detector.threshold = .keVnr(1e-3)
      return Curve(setup)
    }

    private init(_ setup: Setup) {
      let beam = setup.source.beam(live: setup.live)
      let highest = Prediction.highestRecoilMeV(setup, beam) * 1e3 * (1 + 1e-9)
      let last = Self.grid[Self.grid.count - 1]
      let edges = Self.grid + [max(highest, 2 * last)]
      let bins = EventRate(Prediction(setup, recoilEdgesMeV: edges.map { $0 * 1e-3 })).bins
      var (sum, above) = (0.0, [Double](repeating: 0, count: bins.count))
      for b in bins.indices.reversed() {
        sum += bins[b]
        above[b] = sum
      }
      (target, thresholdsKeV, counts) = (setup.target.formula, Self.grid, above)
    }

    /// The counts above a threshold of the grid.
    package func above(_ keV: Double) -> Double {
      thresholdsKeV.firstIndex(of: keV).map { counts[$0] } ?? .nan
    }
    /// The counts above one threshold over those above another.
    package func ratio(_ a: Double, _ b: Double) -> Double { above(a) / above(b) }
  }
}
