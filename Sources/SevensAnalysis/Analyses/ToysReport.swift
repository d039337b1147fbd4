import Sevens
import SevensInference
import SevensNumerics

/// The answer to `sevens toys`.
public enum ToysReport {
  /// What pseudo-experiments say: the goodness of fit, or whether values of parameters belong to the Feldman–Cousins
  /// region.
  ///
  /// - Parameters:
  ///   - tests: `KEY=value` of the hypothesis; the goodness of fit if empty.
  ///   - count: the number of pseudo-experiments.
  public static func make(
    _ analysis: Analysis, testing tests: [String] = [], count: Int, threads: Int = 1,
    progress: (any ProgressDisplay)? = nil
  ) throws(Faults) -> Output {
    var faults = FaultCollector()
    let hypothesis = values(tests, analysis, noting: &faults)
    if count < 1 { faults.add(Diagnostic("--count \(count)", "too few", remedy: "at least one")) }
    try faults.finish()
    let family = try analysis.family(with: hypothesis, loop: .threads(threads))
    let study = analysis.toys(family, count: count, loop: .threads(threads, progress))
    let isGoodness = hypothesis.isEmpty
    progress?.begin(count)
    let found = isGoodness ? study.goodnessOfFit() : study.feldmanCousins(at: hypothesis)
    progress?.end()
    guard let test = found else {
      throw Faults(
        [Diagnostic(analysis.id, "the fit of the data found no minimum", remedy: "see sevens fit")],
        status: .unreliable)
    }
    return output(analysis, family, hypothesis, test)
  }

  private static func values(
    _ tests: [String], _ analysis: Analysis, noting faults: inout FaultCollector
  ) -> [String: Double] {
    var hypothesis: [String: Double] = [:]
    for text in tests {
      let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2, let one = analysis.interest.first(where: { $0.key == sides[0] }) else {
        faults.add(Diagnostic("--test \(text)", "not KEY=value", remedy: "as in nsi.u-ee=0.1"))
        continue
      }
      guard let value = ParameterLookup.value(sides[1], one.units, "--test \(sides[0])", noting: &faults)
      else { continue }
      if !one.bounds.contains(value) {
        faults.add(
          Diagnostic(
            "--test \(sides[0])", "'\(sides[1])' is out of bounds",
            remedy: "between \(DisplayedQuantity(one.bounds.lowerBound, one.units).text) and "
              + DisplayedQuantity(one.bounds.upperBound, one.units).text))
      }
      if hypothesis.updateValue(value, forKey: sides[0]) != nil {
        faults.add(Diagnostic("--test \(sides[0])", "is named twice", remedy: "name it once"))
      }
    }
    return hypothesis
  }

  private static func output(
    _ analysis: Analysis, _ family: LikelihoodFamily, _ hypothesis: [String: Double], _ test: ToyTest
  ) -> Output {
    let (p, manifest) = (test.pValue, analysis.manifest)
    let isGoodness = hypothesis.isEmpty
    let degrees =
      isGoodness
      ? family.members[0].likelihood.degreesOfFreedom() - family.ids.count : hypothesis.count
    let asymptotic =
      degrees > 0
      ? ChiSquaredDistribution.survival(max(0, test.observed), degreesOfFreedom: degrees) : Double.nan
    let levels = analysis.levels.map { level in
      (
        level, test.critical(confidence: level),
        degrees > 0 ? ChiSquaredDistribution.threshold(confidence: level, degreesOfFreedom: degrees) : .nan
      )
    }
    let named = hypothesis.sorted { $0.key < $1.key }
    let at = named.map { key, value in
      let unit = analysis.interest.first { $0.key == key }?.units.map { " \($0.internalUnit)" }
      return "\(key) = \(NumberText.digits(value, 6))\(unit ?? "")"
    }.joined(separator: ", ")
    let of = isGoodness ? "goodness of fit" : "test of \(at)"
    let rows = levels.map { level, critical, usual in
      [
        ConfidenceLevel.text(level), NumberText.digits(critical.value, 5),
        "\(NumberText.digits(critical.range.lowerBound, 5)) to \(NumberText.digits(critical.range.upperBound, 5))",
        NumberText.digits(usual, 5), test.accepts(confidence: level) ? "accepted" : "excluded",
      ]
    }
    let lines: [String] = [
      "\(analysis.id): \(of), p = \(NumberText.digits(p.value, 4)) ± \(NumberText.digits(p.uncertainty, 2))",
      analysis.title, "",
      "\(isGoodness ? "−2 ln L" : "−2Δ ln L") observed: \(NumberText.digits(test.observed, 7)); p = "
        + "\(NumberText.digits(asymptotic, 4)) if distributed as χ² of \(degrees) degree\(degrees == 1 ? "" : "s") of freedom",
      "",
      Table(columns: ["level", "critical value", "within one error", "of χ²", ""], rows: rows).aligned, "",
      "\(test.toys.values.count) pseudo-experiments, seed \(analysis.request.seed)"
        + (test.toys.failures > 0 ? "; \(test.toys.failures) more found no minimum" : ""),
      analysis.familyNote(family), "", manifest.summary,
    ].compactMap(\.self)
    return Output(
      schema: "toys", text: lines.joined(separator: "\n"),
      result: [
        "test": isGoodness ? "goodness-of-fit" : "likelihood-ratio",
        "hypothesis": .object(hypothesis.mapValues { .number($0) }),
        "seed": .integer(Int(analysis.request.seed)),
        "count": .integer(test.toys.values.count + test.toys.failures),
        "failures": .integer(test.toys.failures), "observed": .number(test.observed),
        "pValue": .number(p.value), "uncertainty": .number(p.uncertainty), "asymptotic": .number(asymptotic),
        "levels": .array(
          levels.map { level, critical, usual in
            [
              "level": .number(level), "critical": .number(critical.value),
              "range": .numbers([critical.range.lowerBound, critical.range.upperBound]),
              "asymptotic": .number(usual), "accepted": .bool(test.accepts(confidence: level)),
            ]
          }), "values": .numbers(test.toys.values),
      ],
      table: Table(
        columns: ["statistic"], rows: test.toys.values.map { ["\($0)"] }),
      // More failures than the error of the p-value would tell another story.
      reliable: Double(test.toys.failures) < 0.01 * Double(test.toys.values.count + test.toys.failures) + 1,
      analysis: manifest)
  }
}

extension Analysis {
  /// A study of pseudo-experiments that start where fits of the data start.
  func toys(_ family: LikelihoodFamily, count: Int, loop: ParallelLoop) -> ToyStudy {
    ToyStudy(
      family, seed: request.seed, count: count,
      starts: Self.starts(of: family.members[0].likelihood.parameters, couplings: startedAnew), loop: loop)
  }
}
