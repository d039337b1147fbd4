import Sevens

extension FormFactorChoice {
  /// The numbers of the form factor that are neither parameters nor in a table, by name and unit.
  ///
  /// Ref: LewinSmith1996, KleinNystrand1999
  var constants: [String: Double] {
    switch self {
    case .unity: [:]
    case .helm:
      [
        "helm-skin/fm": HelmFormFactor.standardSkinFm, "lewin-smith-diffuseness/fm": 0.52,
        "lewin-smith-radius-per-cbrt-A/fm": 1.23, "lewin-smith-radius-offset/fm": -0.60,
      ]
    case .helmRMS: ["helm-skin/fm": HelmFormFactor.standardSkinFm]
    case .kleinNystrand:
      [
        "klein-nystrand-range/fm": KleinNystrandFormFactor.standardRangeFm,
        "klein-nystrand-radius-per-cbrt-A/fm": 1.2,
      ]
    case .symmetrizedFermi: ["fermi-diffuseness/fm": SymmetrizedFermiFormFactor.standardDiffusenessFm]
    }
  }
}

extension Setup {
  /// The numbers of the set-up that no key changes.
  var fixedNumbers: [String: JSONValue] {
    var fixed: [String: JSONValue] = [:]
    for stage in detector.response.efficiencies {
      if let steps = (stage.curve as? LogisticEfficiency)?.steps, !steps.isEmpty {
        fixed["\(stage.key).steps"] = .array(
          steps.map { ["below": .number($0.below), "factor": .number($0.factor)] })
      }
      if let table = stage.curve as? TabulatedEfficiency {
        fixed["\(stage.key).table"] = [
          "origin": .string(table.origin), "axis": .string(stage.axis.unit),
          "positions": .numbers(table.positions), "efficiency": .numbers(table.values),
        ]
      }
    }
    if let table = detector.response.quenching as? TabulatedQuenching {
      fixed["detector.response.quenching.table"] = [
        "origin": .string(table.origin), "T_keVnr": .numbers(table.rows.map(\.keVnr)),
        "Q": .numbers(table.rows.map(\.factor)),
      ]
    }
    if let edges = detector.binning?.listed {
      fixed["detector.axes.\(detector.axis.name).edges"] = .numbers(edges)
    }
    if let edges = detector.timeWindow?.listed {
      fixed["detector.time-window.edges_s"] = .numbers(edges.map(\.value))
    }
    for background in backgrounds { fixed["backgrounds.\(background.id)"] = background.fixed }
    return fixed
  }
}

extension Background {
  /// What no key changes: the table, and the uncertainty.
  fileprivate var fixed: JSONValue {
    var fields: [String: JSONValue] = ["uncertainty": .optional(uncertainty)]
    if case .table(let table) = shape {
      fields["table"] = .string(table.name)
      fields["bins"] = .array(table.bins.map { .numbers([$0.low, $0.high, $0.value]) })
    }
    return .object(fields)
  }
}
