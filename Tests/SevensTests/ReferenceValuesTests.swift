import Foundation
import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// Validation: numbers computed once in arbitrary precision, from the formulas and not from this code.
@Suite struct ReferenceValuesValidation {
  /// The groups of values that belong to what the program computes so far.
  static let groups = [
    "mass", "kin", "ff", "sm", "src", "fold", "eff.csi2017", "eff.csi2021", "qf.csi2021", "nsi", "spvat",
    "match",
    "nue", "lm", "em", "chi",
  ]

  static func group(of cap: String) -> String? {
    groups.first { cap == $0 || cap.hasPrefix($0 + ".") }
  }

  // Both sides are good to some 1e-15, but atomic masses are rounded differently by up to 1e-11.
  @Test func everyReferenceValueIsReproduced() throws {
    let rows = try ReferenceFile().rows
    var checked: [String: Int] = [:]
    var skipped: [String] = []
    for row in rows {
      guard let group = Self.group(of: row.string("cap")) else { continue }
      guard let (value, tolerance) = try Self.value(row) else {
        skipped.append(row.string("id"))
        continue
      }
      checked[group, default: 0] += 1
      let expected = row.number("value")
      #expect(
        abs(value - expected) <= tolerance * abs(expected), "\(row.string("id")): \(value) not \(expected)")
    }
    let total = checked.values.reduce(0, +)
    let parts = Self.groups.map { "\($0) \(checked[$0] ?? 0)" }.joined(separator: ", ")
    print("checked \(total) reference values: \(parts)")
    #expect(skipped.isEmpty)
    #expect(total == rows.count { Self.group(of: $0.string("cap")) != nil })
    #expect(Self.groups.allSatisfy { (checked[$0] ?? 0) > 0 })
  }

  @Test func theConstantsAreThoseOfTheReferenceValues() throws {
    let constants = try ReferenceFile().constants
    #expect(PhysicalConstants.fermiConstantPerMeV2 == constants.number("GF_GeV") * 1e-6)
    #expect(PhysicalConstants.hbarcMeVfm == constants.number("hbarc_MeVfm"))
    #expect(constants.string("alpha") == "1/137.035999")
    #expect(PhysicalConstants.fineStructure == 1 / 137.035999)
    #expect(PhysicalConstants.electronMassMeV == constants.number("me"))
    #expect(PhysicalConstants.muonMassMeV == constants.number("mmu"))
    #expect(PhysicalConstants.pionMassMeV == constants.number("mpi"))
    #expect(PhysicalConstants.atomicMassUnitMeV == constants.number("u"))
    #expect(PhysicalConstants.avogadroPerMol == constants.number("NA"))
    #expect(PhysicalConstants.joulePerMeV == constants.number("MeV_J"))
    #expect(abs(PhysicalConstants.joulePerMeV / constants.number("e_C") - 1e6) < 1e-9)
    #expect(Electroweak.standardSin2ThetaW == constants.number("sin2"))
    #expect(TimeDimension.table.size(of: "yr") == constants.number("yr_s"))
    #expect(TimeDimension.table.size(of: "day") == constants.number("day_s"))
    // The binding of the electron, 13.6 eV, is neglected; u differs by 1.4e-9 between adjustments.
    let (proton, neutron) = (try #require(Nuclide("p")), try #require(Nuclide("n")))
    #expect(abs(proton.massMeV - constants.number("mp")) < 15e-6)
    #expect(abs(neutron.massMeV - constants.number("mn")) < 1.5e-6)
  }

  /// The value of this code with the relative deviation allowed, or nil if the formula is not known here.
  static func value(_ row: ReferenceRow) throws -> (value: Double, tolerance: Double)? {
    let cap = row.string("cap")
    switch group(of: cap) {
    case "mass":
      let nuclide = try #require(Nuclide(row.row("inputs").string("isotope")))
      return (nuclide.massMeV, 1e-9)
    case "kin": return try kinematics(row).map { ($0, 1e-9) }
    case "ff": return try formFactor(row).map { ($0, 1e-10) }
    case "sm": return try standardModel(row)
    case "src": return try source(row).map { ($0, 1e-10) }
    case "fold": return try fold(row).map { ($0, 1e-8) }
    case "nsi", "spvat", "match", "nue", "lm", "em", "chi": return try interactions(row)
    case "eff.csi2017":
      let stage = try #require(Setup.coherentCsI2017.detector.response.efficiencies.first)
      return (stage.curve(row.row("inputs").number("PE")), 1e-10)
    case "eff.csi2021":
      var efficiency = LogisticEfficiency()
      (efficiency.a, efficiency.k, efficiency.x0, efficiency.d) = (1.32045, 0.285979, 10.8646, -0.333322)
      return (efficiency(row.row("inputs").number("PE")), 1e-10)
    case "qf.csi2021":
      let recoil = RecoilEnergy(row.row("inputs").number("T_MeV"))
      let nuclide = try #require(Nuclide("Cs133"))
      return (COHERENT2021Quenching().electronEquivalent(recoil, of: nuclide).value * 1e-3, 1e-12)
    default: return nil
    }
  }

  static func kinematics(_ row: ReferenceRow) throws -> Double? {
    let inputs = row.row("inputs")
    let M = try #require(Nuclide(inputs.string("isotope"))).massMeV
    let (E, T, m) = (inputs.number("E_MeV"), inputs.number("T_MeV"), inputs.number("mchi_MeV"))
    return switch row.string("fn") {
    case "2E^2/(M+2E)": Kinematics.maximumRecoil(energy: E, mass: M)
    case "(T+sqrt(T^2+2MT))/2": Kinematics.minimumEnergy(recoil: T, mass: M)
    case "sqrt(2MT)": Kinematics.momentumTransfer(recoil: T, mass: M)
    case "Tmax": Kinematics.maximumRecoil(energy: E, mass: M, finalMass: m)
    case "Tmin": Kinematics.minimumRecoil(energy: E, mass: M, finalMass: m)
    case "Ethr=mx+mx^2/2M": Kinematics.threshold(mass: M, finalMass: m)
    case "Emin(T,mx)": Kinematics.minimumEnergy(recoil: T, mass: M, finalMass: m)
    default: nil
    }
  }

  static func formFactor(_ row: ReferenceRow) throws -> Double? {
    let inputs = row.row("inputs")
    let (Q, rms) = (inputs.number("q_MeV"), inputs.number("rms_fm"))
    let distribution: NucleonDistributions
    switch row.string("cap") {
    case "ff.helm":
      let form = try #require(HelmFormFactor(rmsFm: rms, skinFm: inputs.number("s_fm")))
      distribution = .helm(form, nil)
    case "ff.helmLS":
      distribution = .helm(HelmFormFactor(lewinSmith: Int(inputs.number("A"))), nil)
    case "ff.kn":
      distribution = .kleinNystrand(KleinNystrandFormFactor(massNumber: Int(inputs.number("A"))))
    case "ff.knrms":
      let form = try #require(KleinNystrandFormFactor(rmsFm: rms, rangeFm: inputs.number("ak_fm")))
      distribution = .kleinNystrand(form)
    case "ff.sf":
      let form = SymmetrizedFermiFormFactor(
        radiusFm: inputs.number("c_fm"), diffusenessFm: inputs.number("a_fm"))
      distribution = .symmetrizedFermi(form, form)
    case "ff.sfrms":
      let form = try #require(SymmetrizedFermiFormFactor(rmsFm: rms, diffusenessFm: inputs.number("a_fm")))
      distribution = .symmetrizedFermi(form, form)
    default: return nil
    }
    let (proton, neutron) = distribution(momentumTransferMeV: Q)
    #expect(proton == neutron)
    return proton
  }

  static func source(_ row: ReferenceRow) throws -> Double? {
    let inputs = row.row("inputs")
    let (fn, E) = (row.string("fn"), inputs.number("E_MeV"))
    switch row.string("cap") {
    case "src.pidar":
      let name = fn.hasPrefix("nu_e ") ? "nu_e" : fn.hasPrefix("nubar_mu ") ? "nubar_mu" : ""
      let beam = PionDecayAtRest().beam(live: .day(1))
      let index = try #require(beam.components.firstIndex { $0.neutrino.name == name })
      let series = try #require(beam.moments.powerSeries.first { $0.component == index })
      #expect(E <= series.highestEnergy)
      return series.terms.reduce(0) { $0 + $1.coefficient * pow(E, Double($1.exponent)) }
    case "src.reactor":
      var reactor = ReactorAntineutrinos()
      read(inputs.row("fractions"), into: &reactor)
      if fn == "fissions/s per GWth" {
        reactor.power = .GW(1)
        return reactor.fissionsPerSecond
      }
      guard let spectrum = spectrum(String(fn.split(separator: " ").last ?? "")) else { return nil }
      let (f, all) = (reactor.fractions, FissileIsotope.allCases)
      return zip(all, [f.u235, f.u238, f.pu239, f.pu241]).reduce(0) {
        $0 + $1.1 * spectrum.perFission($1.0, energyMeV: E)
      }
    case "src.mueller":
      return FissileIsotope(rawValue: fn).map { ReactorSpectrum.mueller.perFission($0, energyMeV: E) }
    case "src.huber":
      return FissileIsotope(rawValue: fn).map { ReactorSpectrum.huberMueller.perFission($0, energyMeV: E) }
    default: return nil
    }
  }

  static func spectrum(_ name: String) -> ReactorSpectrum? {
    ReactorSpectrum(rawValue: name) ?? (name == "vogel" ? .vogelEngel : nil)
  }

  static func read(_ fractions: ReferenceRow, into reactor: inout ReactorAntineutrinos) {
    reactor.fractions.u235 = fractions.number("U235")
    reactor.fractions.u238 = fractions.number("U238")
    reactor.fractions.pu239 = fractions.number("Pu239")
    reactor.fractions.pu241 = fractions.number("Pu241")
  }
}
