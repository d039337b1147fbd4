import Foundation
import Sevens
import SevensKernel
import SevensTestSupport
import Testing

extension Catalog {
  /// Every interaction of the catalogue besides the Standard Model, at its defaults.
  static var newPhysics: [any Interaction] {
    interactions.filter { $0.id != StandardModel.id }.map { $0.init() }
  }
}

extension CrossSectionQuery {
  /// The Standard Model and others on a nuclide, F = 1, nuclei as Dirac particles with spin, electrons too.
  init(_ target: String, _ neutrino: Neutrino, _ others: [any Interaction]) throws {
    self.init(target: try Target(target), neutrino: neutrino)
    (nuclear.formFactor, nuclear.kinematics, nuclear.axial) = (.unity, .spinHalf, .singleParticle)
    channels = .both
    interactions += others.map { InteractionInstance($0) }
  }

  /// Gives the coupling parameters of the interactions random values of a few of their steps.
  mutating func randomise(_ random: inout SplitMix64, size: Double = 3) {
    for setting in settings where setting.id.contains(".") && !setting.id.hasPrefix("electroweak.") {
      guard case .number(.coupling, _, _, _) = setting.form else { continue }
      setting.write(&self, .number(setting.scale * random.uniform(-size, size)))
    }
  }

  /// Writes one value.
  mutating func set(_ key: String, _ value: Double) throws {
    let setting = try #require(settings.first { $0.id == key }, "no \(key)")
    setting.write(&self, .number(value))
  }

  /// Writes one option.
  mutating func choose(_ key: String, _ option: String) throws {
    let setting = try #require(settings.first { $0.id == key }, "no \(key)")
    setting.write(&self, .name(option))
    #expect(setting.read(self) == .name(option))
  }

  /// dσ/dT in cm²/MeV into one channel.
  func section(_ energyMeV: Double, _ recoilMeV: Double, channel: String) -> Double {
    crossSection.channels(energy: .MeV(energyMeV), recoil: RecoilEnergy(recoilMeV))
      .first { $0.name == channel }?.value ?? 0
  }
}

extension Configurable {
  /// Random couplings, masses and options of the interactions in use, and random electroweak parameters: everything that
  /// the formulas of `LiteratureModel` know.
  mutating func drawModel(_ random: inout SplitMix64) {
    let options: Set = [
      "nsi.basis", "light-vector.charges", "light-scalar.lepton-number", "nubar-radius-sign",
      "scalar-matrix-elements",
    ]
    for setting in settings where options.contains(setting.id) {
      if case .choice(let all) = setting.form, let option = all.randomElement(using: &random) {
        setting.write(&self, .name(option.name))
      }
    }
    for setting in settings {
      guard case .number(let kind, _, let bounds, _) = setting.form,
        case .number(let value?) = setting.read(self)
      else { continue }
      let isOfNucleons = setting.id.hasPrefix("nucleon.")
      // Shared numbers move about what they are, couplings about zero, masses over orders of magnitude.
      let drawn: Double? =
        switch kind {
        case .coupling where isOfNucleons || setting.id.hasPrefix("electroweak."):
          value + setting.scale * random.uniform(-2, 2)
        case .coupling: setting.scale * random.uniform(-4, 4)
        case .shape where isOfNucleons: value * random.uniform(0.8, 1.2)
        case .shape where setting.id == "nsi.eta": random.uniform(-3.1, 3.1)
        case .shape where setting.id.hasSuffix("mass"): pow(10, random.uniform(-1, 2.5))
        default: nil
        }
      if let drawn { setting.write(&self, .number(min(max(drawn, bounds.lowerBound), bounds.upperBound))) }
    }
  }
}
