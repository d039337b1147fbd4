import SevensKernel
import SevensTestSupport

/// A point inside the kinematic range of ν(E) + ψ(M) → f(m) + ψ(T). All in MeV.
struct PhysicalPoint {
  var energy: Double
  var recoil: Double
  var mass: Double
  var finalMass: Double

  /// E within a factor 3 of M and m a sizeable part of what is allowed: no monomial of any κ is small.
  static func balanced(massive: Bool, _ random: inout SplitMix64) -> PhysicalPoint {
    let mass = random.uniform(5, 300)
    return inside(mass, energy: mass * random.uniform(0.4, 3), massive: massive, 0.05, 0.95, &random)
  }

  /// From electrons to heavy nuclei, up to the very ends of the recoil range.
  static func anywhere(massive: Bool, _ random: inout SplitMix64) -> PhysicalPoint {
    let decades = Int(random.uniform(0, 5.5))
    var scale = 1.0
    for _ in 0..<decades { scale *= 10 }
    let mass = 0.511 * scale * random.uniform(1, 10)
    return inside(mass, energy: random.uniform(0.5, 100), massive: massive, 0, 1, &random)
  }

  private static func inside(
    _ mass: Double, energy: Double, massive: Bool, _ low: Double, _ high: Double, _ random: inout SplitMix64
  ) -> PhysicalPoint {
    // E = m + m²/2M at threshold.
    let heaviest = mass * ((1 + 2 * energy / mass).squareRoot() - 1)
    let m = massive ? heaviest * random.uniform(0.2, 0.9) : 0
    let first = Kinematics.minimumRecoil(energy: energy, mass: mass, finalMass: m)
    let last = Kinematics.maximumRecoil(energy: energy, mass: mass, finalMass: m)
    let part = random.uniform(low, high)
    return PhysicalPoint(
      energy: energy, recoil: first + part * (last - first), mass: mass, finalMass: m)
  }

  func kappa(
    _ c: AmplitudeClass, _ d: AmplitudeClass, _ kinematics: CurrentKinematics, antineutrino: Bool = false
  ) -> Double {
    Kappa(
      c, d, recoil: recoil, mass: mass, finalMass: finalMass, kinematics: kinematics,
      antineutrino: antineutrino
    )(energy: energy)
  }

  var description: String { "E = \(energy), T = \(recoil), M = \(mass), m = \(finalMass)" }
}

/// The 21 unordered pairs of classes.
let classPairs: [(AmplitudeClass, AmplitudeClass)] = AmplitudeClass.allCases.flatMap { c in
  AmplitudeClass.allCases.filter { c.rawValue <= $0.rawValue }.map { (c, $0) }
}
