import Sevens

/// The answer to `sevens cross-section`.
public enum CrossSectionReport {
  /// The question as the command line puts it.
  public struct Request: Sendable {
    /// The formula of the target.
    public var target: String
    /// The name of the neutrino.
    public var neutrino: String
    /// The neutrino energy with its unit.
    public var energy: String
    /// The recoil energy with its unit.
    public var recoil: String
    /// The interactions beside the Standard Model.
    public var interactions: [String]
    /// The `--set` options.
    public var sets: [String]
    /// The command line.
    public var command: [String]

    /// A question from its parts.
    public init(
      target: String, neutrino: String, energy: String, recoil: String, interactions: [String] = [],
      sets: [String] = [], command: [String] = []
    ) {
      self.target = target
      self.neutrino = neutrino
      self.energy = energy
      self.recoil = recoil
      self.interactions = interactions
      self.sets = sets
      self.command = command
    }
  }

  /// dσ/dT at one point.
  public static func make(_ request: Request) throws(Faults) -> Output {
    let (query, standard, energy, recoil, assigned) = try read(request)
    return answer(query, standard, energy, recoil, request, assigned)
  }

  /// The question understood: as asked, as it stands without changes, and where.
  static func read(
    _ request: Request
  ) throws(Faults) -> (
    CrossSectionQuery, standard: CrossSectionQuery, Energy, RecoilEnergy, assigned: [String]
  ) {
    var faults = FaultCollector()
    let overrides = SettingOverrides(request.sets, noting: &faults)
    if overrides.assignments.contains(where: { $0.key == "target" }) {
      faults.add(Diagnostic("--set target", "the target is named by --target", remedy: "keep one of them"))
    }
    let target = TargetReader.read(request.target, place: "--target", noting: &faults)
    let neutrino =
      Neutrino(name: request.neutrino)
      ?? faults.missing(
        "--neutrino", "unknown neutrino '\(request.neutrino)'",
        remedy: Suggestion.remedy(for: request.neutrino, among: Neutrino.allCases.map(\.name)))
    let energy = positive(request.energy, "--energy", [EnergyDimension.table], &faults)
    let recoil = positive(
      request.recoil, "--recoil", [EnergyDimension.table, RecoilDimension.table], &faults)

    // Faults of the settings are worth knowing even where the target is not.
    var query = CrossSectionQuery(
      target: target ?? Setup.talkGermanium.target, neutrino: neutrino ?? Neutrino(.electron))
    let standard = query
    query.interactions = InteractionReader.adding(
      request.interactions, to: query.interactions, noting: &faults)
    let applicable = target == nil ? overrides.withoutNuclides : overrides
    applicable.apply(to: &query, noting: &faults)
    if target != nil { for problem in query.problems() { faults.add(Diagnostic(problem)) } }
    try faults.finish()
    guard let energy, let recoil else { throw Faults([]) }
    return (query, standard, Energy(energy), RecoilEnergy(recoil), overrides.assignments.map(\.key))
  }

  private static func answer(
    _ query: CrossSectionQuery, _ standard: CrossSectionQuery, _ energy: Energy, _ recoil: RecoilEnergy,
    _ request: Request, _ assigned: [String]
  ) -> Output {
    let crossSection = query.crossSection
    // 1 cm²/MeV = 1e-3 cm²/keV.
    let channels = crossSection.channels(energy: energy, recoil: recoil).map { ($0.name, $0.value * 1e-3) }
    let value = channels.reduce(0) { $0 + $1.1 }
    let highest = crossSection.maximumRecoil(energy: energy)
    var warnings = query.omissions
    if recoil > highest {
      warnings.append(
        "the recoil is above the highest one, T_max = \(NumberText.short(highest.value * 1e3)) keV, so the "
          + "cross-section is 0")
    }
    let manifest = Manifest(
      command: request.command, subject: "cross-section", document: query, standard: standard,
      assigned: assigned, datasets: [], citations: [], verified: .read, warnings: warnings)
    let nuclide = query.target.constituents.count == 1
    let per =
      nuclide
      ? "nucleus"
      : query.target.isMixture
        ? "mean formula unit" : Nuclide.elements.contains(query.target.formula) ? "atom" : "formula unit"
    let text = """
      dσ/dT = \(NumberText.digits(value, 10)) cm²/keV per \(per) of \(query.target.formula)
      \(query.neutrino.name) of \(NumberText.short(energy.value)) MeV, recoil \(NumberText.short(recoil.value * 1e3)) \
      keV, T_max \(NumberText.short(highest.value * 1e3)) keV
      \((manifest.changeLines + [manifest.summary]).joined(separator: "\n"))
      """
    return Output(
      schema: "cross-section", text: text,
      result: [
        "value": .number(value), "recoil_keV": .number(recoil.value * 1e3),
        "energy_MeV": .number(energy.value),
        "per": .string(per), "target": .string(query.target.formula),
        "neutrino": .string(query.neutrino.name),
        "channels": .array(channels.map { ["channel": .string($0.0), "value": .number($0.1)] }),
      ],
      unit: "cm2/keV",
      table: Table(
        columns: ["energy_MeV", "recoil_keV", "dsigma_dT_cm2_per_keV"],
        rows: [[energy.value, recoil.value * 1e3, value].map { "\($0)" }]),
      manifest: manifest)
  }

  private static func positive(
    _ text: String, _ place: String, _ tables: [UnitTable], _ faults: inout FaultCollector
  ) -> Double? {
    do throws(QuantityParser.Fault) {
      let value = try QuantityParser.parse(text, as: tables)
      guard value > 0 else {
        return faults.missing(place, "'\(text)' is not positive", remedy: "give a positive energy")
      }
      return value <= 1e6
        ? value : faults.missing(place, "'\(text)' is too high", remedy: "give an energy below 1000 GeV")
    } catch {
      return faults.missing(place, error.message, remedy: error.remedy)
    }
  }
}
