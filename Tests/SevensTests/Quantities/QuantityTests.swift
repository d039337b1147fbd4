import Sevens
import Testing

/// Laws of quantities and of the units users write.
@Suite struct QuantityLaws {
  static let tables = UnitTable.all

  @Test func everyTableHasItsInternalUnitAndNoUnitTwice() {
    for table in Self.tables {
      #expect(table.size(of: table.internalUnit) == 1, "\(table.name)")
      #expect(Set(table.units.map(\.symbol)).count == table.units.count)
      #expect(table.units.allSatisfy { $0.size > 0 })
      #expect(table.size(of: "furlong") == nil)
    }
    #expect(Set(Self.tables.map(\.name)).count == Self.tables.count && Self.tables.count >= 11)
  }

  // 5 keV of recoil and 5 keV of electrons are different things: no unit is in both tables.
  @Test func recoilAndElectronEquivalentEnergiesShareNoUnit() {
    let tables = [EnergyDimension.table, RecoilDimension.table, ElectronEquivalentDimension.table]
    for (i, a) in tables.enumerated() {
      for b in tables[..<i] { #expect(Set(a.units.map(\.symbol)).isDisjoint(with: b.units.map(\.symbol))) }
    }
  }

  @Test func valuesAreKeptInTheInternalUnit() {
    #expect(Energy.keV(1) == Energy(0.001) && Energy.MeV(3).value == 3)
    #expect(RecoilEnergy.keVnr(4).value == 0.004)
    #expect(Length.m(19.3).value == 1930 && Mass.kg(14.6).value == 14_600)
    #expect(TimeSpan.day(2).value == 172_800 && TimeSpan.us(6).value == 6e-6)
    #expect(Activity.PBq(2).value == 2e15 && ActivityDimension.table.size(of: "MCi") == 3.7e16)
    #expect(Power.GW(2.9).value == 2.9e9 && BeamEnergy.GWh(1).value == 3.6e12)
    #expect(Energy.MeV(1) < Energy.MeV(2))
  }

  @Test func unitsThatMeanTheSameHaveOneSize() {
    let flux = FluxDimension.table
    #expect(Set(flux.units.map(\.size)) == [1])
    #expect(TimeDimension.table.size(of: "yr") == 365.25 * 86_400)
    #expect(TimeDimension.table.size(of: "d") == TimeDimension.table.size(of: "day"))
    #expect(MassDimension.table.size(of: "t") == 1e6 && LengthDimension.table.size(of: "km") == 1e5)
    #expect(EnergyDimension.table.size(of: "GeV") == 1e3 && PowerDimension.table.size(of: "MW") == 1e6)
  }
}
