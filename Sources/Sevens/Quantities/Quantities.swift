/// Neutrino energies, masses, and recoil energies where no axis is at stake. Internal unit: MeV.
public enum EnergyDimension: Dimension {
  public static let table = UnitTable(
    "energy", ["MeV": 1, "keV": 1e-3, "eV": 1e-6, "GeV": 1e3])
}
/// Nuclear recoil energies, with the axis in the unit. Internal unit: MeVnr.
public enum RecoilDimension: Dimension {
  public static let table = UnitTable("nuclear recoil energy", ["keVnr": 1e-3, "eVnr": 1e-6, "MeVnr": 1])
}
/// Electron-equivalent energies: what a recoil is worth after quenching. Internal unit: keVee.
public enum ElectronEquivalentDimension: Dimension {
  public static let table = UnitTable("electron-equivalent energy", ["keVee": 1, "eVee": 1e-3])
}
/// Photo-electrons per electron-equivalent energy. Internal unit: PE/keVee.
public enum LightYieldDimension: Dimension {
  public static let table = UnitTable("light yield", ["PE/keVee": 1])
}
/// Electrons per electron-equivalent energy. Internal unit: e-/keVee.
public enum ChargeYieldDimension: Dimension {
  public static let table = UnitTable("charge yield", ["e-/keVee": 1])
}
/// Numbers of photo-electrons.
public enum PhotoelectronDimension: Dimension {
  public static let table = UnitTable("number of photo-electrons", ["PE": 1])
}
/// Numbers of electrons of an ionisation signal.
public enum ElectronCountDimension: Dimension {
  public static let table = UnitTable("number of electrons", ["e-": 1])
}
/// Distances. Internal unit: cm; 1 pc = 648000/π au, 1 au = 149597870700 m.
public enum LengthDimension: Dimension {
  public static let table = UnitTable(
    "length", ["m": 100, "cm": 1, "mm": 0.1, "km": 1e5, "kpc": 3.0856775814913673e21])
}
/// Nuclear radii. Internal unit: fm.
public enum RadiusDimension: Dimension {
  public static let table = UnitTable("nuclear radius", ["fm": 1])
}
/// Detector masses. Internal unit: g.
public enum MassDimension: Dimension {
  public static let table = UnitTable("mass", ["kg": 1e3, "g": 1, "mg": 1e-3, "t": 1e6])
}
/// Live times and arrival times. Internal unit: s; 1 yr = 365.25 day.
public enum TimeDimension: Dimension {
  public static let table = UnitTable(
    "time",
    [
      "day": 86_400, "d": 86_400, "yr": 31_557_600, "h": 3600, "min": 60, "s": 1, "ms": 1e-3, "us": 1e-6,
      "ns": 1e-9,
    ])
}
/// Thermal power. Internal unit: W.
public enum PowerDimension: Dimension {
  public static let table = UnitTable("power", ["GW": 1e9, "MW": 1e6, "kW": 1e3, "W": 1])
}
/// Energy delivered by a proton beam. Internal unit: J.
public enum BeamEnergyDimension: Dimension {
  public static let table = UnitTable("beam energy", ["GWh": 3.6e12, "MWh": 3.6e9, "kWh": 3.6e6, "J": 1])
}
/// Activities of radioactive sources. Internal unit: Bq; 1 Ci = 3.7e10 Bq.
public enum ActivityDimension: Dimension {
  public static let table = UnitTable(
    "activity", ["MCi": 3.7e16, "kCi": 3.7e13, "PBq": 1e15, "TBq": 1e12, "Bq": 1])
}
/// Energy carried away by a burst of neutrinos. Internal unit: erg.
public enum EmittedEnergyDimension: Dimension {
  public static let table = UnitTable("emitted energy", ["erg": 1])
}
/// Neutrino fluxes. Internal unit: /cm2/s.
public enum FluxDimension: Dimension {
  public static let table = UnitTable("flux", ["/cm2/s": 1, "1/cm2/s": 1, "cm-2 s-1": 1, "/(cm2 s)": 1])
}
/// Rates of a background on an axis of electron-equivalent energy. Internal unit: counts/(keVee kg day).
public enum ElectronEquivalentRateDimension: Dimension {
  public static let table = UnitTable("background rate per keVee", ["counts/(keVee kg day)": 1])
}
/// Rates of a background on an axis of nuclear recoil energy. Internal unit: counts/(keVnr kg day).
public enum RecoilRateDimension: Dimension {
  public static let table = UnitTable("background rate per keVnr", ["counts/(keVnr kg day)": 1])
}
/// Rates of a background on an axis of photo-electrons. Internal unit: counts/(PE kg day).
public enum PhotoelectronRateDimension: Dimension {
  public static let table = UnitTable("background rate per PE", ["counts/(PE kg day)": 1])
}
/// Differences of squared neutrino masses. Internal unit: eV2.
public enum MassSplittingDimension: Dimension {
  public static let table = UnitTable("mass splitting", ["eV2": 1])
}

