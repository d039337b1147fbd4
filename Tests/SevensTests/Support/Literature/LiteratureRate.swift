import Foundation
import Sevens
import SevensNumerics

/// Expected counts by nested adaptive integrals over recoil and neutrino energy of the formulas of the literature.
struct LiteratureRate {
  /// One flavour of a flux.
  struct Flux {
    var neutrino: Neutrino
    /// φ(E) in cm⁻² MeV⁻¹ over the exposure, between two energies in MeV.
    var range: ClosedRange<Double> = 0...0
    var spectrum: (Double) -> Double = { _ in 0 }
    /// A line: energy in MeV and fluence in cm⁻².
    var line: (energy: Double, fluence: Double)?
  }

  /// One nuclide, or the electrons of one element.
  struct Body {
    var nuclide: Nuclide
    var isElectron: Bool
    /// Nuclei, or atoms.
    var count: Double
  }

  var model: LiteratureModel
  var fluxes: [Flux]
  var bodies: [Body]
  var isPoint: Bool
  var isSpinZero: Bool
  var hasSpin: Bool

  /// The line of stopped pions and the spectra of the muons they leave, so many of each per proton, at L in cm.
  static func stoppedPions(protons: Double, perProton: Double, distanceCm L: Double) -> [Flux] {
    let (m, pion) = (PhysicalConstants.muonMassMeV, PhysicalConstants.pionMassMeV)
    let fluence = protons * perProton / (4 * Double.pi * L * L)
    return [
      Flux(
        neutrino: Neutrino(.muon), line: (energy: (pion - m * m / pion) / 2, fluence: fluence)),
      Flux(
        neutrino: Neutrino(.muon, antineutrino: true), range: 0...(m / 2),
        spectrum: { fluence * 64 / m * pow($0 / m, 2) * (0.75 - $0 / m) }),
      Flux(
        neutrino: Neutrino(.electron), range: 0...(m / 2),
        spectrum: { fluence * 192 / m * pow($0 / m, 2) * (0.5 - $0 / m) }),
    ]
  }

  /// A reactor of a power in MW, its spectra those of 1101.2663 from 2 to 8 MeV, its energies per fission those of
  /// Kopeikin.
  static func reactor(megawatts: Double, distanceCm L: Double, seconds: Double) -> [Flux] {
    let isotopes: [(fraction: Double, energy: Double, a: [Double])] = [
      (0.58, 201.92, [3.217, -3.111, 1.395, -0.3690, 0.04445, -0.002053]),
      (0.07, 205.52, [0.4833, 0.1927, -0.1283, -0.006762, 0.002233, -0.0001536]),
      (0.30, 209.99, [6.413, -7.432, 3.535, -0.8820, 0.1025, -0.004550]),
      (0.05, 213.60, [3.251, -3.204, 1.428, -0.3675, 0.04254, -0.001896]),
    ]
    let energy = isotopes.reduce(0) { $0 + $1.fraction * $1.energy }
    let fissions = megawatts * 1e6 * seconds / (energy * PhysicalConstants.joulePerMeV)
    return [
      Flux(
        neutrino: Neutrino(.electron, antineutrino: true), range: 2...8,
        spectrum: { E in
          fissions / (4 * Double.pi * L * L)
            * isotopes.reduce(0) { sum, isotope in
              sum + isotope.fraction * exp(isotope.a.reversed().reduce(0) { $0 * E + $1 })
            }
        })
    ]
  }

  /// The counts of recoils between two energies in MeV.
  func counts(from low: Double, to high: Double, relativeAccuracy: Double) -> Double {
    bodies.reduce(0) { sum, body in
      sum
        + fluxes.reduce(0) {
          $0 + counts(body, $1, low, high, relativeAccuracy)
        }
    }
  }

  private func mass(_ body: Body) -> Double {
    body.isElectron ? PhysicalConstants.electronMassMeV : body.nuclide.massMeV
  }

  private func counts(_ body: Body, _ flux: Flux, _ low: Double, _ high: Double, _ accuracy: Double) -> Double
  {
    let M = mass(body)
    let top = flux.line?.energy ?? flux.range.upperBound
    let last = min(high, 2 * top * top / (M + 2 * top))
    guard last > low else { return 0 }
    let atom = LiteratureAtom(body.nuclide)
    let scatterer = LiteratureAmplitude.Scatterer(mass: M, isSpinZero: isSpinZero && !body.isElectron)
    let sample = amplitudes(body, flux, low)
    let masses = sample.keys.compactMap { if case .heavy(_, let m) = $0 { m } else { nil } }
    let energies = [top, flux.range.lowerBound].filter { $0 > 0 }
    var breaks = body.isElectron ? atom.shells.map(\.binding) : []
    for E in energies {
      breaks.append(2 * E * E / (M + 2 * E))
      for m in masses { breaks += Self.recoils(E, M, m) }
    }
    let perEnergy = integrate(from: low, to: last, breakpoints: breaks, relativeAccuracy: accuracy) { T in
      let number = body.isElectron ? atom.number(recoilMeV: T) : 1
      if number == 0 { return 0 }
      return number
        * amplitudes(body, flux, T).reduce(0) { sum, entry in
          sum + folded(entry.key, entry.value, scatterer, flux, T, accuracy)
        }
    }
    return body.count * perEnergy.value
  }

  private func amplitudes(_ body: Body, _ flux: Flux, _ T: Double) -> LiteratureModel.Amplitudes {
    let place =
      body.isElectron
      ? LiteratureModel.Place(electronAt: T)
      : LiteratureModel.Place(body.nuclide, recoilMeV: T, isPoint: isPoint, hasSpin: hasSpin)
    return model.amplitudes(flux.neutrino.flavor, antineutrino: flux.neutrino.isAntineutrino, place)
  }

  /// ∫ φ(E) dσ/dT dE above the lowest energy that gives a recoil T.
  private func folded(
    _ final: LiteratureModel.Final, _ amplitude: LiteratureAmplitude,
    _ scatterer: LiteratureAmplitude.Scatterer, _ flux: Flux, _ T: Double, _ accuracy: Double
  ) -> Double {
    let m: Double = if case .heavy(_, let mass) = final { mass } else { 0 }
    let p = (T * T + 2 * scatterer.mass * T).squareRoot()
    let lowest = (2 * scatterer.mass * T + m * m) / (2 * (p - T))
    func section(_ E: Double) -> Double {
      m > 0
        ? amplitude.massiveCrossSection(E, T, scatterer, m)
        : amplitude.crossSection(E, T, scatterer, antineutrino: flux.neutrino.isAntineutrino)
    }
    if let line = flux.line { return line.energy >= lowest ? line.fluence * section(line.energy) : 0 }
    let from = max(lowest, flux.range.lowerBound)
    guard from < flux.range.upperBound else { return 0 }
    return integrate(from: from, to: flux.range.upperBound, relativeAccuracy: accuracy / 2) {
      flux.spectrum($0) * section($0)
    }.value
  }

  /// The least and largest recoil of an energy, the neutrino becoming a fermion of mass m.
  private static func recoils(_ E: Double, _ M: Double, _ m: Double) -> [Double] {
    let a = 2 * M * E - m * m
    let root = a * a - 4 * M * M * m * m
    guard root > 0 else { return [] }
    let largest = (2 * M * E * E - m * m * (E + M) + E * root.squareRoot()) / (2 * M * (M + 2 * E))
    return [largest, m * m * m * m / (4 * M * (M + 2 * E)) / largest]
  }
}
