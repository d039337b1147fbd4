import Foundation
import Sevens
import SevensTestSupport
import Testing

/// Validation: the mixing matrix as a product of rotations, and moments turned by it.
@Suite struct InteractionLeptonMixingTests {
  typealias Matrix = [[Complex]]

  static func product(_ a: Matrix, _ b: Matrix) -> Matrix {
    (0..<3).map { i in
      (0..<3).map { j in (0..<3).reduce(Complex.zero) { $0 + a[i][$1] * b[$1][j] } }
    }
  }

  /// A rotation of two axes by an angle, with a phase on the sine.
  static func rotation(_ a: Int, _ b: Int, _ angle: Double, _ phase: Double = 0) -> Matrix {
    var m = (0..<3).map { i in (0..<3).map { Complex($0 == i ? 1 : 0) } }
    (m[a][a], m[b][b]) = (Complex(cos(angle)), Complex(cos(angle)))
    m[a][b] = sin(angle) * Complex(cos(phase), -sin(phase))
    m[b][a] = -sin(angle) * Complex(cos(phase), sin(phase))
    return m
  }

  /// U = R₂₃ R₁₃(δ) R₁₂.
  static func matrix(_ mixing: LeptonMixing) -> Matrix {
    let (t12, t13, t23) = (
      asin(sqrt(mixing.sin2Theta12)), asin(sqrt(mixing.sin2Theta13)), asin(sqrt(mixing.sin2Theta23))
    )
    return product(
      product(rotation(1, 2, t23), rotation(0, 2, t13, mixing.delta)), rotation(0, 1, t12))
  }

  static func mixings() -> [LeptonMixing] {
    var random = SplitMix64(seed: 13)
    return [LeptonMixing()]
      + (0..<20).map { _ in
        var mixing = LeptonMixing()
        (mixing.sin2Theta12, mixing.sin2Theta13) = (random.uniform(0, 1), random.uniform(0, 1))
        (mixing.sin2Theta23, mixing.delta) = (random.uniform(0, 1), random.uniform(-3, 3))
        return mixing
      }
  }

  @Test func theMatrixIsAProductOfRotations() {
    var worst = Worst()
    for mixing in Self.mixings() {
      for (row, expected) in zip(mixing.matrix, Self.matrix(mixing)) {
        for (a, b) in zip(row, expected) { worst.see(sqrt((a - b).squared), "\(mixing)") }
      }
    }
    #expect(worst.count == 189 && worst.value < 1e-15, "\(worst.place)")
    // Rounded values of a global fit, from memory.
    #expect(LeptonMixing().sin2Theta23 == 0.45 && LeptonMixing().delta == 4.05)
  }

  // μ_α² = Σ_j |Σ_k U*_αk λ_jk|², with λ Hermitian or antisymmetric.
  @Test func momentsOfMassStatesAreTurned() {
    var moment = MagneticMoment()
    moment.basis = .mass
    (moment.massMoments.ee, moment.massMoments.mumu, moment.massMoments.tautau) = (3e-10, -1e-10, 2e-10)
    (moment.massMoments.emu, moment.massMoments.etau) = (Complex(1e-10, 2e-10), Complex(-2e-10, 1e-10))
    moment.massMoments.mutau = Complex(4e-10, -3e-10)
    let upper = [
      (0, 1, moment.massMoments.emu), (0, 2, moment.massMoments.etau), (1, 2, moment.massMoments.mutau),
    ]
    var worst = Worst()
    for mixing in Self.mixings() {
      moment.mixing = mixing
      let U = Self.matrix(mixing)
      for nature in NeutrinoNature.allCases {
        var lambda: Matrix = (0..<3).map { _ in [Complex.zero, .zero, .zero] }
        if nature == .dirac {
          for (i, x) in [3e-10, -1e-10, 2e-10].enumerated() { lambda[i][i] = Complex(x) }
        }
        for (i, j, value) in upper {
          (lambda[i][j], lambda[j][i]) = (value, nature == .dirac ? value.conjugate : -1 * value)
        }
        for flavor in NeutrinoFlavor.allCases {
          let squares = (0..<3).map { j in
            (0..<3).reduce(Complex.zero) { $0 + U[flavor.rawValue][$1].conjugate * lambda[j][$1] }.squared
          }
          worst.see(
            moment.effectiveMoment(flavor, nature), equals: sqrt(squares.reduce(0, +)), "\(nature) \(flavor)")
        }
      }
    }
    #expect(worst.count == 126 && worst.value < 1e-13, "\(worst.place)")
  }

  @Test func majoranaMomentsAreAntisymmetric() {
    var moment = MagneticMoment()
    (moment.flavorMoments.emu, moment.flavorMoments.mumu) = (Complex(1e-10, 2e-10), 3e-10)
    for nature in NeutrinoNature.allCases {
      var electroweak = Electroweak()
      electroweak.nature = nature
      let lowered = moment.lower(electroweak).filter { $0.term.weight == .charge }
      func entry(_ from: NeutrinoFlavor, _ to: NeutrinoFlavor) -> Complex? {
        lowered.first { $0.incoming == from && $0.final == .flipped(to) }.map {
          Complex($0.real, $0.imaginary)
        }
      }
      let (there, back) = (entry(.muon, .electron), entry(.electron, .muon))
      #expect(there != nil && back == (nature == .dirac ? there?.conjugate : there.map { -1 * $0 }))
      #expect((entry(.muon, .muon) == nil) == (nature == .majorana))
    }
  }
}
