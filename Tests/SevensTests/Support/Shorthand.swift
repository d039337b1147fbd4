import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// Every set-up that comes with the program.
let builtInSetups = Catalog.setups + Catalog.measurements.map(\.setup)

extension Setup {
  /// The same where what shares neutrinos among flavours shows: before the Sun with couplings that depend on the flavour,
  /// and one isotope, as the loops over all settings integrate hundreds of templates.
  var showingFlavors: Setup {
    source is SolarNeutrinos ? XenonSetups.ofOneIsotope(with { $0.electroweak.couplings = .erlerSu }) : self
  }
}

/// The counts of a set-up.
func rate(_ setup: Setup, recoilEdgesMeV: [Double]? = nil) -> EventRate {
  EventRate(Prediction(setup, edges: recoilEdgesMeV.map { $0.map { $0 * 1e3 } }))
}

extension EventRate {
  /// Every recoil, counted or not.
  var all: Double { counts + outside + lostToEfficiency }

  /// The bits of every number.
  var bits: [UInt64] {
    ([counts, outside, lostToEfficiency] + bins + (byNuclide + byFlavor + byChannel).map(\.counts)
      + binsByFlavor.flatMap(\.bins)).map(\.bitPattern)
  }

  /// The largest relative change of counts, *outside* and *lost* against another rate.
  func change(from other: EventRate) -> Double {
    let mine = [counts, outside, lostToEfficiency]
    let theirs = [other.counts, other.outside, other.lostToEfficiency]
    return zip(mine, theirs).map { deviation($0, from: $1) }.max() ?? 0
  }

  /// The counts of one neutrino.
  func counts(flavor name: String) -> Double { byFlavor.first { $0.name == name }?.counts ?? .nan }

  /// The counts of one nuclide.
  func counts(nuclide symbol: String) -> Double { byNuclide.first { $0.name == symbol }?.counts ?? .nan }
}

extension Setup {
  /// Germanium in a flux from a coarse table.
  static let tabulated: Setup = {
    var source = TabulatedFlux(
      energies: [.MeV(2), .MeV(4), .MeV(8)],
      columns: [
        TabulatedFlux.Column(Neutrino(.electron, antineutrino: true), perMeVcm2s: [4e11, 1e11, 1e9]),
        TabulatedFlux.Column(Neutrino(.muon), perMeVcm2s: [0, 1e10, 0]),
      ])
    source.outsideRange = .truncate
    source.citations = ["1106.0687"]
    return Setup.talkGermanium.with { [source] in
      $0.id = "tabulated"
      $0.source = source
    }
  }()

  /// 1 kg of germanium above 2 eV, 50 cm from 3 MCi of chromium that cooled for five days, for 100 days.
  static let chromium: Setup = {
    var source = Chromium51()
    (source.activity, source.distance) = (Activity(1.11e17), Length(50))
    source.coolingTime = .day(5)
    return Setup.talkGermanium.with { [source] in
      $0.id = "chromium"
      $0.source = source
      $0.detector.mass = .kg(1)
      $0.detector.threshold = .keVnr(0.002)
      $0.live = .day(100)
    }
  }()

  /// A changed copy.
  func with(_ change: (inout Setup) -> Void) -> Setup {
    var copy = self
    change(&copy)
    return copy
  }

  /// A copy whose source, of a known type, is changed.
  func with<S: NeutrinoSource>(_ type: S.Type, _ change: (inout S) -> Void) throws -> Setup {
    var source = try #require(source as? S)
    change(&source)
    return with { $0.source = source }
  }

  /// A copy with another target of the same mass.
  func with(target: String) throws -> Setup {
    let target = try Target(target)
    return with { $0.target = target }
  }

  /// A copy that counts every recoil above a threshold at any time.
  func counting(aboveKeVnr threshold: Double) -> Setup {
    with {
      $0.detector.response = ResponseChain()
      $0.detector.binning = nil
      $0.detector.timeWindow = nil
      $0.detector.threshold = .keVnr(threshold)
    }
  }

  /// A setting by its id.
  func setting(_ id: String) throws -> Setting<Setup> {
    try #require(settings.first { $0.id == id }, "\(self.id) has no setting \(id)")
  }
}

extension CrossSection {
  /// dσ/dT in cm²/MeV into all channels.
  func callAsFunction(_ energyMeV: Double, _ recoilMeV: Double) -> Double {
    channels(energy: .MeV(energyMeV), recoil: RecoilEnergy(recoilMeV)).reduce(0) { $0 + $1.value }
  }

  /// The cross-section of a formula for the neutrino of one name, with everything else as chosen.
  init(
    _ formula: String, _ neutrino: Neutrino = Neutrino(.electron), electroweak: Electroweak = Electroweak(),
    _ choose: (inout NuclearModel) -> Void
  ) throws {
    var nuclear = NuclearModel()
    choose(&nuclear)
    self.init(
      target: try Target(formula), neutrino: neutrino, electroweak: electroweak, nuclear: nuclear)
  }
}

extension Nuclide {
  /// Q_W = −2(g_V^p Z + g_V^n N) at tree level.
  func treeWeakCharge(sin2ThetaW: Double = Electroweak.standardSin2ThetaW) -> Double {
    Double(neutrons) - (1 - 4 * sin2ThetaW) * Double(protons)
  }
}
