import Sevens
import Testing

/// The size of a unit in another, by way of the base units.
private func ratio(_ a: String, _ b: String) throws -> Double {
  let (x, y) = try (UnitExpression(a), UnitExpression(b))
  #expect(x.dimension == y.dimension, "\(a) and \(b)")
  return x.size / y.size
}

/// Laws of composed units.
@Suite struct UnitExpressionLaws {
  // One unit in its spellings.
  @Test(
    arguments: [
      [
        "/cm2/s", "1/cm2/s", "1/(cm2 s)", "cm-2 s-1", "cm^-2 s^-1", "cm⁻² s⁻¹", "/(cm² s)", "cm^-2*s^-1",
        "cm-2·s-1",
      ],
      ["counts/(keVee kg day)", "counts keVee-1 kg-1 day-1", "counts/keVee/kg/d", "counts/(day kg keVee)"],
      ["kg day", "day kg", "kg*day", "kg · day", "(kg day)", "kg/(1/day)"],
      ["PE/keVee", "PE keVee-1", "PE / keVee", "PE/(keVee)"],
      ["GWh", "GW h", "GW*h"],
    ])
  func spellingsOfOneUnitAreEqual(spellings: [String]) throws {
    let first = try UnitExpression(spellings[0])
    for text in spellings {
      let unit = try UnitExpression(text)
      #expect(unit.dimension == first.dimension, "\(text)")
      #expect(abs(unit.size / first.size - 1) < 1e-15, "\(text)")
    }
  }

  @Test func sizesOfProductsAndPowersMultiply() throws {
    for (a, b) in [("kg", "day"), ("keVee", "PE"), ("cm2", "s-1"), ("GeV", "fm")] {
      let (x, y) = try (UnitExpression(a), UnitExpression(b))
      #expect(try abs(UnitExpression("\(a) \(b)").size / (x.size * y.size) - 1) < 1e-15)
      #expect(try abs(UnitExpression("\(a)/\(b)").size / (x.size / y.size) - 1) < 1e-15)
    }
    #expect(try abs(ratio("cm3", "cm cm cm") - 1) < 1e-15)
    #expect(try UnitExpression("m/m").dimension == .none)
  }

  // Every unit of every table is read by the same grammar, with the size it has in the table.
  @Test(arguments: UnitTable.all) func everyUnitOfEveryTableIsRead(table: UnitTable) throws {
    for unit in table.units {
      let size = try #require(table.size(of: UnitExpression(unit.symbol)), "\(unit.symbol)")
      #expect(abs(size / unit.size - 1) < 1e-14, "\(unit.symbol)")
    }
  }

  @Test func anElectronIsNoPowerOfACharge() throws {
    let yield = try UnitExpression("e-/keVee")
    #expect(yield.factors.map(\.symbol) == ["e-", "keVee"])
    #expect(try UnitExpression("e-2").factors.map(\.symbol) == ["e"])
    #expect(try UnitExpression("e/keVee").dimension == yield.dimension)
  }

  @Test func recoilElectronEquivalentEnergyAndPhotoelectronsDoNotMix() throws {
    let units = try ["keV", "keVnr", "keVee", "PE", "counts"].map { try UnitExpression($0).dimension }
    #expect(Set(units).count == 5)
    for text in [
      "counts/(keVee kg day)", "counts/(keVnr kg day)", "counts/(PE kg day)", "counts/(keV kg day)",
    ] {
      let fitting = UnitTable.all.filter { $0.size(of: text) != nil }
      #expect(fitting.count == (text.contains("keV kg") ? 0 : 1), "\(text)")
    }
  }
}

/// Validation: conversions as reference tables print them.
@Suite struct UnitExpressionValidation {
  @Test(
    arguments: [
      ("yr", "day", 365.25), ("yr", "s", 31_557_600), ("d", "h", 24), ("kt", "kg", 1e6), ("GWh", "J", 3.6e12),
      ("MeV", "J", 1.602176634e-13), ("erg", "MeV", 624_150.9074460763), ("kpc", "cm", 3.0856775814913673e21),
      ("b", "cm2", 1e-24), ("MCi", "PBq", 37), ("us", "ns", 1000), ("µs", "us", 1), ("fm", "cm", 1e-13),
      ("km/s", "m/s", 1000), ("GeV2", "MeV^2", 1e6), ("keVnr", "eVnr", 1000), ("au", "km", 149_597_870.7),
      ("%", "m/m", 0.01), ("counts/(t yr)", "counts/(kg day)", 1 / 365_250.0),
    ] as [(String, String, Double)])
  func conversions(a: String, b: String, expected: Double) throws {
    #expect(try abs(ratio(a, b) / expected - 1) < 1e-14)
  }
}

/// What is no unit is refused with what is wrong.
@Suite struct UnitExpressionFaults {
  @Test(
    arguments: [
      ("furlong", "unknown unit 'furlong'"), ("kg dayz", "'dayz'"), ("counts/keVee kg", "may divide"),
      ("(kg day", "not closed"), ("kg)", "stray"), ("()", "stray"), ("cm^", "power"), ("cm0", "power"),
      ("cm99999999999999999999", "power"), ("1", "unknown unit '1'"), ("/", "unknown unit"),
      ("kg//day", "unknown unit"),
      ("kg2day", "unknown unit"), ("m.s", "unknown unit"), ("kkg", "unknown unit"), ("2 kg", "unknown unit"),
      ("𝄞", "unknown unit"),
    ])
  func faultsAreSaid(text: String, message: String) throws {
    let fault = #expect(throws: UnitExpression.Fault.self) { try UnitExpression(text) }
    #expect(try #require(fault).message.contains(message), "\(fault?.message ?? "")")
  }
}
