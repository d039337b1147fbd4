import CSevensMath
import Sevens
import SevensInference
import SevensNumerics

/// Light scalar and vector mediators from the counts of CsI 2017.
///
/// Ref: 1802.05171, 1711.09773, 1804.03660
package struct LightMediatorLimitsRecipe: Recipe {
  package static let id = "light-mediator-limits-csi-2017"
  package static let title = "light scalar of a few MeV below 1e-4, and the two branches of a universal Z′"
  package static let chapter = Chapter.lightMediators
  package static let statement =
    "COHERENT bounds a light scalar of a few MeV to couplings below 10⁻⁴; of a universal Z′ it leaves an island."
  package static let formulas = ["scalar-cross-section", "z-prime-amplitude", "counting-chi2"]
  package static let predictions: [(setup: String, sets: [String])] = [("coherent-csi-2017", [])]
  package static let references = ["1802.05171", "1711.09773", "1804.03660"]

  /// y = √(g_ν g_N) at 90 % of a scalar with one coupling to nucleons.
  private func scalar(massMeV: Double) throws(Faults) -> Double {
    let nucleon = 1e-4
    let found = try RecipeAnalysis(
      context, ["coherent-csi-2017"], .summary, interest: ["light-scalar.g-neutrino=1e-9:10:41:log"],
      sets: [
        "light-scalar.mass=\(massMeV) MeV", "light-scalar.g-proton=\(nucleon)",
        "light-scalar.g-neutron=\(nucleon)",
      ], interactions: [LightScalarMediator.id])
    return ((found?.ends.high ?? .nan) * nucleon).squareRoot()
  }

  /// The intervals of g at 90 % of a vector of universal charges.
  private func vector(massMeV: Double) throws(Faults) -> [(low: Double, high: Double)] {
    let found = try RecipeAnalysis(
      context, ["coherent-csi-2017"], .summary, interest: ["light-vector.g=1e-6:1:161:log"],
      sets: ["light-vector.mass=\(massMeV) MeV", "light-vector.charges=universal"],
      interactions: [LightVectorMediator.id])
    return found?.scan.sets[0].intervals.map { ($0.lower.x, $0.upper.x) } ?? []
  }

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  package func claims() throws(Faults) -> [Claim] {
    let branches = try vector(massMeV: 1)
    func end(_ quantity: String, _ value: Double?) -> Claim {
      Claim(
        quantity, published: nil, ours: value ?? .nan, unit: "1", tolerance: .relative(0.2), status: .memory,
        citation: "1711.09773")
    }
    return [
      Claim(
        "y of a scalar of 5 MeV at 90 %", published: 1e-4, ours: try scalar(massMeV: 5), unit: "1",
        tolerance: .relative(0.3), status: .read, citation: "1802.05171"),
      end("g of a Z′ of 1 MeV: end of the branch of small couplings", branches.first?.high),
      end(
        "g of a Z′ of 1 MeV: begin of the branch that interferes twice",
        branches.count > 1 ? branches[1].low : nil),
      end("g of a Z′ of 1 MeV: end of it", branches.count > 1 ? branches[1].high : nil),
    ]
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "y is √(g_ν g_N) with one coupling to protons and neutrons; \"a few MeV\" is taken to be 5 MeV",
      "the published branches of the Z′ are figures, of which no number was read: ours are printed without judgement",
    ]
  }

  package func figures() throws(Faults) -> [Figure] {
    let masses = (0...24).map { 0.1 * 10_000.0.power(Double($0) / 24) }
    var (intervals, scalars): ([[(low: Double, high: Double)]], [Double]) = ([], [])
    for mass in masses {
      intervals.append(try vector(massMeV: mass))
      scalars.append(try scalar(massMeV: mass))
    }
    let island = zip(masses, intervals).filter { $0.1.count > 1 }
    return [
      Figure(
        id: Self.id, title: "Universal {/:Italic Z}′ and scalar from the counts of CsI 2017, 90 %",
        x: Figure.Axis("mediator mass", unit: "MeV", column: "mass_MeV", scale: .log),
        y: Figure.Axis("coupling", unit: "1", column: "coupling", scale: .log, range: 1e-5...1e-2),
        curves: [
          Figure.Curve(
            "{/:Italic Z}′: allowed below", x: masses, y: intervals.map { $0.first?.high ?? .nan }),
          Figure.Curve(
            "{/:Italic Z}′: allowed island", x: island.map(\.0), y: island.map { $0.1[1].low },
            yHigh: island.map { $0.1[1].high }, style: .band),
          Figure.Curve("scalar: allowed below", x: masses, y: scalars),
        ], notes: ["one coupling to all fermions ({/:Italic Z}′); √(g_{ν} g_{N}) (scalar)"])
    ]
  }
}

extension Double {
  /// A positive number to a real power.
  fileprivate func power(_ exponent: Double) -> Double { sevens_pow(self, exponent) }
}
