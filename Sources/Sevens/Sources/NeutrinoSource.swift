import SevensKernel
import SevensNumerics

/// Where the neutrinos come from. One source is one file, and one line in the `Catalog`.
public protocol NeutrinoSource: Declared {
  /// The kebab-case id.
  static var id: String { get }
  /// One line of what it is.
  static var title: String { get }
  /// False if the beam is normalised by something else than time.
  static var usesLiveTime: Bool { get }
  /// What is not included.
  static var notIncluded: [String] { get }
  /// What the reader should know about the source as it stands.
  var notes: [String] { get }
  /// What of the source as it stands was not read in its source, besides choices and datasets, and how it is known.
  var unread: [String: Verification] { get }
  /// Citation keys of the source as it stands, with its choices.
  var citations: [String] { get }
  /// Datasets the source uses as it stands.
  var datasets: [Dataset] { get }
  /// The flux through the detector during a live time; only meaningful where `problems()` is empty.
  func beam(live: TimeSpan) -> Beam
  /// The same with the components of some pulls also where these are at 0: a fit that moves them then scales components
  /// and needs no other moments.
  func beam(live: TimeSpan, keeping pulls: Set<String>) -> Beam
}

extension NeutrinoSource {
  /// A source without pulls.
  public func beam(live: TimeSpan, keeping pulls: Set<String>) -> Beam { beam(live: live) }
  /// None, unless said.
  public var notes: [String] { [] }
  /// Nothing, unless said.
  public var unread: [String: Verification] { [:] }
  /// None, unless said.
  public var datasets: [Dataset] { [] }
}

/// The flux of a source through the detector, as components with moments.
public struct Beam: Sendable {
  /// One component: its moments are normalised on their own, and `scalePerCm2` scales them.
  public struct Component: Sendable {
    /// What it is, as in `U235` or `prompt`.
    public let name: String
    /// Who arrives.
    public let neutrino: Neutrino
    /// What the moments are multiplied by; Φ₀(0) times this is the fluence in cm⁻².
    public let scalePerCm2: Double
    /// When it arrives, if that is known.
    public let arrival: ArrivalTimes?

    /// A component from its parts.
    public init(name: String, neutrino: Neutrino, scalePerCm2: Double, arrival: ArrivalTimes? = nil) {
      self.name = name
      self.neutrino = neutrino
      self.scalePerCm2 = scalePerCm2
      self.arrival = arrival
    }
  }

  /// The components.
  public let components: [Component]
  /// Their moments.
  public let moments: FluxMoments
  /// Where the spectra begin, and what that means for a recoil that could come from below.
  public let support: Support

  /// The lower end of the spectra.
  public enum Support: Sendable, Hashable {
    /// Complete down to zero energy.
    case complete
    /// Nothing is known below an energy in MeV, and the set-up has not said what to do there.
    case unknownBelow(Double)
    /// The set-up has named what to do below.
    case named
  }

  /// A beam from its parts.
  public init(components: [Component], moments: FluxMoments, support: Support) {
    self.components = components
    self.moments = moments
    self.support = support
  }

  /// ⟨E⟩ of a component in MeV, or nil if nothing arrives.
  public func meanEnergyMeV(of index: Int) -> Double? {
    let highest = moments.highestEnergy
    // By parts, ∫ E φ dE = ∫ Φ₀(E) dE, which needs no moment beyond the three.
    let integral = integrate(
      from: 0, to: highest, breakpoints: moments.breakpoints, relativeAccuracy: 1e-12
    ) { moments(minimumEnergy: $0)[3 * index] }
    let flux = moments(minimumEnergy: 0)[3 * index]
    return flux > 0 ? integral.value / flux : nil
  }

  /// The fluence in cm⁻² of every component.
  public var fluencesPerCm2: [Double] {
    let moments = moments(minimumEnergy: 0)
    return components.indices.map { moments[3 * $0] * components[$0].scalePerCm2 }
  }
}
