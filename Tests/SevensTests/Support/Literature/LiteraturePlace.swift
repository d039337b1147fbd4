import Foundation
import Sevens

extension LiteratureModel.Place {
  /// A nucleus at a recoil energy in MeV: point-like, or with Helm's form factor and the radius of Lewin and Smith.
  ///
  /// F = 3 j₁(qR)/(qR) exp(−q²s²/2), R² = c² + 7π²a²/3 − 5s², c = 1.23 A^⅓ − 0.60, a = 0.52, s = 0.9 fm.
  init(_ nuclide: Nuclide, recoilMeV T: Double, isPoint: Bool, hasSpin: Bool) {
    self.init(Q2: 2 * nuclide.massMeV * T)
    var F = 1.0
    if !isPoint && nuclide.nucleons > 1 {
      let q = Q2.squareRoot() / PhysicalConstants.hbarcMeVfm
      let c = 1.23 * cbrt(Double(nuclide.nucleons)) - 0.6
      let R = sqrt(c * c + 7 * Double.pi * Double.pi * 0.52 * 0.52 / 3 - 5 * 0.81)
      let x = q * R
      // sin x − x cos x loses digits for small x.
      let bessel =
        x < 0.5
        ? 1 - x * x / 10 * (1 - x * x / 28 * (1 - x * x / 54 * (1 - x * x / 88 * (1 - x * x / 130))))
        : 3 * (sin(x) - x * cos(x)) / (x * x * x)
      F = bessel * exp(-q * q * 0.81 / 2)
    }
    (protons, neutrons, whole) = (Double(nuclide.protons) * F, Double(nuclide.neutrons) * F, F)
    guard hasSpin, nuclide.twiceSpin > 0, let spins = NuclearSpinsChoice.standard.spins(of: nuclide) else {
      return
    }
    let J = Double(nuclide.twiceSpin) / 2
    let norm = sqrt(4 / 3 * (J + 1) / J)
    (spinProtons, spinNeutrons) = (norm * spins.proton, norm * spins.neutron)
  }

  /// One electron.
  init(electronAt T: Double) {
    self.init(Q2: 2 * PhysicalConstants.electronMassMeV * T)
    isElectron = true
  }
}

/// The electrons of an atom, from the table of binding energies: all of those below a recoil energy take part.
struct LiteratureAtom {
  /// Electrons and their binding energies in MeV.
  let shells: [(electrons: Double, binding: Double)]

  init(_ nuclide: Nuclide) {
    // Columns: element, shell, electrons, binding energy in eV.
    let known = Dataset.bindingEnergies.rows().filter { String($0[0]) == nuclide.element }.map {
      (electrons: Double($0[2]) ?? .nan, binding: (Double($0[3]) ?? .nan) * 1e-6)
    }
    shells = known.isEmpty ? [(Double(nuclide.electrons), 0)] : known
  }

  func number(recoilMeV T: Double) -> Double {
    shells.filter { $0.binding <= T }.reduce(0) { $0 + $1.electrons }
  }
}
