import Sevens

/// The predicted CsI-2017 counts for every coupling scheme and form factor, and what other named choices do.
///
/// Ref: 1708.01294, 1804.09459
struct CsI2017PredictionRecipe: Recipe {
  static let id = "coherent-csi-2017/prediction"
  static let title = "173 ± 48 events predicted in COHERENT's CsI of 2017"
  static let chapter = Chapter.observations
  static let statement =
    "COHERENT expected 173 ± 48 events in 14.6 kg of CsI, 19.3 m from the target of the SNS."
  static let formulas = ["count-rate", "weak-charge", "form-factor-helm"]

  private static let schemes: [CouplingScheme] = [.tree, .erlerSu, .pdg]
  private static let formFactors: [FormFactorChoice] = [.helm, .kleinNystrand, .helmRMS]

  static var predictions: [(setup: String, sets: [String])] {
    schemes.flatMap { scheme in
      formFactors.map {
        ("coherent-csi-2017", ["couplings=\(scheme.rawValue)", "form-factor=\($0.rawValue)"])
      }
    }
  }

  let context: RecipeContext
  init(_ context: RecipeContext) { self.context = context }

  func claims() -> [Claim] {
    Self.schemes.flatMap { scheme in
      Self.formFactors.map { formFactor in
        Claim(
          "\(scheme.rawValue), \(formFactor.rawValue)", published: 173, ours: counts(scheme, formFactor),
          unit: "counts", tolerance: .absolute(48), status: .memory, citation: "1708.01294")
      }
    }
  }

  func explanation(_ claims: [Claim]) -> [String] {
    let setup = context.setup(.coherentCsI2017)
    let base = EventRate(Prediction(setup)).counts
    var integer = setup
    integer.detector.response.point = .integer
    var anytime = setup
    anytime.detector.timeWindow?.use = .none
    func shift(_ setup: Setup) -> String {
      let change = (EventRate(Prediction(setup)).counts / base - 1) * 100
      return (change > 0 ? "+" : "") + NumberText.fixed(change, 1) + " %"
    }
    return [
      "efficiency.at=integer: \(shift(integer)); time-window=none: \(shift(anytime)) "
        + "(relative to erler-su, helm-rms)",
      "the published ±48 is the systematic uncertainty, 28 %, most of it quenching",
    ]
  }

  private func counts(_ scheme: CouplingScheme, _ formFactor: FormFactorChoice) -> Double {
    var setup = context.setup(.coherentCsI2017)
    setup.electroweak.couplings = scheme
    setup.nuclear.formFactor = formFactor
    return EventRate(Prediction(setup)).counts
  }
}
