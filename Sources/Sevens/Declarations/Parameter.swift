/// What a parameter changes, which decides what a new value costs.
public enum ParameterKind: String, Sendable, CaseIterable {
  /// Enters the amplitudes' couplings: the template is untouched.
  case coupling
  /// Multiplies a flux component or a background: the template is untouched.
  case rate
  /// Enters the detector response.
  case response
  /// Enters a propagator, a form factor or a spectrum: a new template.
  case shape
}

/// What a coupling acts on, which says when it has an effect.
public enum ActsOn: Sendable, Hashable {
  /// Whatever there is.
  case everything
  /// Nuclei or free nucleons.
  case nuclei
  /// The spin of nuclei, in any of the descriptions of the axial response.
  case nuclearSpin
  /// The spin of nuclei as that of one Dirac particle.
  case singleParticleSpin
  /// Nuclei taken as Dirac particles.
  case diracNuclei
  /// The same, by neutrinos that are not their own antiparticles.
  case diracNucleiByDiracNeutrinos
  /// Electrons.
  case electrons
  /// Neutrinos that are not their own antiparticles.
  case diracNeutrinos
}

/// The one declaration of a continuous parameter of `Root`: what it is called, where it lives, what it may be.
///
/// Its default is the initial value of the stored property. Everything else that knows about the parameter (`--set`,
/// files, `describe`, manifests) is derived from this.
public struct Parameter<Root>: Sendable {
  /// The kebab-case id, which contains its scope.
  public let id: String
  /// What it changes.
  public let kind: ParameterKind
  /// Its units; nil if dimensionless.
  public let units: UnitTable?
  /// The values allowed, in the internal unit.
  public let bounds: ClosedRange<Double>
  /// A typical step, in the internal unit.
  public let scale: Double
  /// The plain symbol.
  public let symbol: String
  /// The symbol in LaTeX.
  public let latex: String
  /// One line of meaning.
  public let meaning: String
  /// True if the parameter may be absent, written `none`.
  public let isOptional: Bool
  let read: @Sendable (Root) -> Double?
  let write: @Sendable (inout Root, Double?) -> Void
  var condition: Condition<Root>?
  /// What is known about it from elsewhere; nil if nothing.
  public private(set) var constraint: Constraint?

  /// The same parameter, about which something is known.
  func constrained(_ constraint: Constraint) -> Parameter {
    var result = self
    result.constraint = constraint
    return result
  }
  /// How its default is known, where that is a number of nature.
  public private(set) var verified = Verification.read

  /// The same parameter, whose default was not read in its source.
  func known(_ verified: Verification) -> Parameter {
    var result = self
    result.verified = verified
    return result
  }
  /// What must be modelled for it to have an effect.
  public internal(set) var actsOn = ActsOn.everything
  /// The key that stands for the conjugate of the complex number this is a part of.
  public internal(set) var transposed: String?

  /// The same parameter, with an effect only under a condition.
  func when(_ condition: Condition<Root>) -> Parameter {
    var result = self
    result.condition = condition
    return result
  }

  /// The same parameter, acting on something in particular.
  func acting(on actsOn: ActsOn) -> Parameter {
    var result = self
    result.actsOn = actsOn
    return result
  }

  /// A dimensionless parameter.
  public init(
    _ id: String, _ path: WritableKeyPath<Root, Double> & Sendable, _ kind: ParameterKind,
    bounds: ClosedRange<Double>, scale: Double, symbol: String, latex: String, _ meaning: String
  ) {
    self.init(
      id, kind, nil, bounds, scale, symbol, latex, meaning, isOptional: false,
      read: { $0[keyPath: path] }, write: { if let value = $1 { $0[keyPath: path] = value } })
  }

  /// A dimensionless parameter that may be absent.
  public init(
    _ id: String, _ path: WritableKeyPath<Root, Double?> & Sendable, _ kind: ParameterKind,
    bounds: ClosedRange<Double>, scale: Double, symbol: String, latex: String, _ meaning: String
  ) {
    self.init(
      id, kind, nil, bounds, scale, symbol, latex, meaning, isOptional: true,
      read: { $0[keyPath: path] }, write: { $0[keyPath: path] = $1 })
  }

  /// A parameter with a dimension; bounds and scale in its internal unit.
  public init<D: Dimension>(
    _ id: String, _ path: WritableKeyPath<Root, Quantity<D>> & Sendable, _ kind: ParameterKind,
    bounds: ClosedRange<Double>, scale: Double, symbol: String, latex: String, _ meaning: String
  ) {
    self.init(
      id, kind, D.table, bounds, scale, symbol, latex, meaning, isOptional: false,
      read: { $0[keyPath: path].value }, write: { if let value = $1 { $0[keyPath: path] = Quantity(value) } })
  }

  /// A parameter with a dimension that may be absent; bounds and scale in its internal unit.
  public init<D: Dimension>(
    _ id: String, _ path: WritableKeyPath<Root, Quantity<D>?> & Sendable, _ kind: ParameterKind,
    bounds: ClosedRange<Double>, scale: Double, symbol: String, latex: String, _ meaning: String
  ) {
    self.init(
      id, kind, D.table, bounds, scale, symbol, latex, meaning, isOptional: true,
      read: { $0[keyPath: path]?.value }, write: { $0[keyPath: path] = $1.map { Quantity($0) } })
  }

  init(
    _ id: String, _ kind: ParameterKind, _ units: UnitTable?, _ bounds: ClosedRange<Double>, _ scale: Double,
    _ symbol: String, _ latex: String, _ meaning: String, isOptional: Bool,
    read: @escaping @Sendable (Root) -> Double?, write: @escaping @Sendable (inout Root, Double?) -> Void
  ) {
    self.id = id
    self.kind = kind
    self.units = units
    self.bounds = bounds
    self.scale = scale
    self.symbol = symbol
    self.latex = latex
    self.meaning = meaning
    self.isOptional = isOptional
    self.read = read
    self.write = write
  }

  /// The value in the internal unit, or nil where it is absent.
  public func value(in root: Root) -> Double? { read(root) }
}
