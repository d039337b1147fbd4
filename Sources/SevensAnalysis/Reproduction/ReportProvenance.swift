import Sevens

/// Where the numbers of a report come from.
package struct ReportProvenance: Sendable {
  /// A set-up as recipes use it: its choices and the parameters that have a value.
  package struct SetupState: Sendable {
    package let id, title: String
    package let choices, parameters: [(key: String, value: String)]
  }

  package let version, commit, time, command: String
  package let sets: [String]
  package let setups: [SetupState]
  package let datasets: [Dataset]
  /// Official releases: what they are, and what there is of them.
  package let releases: [(id: String, state: String, doi: String)]
  /// Inputs that were not read in their source: what they are, and how they are known.
  package let unread: [(name: String, level: String)]
  package let verified: String

  init(_ reproduction: Reproduction, _ sources: Manifest.Sources, time: String) {
    (version, commit, self.time) = (Manifest.version, Manifest.commit, time)
    command = CommandText.line(reproduction.commandOfNumbers + ["--report", "FOLDER"])
    let context = reproduction.context
    sets = context.sets
    var named: [String] = []
    for one in reproduction.computed {
      for prediction in one.recipe.predictions where !named.contains(prediction.setup) {
        named.append(prediction.setup)
      }
    }
    setups = named.compactMap { id in
      guard let setup = Catalog.setup(id),
        let request = try? SetupRequest(id: id, sets: context.sets(of: setup), command: [])
      else { return nil }
      let manifest = request.manifest(warnings: [])
      return SetupState(
        id: id, title: setup.title,
        choices: manifest.choices.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
        parameters: manifest.parameters.sorted { $0.key < $1.key }.compactMap { key, parameter in
          parameter.value.map {
            (key, NumberText.short($0) + (parameter.unit == "1" ? "" : " \(parameter.unit)"))
          }
        })
    }
    datasets = sources.datasets.sorted { $0.id < $1.id }
    unread = sources.unread.sorted { $0.key < $1.key }.map { ($0.key, $0.value.rawValue) }
    verified = (sources.unread.values.min() ?? .read).rawValue
    let store = try? ReleaseStore()
    releases = (store?.releases ?? Catalog.releases).map { release in
      let state: String
      switch store?.state(of: release) ?? .missing {
      case .missing: state = "not installed"
      case .installed(let names): state = "installed, \(names.count) of \(release.files.count) files"
      case .damaged(let reason): state = "damaged: \(reason)"
      }
      return (release.id, state, release.doi ?? "")
    }
  }
}
