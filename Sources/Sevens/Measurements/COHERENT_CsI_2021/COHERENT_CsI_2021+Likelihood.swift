import CSevensMath
import SevensInference

/// Likelihoods of COHERENT's final result with CsI[Na].
///
/// Ref: 2110.07730, 2303.09360
extension MeasurementModel {
  private static let id = "coherent-csi-2021"
  private static let parameters = PublishedParameters(.coherentCsI2021Parameters)
  /// The acceptance of neutron and steady-state backgrounds in time.
  private static let acceptance = (
    onset: parameters["acceptance-onset"], rate: parameters["acceptance-rate"]
  )

  /// The number of events of the collaboration's fit with its published error, and 12 % on the prediction.
  ///
  /// Ref: 2110.07730
  static var coherentCsI2021Summary: MeasurementModel {
    var setup = Setup.coherentCsI2021
    setup.detector.binning = AxisBinning(from: 0, to: 60)
    setup.detector.timeWindow?.listed = [.us(0), .us(6)]
    return MeasurementModel(
      id: id, mode: .summary, setup: setup,
      nuisances: [
        .scale(
          "\(id).prediction", "the prediction as a whole",
          relative: parameters.relativeError("predicted-events"), .checked)
      ],
      backgrounds: [],
      statistic: .counting(
        observed: parameters["observed-events"], uncertainty: parameters.error("observed-events")),
      released: nil,
      notes: [
        "one number: no shape in energy or time",
        "the published ± 20 events is narrower than the ± 30 that the released data give in 9 × 11 bins",
      ],
      verified: .checked)
  }

  /// Poisson likelihood of 9 bins of energy times 11 bins of time.
  ///
  /// The steady-state background has the energies of the anti-coincident events and falls in time as the acceptance
  /// of the first pulse does; neutrons have the distributions of the release.
  ///
  /// Ref: 2110.07730, 2303.09360
  static func coherentCsI2021(_ release: Measurement.ReleaseTables) -> MeasurementModel {
    var setup = Setup.coherentCsI2021
    if var source = setup.source as? PionDecayAtRest {
      (source.pulseMean, source.pulseSigma) = (nil, nil)
      source.pulseHistogram = pulse(release)
      setup.source = source
    }
    let edges = (energy: setup.detector.axis.edges, time: Setup.coherentCsI2021Times)
    func binned(_ file: String) -> [Double] {
      let table = release.table(file)
      var counts = [Double](repeating: 0, count: (edges.energy.count - 1) * (edges.time.count - 1))
      for (pe, time) in zip(table["photoelectrons"], table["time"]) {
        guard let e = bin(of: pe, edges.energy), let t = bin(of: time, edges.time) else { continue }
        counts[e * (edges.time.count - 1) + t] += 1
      }
      return counts
    }
    func product(_ energies: [Double], _ times: [Double]) -> [Double] {
      let total = energies.reduce(0, +) * times.reduce(0, +)
      return energies.flatMap { e in times.map { e * $0 / total } }
    }
    let steadyEvents = binned("dataBeamOnAC.txt")
    let times = edges.time.count - 1
    let steadyEnergies = (0..<(edges.energy.count - 1)).map { e in
      steadyEvents[(e * times)..<((e + 1) * times)].reduce(0, +)
    }
    // What falls as the acceptance does falls from the start of the window on.
    let steadyTimes = zip(edges.time, edges.time.dropFirst()).map {
      sevens_exp(-acceptance.rate * $0) - sevens_exp(-acceptance.rate * $1)
    }
    func neutrons(_ name: String) -> [Double] {
      product(
        zip(edges.energy, edges.energy.dropFirst()).map { low, high in
          release.table("\(name)PE.txt")["density"][Int(low)..<Int(high)].reduce(0, +)
        }, accepted(release.table("\(name)Trec.txt"), edges.time))
    }
    func background(_ name: String, _ counts: [Double], relative: Double) -> Background {
      Background(
        name,
        CountPolynomial(constant: counts) * .pull("\(id).\(name)", relative: relative, binCount: counts.count)
      )
    }
    func pull(_ name: String, _ meaning: String) -> Nuisance {
      Nuisance(
        "\(id).\(name)", "\(meaning), in standard deviations", .normal("\(id).\(name)"), .backgrounds,
        .checked)
    }
    return MeasurementModel(
      id: id, mode: .full, setup: setup,
      nuisances: signalNuisances + [
        pull("prompt-neutrons", "neutrons of the beam"),
        pull("induced-neutrons", "neutrons that neutrinos make in the shielding"),
        pull("steady-state", "steady-state background"),
      ],
      backgrounds: [
        background(
          "prompt-neutrons", neutrons("brn").map { $0 * parameters["neutron-events"] },
          relative: parameters.relativeError("neutron-events")),
        background(
          "induced-neutrons", neutrons("nin").map { $0 * parameters["induced-neutron-events"] },
          relative: parameters.relativeError("induced-neutron-events")),
        background(
          "steady-state",
          product(steadyEnergies, steadyTimes).map { $0 * steadyEnergies.reduce(0, +) },
          relative: parameters["steady-state-uncertainty"]),
      ],
      statistic: .poisson(observed: binned("dataBeamOnC.txt")), released: nil,
      notes: [
        "radii of neutrons ± 5 % and the flux ± 10 % are assumed, not read",
        "the proton pulse is that of the prompt neutrons: the file of the release with the flux is not read",
      ],
      verified: .read)
  }

