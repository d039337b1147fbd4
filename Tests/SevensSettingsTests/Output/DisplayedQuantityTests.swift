import Sevens
import SevensSettings
import SevensTestSupport
import Testing

/// Laws of quantities as they are shown.
@Suite struct DisplayedQuantityLaws {
  @Test(arguments: UnitTable.all) func whatIsShownIsTheQuantity(table: UnitTable) throws {
    for exponent in -30...30 {
      for sign in [1.0, -1] {
        let value = sign * 3.7 * (Double("1e\(exponent)") ?? .nan)
        let shown = DisplayedQuantity(value, table)
        let size = try #require(table.size(of: shown.unit))
        #expect(deviation(shown.value * size, from: value) < 1e-15)
        let read = try QuantityParser.parse("\(shown.value) \(shown.unit)", as: [table])
        #expect(deviation(read, from: value) < 1e-15)
        #expect(try deviation(QuantityParser.parse(shown.text, as: [table]), from: value) < 5e-6)
        // The unit is a handy one where there is a handy one.
        let handy: (Double) -> Bool = { (0.1..<1e4).contains(abs(value / $0)) }
        #expect(handy(size) || !table.units.contains { handy($0.size) }, "\(shown.text)")
      }
    }
  }

  @Test(arguments: UnitTable.all) func zeroHasTheInternalUnit(table: UnitTable) {
    let shown = DisplayedQuantity(0, table)
    #expect(shown.value == 0 && shown.unit == table.internalUnit && shown.text == "0 \(table.internalUnit)")
  }

  @Test func aPureNumberHasTheUnitOne() {
    for value in [0, 0.23873, 1.76e23] {
      let shown = DisplayedQuantity(value, nil)
      #expect(shown.value == value && shown.unit == "1" && shown.text == NumberText.short(value))
    }
  }

  @Test func aSetupIsShownInTheUnitsPeopleWrite() {
    #expect(DisplayedQuantity(1930, LengthDimension.table).text == "19.3 m")
    #expect(DisplayedQuantity(14_600, MassDimension.table).text == "14.6 kg")
    #expect(DisplayedQuantity(1e-4, RecoilDimension.table).text == "0.1 keVnr")
    #expect(DisplayedQuantity(6e-6, TimeDimension.table).text == "6 us")
    #expect(DisplayedQuantity(1e9, PowerDimension.table).text == "1 GW")
    #expect(DisplayedQuantity(201.92, EnergyDimension.table).text == "201.92 MeV")
  }
}
