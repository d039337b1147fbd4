import Sevens
import SevensKernel

/// How much single differences move a result: the first output computed again with one of them at a time.
struct Moves<Root: Configurable> {
  /// A document with the point at which it is asked.
  struct Question {
    var document: Root
    var neutrino = Neutrino(.electron)
    var energyMeV = 0.0
    var recoilMeV = 0.0
  }

  private let first: Question
  private let recorded: (a: RecordedSettings, b: RecordedSettings)
  private let value: (Question) -> Double

  init(
    _ first: Question, _ recorded: (a: RecordedSettings, b: RecordedSettings),
    value: @escaping (Question) -> Double
  ) {
    self.first = first
    self.recorded = recorded
    self.value = value
  }

  /// The result of the first output, computed again.
  var base: Double { value(first) }

  /// The differences with their changes, or with why they have none.
  func applied(_ differences: [Difference], second: OutputFile) -> [Difference] {
    let base = base
    var named = first.document
    var ignored = FaultCollector()
    recorded.b.applyNames(to: &named, noting: &ignored)
    return differences.map { difference in
      var result = difference
      if let reason = consequence(difference, named) {
        result.reason = reason
        return result
      }
      var (question, faults) = (first, FaultCollector())
      guard apply(difference, second, to: &question, &faults) else { return result }
      for problem in question.document.problems() { faults.add(Diagnostic(problem)) }
      if let fault = faults.diagnostics.first {
        result.reason = "not possible alone: \(Self.text(fault))"
      } else {
        result.change = value(question) - base
      }
      return result
    }
  }

  /// A fault without the option that was not written.
  private static func text(_ fault: Diagnostic) -> String {
    let place = fault.place.hasPrefix("--set ") ? String(fault.place.dropFirst(6)) : fault.place
    return "\(place): \(fault.message)"
  }

  /// Why a parameter is no difference of its own.
  private func consequence(_ difference: Difference, _ named: Root) -> String? {
    guard difference.kind == .parameter || difference.kind == .choice else { return nil }
    guard difference.b != nil else { return "does not apply to the second" }
    guard difference.kind == .parameter,
      let setting = named.settings.first(where: { $0.id == difference.key }),
      let other = recorded.b.parameters[difference.key],
      other.nearly(RecordedSettings.parameter(setting, of: named))
    else { return nil }
    return "follows from choices or target"
  }

  /// Makes one difference; false if it is none that can be made.
  private func apply(
    _ difference: Difference, _ second: OutputFile, to question: inout Question,
    _ faults: inout FaultCollector
  ) -> Bool {
    switch difference.kind {
    case .target, .choice, .parameter:
      guard let value = difference.assignment else { return false }
      let overrides = SettingOverrides(["\(difference.key)=\(value)"], noting: &faults)
      overrides.apply(to: &question.document, noting: &faults)
      return true
    case .interactions:
      question.document.interactions = InteractionReader.read(recorded.b.interactions, noting: &faults)
      return true
    case .question:
      switch (difference.key, second.result[difference.key]) {
      case ("neutrino", .string(let name)):
        guard let neutrino = Neutrino(name: name) else { return false }
        question.neutrino = neutrino
      case ("energy_MeV", .number(let energy)): question.energyMeV = energy
      case ("recoil_keV", .number(let recoil)): question.recoilMeV = recoil * 1e-3
      default: return false
      }
      return true
    case .version, .commit, .setup, .dataset, .constant, .fixed: return false
    }
  }
}

extension RecordedSettings.Parameter {
  /// True if both are the same quantity but for the last digits.
  func nearly(_ other: Self) -> Bool {
    guard let value, let number = other.value, unit == other.unit else { return equals(other) }
    return abs(value - number) <= 1e-14 * abs(value)
  }
}