/// Magnetic moments. Internal unit: the Bohr magneton.
public enum MagneticMomentDimension: Dimension {
  public static let table = UnitTable("magnetic moment", ["mu_B": 1, "muB": 1])
}
/// Mean squares of radii. Internal unit: cm2.
public enum SquaredRadiusDimension: Dimension {
  public static let table = UnitTable("squared radius", ["cm2": 1, "fm2": 1e-26])
}

/// An energy in MeV.
public typealias Energy = Quantity<EnergyDimension>
/// A nuclear recoil energy in MeVnr.
public typealias RecoilEnergy = Quantity<RecoilDimension>
/// An electron-equivalent energy in keVee. Only a quenching factor turns a recoil energy into one.
public typealias ElectronEquivalentEnergy = Quantity<ElectronEquivalentDimension>
/// A distance in cm.
public typealias Length = Quantity<LengthDimension>
/// A nuclear rms radius in fm.
public typealias NuclearRadius = Quantity<RadiusDimension>
/// A mass in g.
public typealias Mass = Quantity<MassDimension>
/// A time in s.
public typealias TimeSpan = Quantity<TimeDimension>
/// A thermal power in W.
public typealias Power = Quantity<PowerDimension>
/// A beam energy in J.
public typealias BeamEnergy = Quantity<BeamEnergyDimension>
/// An activity in Bq.
public typealias Activity = Quantity<ActivityDimension>
/// A flux in /cm2/s.
public typealias ParticleFlux = Quantity<FluxDimension>
/// An energy carried away by neutrinos in erg.
public typealias EmittedEnergy = Quantity<EmittedEnergyDimension>
/// A difference of squared masses in eV².
public typealias MassSplitting = Quantity<MassSplittingDimension>
/// A magnetic moment in Bohr magnetons.
public typealias DipoleMoment = Quantity<MagneticMomentDimension>

extension UnitTable {
  /// The tables of every dimension, to tell a wrong dimension from an unknown unit.
  public static let all: [UnitTable] = [
    EnergyDimension.table, RecoilDimension.table, ElectronEquivalentDimension.table,
    LightYieldDimension.table, ChargeYieldDimension.table, PhotoelectronDimension.table,
    ElectronCountDimension.table,
    LengthDimension.table, RadiusDimension.table, MassDimension.table, TimeDimension.table,
    PowerDimension.table,
    BeamEnergyDimension.table, FluxDimension.table, ActivityDimension.table,
    EmittedEnergyDimension.table, MassSplittingDimension.table, MagneticMomentDimension.table,
    SquaredRadiusDimension.table,
    ElectronEquivalentRateDimension.table, RecoilRateDimension.table, PhotoelectronRateDimension.table,
  ]
}

extension Quantity where D == EnergyDimension {
  /// An energy in MeV.
  public static func MeV(_ value: Double) -> Self { Self(value) }
  /// An energy in keV.
  public static func keV(_ value: Double) -> Self { Self(value * 1e-3) }
}
extension Quantity where D == RecoilDimension {
  /// A nuclear recoil energy in keVnr.
  public static func keVnr(_ value: Double) -> Self { Self(value * 1e-3) }
}
extension Quantity where D == LengthDimension {
  /// A distance in m.
  public static func m(_ value: Double) -> Self { Self(value * 100) }
  /// A distance in kpc.
  public static func kpc(_ value: Double) -> Self { Self(value * 3.0856775814913673e21) }
}
extension Quantity where D == MassDimension {
  /// A mass in kg.
  public static func kg(_ value: Double) -> Self { Self(value * 1000) }
}
extension Quantity where D == TimeDimension {
  /// A time in days.
  public static func day(_ value: Double) -> Self { Self(value * 86_400) }
  /// A time in µs.
  public static func us(_ value: Double) -> Self { Self(value * 1e-6) }
}
extension Quantity where D == PowerDimension {
  /// A thermal power in GW.
  public static func GW(_ value: Double) -> Self { Self(value * 1e9) }
}
extension Quantity where D == BeamEnergyDimension {
  /// A beam energy in GWh.
  public static func GWh(_ value: Double) -> Self { Self(value * 3.6e12) }
}
extension Quantity where D == ActivityDimension {
  /// An activity in PBq.
  public static func PBq(_ value: Double) -> Self { Self(value * 1e15) }
}
extension Quantity where D == EmittedEnergyDimension {
  /// An energy in erg.
  public static func erg(_ value: Double) -> Self { Self(value) }
  /// The energy in MeV.
  public var inMeV: Double { value * 1e-7 / PhysicalConstants.joulePerMeV }
}
