import CSevensMath
import Sevens

extension Figure {
  /// The spectra of a source, or of the source of a set-up, by its id; nil if the id is of something else.
  ///
  /// A source that needs a power or a number of protons is drawn with an example of these, which the title names.
  public static func source(_ id: String, scale: Scale = .log) throws(Faults) -> Figure? {
    if let setup = Catalog.setup(id) {
      let live = type(of: setup.source).usesLiveTime ? TimeSpan(1) : setup.live
      return source(setup.source, id: id, title: "neutrinos of \(setup.title)", live: live, scale: scale)
    }
    guard let type = Catalog.sources.first(where: { $0.id == id }) else { return nil }
    let source = type.init()
    if let reactor = source as? ReactorAntineutrinos {
      return example(reactor, "1 GW at 10 m", scale) { ($0.power, $0.distance) = (.GW(1), .m(10)) }
    }
    if let pions = source as? PionDecayAtRest {
      return example(pions, "10²³ protons at 20 m", scale) {
        ($0.protonsOnTarget, $0.distance) = (1e23, .m(20))
      }
    }
    if let chromium = source as? Chromium51 {
      return example(chromium, "3 MCi at 50 cm", scale) {
        ($0.activity, $0.distance) = (Activity(1.11e17), Length(50))
      }
    }
    let problems = source.problems()
    guard problems.isEmpty else {
      throw Faults([
        Diagnostic(
          "--figure", "\(id) alone has nothing to draw: \(problems[0].message)",
          remedy: "describe a set-up that has it")
      ])
    }
    return self.source(source, id: id, title: type.title, live: TimeSpan(1), scale: scale)
  }

  private static func example<S: NeutrinoSource>(
    _ source: S, _ words: String, _ scale: Scale, _ change: (inout S) -> Void
  ) -> Figure {
    var source = source
    change(&source)
    return self.source(
      source, id: S.id, title: "\(S.title): \(words)", live: TimeSpan(1), scale: scale)
  }

  /// The spectra of a complete source: exact means over bins, from differences of the flux above an energy.
  private static func source(
    _ source: any NeutrinoSource, id: String, title: String, live: TimeSpan, scale: Scale
  ) -> Figure {
    let beam = source.beam(live: live)
    let time = type(of: source).usesLiveTime ? " s^{−1}" : ""
    let column = type(of: source).usesLiveTime ? "flux_per_cm2_s_MeV" : "fluence_per_cm2_MeV"
    let (edges, isLog) = energies(beam)
    let groups = groups(beam)
    var curves = groups.map { group in
      Curve(group.name, x: edges, y: density(beam, edges, group.components), style: .steps)
    }
    curves.removeAll { !$0.y.contains { $0 > 0 } }
    if curves.count > 1 {
      curves.insert(
        Curve("all", x: edges, y: density(beam, edges, Array(beam.components.indices)), style: .steps), at: 0)
    }
    let largest = curves.flatMap(\.y).max() ?? 0
    let lines = lines(beam, groups)
    let peak = largest > 0 ? largest : lines.map(\.flux).max() ?? 1
    // Down to a thousandth of the weakest curve, or to the end of all.
    let weakest = curves.compactMap { $0.y.max() }.min() ?? (lines.map(\.flux).min() ?? peak)
    let least = curves.flatMap(\.y).filter { $0 > 0 }.min() ?? 0
    let low = scale == .log ? min(max(weakest * 1e-3, least), peak / 10) : 0
    for line in lines {
      curves.append(
        Curve(
          "\(line.name) line at \(NumberText.digits(line.energy, 3)) MeV",
          x: [line.energy, line.energy], y: [low, line.flux]))
    }
    let high = max(peak, lines.map(\.flux).max() ?? 0) * (scale == .log ? 3 : 1.1)
    return Figure(
      id: id, title: plain(title),
      x: Axis(
        "neutrino energy {/:Italic E}", unit: "MeV", column: "energy_MeV", scale: isLog ? .log : .linear,
        range: edges[0]...edges[edges.count - 1]),
      y: Axis(
        "\(type(of: source).usesLiveTime ? "flux d{/:Italic φ}/d{/:Italic E}" : "fluence d{/:Italic φ}/d{/:Italic E}")",
        unit: "cm^{−2}\(time) MeV^{−1}", column: column, scale: scale, range: low...high),
      curves: curves,
      notes: source.notes + (lines.isEmpty ? [] : ["the height of a line is its flux, not per MeV"]))
  }

