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
    "COHERENT bounds a light scalar of a few MeV to couplings below 10⁻⁴; of a universal Z′ it leaves an island. A heavy mediator, integrated out, is a contact interaction."
  package static let formulas = [
    "scalar-cross-section", "z-prime-amplitude", "contact-map", "counting-chi2",
  ]
  package static let predictions: [(setup: String, sets: [String])] = [("coherent-csi-2017", [])]
  package static let references = ["1802.05171", "1711.09773", "1804.03660"]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  private func allowed(
    _ model: LightMediatorModel, massMeV: Double, points: Int = 161
  ) throws(Faults) -> LightMediatorModel.Allowed? {
    try model.allowed(
      massMeV: massMeV, by: ["coherent-csi-2017"], .summary, context, points: points)
  }

  /// The upper end of one parameter at 90 %.
  private func end(
    _ interest: String, _ sets: [String], _ interaction: String
  ) throws(Faults) -> Double {
    try RecipeAnalysis(
      context, ["coherent-csi-2017"], .summary, interest: [interest], sets: sets,
      interactions: [interaction])?.ends.high ?? .nan
  }

  /// g_ν g_u/(√2 G_F m²) of a vector that couples to ν_e and up quarks, relative to ε_ee^u.
  package func vectorOverContact(massMeV m: Double) throws(Faults) -> Double {
    let heavy = try end(
      "light-vector.g-neutrino=1e-4:100:81:log",
      [
        "light-vector.mass=\(m) MeV", "light-vector.g-up=1", "light-vector.nu-mumu=0",
        "light-vector.nu-tautau=0",
      ], LightVectorMediator.id)
    let contact = try end("nsi.u-ee=0:2", [], NonStandardInteractions.id)
    return heavy / (2.0.squareRoot() * PhysicalConstants.fermiConstantPerMeV2 * m * m) / contact
  }

  /// √2 g_ν g_n/(G_F m²) of a scalar that couples to neutrons, relative to C_S.
  package func scalarOverContact(massMeV m: Double) throws(Faults) -> Double {
    let heavy = try end(
      "light-scalar.g-neutrino=1e-4:100:81:log",
      ["light-scalar.mass=\(m) MeV", "light-scalar.g-neutron=1"], LightScalarMediator.id)
    let contact = try end("gi.CS-n=0:3", [], GeneralizedInteractions.id)
    return 2.0.squareRoot() * heavy / (PhysicalConstants.fermiConstantPerMeV2 * m * m) / contact
  }

  /// The coupling of a scalar at 90 %.
  package func scalar(massMeV: Double) throws(Faults) -> Double {
    try allowed(.scalar, massMeV: massMeV)?.upper ?? .nan
  }

  package func claims() throws(Faults) -> [Claim] {
    let branches = try allowed(.universal, massMeV: 1)
    func end(_ quantity: String, _ value: Double?) -> Claim {
      Claim(
        quantity, published: nil, ours: value ?? .nan, unit: "1", tolerance: .relative(0.2), status: .memory,
        citation: "1711.09773")
    }
    func contact(_ quantity: String, _ ratio: Double) -> Claim {
      Claim(
        quantity, published: 1, ours: ratio, unit: "1", tolerance: .relative(1e-3), status: .read,
        citation: "Xu2019Talk")
    }
    return [
      Claim(
        "y of a scalar of 5 MeV at 90 %", published: 1e-4, ours: try scalar(massMeV: 5), unit: "1",
        tolerance: .relative(0.3), status: .read, citation: "1802.05171"),
      end("g of a Z′ of 1 MeV: end of the branch of small couplings", branches?.upper),
      end("g of a Z′ of 1 MeV: begin of the branch that interferes twice", branches?.islands.first?.low),
      end("g of a Z′ of 1 MeV: end of it", branches?.islands.first?.high),
      contact(
        "Z′ of 100 GeV: g_ν g_u/(√2G_F m²) at 90 % over ε_ee^u at 90 %", try vectorOverContact(massMeV: 1e5)),
      contact(
        "scalar of 100 GeV: √2 g_ν g_n/(G_F m²) at 90 % over C_S at 90 %",
        try scalarOverContact(massMeV: 1e5)),
      Claim(
        "massless limit: y of a scalar of 1 keV over that of 10 keV", published: nil,
        ours: try scalar(massMeV: 1e-3) / scalar(massMeV: 1e-2), unit: "1", tolerance: .relative(1e-3),
        status: .read, citation: "1802.05171"),
    ]
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "y is √(g_ν g_N) with one coupling to protons and neutrons; \"a few MeV\" is taken to be 5 MeV",
      "the published branches of the Z′ are figures, of which no number was read: ours are printed without judgement",
      "m² ≫ Q²: the propagator is 1/m², and limits on a coupling over m² are those of the contact interaction; m² ≪ Q²: it "
        + "is 1/Q², and the mass drops out",
    ]
  }

  package func figures() throws(Faults) -> [Figure] {
    let vector = try LightMediatorExclusion { mass throws(Faults) in
      try allowed(.universal, massMeV: mass, points: 81)
    }
    let scalar = try LightMediatorExclusion { mass throws(Faults) in
      try allowed(.scalar, massMeV: mass, points: 41)
    }
    let axes = LightMediatorExclusion.axes("coupling", 1e-5...1e-2)
    return [
      Figure(
        id: Self.id, title: "Universal {/:Italic Z}′ and scalar from the counts of CsI 2017, 90 %",
        x: axes.x, y: axes.y,
        curves: [vector.line("{/:Italic Z}′: allowed below")]
          + vector.island("{/:Italic Z}′: allowed island") + [scalar.line("scalar: allowed below")],
        notes: ["one coupling to all fermions ({/:Italic Z}′); √(g_{ν} g_{N}) (scalar)"])
    ]
  }
}
