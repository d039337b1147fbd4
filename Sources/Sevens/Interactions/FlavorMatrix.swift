/// A Hermitian matrix in flavour, m_βα = m_αβ*: three real and three complex numbers.
public struct FlavorMatrix: Sendable, Hashable {
  /// The entry (e, e).
  public var ee: Double
  /// The entry (μ, μ).
  public var mumu: Double
  /// The entry (τ, τ).
  public var tautau: Double
  /// The entry (e, μ); (μ, e) is its conjugate.
  public var emu = Complex.zero
  /// The entry (e, τ); (τ, e) is its conjugate.
  public var etau = Complex.zero
  /// The entry (μ, τ); (τ, μ) is its conjugate.
  public var mutau = Complex.zero

  /// A matrix with a diagonal, and zero elsewhere.
  public init(_ ee: Double = 0, _ mumu: Double = 0, _ tautau: Double = 0) {
    self.ee = ee
    self.mumu = mumu
    self.tautau = tautau
  }

  /// The same for all flavours.
  public static let identity = FlavorMatrix(1, 1, 1)

  /// The entry in a row and a column.
  public subscript(_ row: NeutrinoFlavor, _ column: NeutrinoFlavor) -> Complex {
    switch (row, column) {
    case (.electron, .electron): Complex(ee)
    case (.muon, .muon): Complex(mumu)
    case (.tau, .tau): Complex(tautau)
    case (.electron, .muon): emu
    case (.muon, .electron): emu.conjugate
    case (.electron, .tau): etau
    case (.tau, .electron): etau.conjugate
    case (.muon, .tau): mutau
    case (.tau, .muon): mutau.conjugate
    }
  }

  /// The sum of two matrices.
  public static func + (a: FlavorMatrix, b: FlavorMatrix) -> FlavorMatrix {
    var sum = FlavorMatrix(a.ee + b.ee, a.mumu + b.mumu, a.tautau + b.tautau)
    (sum.emu, sum.etau, sum.mutau) = (a.emu + b.emu, a.etau + b.etau, a.mutau + b.mutau)
    return sum
  }

  /// A multiple of a matrix.
  public static func * (factor: Double, m: FlavorMatrix) -> FlavorMatrix {
    var product = FlavorMatrix(factor * m.ee, factor * m.mumu, factor * m.tautau)
    (product.emu, product.etau, product.mutau) = (factor * m.emu, factor * m.etau, factor * m.mutau)
    return product
  }
}

/// How the entries of a flavour matrix are declared: nine parameters from one description.
struct FlavorMatrixDeclaration<Root>: Sendable {
  /// What stands before the flavours, as in `nsi.u-`.
  var prefix: String
  /// The symbol without the flavours.
  var symbol: String
  /// The symbol in LaTeX without the flavours.
  var latex: String
  /// One line of meaning without the flavours.
  var meaning: String
  /// The values allowed of every real and imaginary part, in the internal unit.
  var bounds: ClosedRange<Double>
  /// A typical step.
  var scale: Double
  /// The units of the entries; nil if dimensionless.
  var units: UnitTable?
  /// What the entries act on.
  var actsOn = ActsOn.everything
  /// What the entries on the diagonal act on, if that is something else.
  var diagonalActsOn: ActsOn?
  /// True if rows and columns are mass states, called 1, 2 and 3.
  var isOfMassStates = false
  /// True if (β, α) may be given in place of (α, β), as its conjugate.
  var isHermitian = true

  /// The parameters, given the place of the matrix.
  func parameters(_ path: WritableKeyPath<Root, FlavorMatrix> & Sendable) -> [Parameter<Root>] {
    let states = isOfMassStates ? ["1", "2", "3"] : ["e", "mu", "tau"]
    let symbols = isOfMassStates ? states : ["e", "μ", "τ"]
    let tex = isOfMassStates ? states : ["e", #"\mu"#, #"\tau"#]
    func entry(
      _ a: Int, _ b: Int, _ inner: WritableKeyPath<FlavorMatrix, Double> & Sendable, part: String? = nil
    ) -> Parameter<Root> {
      let word = part.map { $0 == "re" ? "Re " : "Im " } ?? ""
      let operation = part.map { $0 == "re" ? #"\mathrm{Re}\,"# : #"\mathrm{Im}\,"# } ?? ""
      let pair = symbols[a] + symbols[b]
      var parameter = Parameter<Root>(
        prefix + states[a] + states[b] + (part.map { ".\($0)" } ?? ""), .coupling, units, bounds, scale,
        "\(word)\(symbol)_\(pair)", "\(operation)\(latex)_{\(tex[a])\(tex[b])}", "\(word)\(meaning), \(pair)",
        isOptional: false,
        read: { $0[keyPath: path][keyPath: inner] },
        write: { if let value = $1 { $0[keyPath: path][keyPath: inner] = value } })
      parameter.actsOn = a == b ? diagonalActsOn ?? actsOn : actsOn
      parameter.transposed = isHermitian && a != b ? prefix + states[b] + states[a] : nil
      return parameter
    }
    return [
      entry(0, 0, \.ee), entry(1, 1, \.mumu), entry(2, 2, \.tautau),
      entry(0, 1, \.emu.re, part: "re"), entry(0, 1, \.emu.im, part: "im"),
      entry(0, 2, \.etau.re, part: "re"), entry(0, 2, \.etau.im, part: "im"),
      entry(1, 2, \.mutau.re, part: "re"), entry(1, 2, \.mutau.im, part: "im"),
    ]
  }
}
