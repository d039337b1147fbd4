import Sevens
import SevensSettings
import SevensTestSupport
import Testing

/// Laws of reading quantities, over every unit of every table.
@Suite struct QuantityParserLaws {
  @Test(arguments: UnitTable.all) func everyUnitRoundTrips(table: UnitTable) throws {
    for unit in table.units {
      for number in [19.3, 1, 1e13, 2.5e-7, 0, -4] {
        var ways = ["\(number) \(unit.symbol)", " \(number)  \(unit.symbol) ", "  \(number) \(unit.symbol)"]
        // Without a space a unit that begins with a digit would prolong the number.
        if unit.symbol.first?.isNumber == false { ways.append("\(number)\(unit.symbol)") }
        for text in ways {
          #expect(try QuantityParser.parse(text, as: [table]) == number * unit.size, "'\(text)'")
        }
      }
    }
  }

  @Test(arguments: UnitTable.all) func everyUnitIsReadAmongOtherTables(table: UnitTable) throws {
    let others = [RecoilDimension.table, table]
    for unit in table.units {
      #expect(try QuantityParser.parse("3 \(unit.symbol)", as: others) == 3 * unit.size)
    }
  }

  @Test(arguments: UnitTable.all) func everyOtherDimensionIsNamed(table: UnitTable) throws {
    for other in UnitTable.all where other != table {
      for unit in other.units where table.size(of: unit.symbol) == nil {
        let text = "2 \(unit.symbol)"
        let fault = #expect(throws: QuantityParser.Fault.self) {
          try QuantityParser.parse(text, as: [table])
        }
        let message = try #require(fault).message
        #expect(message.contains(text) && message.contains(table.name), "\(message)")
        #expect(message.contains(other.name), "\(message)")
        #expect(try #require(fault).remedy.contains(table.units[0].symbol))
      }
    }
  }

  @Test(arguments: UnitTable.all) func aMissingUnitIsRefusedWithEveryUnitThatWouldDo(table: UnitTable) throws
  {
    let fault = #expect(throws: QuantityParser.Fault.self) { try QuantityParser.parse("19.3", as: [table]) }
    let found = try #require(fault)
    #expect(found.message.contains("19.3") && found.message.contains("no unit"), "\(found.message)")
    #expect(found.message.contains(table.name))
    for unit in table.units { #expect(found.remedy.contains(unit.symbol)) }
  }
}

/// Single quantities as people write them.
@Suite struct QuantityParserCases {
  @Test(
    arguments: [
      ("19.3 m", LengthDimension.table, 1930), ("19.3m", LengthDimension.table, 1930),
      (" 19.3  m ", LengthDimension.table, 1930), ("1.93e1 m", LengthDimension.table, 1930),
      ("+19.3 m", LengthDimension.table, 1930), ("1e13 /cm2/s", FluxDimension.table, 1e13),
      ("1e13/cm2/s", FluxDimension.table, 1e13), ("1E13 1/cm2/s", FluxDimension.table, 1e13),
      ("1e13  cm-2   s-1", FluxDimension.table, 1e13), ("1e13 /(cm2 s)", FluxDimension.table, 1e13),
      ("5 eV", EnergyDimension.table, 5e-6), ("5eV", EnergyDimension.table, 5e-6),
      ("5e1eV", EnergyDimension.table, 5e-5), ("5e-1 eV", EnergyDimension.table, 5e-7),
      ("0.1 keVnr", RecoilDimension.table, 1e-4), (".5 d", TimeDimension.table, 43_200),
      ("1 yr", TimeDimension.table, 365.25 * 86_400), ("1 GWh", BeamEnergyDimension.table, 3.6e12),
    ] as [(String, UnitTable, Double)])
  func aQuantityReadsAsWhatItSays(text: String, table: UnitTable, value: Double) throws {
    let read = try QuantityParser.parse(text, as: [table])
    #expect(abs(read - value) <= 1e-15 * value, "\(text): \(read)")
  }

