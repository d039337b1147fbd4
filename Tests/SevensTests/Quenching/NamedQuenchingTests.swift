import Sevens
import SevensTestSupport
import Testing

/// Laws of the choice of a quenching factor.
@Suite struct NamedQuenchingLaws {
  private static let quenched = (Catalog.setups + Catalog.measurements.map(\.setup)).filter {
    $0.detector.response.quenching != nil
  }

  private func choice(_ setup: Setup) throws -> (setting: Setting<Setup>, names: [String]) {
    let setting = try #require(setup.settings.first { $0.id == NamedQuenching.choiceID })
    guard case .choice(let options) = setting.form else { return (setting, []) }
    return (setting, options.map(\.name))
  }

  @Test func namesAreUniqueAndEveryModelButTheTableHasOne() {
    let names = Catalog.namedQuenching.map(\.option.name)
    #expect(Set(names).count == names.count)
    for type in Catalog.quenchingFactors {
      #expect(names.contains(type.id) == (type.id != "table"), "\(type.id)")
    }
    for one in Catalog.namedQuenching { #expect(one.make().name == one.option.name) }
  }

  @Test func whatIsWrittenIsRead() throws {
    #expect(Self.quenched.count >= 4)
    for start in Self.quenched {
      let (setting, names) = try choice(start)
      #expect(names.count >= 5 && setting.read(start) == .name(start.detector.response.quenching?.name ?? ""))
      for name in names {
        var setup = start
        setting.write(&setup, .name(name))
        #expect(try choice(setup).setting.read(setup) == .name(name), "\(start.id): \(name)")
        #expect(setup.detector.response.quenching?.name == name)
      }
    }
  }

  /// Models of one material are no option for another; germanium has a name of its own for the choice.
  @Test func optionsBelongToTheTarget() throws {
    for start in Self.quenched {
      let (setting, names) = try choice(start)
      let elements = Set(start.target.constituents.map(\.nuclide.element))
      #expect(names.contains("csi-chicago-2017") == (elements == ["Cs", "I"]), "\(start.id)")
      #expect(names.contains("dresden-ii-2022-quenching-fef") == (elements == ["Ge"]), "\(start.id)")
      #expect((setting.alias == "germanium.quenching") == (elements == ["Ge"]))
    }
  }

  /// The name in use keeps what was set of it; another begins with its defaults, and changes the counts.
  @Test func theNameInUseKeepsItsNumbers() throws {
    var setup = Setup.coherentCsI2017
    let setting = try choice(setup).setting
    setup.detector.response.quenching = ConstantQuenching(value: 0.07)
    let before = EventRate(Prediction(setup)).counts
    setting.write(&setup, .name("constant"))
    #expect(EventRate(Prediction(setup)).counts == before)
    setting.write(&setup, .name("lindhard"))
    #expect(abs(EventRate(Prediction(setup)).counts / before - 1) > 0.01)
  }

  /// A published table is among the tables of the set-up, once.
  @Test func aPublishedTableIsNamedInTheManifest() throws {
    for start in Self.quenched {
      let (setting, names) = try choice(start)
      for name in names {
        var setup = start
        setting.write(&setup, .name(name))
        let ids = setup.tables.map(\.id)
        #expect(Set(ids).count == ids.count)
        let isTable = Catalog.quenchingTables.contains { $0.option.name == name }
        #expect(!isTable || ids.contains(name), "\(start.id): \(name)")
      }
    }
  }
}

/// Published: the seven measured points, of the release of 1804.09459.
@Suite struct NamedQuenchingPublished {
  @Test(arguments: [
    (2.87, 0.0521), (4.04, 0.0638), (4.8, 0.0675), (6.18, 0.069), (9.07, 0.0738), (12.61, 0.0714),
    (16.37, 0.0716),
  ])
  func chicago(keVnr: Double, factor: Double) throws {
    let named = try #require(Catalog.namedQuenching.first { $0.option.name == "csi-chicago-2017" })
    let quenching = named.make()
    for symbol in ["Cs133", "I127"] {
      let nuclide = try #require(Nuclide(symbol))
      #expect(abs(quenching(.keVnr(keVnr), of: nuclide) - factor) < 1e-12)
      // Beyond the last point its value stays.
      #expect(abs(quenching(.keVnr(60), of: nuclide) - 0.0716) < 1e-12)
    }
  }
}
