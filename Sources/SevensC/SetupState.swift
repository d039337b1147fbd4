import CSevens
import Sevens
import SevensSettings

/// A set-up with the values of its parameters, and its counts as far as they have been prepared.
struct SetupState: Sendable {
  /// The set-up, but for couplings that have `moved`.
  private var setup: Setup
  /// The continuous parameters.
  let parameters: [Setting<Setup>]
  /// The bins asked for, of a detector that has none of its own.
  private(set) var edges: [Double]?
  /// The counts as a function of all couplings that have an effect; nil until the next question.
  private var function: CountFunction?
  /// Where a parameter stands among those of `function`.
  private var places: [Int?]
  /// Values for `function`.
  private var point: [Double] = []
  /// The couplings whose values stand in `point` alone: writing them into the set-up costs more than new counts.
  private var moved: [Bool]

  init(_ setup: Setup) {
    self.setup = setup
    parameters = setup.settings.filter { if case .number = $0.form { true } else { false } }
    places = parameters.map { _ in nil }
    moved = parameters.map { _ in false }
  }

  /// A parameter.
  func parameter(_ index: Int) throws(CallFault) -> Setting<Setup> {
    guard parameters.indices.contains(index) else {
      throw .outOfRange("parameter", index, count: parameters.count)
    }
    return parameters[index]
  }

  /// The index of a parameter by any of its keys.
  func index(of id: String) throws(CallFault) -> Int {
    if let index = parameters.firstIndex(where: { $0.id == id || $0.alias == id }) { return index }
    if setup.settings.contains(where: { $0.id == id }) {
      throw CallFault(SEVENS_USAGE, id, "is a choice", remedy: "give it as a setting when opening")
    }
    if let part = parameters.first(where: { $0.keys.contains(id) }), let whole = part.compound {
      throw CallFault(
        SEVENS_USAGE, id, "is a complex number", remedy: "name its parts, \(whole).re and \(whole).im")
    }
    // What is wrong with it is what is wrong with setting it.
    var (copy, faults) = (setup, FaultCollector())
    SettingOverrides(["\(id)=0"], noting: &faults).apply(to: &copy, noting: &faults)
    let diagnostics = faults.diagnostics.map { Diagnostic(id, $0.message, remedy: $0.remedy) }
    throw CallFault(SEVENS_USAGE, diagnostics.isEmpty ? [Diagnostic(id, "no parameter")] : diagnostics)
  }

  /// The value of a parameter; NaN if it is absent.
  func value(_ index: Int) throws(CallFault) -> Double {
    let parameter = try parameter(index)
    if moved[index], let place = places[index] { return point[place] }
    if case .number(let value?) = parameter.read(setup) { return value }
    return .nan
  }

  /// Sets some parameters, or none and throws all that is wrong.
  mutating func set(_ assignments: [(index: Int, value: Double)]) throws(CallFault) {
    var (faults, seen): ([Diagnostic], Set<Int>) = ([], [])
    for (index, value) in assignments {
      let parameter = try parameter(index)
      if !seen.insert(index).inserted {
        faults.append(Diagnostic(parameter.id, "set more than once", remedy: "keep one of them"))
      }
      guard case .number(_, let units, let bounds, let isOptional) = parameter.form,
        !bounds.contains(value), !(isOptional && value.isNaN)
      else { continue }
      faults.append(
        .outOfBounds(parameter.id, DisplayedQuantity(value, units).text, bounds, units))
    }
    if !faults.isEmpty { throw CallFault(SEVENS_USAGE, faults) }
    if function != nil, assignments.allSatisfy({ places[$0.index] != nil && !$0.value.isNaN }) {
      for (index, value) in assignments {
        if let place = places[index] { point[place] = value }
        moved[index] = true
      }
      return
    }
    settle()
    var changed = setup
    for (index, value) in assignments {
      parameters[index].write(&changed, .number(value.isNaN ? nil : value))
    }
    for (index, _) in assignments {
      if let problem = parameters[index].dormancy(in: changed) { faults.append(Diagnostic(problem)) }
    }
    for problem in changed.problems() { faults.append(Diagnostic(problem)) }
    if let edges { faults += Self.faults(edges, of: changed.detector) }
    if !faults.isEmpty { throw CallFault(SEVENS_USAGE, faults) }
    setup = changed
    function = nil
  }

  /// Writes what stands in `point` alone into the set-up.
  private mutating func settle() {
    for (index, hasMoved) in moved.enumerated() where hasMoved {
      if let place = places[index] { parameters[index].write(&setup, .number(point[place])) }
      moved[index] = false
    }
  }