  @Test func timesAndMassesAgreeAcrossUnits() throws {
    func time(_ text: String) throws -> Double { try QuantityParser.parse(text, as: [TimeDimension.table]) }
    #expect(try time("1 yr") == time("365.25 day"))
    #expect(
      try time("1 day") == time("24 h") && time("1 h") == time("60 min") && time("1 d") == time("1 day"))
    #expect(try abs(time("1 s") - time("1e9 ns")) < 1e-12 && abs(time("1 ms") - time("1000 us")) < 1e-15)
    func mass(_ text: String) throws -> Double { try QuantityParser.parse(text, as: [MassDimension.table]) }
    #expect(try mass("1 t") == mass("1000 kg") && mass("1 kg") == mass("1000 g"))
    #expect(try mass("1 g") == mass("1000 mg"))
  }

  @Test(arguments: [
    "nan m", "inf m", "-inf m", "infinity m", "abc", "", "   ", "m", "m 19.3", "--3 m", "e5 m", "−3 m",
  ])
  func whatIsNoNumberIsRefused(text: String) throws {
    let fault = #expect(throws: QuantityParser.Fault.self) {
      try QuantityParser.parse(text, as: [LengthDimension.table])
    }
    let found = try #require(fault)
    #expect(found.message.contains("'\(text)'") && found.message.contains("not a number"), "\(found.message)")
    #expect(found.remedy.contains("19.3 m"))
  }

  @Test(arguments: ["19.3 mn2", "19.3 meter", "19.3 M", "19.3 ,m"])
  func anUnknownUnitIsNamed(text: String) throws {
    let fault = #expect(throws: QuantityParser.Fault.self) {
      try QuantityParser.parse(text, as: [LengthDimension.table])
    }
    let found = try #require(fault)
    #expect(found.message.contains("unknown unit") && found.message.contains(text), "\(found.message)")
    #expect(found.message.contains("'\(text.dropFirst(5))'"), "\(found.message)")
    #expect(found.remedy.contains("km"))
  }

  @Test(arguments: [
    ("19.3 mm2", "squared radius"), ("19.3 mm4", "in m4"), ("3 m/s", "in m/day"),
    ("3 keVee", "electron-equivalent"), ("2 GW", "power"),
    ("5 PE", "number of photo-electrons"), ("5 counts/(keVee kg day)", "background rate per keVee"),
    ("5 %", "in no unit"),
  ])
  func aUnitOfAnotherDimensionIsNamed(text: String, what: String) throws {
    let fault = #expect(throws: QuantityParser.Fault.self) {
      try QuantityParser.parse(text, as: [LengthDimension.table])
    }
    let found = try #require(fault)
    #expect(found.message.contains(text) && found.message.contains(what), "\(found.message)")
    #expect(found.message.contains("a length") && found.remedy.contains("km"))
  }

  // Whatever is typed: a unit or a fault, and the same twice.
  @Test func randomUnitsNeverTrap() {
    var random = SplitMix64(seed: 7)
    let letters = Array("kgmsdayPEVnr eh/()*·^-0123456789²⁻%1u[]{}µ,.")
    var read = 0
    for _ in 0..<20_000 {
      let text = String(
        (0..<Int.random(in: 0...8, using: &random)).map { _ in letters.randomElement(using: &random) ?? " " })
      let unit = try? UnitExpression(text)
      #expect(unit == (try? UnitExpression(text)))
      if let unit, !unit.factors.isEmpty {
        read += 1
        #expect(unit.size > 0 && unit.size.isFinite, "\(text)")
      }
    }
    #expect(read > 100)
  }

  @Test func theNearestUnitIsSuggested() throws {
    let fault = #expect(throws: QuantityParser.Fault.self) {
      try QuantityParser.parse("3 dayz", as: [TimeDimension.table])
    }
    #expect(try #require(fault).remedy.contains("did you mean 'day'?"))
  }

  @Test func unitsBesideTheUsualOnesAreRead() throws {
    func read(_ text: String, _ table: UnitTable) throws -> Double {
      try QuantityParser.parse(text, as: [table])
    }
    #expect(try deviation(read("7.476 GW h", BeamEnergyDimension.table), from: 7.476 * 3.6e12) < 1e-15)
    #expect(try deviation(read("1 MeV", BeamEnergyDimension.table), from: 1.602176634e-13) < 1e-15)
    #expect(try deviation(read("3 TeV", EnergyDimension.table), from: 3e6) < 1e-15)
    #expect(try deviation(read("2 J/s", PowerDimension.table), from: 2) < 1e-15)
    #expect(try deviation(read("1e17 m^-2 s^-1", FluxDimension.table), from: 1e13) < 1e-14)
    #expect(
      try deviation(read("365.25 counts/(keVee t yr)", ElectronEquivalentRateDimension.table), from: 1e-3)
        < 1e-14)
  }

  /// A number must be taken whole: what is left of one that is too large or malformed is no unit.
  @Test(arguments: ["1e400 m", "1.2.3 m", "1e4+5 m", "5-3 m", "1e400", "1.2.3"])
  func aMalformedNumberIsNotCutIntoANumberAndAStrangeUnit(text: String) throws {
    let fault = #expect(throws: QuantityParser.Fault.self) {
      text.contains("m")
        ? try QuantityParser.parse(text, as: [LengthDimension.table]) : try QuantityParser.parseNumber(text)
    }
    let found = try #require(fault)
    #expect(found.message.contains("'\(text)'"))
    #expect(!found.message.contains("unit '"), "\(found.message)")
  }

  @Test(
    arguments: [
      ("0.0878", 0.0878), ("8.78 %", 0.0878), ("8.78%", 0.0878), (" 1e-3 ", 1e-3), ("-2", -2), ("100 %", 1),
    ] as [(String, Double)])
  func aPureNumberMayBeAPercentage(text: String, value: Double) throws {
    let read = try QuantityParser.parseNumber(text)
    #expect(abs(read - value) <= 1e-15 * abs(value), "\(text): \(read)")
  }

  @Test(arguments: [
    ("12 PE", "PE"), ("3 m", "m"), ("5 eV", "eV"), ("1 permille", "permille"), ("1 % %", "% %"),
  ])
  func aUnitOnAPureNumberIsRefused(text: String, unit: String) throws {
    let fault = #expect(throws: QuantityParser.Fault.self) { try QuantityParser.parseNumber(text) }
    let found = try #require(fault)
    #expect(found.message.contains("'\(text)'") && found.message.contains("'\(unit)'"), "\(found.message)")
    #expect(found.remedy.contains("unit"))
  }

  @Test(arguments: ["nan", "inf", "abc", "", "%"]) func aPureNumberThatIsNoneIsRefused(text: String) throws {
    let fault = #expect(throws: QuantityParser.Fault.self) { try QuantityParser.parseNumber(text) }
    #expect(try #require(fault).message.contains("'\(text)'"))
    #expect(try !#require(fault).remedy.isEmpty)
  }
}
