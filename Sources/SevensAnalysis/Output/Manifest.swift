import CSevensHost
import Sevens

/// Where an output comes from: everything needed to obtain it again, and how its inputs are known.
public struct Manifest: Sendable {
  /// A continuous parameter as it was used.
  public struct Parameter: Sendable, Hashable {
    /// The value in `unit`; nil where it was absent.
    public let value: Double?
    /// The unit.
    public let unit: String
    /// What the parameter changes.
    public let kind: ParameterKind
    /// The value it has in the set-up, before the command line.
    public let standard: Double?
  }

  /// The command line.
  public let command: [String]
  /// The id of the set-up, or of what takes its place.
  public let subject: String
  /// The option of every choice.
  public let choices: [String: String]
  /// Every parameter.
  public let parameters: [String: Parameter]
  /// The id of the source; nil where none is asked for.
  public let source: String?
  /// The file the set-up was read from, as it was named.
  public let file: String?
  /// The target's formula.
  public let target: String
  /// The interactions, as they are written.
  public let interactions: [String]
  /// The tables used.
  public private(set) var datasets: [Dataset]
  /// Citation keys.
  public private(set) var citations: [String]
  /// The inputs that were not read in their source: what they are, and how they are known.
  public private(set) var unread: [String: Verification]
  /// What the command line changed: key, value and value in the set-up, for a person.
  public let changes: [String]
  /// Constants of nature, and of the form factor in use.
  public let constants: [String: Double]
  /// Numbers of the set-up that no key changes.
  public let fixed: [String: JSONValue]
  /// The weakest of all inputs.
  public var verified: Verification { unread.values.min() ?? .read }
  /// What the reader should know.
  public let warnings: [String]

  /// The manifest of a document that was changed by the command line.
  ///
  /// - Parameters:
  ///   - source: the id of the source.
  ///   - file: the file the document was read from.
  ///   - assigned: the keys that the command line set.
  ///   - parts: parts of the document that were not read in their source.
  ///   - fixed: numbers of the document that no key changes.
  public init<Root: Configurable>(
    command: [String], subject: String, source: String? = nil, file: String? = nil, document: Root,
    standard: Root, assigned: [String] = [],
    datasets: [Dataset], citations: [String], verified: Verification,
    unread parts: [String: Verification] = [:], warnings: [String], fixed: [String: JSONValue] = [:]
  ) {
    self.fixed = fixed
    self.source = source
    self.file = file
    changes = Changes.lines(document, standard, assigned: assigned)
    constants = Self.constants.merging(document.nuclear.formFactor.constants) { first, _ in first }
    self.command = command
    self.subject = subject
    target = document.target.formula
    interactions = document.interactions.map(\.notation)
    let standards = Dictionary(standard.settings.map { ($0.id, $0.read(standard)) }) { first, _ in first }
    var (choices, parameters): ([String: String], [String: Parameter]) = ([:], [:])
    var keys = citations + document.interactions.flatMap { type(of: $0.interaction).references }
    var unread: [String: Verification] = verified == .read ? [:] : ["set-up \(subject)": verified]
    unread.merge(parts) { min($0, $1) }
    unread.merge(document.unreadNumbers) { min($0, $1) }
    for setting in document.settings where setting.dormancy(in: document) == nil {
      switch (setting.form, setting.read(document)) {
      case (.choice(let options), .name(let name)):
        choices[setting.id] = name
        for option in options where option.name == name {
          keys += option.references
          if option.verified != .read { unread["\(setting.id)=\(name)"] = option.verified }
        }
      case (.number(let kind, let units, _, _), .number(let value)):
        let shown = value.map { DisplayedQuantity($0, units) }
        var before: Double?
        if case .number(let number?) = standards[setting.id] {
          let size = units?.size(of: shown?.unit ?? "")
          before = size.map { number / $0 } ?? DisplayedQuantity(number, units).value
        }
        let unit = shown?.unit ?? units?.units.first?.symbol ?? "1"
        parameters[setting.id] = Parameter(value: shown?.value, unit: unit, kind: kind, standard: before)
      default: break
      }
    }
    var tables = [Dataset.nuclides] + datasets
    if document.nuclear.formFactor.usesRadii, document.nuclear.radii == .theory2019 {
      tables.append(.nuclearRadii)
    }
    if document.nuclear.axial != .off { tables.append(.spinExpectationValues) }
    if document.channels.includesElectrons { tables.append(.bindingEnergies) }
    self.choices = choices
    self.parameters = parameters
    self.datasets = tables
    self.citations = Array(Set(keys + tables.flatMap(\.citations))).sorted()
    for table in tables where table.verified != .read { unread["dataset \(table.id)"] = table.verified }
    self.unread = unread
    self.warnings = warnings
  }

