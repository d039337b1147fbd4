import SevensKernel

/// From a recoil to electron-equivalent energy: quenching, Gaussian resolution, bins of keVee.
///
/// σ² = σ₀² + F ε E_ee, with the electronic noise σ₀, the Fano factor F and the energy ε of an electron–hole pair.
public struct IonizationChain: Declared {
  /// The quenching factor.
  public var quenching: any QuenchingFactor = LindhardQuenching()
  /// σ₀.
  public var noise = ElectronEquivalentEnergy(0)
  /// F.
  public var fano = 0.0
  /// ε.
  public var pairEnergy = ElectronEquivalentEnergy(0.00296)
  /// The lower end of the axis, which is the threshold.
  public var from = ElectronEquivalentEnergy(0)
  /// The upper end of the axis.
  public var to = ElectronEquivalentEnergy(1)
  /// The width of a bin; the whole axis is one bin if absent.
  public var step: ElectronEquivalentEnergy?

  public init() {}

  public static let parameters: [Parameter<IonizationChain>] = [
    Parameter(
      "detector.response.resolution.noise", \.noise, .response, bounds: 0...100, scale: 0.005, symbol: "σ₀",
      latex: #"\sigma_0"#, "standard deviation of the electronic noise"),
    Parameter(
      "detector.response.resolution.fano", \.fano, .response, bounds: 0...10, scale: 0.01, symbol: "F",
      latex: "F", "Fano factor"),
    Parameter(
      "detector.response.resolution.pair-energy", \.pairEnergy, .response, bounds: 0...1, scale: 1e-4,
      symbol: "ε", latex: #"\varepsilon"#, "energy of an electron–hole pair"
    ).when(
      Condition("no effect: the Fano factor is 0", remedy: "set detector.response.resolution.fano") {
        $0.fano > 0
      }),
    Parameter(
      "detector.axes.E.from", \.from, .response, bounds: 0...1e6, scale: 0.01, symbol: "from", latex: "from",
      "lower end of the axis"),
    Parameter(
      "detector.axes.E.to", \.to, .response, bounds: 0...1e6, scale: 0.01, symbol: "to", latex: "to",
      "upper end of the axis"),
    Parameter(
      "detector.axes.E.step", \.step, .response, bounds: 1e-6...1e6, scale: 0.01, symbol: "step",
      latex: "step",
      "width of a bin; one bin if absent"),
  ]

  public func problems() -> [Problem] {
    guard to > from else {
      return [
        Problem(
          "detector.axes.E", "the axis ends before it begins", remedy: "set detector.axes.E.to above from")
      ]
    }
    guard let step else { return [] }
    let bins = (to.value - from.value) / step.value
    return abs(bins - bins.rounded()) < 1e-6 * bins && bins < 100_000
      ? []
      : [
        Problem(
          "detector.axes.E.step", "the axis is no whole number of steps",
          remedy: "choose to = from + a multiple")
      ]
  }

  /// The edges of the bins in keVee.
  public var edgeskeVee: [Double] {
    let bins = step.map { max(1, Int(((to.value - from.value) / $0.value).rounded())) } ?? 1
    return (0...bins).map { from.value + (to.value - from.value) * Double($0) / Double(bins) }
  }

  /// The probability of every bin as a function of the recoil of a nuclide.
  public func response(of nuclide: Nuclide, highestRecoil: RecoilEnergy) -> Response {
    let (quenching, noise2, slope) = (quenching, noise.value * noise.value, fano * pairEnergy.value)
    return .gaussian(
      edges: edgeskeVee, highestRecoil: highestRecoil.value,
      sigma: { (noise2 + slope * max(0, $0)).squareRoot() },
      mean: { quenching.electronEquivalent(RecoilEnergy($0), of: nuclide).value })
  }
}
