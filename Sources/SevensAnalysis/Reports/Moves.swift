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
  private let transplant: (inout Root, Difference.Kind) -> Bool
  private let owned: [Difference.Kind: Set<String>]
  private let value: (Question) -> [Double]

  /// - Parameters:
  ///   - owned: the keys of every part that may be taken as a whole.
  ///   - transplant: takes a whole part of the second document; false if there is none of it.
  ///   - value: the result, and behind it its bins if it has some.
  init(
    _ first: Question, _ recorded: (a: RecordedSettings, b: RecordedSettings),
    owned: [Difference.Kind: Set<String>] = [:],
    transplant: @escaping (inout Root, Difference.Kind) -> Bool, value: @escaping (Question) -> [Double]
  ) {
    self.owned = owned
    self.first = first
    self.recorded = recorded
    self.transplant = transplant
    self.value = value
  }

  /// The result of the first output, computed again.
  var base: [Double] { value(first) }

  /// The differences with their changes, or with why they have none.
  func applied(_ differences: [Difference], second: OutputFile) -> [Difference] {
    let base = base
    var named = first.document
    var ignored = FaultCollector()
    recorded.b.applyNames(to: &named, noting: &ignored)
    let parts = differences.filter { $0.kind == .source || $0.kind == .detector }.map(\.kind)
    return differences.map { difference in
      var result = difference
      if let reason = part(difference, parts) ?? consequence(difference, named) {
        result.reason = reason
        return result
      }
      var (question, faults) = (first, FaultCollector())
      guard apply(difference, second, to: &question, &faults) else { return result }
      for problem in question.document.problems() { faults.add(Diagnostic(problem)) }
      if let fault = faults.diagnostics.first {
        result.reason = "not possible alone: \(Self.text(fault))"
      } else {
        let moved = value(question)
        result.change = moved[0] - base[0]
        if moved.count == base.count, base.count > 1 { result.bins = zip(moved, base).dropFirst().map(-) }
      }
      return result
    }
  }

  /// A fault without the option that was not written.
  private static func text(_ fault: Diagnostic) -> String {
    let place = fault.place.hasPrefix("--set ") ? String(fault.place.dropFirst(6)) : fault.place
    return "\(place): \(fault.message)"
  }

  /// The part that a parameter or choice belongs to, where that differs as a whole.
  private func part(_ difference: Difference, _ parts: [Difference.Kind]) -> String? {
    guard difference.kind == .parameter || difference.kind == .choice || difference.kind == .fixed else {
      return nil
    }
    return parts.first { owned[$0]?.contains(difference.key) ?? false }.map { "goes with the \($0.rawValue)" }
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
    case .source, .detector: return transplant(&question.document, difference.kind)
    case .version, .commit, .setup, .dataset, .constant, .fixed, .background: return false
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