  /// What changes the signal: flux, quenching along two directions, efficiency, onset, radii of neutrons.
  private static var signalNuisances: [Nuisance] {
    [
      .flux("sns.flux", relative: parameters.relativeError("neutrinos-per-proton"), .assumed),
      .change(
        "\(id).quenching-1", "first direction of the quenching", .read, applies: Self.isQuenchedAsPublished
      ) { setup, x in Self.move(&setup) { $0.first += x } },
      .change(
        "\(id).quenching-2", "second direction of the quenching", .read, applies: Self.isQuenchedAsPublished
      ) { setup, x in Self.move(&setup) { $0.second += x } },
      .change("\(id).efficiency", "efficiency", .read) { setup, x in
        setup.detector.response.efficiencies = [
          EfficiencyStage(Setup.coherentCsI2021Efficiency(x), on: .photoelectrons)
        ]
      },
      // Farther away whole bins of time fill up from nothing, which no polynomial follows.
      Nuisance(
        "\(id).onset", "onset of the arrival times", .normal("\(id).onset"),
        .delays { setup, x in
          guard var source = setup.source as? PionDecayAtRest else { return }
          source.timeOffset = TimeSpan(
            source.timeOffset.value + x * parameters["onset-uncertainty"] * 1e-6)
          setup.source = source
        }, parameters.verified("onset-uncertainty"), reach: 2.5),
      .change("\(id).neutron-radius", "radii of the neutrons of Cs and I", .assumed) { setup, x in
        for nuclide in setup.target.constituents.map(\.nuclide) {
          guard let radius = setup.nuclear.radii(of: nuclide)?.neutronFm else { continue }
          setup.nuclear.neutronRadii[nuclide.symbol] = NuclearRadius(
            radius * (1 + x * parameters["neutron-radius-uncertainty"]))
        }
      },
    ]
  }

  /// The directions are those of this quenching factor and of no other.
  @Sendable private static func isQuenchedAsPublished(_ setup: Setup) -> Bool {
    setup.detector.response.quenching is COHERENT2021Quenching
  }

  private static func move(_ setup: inout Setup, _ change: (inout COHERENT2021Quenching) -> Void) {
    guard var quenching = setup.detector.response.quenching as? COHERENT2021Quenching else { return }
    change(&quenching)
    setup.detector.response.quenching = quenching
  }

  /// The times of the prompt neutrons, as those of the protons.
  private static func pulse(_ release: Measurement.ReleaseTables) -> TimeHistogram {
    let table = release.table("brnTrec.txt")
    let sum = table["counts"].reduce(0, +)
    return TimeHistogram(
      edgesSeconds: table.axes[0].edges.map { $0 * 1e-6 }, probabilities: table["counts"].map { $0 / sum })
  }

  /// The bin of a value between ascending edges.
  private static func bin(of value: Double, _ edges: [Double]) -> Int? {
    guard let above = edges.firstIndex(where: { $0 > value }), above > 0 else { return nil }
    return above - 1
  }

  /// A histogram of times after the acceptance, in wider bins.
  private static func accepted(_ table: ReleaseTable, _ edges: [Double]) -> [Double] {
    let axis = table.axes[0]
    return zip(edges, edges.dropFirst()).map { low, high in
      (0..<axis.count).reduce(0.0) { sum, b in
        let (centre, half) = (axis.centre(b), axis.width / 2)
        let overlap = max(0, min(high, centre + half) - max(low, centre - half)) / axis.width
        let factor =
          centre < acceptance.onset ? 1 : sevens_exp(-acceptance.rate * (centre - acceptance.onset))
        return sum + table["counts"][b] * overlap * factor
      }
    }
  }
}
