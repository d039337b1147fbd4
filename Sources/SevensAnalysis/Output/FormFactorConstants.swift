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
    var found: [String: JSONValue] = [:]
    if let steps = detector.photoelectrons?.efficiency.steps, !steps.isEmpty {
      found["detector.response.efficiency.steps"] = .array(
        steps.map { ["below": .number($0.below), "factor": .number($0.factor)] })
    }
    for background in backgrounds { found["backgrounds.\(background.id)"] = background.fixed }
    return found
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
