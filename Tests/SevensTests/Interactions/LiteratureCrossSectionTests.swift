import Foundation
import Sevens
import SevensTestSupport
import Testing

/// Validation: every coefficient of every interaction against the formulas of the literature, written apart.
@Suite struct LiteratureCrossSectionTests {
  static let targets = ["Ar40", "Cs133", "F19", "Ge73", "H1"]

  /// Several interactions, every coupling of them at random.
  static func theory(_ random: inout SplitMix64) throws -> CrossSectionQuery {
    let others = Catalog.newPhysics.filter { !type(of: $0).actsOnFlux }.shuffled(using: &random).prefix(
      Int.random(in: 1...6, using: &random))
    var query = try CrossSectionQuery("Ar40", Neutrino(.electron), Array(others))
    query.drawModel(&random)
    // What is heavy is light here: the formulas hold for every structure together only then.
    for key in ["dipole-portal.mass", "dark-fermion-production.chi-mass"]
    where query.settings.contains(where: { $0.id == key }) {
      try query.set(key, 0)
    }
    return query
  }

  /// The same for a neutrino, a target and a description of nuclei at random.
  static func point(_ theory: CrossSectionQuery, _ random: inout SplitMix64) throws -> CrossSectionQuery {
    var query = theory
    query.neutrino = try #require(Neutrino.allCases.randomElement(using: &random))
    query.target = try Target(try #require(targets.randomElement(using: &random)))
    query.channels = random.uniform(0, 1) < 0.35 ? .electron : .nuclear
    if random.uniform(0, 1) < 0.4 { (query.nuclear.kinematics, query.nuclear.axial) = (.spinZero, .off) }
    if random.uniform(0, 1) < 0.5 { query.nuclear.formFactor = .helm }
    return query
  }

  /// dσ/dT in cm²/MeV of every channel, by the formulas of the literature.
  static func expected(_ query: CrossSectionQuery, _ E: Double, _ T: Double) throws -> [String: Double] {
    let nuclide = try #require(query.target.constituents.first?.nuclide)
    let isElectron = query.channels == .electron
    let model = LiteratureModel(
      interactions: query.interactions.map(\.interaction), electroweak: query.electroweak)
    let isSpinZero = query.nuclear.kinematics == .spinZero && !nuclide.isFreeNucleon
    let place =
      isElectron
      ? LiteratureModel.Place(electronAt: T)
      : LiteratureModel.Place(
        nuclide, recoilMeV: T, isPoint: query.nuclear.formFactor == .unity,
        hasSpin: query.nuclear.axial != .off)
    let scatterer = LiteratureAmplitude.Scatterer(
      mass: isElectron ? PhysicalConstants.electronMassMeV : nuclide.massMeV,
      isSpinZero: isSpinZero && !isElectron)
    let (anti, flavor) = (query.neutrino.isAntineutrino, query.neutrino.flavor)
    let number = isElectron ? LiteratureAtom(nuclide).number(recoilMeV: T) : 1
    var sum: [String: Double] = [:]
    for (final, amplitude) in model.amplitudes(flavor, antineutrino: anti, place) {
      sum[(isElectron ? "electron-" : "") + final.channel, default: 0] +=
        number * amplitude.crossSection(E, T, scatterer, antineutrino: anti)
    }
    return sum
  }

  @Test func everyInteractionIsThatOfTheLiterature() throws {
    var random = SplitMix64(seed: 1612)
    var (worst, seen) = (Worst(), Set<String>())
    var theory = try Self.theory(&random)
    for number in 0..<3000 {
      if number % 10 == 9 { theory = try Self.theory(&random) }
      let query = try Self.point(theory, &random)
      for instance in query.interactions { seen.insert(type(of: instance.interaction).id) }
      let E = random.uniform(5, 50)
      let T = query.crossSection.maximumRecoil(energy: .MeV(E)).value * random.uniform(0.05, 0.95)
      let expected = try Self.expected(query, E, T)
      let found = query.crossSection.channels(energy: .MeV(E), recoil: RecoilEnergy(T))
      let total = expected.values.reduce(0, +)
      for name in Set(expected.keys).union(found.map(\.name)) {
        let value = found.first { $0.name == name }?.value ?? 0
        // What interferes away is as good as what it is the rest of.
        let scale = max(abs(expected[name] ?? 0), 1e-6 * total)
        worst.see(
          abs(value - (expected[name] ?? 0)) / scale,
          "\(name) of \(query.interactions.map(\.notation)) on \(query.target.formula), \(query.neutrino.name), "
            + "E \(E), T \(T): \(value) instead of \(expected[name] ?? 0)")
      }
    }
    #expect(seen.count == Catalog.interactions.filter { !$0.actsOnFlux }.count)
    #expect(worst.value < 1e-10, "\(worst.value): \(worst.place)")
  }
}