  /// Gives a detector that has only a threshold bins of its own.
  mutating func setEdges(_ edges: [Double]) throws(CallFault) {
    var faults: [Diagnostic] = []
    if !setup.detector.isPlain {
      faults.append(
        Diagnostic("edges", "\(setup.id) has bins of its own", remedy: "change them by settings"))
    }
    faults += Self.faults(edges, of: setup.detector)
    if !faults.isEmpty { throw CallFault(SEVENS_USAGE, faults) }
    settle()
    self.edges = edges
    function = nil
  }

  /// What is wrong with edges of bins for a detector that has only a threshold.
  private static func faults(_ edges: [Double], of detector: Detector) -> [Diagnostic] {
    let problems = AxisBinning.problems(listed: edges, "edges", whole: detector.response.axis.isCount)
    let (lowest, first) = (detector.axis.edges[0], edges.first ?? .infinity)
    guard detector.isPlain, first < lowest else { return problems.map { Diagnostic($0) } }
    return problems.map { Diagnostic($0) } + [
      Diagnostic("edges", "begin at \(first), below the threshold", remedy: "begin at \(lowest) or above")
    ]
  }

  /// The counts as a function of the couplings, prepared if they are not.
  private mutating func prepared() throws(CallFault) -> CountFunction {
    if let function { return function }
    let couplings = parameters.indices.filter(isVariableCoupling)
    do {
      let function = try CountFunction(setup, varying: couplings.map { parameters[$0].id }, edges: edges)
      places = parameters.map { _ in nil }
      for (place, index) in couplings.enumerated() { places[index] = place }
      point = function.values
      self.function = function
      return function
    } catch {
      throw CallFault(SEVENS_INTERNAL, setup.id, "amplitudes are no polynomials in the couplings (\(error))")
    }
  }

  /// True for a coupling that templates can be made for whatever its value is.
  private func isVariableCoupling(_ index: Int) -> Bool {
    let parameter = parameters[index]
    guard case .number(.coupling, _, _, _) = parameter.form, parameter.dormancy(in: setup) == nil,
      case .number(.some) = parameter.read(setup)
    else { return false }
    // Where nothing cuts soft recoils off, a massless exchange must not come in unnoticed.
    guard setup.detector.isPlain, setup.detector.axis.edges[0] == 0 else { return true }
    var moved = setup
    parameter.write(&moved, .number(parameter.scale))
    return moved.problems().isEmpty
  }

  /// The axes of the counts.
  mutating func axes() throws(CallFault) -> [Axis] { try prepared().prediction.axes }

  /// The number of bins of all axes together.
  mutating func binCount() throws(CallFault) -> Int { try prepared().binCount }

  /// The counts of every bin, and whether they are as accurate as asked for.
  mutating func counts() throws(CallFault) -> (counts: [Double], status: sevens_status) {
    let function = try prepared()
    let isAccurate = function.estimatedError(at: point) <= setup.accuracy
    return (function.counts(at: point), isAccurate ? SEVENS_OK : SEVENS_UNRELIABLE)
  }

  /// The accuracy asked for, and the estimated error of the counts.
  mutating func accuracy() throws(CallFault) -> (requested: Double, estimated: Double) {
    (setup.accuracy, try prepared().estimatedError(at: point))
  }

  /// The derivatives of the counts, a row for every one of some parameters.
  mutating func gradient(_ indices: [Int]) throws(CallFault) -> [[Double]] {
    for index in indices { _ = try parameter(index) }
    let function = try prepared()
    var (faults, among): ([Diagnostic], [Int]) = ([], [])
    for index in indices {
      if let place = places[index] {
        among.append(place)
      } else {
        faults.append(noDerivative(parameters[index]))
      }
    }
    if !faults.isEmpty { throw CallFault(SEVENS_NO_DERIVATIVE, faults) }
    return function.gradient(at: point, in: among)
  }

  private func noDerivative(_ parameter: Setting<Setup>) -> Diagnostic {
    if let problem = parameter.dormancy(in: setup) { return Diagnostic(problem) }
    guard case .number(let kind, _, _, _) = parameter.form, kind != .coupling else {
      return Diagnostic(
        parameter.id, "is absent, or would bring soft recoils without number",
        remedy: "give it a value, and the detector a threshold above 0")
    }
    return Diagnostic(
      parameter.id, "is a \(kind.rawValue) parameter, and only couplings have exact derivatives",
      remedy: "take differences of counts")
  }
}
