import SevensKernel

/// The electrons of an atom: free, but for their binding.
///
/// An electron takes part once the recoil exceeds the binding energy of its shell, N_eff(T) = Σ_i n_i θ(T − B_i). At a
/// few times the binding energy and below the true response is another one.
///
/// Ref: 1411.2279, XrayDataBooklet2009
public struct AtomicElectrons: Sendable {
  /// One shell.
  public struct Shell: Sendable, Hashable {
    /// The electrons in it.
    public let electrons: Double
    /// Their binding energy in MeV; 0 for what is taken as free.
    public let bindingMeV: Double
  }

  /// The number of electrons.
  public let count: Double
  /// The shells, if they are in the table, the electrons that are bound below it counted as free.
  public let shells: [Shell]?

  /// The electrons of a neutral atom.
  public init(_ nuclide: Nuclide) {
    count = Double(nuclide.electrons)
    shells = Self.table[nuclide.element]
  }

  /// N_eff at a recoil energy T in MeV.
  ///
  /// Ref: 1411.2279
  public func effectiveNumber(recoilMeV T: Double) -> Double {
    guard let shells else { return count }
    return shells.reduce(0) { T >= $1.bindingMeV ? $0 + $1.electrons : $0 }
  }

  /// The electrons of `count` atoms as a scatterer.
  public func scatterer(count atoms: Double) -> Scatterer {
    let m = PhysicalConstants.electronMassMeV
    return Scatterer(
      mass: m, prefactor: PhysicalConstants.crossSectionPrefactor(massMeV: m), kinematics: .spinHalf,
      count: atoms, breakpoints: (shells ?? []).map(\.bindingMeV).filter { $0 > 0 }
    ) { Q in
      var weights = ScattererWeights()
      weights.electrons = effectiveNumber(recoilMeV: Q * Q / (2 * m))
      return weights
    }
  }

  private static let table: [String: [Shell]] = {
    let data = Dataset.bindingEnergies
    let (element, number, energy) = (
      data.column("element"), data.column("electrons"), data.column("binding_eV")
    )
    var result: [String: [Shell]] = [:]
    for row in data.rows() {
      guard let electrons = Double(row[number]), let binding = Double(row[energy]) else { continue }
      result[String(row[element]), default: []].append(
        Shell(electrons: electrons, bindingMeV: binding * 1e-6))
    }
    return result
  }()
}

extension Nuclide {
  /// The electrons of the neutral atom; none around a free nucleon.
  public var electrons: Int { isFreeNucleon && abundance == nil ? 0 : protons }
}