  /// The same with the tables, citations and unread inputs of another, for an output that used both.
  func including(_ other: Manifest) -> Manifest {
    var (both, sources) = (self, sources)
    sources.add(other.sources)
    (both.datasets, both.citations, both.unread) = (sources.datasets, sources.citations, sources.unread)
    return both
  }

  /// The tables and works in use.
  var sources: Sources { Sources(citations: citations, datasets: datasets, unread: unread) }

  /// The choices, how the inputs are known, and the warnings, for a person.
  public var summary: String {
    let options = choices.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let known = Verification.allCases.compactMap { level -> String? in
      let names = unread.filter { $0.value == level }.keys.sorted()
      return names.isEmpty ? nil : "\(level.rawValue), not read: \(names.joined(separator: ", "))"
    }
    return (["choices: \(options.joined(separator: " "))"] + known + warnings.map { "note: \($0)" })
      .joined(separator: "\n")
  }

  /// The manifest as JSON.
  public var json: JSONValue {
    [
      "version": .string(Self.version), "commit": .string(Self.commit), "command": .strings(command),
      "subject": .string(subject), "source": .optional(source), "file": .optional(file),
      "target": .string(target), "interactions": .strings(interactions),
      "choices": .object(choices.mapValues { .string($0) }),
      "parameters": .object(
        parameters.mapValues {
          [
            "value": .optional($0.value), "unit": .string($0.unit), "kind": .string($0.kind.rawValue),
            "default": .optional($0.standard),
          ]
        }),
      "datasets": sources.datasetsJSON,
      "constants": .object(constants.mapValues { .number($0) }), "fixed": .object(fixed),
      "conventions": ["yr": "365.25 day"],
      "citations": .strings(citations), "verified": .string(verified.rawValue),
      "unread": .object(unread.mapValues { .string($0.rawValue) }), "seed": .null,
      "warnings": .strings(warnings),
    ]
  }

  /// What every output says at least: which program ran how.
  static func program(_ command: [String], _ sources: Sources?) -> JSONValue {
    let program: [String: JSONValue] = [
      "version": .string(version), "commit": .string(commit), "command": .strings(command),
    ]
    return .object(program.merging(sources?.fields ?? [:]) { first, _ in first })
  }

  /// The version of the program.
  public static var version: String { String(cString: sevens_version()) }
  /// The commit of the build.
  public static var commit: String { String(cString: sevens_commit()) }

  private static let constants: [String: Double] = [
    "fermi-constant/MeV-2": PhysicalConstants.fermiConstantPerMeV2,
    "hbarc/(MeV fm)": PhysicalConstants.hbarcMeVfm,
    "fine-structure": PhysicalConstants.fineStructure,
    "electron-mass/MeV": PhysicalConstants.electronMassMeV,
    "muon-mass/MeV": PhysicalConstants.muonMassMeV,
    "tau-mass/MeV": PhysicalConstants.tauMassMeV,
    "pion-mass/MeV": PhysicalConstants.pionMassMeV,
    "proton-mass/MeV": PhysicalConstants.protonMassMeV,
    "neutron-mass/MeV": PhysicalConstants.neutronMassMeV,
    "W-mass/MeV": PhysicalConstants.wMassMeV,
    "atomic-mass-unit/MeV": PhysicalConstants.atomicMassUnitMeV,
    "avogadro/mol-1": PhysicalConstants.avogadroPerMol,
    "joule/MeV": PhysicalConstants.joulePerMeV,
    "nucleon-axial-coupling": PhysicalConstants.nucleonAxialCoupling,
  ]
}
