import CSevensMath
import Sevens

extension Figure {
  /// dσ/dT against T up to T_max, for the target, neutrino and energy of a question; its recoil is not used.
  ///
  /// On logarithmic axes five decades of T and of dσ/dT are shown.
  public init(crossSection request: CrossSectionReport.Request, scale: Scale = .linear) throws(Faults) {
    let (query, _, energy, _, _) = try CrossSectionReport.read(request)
    let crossSection = query.crossSection
    let highest = crossSection.maximumRecoil(energy: energy).value
    let count = 400
    let recoils = (0...count).map { i -> Double in
      let part = Double(i) / Double(count)
      // Exactly T_max at the end; from there on the cross-section is zero.
      return scale == .linear ? highest * part : highest * tenTo(5 * (part - 1))
    }
    // 1 cm²/MeV = 1e-3 cm²/keV.
    let channels = recoils.map { T in
      crossSection.channels(energy: energy, recoil: RecoilEnergy(T)).map { ($0.name, $0.value * 1e-3) }
    }
    let total = channels.map { $0.reduce(0) { $0 + $1.1 } }
    let keV = recoils.map { $0 * 1e3 }
    var curves = [
      Curve(
        Figure.neutrino(query.neutrino.name) + " on \(Figure.plain(query.target.formula))", x: keV, y: total)
    ]
    let names = channels.first?.map(\.0) ?? []
    if names.count > 1 {
      curves += names.indices.map { i in Curve(Figure.plain(names[i]), x: keV, y: channels.map { $0[i].1 }) }
    }
    let largest = total.max() ?? 0
    self.init(
      id: "cross-section",
      title: "\(Figure.neutrino(query.neutrino.name)) of \(NumberText.short(energy.value)) MeV on "
        + "\(Figure.plain(query.target.formula)), {/:Italic T}_{max} = \(NumberText.digits(highest * 1e3, 4)) keV",
      x: Axis(
        "recoil energy {/:Italic T}", unit: "keV", column: "recoil_keV", scale: scale,
        range: (keV.first ?? 0)...(keV.last ?? 1)),
      y: Axis(
        "d{/:Italic σ}/d{/:Italic T}", unit: "cm^{2}/keV", column: "dsigma_dT_cm2_per_keV", scale: scale,
        range: largest > 0 ? (scale == .log ? largest * 1e-5...largest * 3 : 0...largest * 1.05) : nil),
      curves: curves,
      notes: query.omissions)
  }
}

/// 10^x.
func tenTo(_ x: Double) -> Double { sevens_exp(x * 2.302585092994046) }
