import Sevens
import SevensInference

extension Analysis {
  /// Where an output of the analysis comes from: the manifest of every set-up, and what was asked.
  var manifest: AnalysisManifest { AnalysisManifest(self) }
}

/// The manifest of an output of an analysis.
public struct AnalysisManifest: Sendable {
  /// One line for each measurement and what is not read, for a person.
  public let summary: String
  /// The manifest as JSON.
  public let json: JSONValue
  /// What the reader should know.
  public let warnings: [String]
  /// Tables and works behind it.
  public let sources: Manifest.Sources

  init(_ analysis: Analysis) {
    var (sources, lines, warnings): (Manifest.Sources, [String], [String]) = (Manifest.Sources(), [], [])
    var parts: [String: JSONValue] = [:]
    for model in analysis.models {
      let standard = Catalog.setup(model.id) ?? model.setup
      let setup = model.setup
      let own = Manifest(
        command: analysis.command, subject: model.id, source: type(of: setup.source).id, document: setup,
        standard: standard, assigned: analysis.request.assignments.map(\.key),
        datasets: setup.tables,
        citations: setup.citations + setup.source.citations + setup.detector.response.citations,
        verified: min(setup.verified, model.verified), unread: setup.source.unread,
        warnings: setup.notes + setup.source.notes, fixed: setup.fixedNumbers)
      sources.add(own.sources)
      for nuisance in model.nuisances where nuisance.verified != .read {
        sources.add(unread: "nuisance \(nuisance.id)", nuisance.verified)
      }
      lines.append(
        "\(model.id): \(model.mode.rawValue) mode, \(model.statistic.observed.count) bin"
          + (model.statistic.observed.count == 1 ? "" : "s"))
      lines += own.changes.map { "  \($0)" }
      let held = model.held.filter { !setup.has($0.key) }.sorted { $0.key < $1.key }
      lines += held.map { "  \($0.key) = \(NumberText.digits($0.value, 6)), held" }
      warnings += (model.notes + own.warnings).map { "\(model.id): \($0)" }
      parts[model.id] = .object([
        "mode": .string(model.mode.rawValue), "choices": .object(own.choices.mapValues { .string($0) }),
        "interactions": .strings(own.interactions),
        "parameters": .object(
          own.parameters.mapValues {
            [
              "value": .optional($0.value), "unit": .string($0.unit), "kind": .string($0.kind.rawValue),
              "default": .optional($0.standard),
            ]
          }),
        "nuisances": .array(
          model.nuisances.map {
            [
              "id": .string($0.id), "meaning": .string($0.meaning), "constraint": .string($0.constraint.text),
              "verified": .string($0.verified.rawValue),
            ]
          }), "held": .object(model.held.mapValues { .number($0) }),
      ])
    }
    let release = analysis.models.filter { $0.mode == .full }.compactMap {
      Catalog.measurement($0.id)?.release
    }
    sources.add(Manifest.Sources(citations: release.flatMap(\.citations)))
    self.sources = sources
    self.warnings = warnings
    let known = Verification.allCases.compactMap { level -> String? in
      let names = sources.unread.filter { $0.value == level }.keys.sorted()
      return names.isEmpty ? nil : "\(level.rawValue), not read: \(names.joined(separator: ", "))"
    }
    summary = (lines + known + warnings.map { "note: \($0)" }).joined(separator: "\n")
    let request = analysis.request
    var fields: [String: JSONValue] = [
      "version": .string(Manifest.version), "commit": .string(Manifest.commit),
      "command": .strings(analysis.command), "subject": .string(analysis.id),
      "file": .optional(request.file), "measurements": .object(parts),
      "releases": .array(
        release.map {
          [
            "id": .string($0.id), "doi": .optional($0.doi), "mode": "full",
            "files": .object(
              Dictionary($0.files.map { ($0.name, .string($0.contentHash)) }) { first, _ in first }),
          ]
        }),
      "statistic": [
        "method": .string(request.method.rawValue), "data": .string(request.data.rawValue),
        "levels": .array(analysis.levels.map { .number($0) }),
        "degreesOfFreedom": request.degreesOfFreedom.map { .integer($0) } ?? .null,
      ],
      "profiled": .strings(request.profiled.map(\.key)),
      "constraints": .array(
        analysis.constraints.map {
          ["parameters": .strings($0.parameters), "constraint": .string($0.text)]
        }),
      "seed": .integer(Int(request.seed)), "warnings": .strings(warnings),
    ]
    fields.merge(sources.fields) { first, _ in first }
    json = .object(fields)
  }
}

extension ConstraintTerm {
  /// The constraint for a person.
  var text: String {
    func short(_ value: Double) -> String { NumberText.short(value) }
    let centres = centre.map(short).joined(separator: ", ")
    return switch shape {
    case .normal(let sigma): "normal \(centres) ± \(short(sigma))"
    case .logNormal(let sigma): "log-normal about \(centres), σ(ln) = \(short(sigma))"
    case .asymmetric(let minus, let plus): "\(centres) −\(short(minus)) +\(short(plus))"
    case .countingPull(let sigma): "as \(short(1 / (sigma * sigma))) counts"
    case .flat(let lower, let upper): "between \(short(lower)) and \(short(upper))"
    case .correlated: "normal about \(centres), correlated"
    }
  }
}
