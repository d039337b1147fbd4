import Sevens

/// Reads the formula of a target, or says what is wrong with it.
public enum TargetReader {
  /// The target, or nil with a fault noted.
  public static func read(_ formula: String, place: String, noting faults: inout FaultCollector) -> Target? {
    do throws(TargetError) {
      return try Target(formula)
    } catch {
      let (message, remedy) = words(error)
      return faults.missing(place, message, remedy: remedy)
    }
  }

  /// What is wrong with a target, and what to do.
  package static func words(_ error: TargetError) -> (message: String, remedy: String) {
    switch error {
    case .unknown(let formula, let part):
      let what = part == formula ? "unknown target '\(formula)'" : "unknown '\(part)' in target '\(formula)'"
      let near = Suggestion.remedy(for: part, among: Nuclide.elements + Nuclide.all.map(\.symbol))
      return (what, near.isEmpty ? "elements: \(Nuclide.elements.joined(separator: ", "))" : near)
    case .ambiguous(let formula, let element, let number):
      return (
        "'\(element)\(number)' in target '\(formula)' may be \(number) atoms of \(element) or the isotope "
          + "\(element)-\(number)",
        "write (\(element))\(number) for the atoms, [\(number)\(element)] for the isotope"
      )
    case .badFraction(let formula, let part):
      return (
        "'\(part)' in the mixture '\(formula)' is no mass fraction of a substance",
        "write fractions above 0 and at most 1, as in \"0.9 CsI + 0.1 Xe\""
      )
    case .fractionSum(let formula, let sum):
      return (
        "the mass fractions of '\(formula)' sum to \(NumberText.digits(sum, 10))",
        "let them sum to 1 (within \(NumberText.short(Target.fractionTolerance)))"
      )
    }
  }
}
