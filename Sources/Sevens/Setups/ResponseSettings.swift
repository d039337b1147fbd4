extension Setup {
  /// The settings of the stages of the response and of its axis.
  ///
  /// What is measured along an axis has the unit of the axis in which it stands, and its key the name of the stage.
  var responseSettings: [Setting<Setup>] {
    let chain = detector.response
    let units = chain.axis.units
    var all: [Setting<Setup>] = []
    if chain.hasEfficiencyOfCounts {
      all = Setting<Setup>.all(of: chain, get: { $0.detector.response }, set: { $0.detector.response = $1 })
    }
    if let quenching = chain.quenching {
      all += [quenchingSetting].compactMap(\.self)
      all += Setting<Setup>.all(
        of: quenching, get: { $0.detector.response.quenching }, set: { $0.detector.response.quenching = $1 })
    }
    if let yield = chain.yield {
      all += Setting<Setup>.all(
        of: yield, get: { $0.detector.response.yield }, set: { $0.detector.response.yield = $1 }
      ).map {
        $0.renamed("detector.response.light", to: "detector.response.\(yield.stage)").measured(
          in: yield.units)
      }
    }
    if let smearing = chain.smearing {
      all += Setting<Setup>.all(
        of: smearing, get: { $0.detector.response.smearing }, set: { $0.detector.response.smearing = $1 }
      ).measured(type(of: smearing).measuredOnAxis, of: "detector.response.smearing", in: units)
    }
    for (index, stage) in chain.efficiencies.enumerated() {
      all += Setting<Setup>.all(
        of: stage.curve, get: { $0.detector.response.efficiencies[index].curve },
        set: { $0.detector.response.efficiencies[index].curve = $1 }
      ).measured(
        type(of: stage.curve).measuredOnAxis, of: "detector.response.efficiency", in: stage.axis.units
      ).map { $0.renamed("detector.response.efficiency", to: stage.key) }
    }
    guard let binning = detector.binning else { return all + [thresholdSetting] }
    return all
      + Setting<Setup>.all(
        of: binning, get: { $0.detector.binning }, set: { $0.detector.binning = $1 }
      ).map {
        $0.renamed(AxisBinning.prefix, to: "detector.axes.\(chain.axis.name)")
          .measured(in: units, scale: chain.axis.typicalStep)
      }
  }

  /// The threshold is a parameter only where there are no bins.
  private var thresholdSetting: Setting<Setup> {
    let axis = detector.threshold?.axis ?? detector.response.axis
    return Setting(
      id: "detector.threshold", symbol: "T_thr",
      meaning: "threshold on the axis in which the response ends",
      form: .number(kind: .response, units: axis.thresholdUnits, bounds: 0...1000, isOptional: false),
      scale: axis.typicalStep,
      read: { .number($0.detector.threshold?.value ?? 0) },
      write: {
        if case .number(let value?) = $1 { $0.detector.threshold = Threshold(value, on: axis) }
      })
  }
}

extension [Setting<Setup>] {
  /// The same with the named parameters of a part measured in other units.
  fileprivate func measured(_ names: [String], of part: String, in units: UnitTable?) -> Self {
    map { setting in
      names.contains { setting.id == "\(part).\($0)" } ? setting.measured(in: units) : setting
    }
  }
}