  /// Edges of the bins, and whether they are equally wide in the logarithm: where a tenth of the neutrinos has less than
  /// a tenth of the highest energy. What is below 10⁻⁶ of the largest flux at the lower end, and 10⁻¹² at the upper, is left out.
  private static func energies(_ beam: Beam) -> (edges: [Double], isLog: Bool) {
    let highest = beam.moments.highestEnergy
    let all = Array(beam.components.indices)
    func above(_ energy: Double) -> Double {
      let moments = beam.moments(minimumEnergy: energy)
      return all.reduce(0) { $0 + moments[3 * $1] * beam.components[$1].scalePerCm2 }
    }
    let isLog = above(highest / 10) < 0.9 * above(0)
    let count = 300
    var edges = (0...count).map { step in
      let part = Double(step) / Double(count)
      return isLog ? highest * sevens_pow(1000, part - 1) : highest * 1.05 * part
    }
    if isLog { edges[count] = highest }
    let flux = density(beam, edges, all)
    let least = 1e-6 * (flux.max() ?? 0)
    guard isLog, let first = flux.firstIndex(where: { $0 > least }),
      let last = flux.lastIndex(where: { $0 > 1e-6 * least })
    else { return (edges, isLog) }
    return (Array(edges[first...(last + 1)]), isLog)
  }

  /// Components that are drawn as one curve: by name and neutrino, or by name alone where that would be too many.
  private static func groups(_ beam: Beam) -> [(name: String, components: [Int])] {
    let (names, neutrinos) = (Set(beam.components.map(\.name)), Set(beam.components.map(\.neutrino)))
    func key(_ component: Beam.Component, _ fine: Bool) -> String {
      let symbol = neutrino(component.neutrino.name)
      if !fine || (neutrinos.count == 1 && names.count > 1) { return plain(component.name) }
      return names.count == 1 ? symbol : "\(plain(component.name)), \(symbol)"
    }
    let fine = Set(beam.components.map { key($0, true) }).count <= 8
    var result: [(name: String, components: [Int])] = []
    for (index, component) in beam.components.enumerated() {
      let name = key(component, fine)
      if let known = result.firstIndex(where: { $0.name == name }) {
        result[known].components.append(index)
      } else {
        result.append((name, [index]))
      }
    }
    return result
  }

  /// The lines of every group, those of one energy together.
  private static func lines(
    _ beam: Beam, _ groups: [(name: String, components: [Int])]
  ) -> [(name: String, energy: Double, flux: Double)] {
    groups.flatMap { group in
      var fluxes: [Double: Double] = [:]
      for line in beam.moments.lines where group.components.contains(line.component) {
        fluxes[line.energy, default: 0] += line.flux * beam.components[line.component].scalePerCm2
      }
      return fluxes.sorted { $0.key < $1.key }.filter { $0.value > 0 }.map { (group.name, $0.key, $0.value) }
    }
  }

  /// The mean flux per MeV of components in bins.
  static func density(_ beam: Beam, _ edges: [Double], _ components: [Int]) -> [Double] {
    // Lines have no density.
    let lines = beam.moments.lines
    let above = edges.map { edge in
      let moments = beam.moments(minimumEnergy: edge)
      return components.reduce(0) { sum, i in
        let sharp = lines.reduce(0) { $1.component == i && $1.energy >= edge ? $0 + $1.flux : $0 }
        return sum + (moments[3 * i] - sharp) * beam.components[i].scalePerCm2
      }
    }
    return edges.indices.dropLast().map { (above[$0] - above[$0 + 1]) / (edges[$0 + 1] - edges[$0]) }
  }
}
