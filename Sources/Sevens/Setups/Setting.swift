/// A declared parameter or choice, bound to the place in a set-up where its value lives.
public struct Setting: Sendable {
  /// The value of a setting.
  public enum Value: Sendable, Hashable {
    /// A number in the internal unit, or nothing where that is allowed.
    case number(Double?)
    /// An option of a choice, or the formula of a target.
    case name(String)
  }

  /// What a value may be.
  public enum Form: Sendable, Hashable {
    /// A number.
    case number(kind: ParameterKind, units: UnitTable?, bounds: ClosedRange<Double>, isOptional: Bool)
    /// One of the options.
    case choice([Choice<Setup>.Option])
    /// The formula of a target.
    case target
  }

  /// The key users write.
  public let id: String
  /// Another key that means the same.
  public let alias: String?
  /// The plain symbol, if it is a number.
  public let symbol: String
  /// One line of meaning.
  public let meaning: String
  /// What a value may be.
  public let form: Form
  /// Reads the value.
  public let read: @Sendable (Setup) -> Value
  /// Writes a value of the same form.
  public let write: @Sendable (inout Setup, Value) -> Void
}

extension Setup {
  /// Every parameter and choice that applies to the set-up as it stands.
  public var settings: [Setting] {
    var all: [Setting] = [
      Setting(
        id: "target", alias: nil, symbol: "", meaning: "nuclide, element or compound", form: .target,
        read: { .name($0.target.formula) },
        write: { setup, value in
          if case .name(let formula) = value, let target = try? Target(formula) { setup.target = target }
        })
    ]
    all += bind(source, get: { $0.source }, set: { $0.source = $1 })
    all += bind(detector, get: { $0.detector }, set: { $0.detector = $1 })
    if detector.photoelectrons == nil {
      all.append(
        setting(of: Detector.thresholdParameter, get: { $0.detector }, set: { $0.detector = $1 }))
    }
    if let chain = detector.photoelectrons {
      all += bind(chain, get: { $0.detector.photoelectrons }, set: { $0.detector.photoelectrons = $1 })
      all += bind(
        chain.quenching, get: { $0.detector.photoelectrons?.quenching },
        set: { $0.detector.photoelectrons?.quenching = $1 })
      all += bind(
        chain.efficiency, get: { $0.detector.photoelectrons?.efficiency },
        set: { $0.detector.photoelectrons?.efficiency = $1 })
    }
    if let window = detector.timeWindow {
      all += bind(window, get: { $0.detector.timeWindow }, set: { $0.detector.timeWindow = $1 })
    }
    all.append(Self.exposureSetting)
    all += bind(electroweak, get: { $0.electroweak }, set: { $0.electroweak = $1 })
    all += bind(nuclear, get: { $0.nuclear }, set: { $0.nuclear = $1 })
    if nuclear.formFactor.usesRadii { all += neutronRadiusSettings }
    all.append(Self.accuracySetting)
    return all
  }

  private static let exposureSetting = Setting(
    id: "exposure.live", alias: "exposure", symbol: "t",
    meaning: "live time; a beam source is normalised by its protons instead",
    form: .number(kind: .rate, units: TimeDimension.table, bounds: 0...1e12, isOptional: false),
    read: { .number($0.live.value) },
    write: { if case .number(let value?) = $1 { $0.live = TimeSpan(value) } })

  private static let accuracySetting = Setting(
    id: "accuracy", alias: nil, symbol: "δ", meaning: "relative accuracy aimed for",
    form: .number(kind: .shape, units: nil, bounds: 1e-15...0.1, isOptional: false),
    read: { .number($0.accuracy) },
    write: { if case .number(let value?) = $1 { $0.accuracy = value } })

  /// The neutron radius of every nuclide, where the form factor uses it.
  private var neutronRadiusSettings: [Setting] {
    target.constituents.map(\.nuclide).filter { !$0.isFreeNucleon }.map { nuclide in
      Setting(
        id: "nuclide.\(nuclide.symbol).neutron-radius", alias: nil, symbol: "R_n(\(nuclide.symbol))",
        meaning: "rms radius of the neutrons of \(nuclide.symbol)",
        form: .number(kind: .shape, units: RadiusDimension.table, bounds: 0.1...20, isOptional: false),
        read: { .number($0.nuclear.radii(of: nuclide)?.neutronFm) },
        write: {
          if case .number(let value?) = $1 { $0.nuclear.neutronRadii[nuclide.symbol] = NuclearRadius(value) }
        })
    }
  }

  /// The settings of one declared part, reached through a getter and a setter.
  private func bind<Part: Declared, Slot>(
    _ part: Part, get: @escaping @Sendable (Setup) -> Slot?,
    set: @escaping @Sendable (inout Setup, Part) -> Void
  ) -> [Setting] {
    let parameters = Part.parameters.map { setting(of: $0, get: { get($0) as? Part }, set: set) }
    return parameters
      + Part.choices.map { choice in
        Setting(
          id: choice.id, alias: nil, symbol: "", meaning: choice.meaning,
          form: .choice(
            choice.options.map {
              Choice<Setup>.Option(name: $0.name, meaning: $0.meaning, references: $0.references)
            }),
          read: { .name((get($0) as? Part).map(choice.read) ?? "") },
          write: {
            guard case .name(let name) = $1, var part = get($0) as? Part else { return }
            choice.write(&part, name)
            set(&$0, part)
          })
      }
  }

  private func setting<Part: Declared>(
    of parameter: Parameter<Part>, get: @escaping @Sendable (Setup) -> Part?,
    set: @escaping @Sendable (inout Setup, Part) -> Void
  ) -> Setting {
    Setting(
      id: parameter.id, alias: nil, symbol: parameter.symbol, meaning: parameter.meaning,
      form: .number(
        kind: parameter.kind, units: parameter.units, bounds: parameter.bounds,
        isOptional: parameter.isOptional),
      read: { .number(get($0).flatMap(parameter.read)) },
      write: {
        guard case .number(let value) = $1, var part = get($0) else { return }
        parameter.write(&part, value)
        set(&$0, part)
      })
  }
}
