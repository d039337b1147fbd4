import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// Laws of `sevens list` and `sevens describe`, over everything that has a name.
@Suite struct ListReportLaws {
  static let kinds = ListReport.Kind.allCases.filter { $0 != .parameters }

  @Test(arguments: kinds) func aListIsATextATableAndADocument(kind: ListReport.Kind) throws {
    let output = try list(kind.rawValue)
    let (table, rows) = (CommaSeparated(try #require(output.table).csv), try Document(output)["result"].items)
    #expect(!rows.isEmpty && table.rows.count == rows.count)
    for (row, cells) in zip(rows, table.rows) {
      #expect(row.keys == Set(table.header))
      #expect(table.header.map { row[$0].string } == cells)
      #expect(output.text.contains(cells[0]))
    }
    #expect(Set(table.rows.map { $0[0] }).count == table.rows.count, "no id twice")
  }

  @Test(arguments: kinds.filter { $0 != .targets }) func everythingListedCanBeDescribed(kind: ListReport.Kind)
    throws
  {
    for id in try #require(list(kind.rawValue).table).rows.map({ $0[0] }) {
      #expect(throws: Never.self, "\(id)") { try DescribeReport.make(id) }
    }
  }

  @Test func everyRowOfTheTargetsIsATarget() throws {
    for id in try #require(list("targets").table).rows.map({ $0[0] }) {
      #expect(throws: Never.self, "\(id)") { try DescribeReport.make(id) }
      #expect(throws: Never.self, "\(id)") { try Target(id) }
    }
  }

  @Test func theOverviewNamesEveryListWithItsLength() throws {
    let rows = try #require(list(nil).table).rows
    #expect(rows.map { $0[0] } == ListReport.Kind.allCases.map(\.rawValue))
    for row in rows where row[0] != "parameters" {
      #expect(try row[1] == "\(#require(list(row[0]).table).rows.count)")
    }
  }

  @Test func whatTheCatalogHoldsIsListed() throws {
    func ids(_ kind: ListReport.Kind) throws -> [String] {
      try #require(list(kind.rawValue).table).rows.map { $0[0] }
    }
    #expect(try ids(.setups) == Catalog.setups.map(\.id))
    #expect(try ids(.measurements) == Catalog.measurements.map(\.setup.id))
    #expect(try ids(.choices) == Catalog.choices.map { $0.choiceID } + [NamedQuenching.choiceID])
    #expect(try ids(.datasets) == Catalog.datasets.map(\.id))
    #expect(try ids(.recipes) == RecipeList.all.map { $0.id })
    #expect(try ids(.formFactors) == FormFactorChoice.allCases.map(\.rawValue))
    #expect(try ids(.interactions) == Catalog.interactions.map { $0.id })
    #expect(try ids(.sources) == Catalog.sources.map { $0.id })
  }

  /// Set-ups with changes that switch keys on and off.
  @Test(arguments: ManifestLaws.cases) func everyKeyIsListedWithTypedValueDefaultAndBounds(
    id: String, sets: [String]
  ) throws {
    let (setup, standard) = try {
      let request = try SetupRequest(id: id, sets: sets, command: [])
      return (request.setup, request.standard)
    }()
    let output = try ListReport.make("parameters", setup: id, sets: sets, command: ["sevens"])
    let rows = try Document(output)["result"].items
    let table = CommaSeparated(try #require(output.table).csv)
    #expect(rows.map { $0["key"].string } == setup.settings.map(\.id))
    #expect(table.header == ["key", "value", "default", "unit", "kind", "meaning", "no_effect"])
    for (row, (setting, cells)) in zip(rows, zip(setup.settings, table.rows)) {
      #expect(row["meaning"].string == setting.meaning && row["symbol"].string == setting.symbol)
      #expect(row["noEffect"].isNull == (setting.dormancy(in: setup) == nil))
      #expect(cells[6].isEmpty == row["noEffect"].isNull && cells[0] == setting.id)
      if let reason = setting.dormancy(in: setup)?.message {
        #expect(row["noEffect"].string?.contains(reason) == true && output.text.contains(reason))
      }
      let before = standard.settings.first { $0.id == setting.id }?.read(standard)
      switch (setting.form, setting.read(setup)) {
      case (.number(let kind, let units, let bounds, let isOptional), .number(let value)):
        let unit = try #require(row["unit"].string)
        let size = try units == nil ? 1 : #require(units?.size(of: unit), "\(setting.id): \(unit)")
        #expect(row["kind"].string == kind.rawValue && row["optional"].bool == isOptional && cells[3] == unit)
        if let value {
          #expect(
            deviation(row["value"].number * size, from: value) < 1e-15
              && Double(cells[1]) == row["value"].number)
        } else {
          #expect(row["value"].isNull && cells[1] == "none")
        }
        if case .number(let number?) = before {
          #expect(deviation(row["default"].number * size, from: number) < 1e-15, "\(setting.id)")
        } else {
          #expect(row["default"].isNull && ["none", ""].contains(cells[2]))
        }
        #expect(deviation(row["bounds"].numbers[0] * size, from: bounds.lowerBound) < 1e-14)
        #expect(deviation(row["bounds"].numbers[1] * size, from: bounds.upperBound) < 1e-14)
      case (let form, .name(let name)):
        #expect(row["value"].string == name && cells[1] == name && row["kind"].string == "choice")
        if case .name(let name) = before { #expect(row["default"].string == name && cells[2] == name) }
        if case .choice(let options) = form { #expect(row["options"].strings == options.map(\.name)) }
      default: Issue.record("\(setting.id)")
      }
    }
  }

  @Test(arguments: builtInSetups.map(\.id)) func everyKeyCanBeDescribed(id: String) throws {
    for setting in try #require(Catalog.setup(id)).settings {
      let output = try DescribeReport.make(setting.id)
      #expect(try Document(output)["result"]["id"].string == setting.id)
      if case .number(_, let units?, _, _) = setting.form {
        for unit in units.units { #expect(output.text.contains(unit.symbol), "\(setting.id)") }
      }
      if case .choice(let options) = setting.form {
        for option in options { #expect(output.text.contains(option.name), "\(setting.id)") }
      }
    }
  }

  @Test func faultsNameWhatIsKnown() throws {
    let unknown = try fault { try list("setup") }
    #expect(unknown.message.contains("'setup'") && unknown.remedy == "did you mean 'setups'?")
    #expect(try fault { try list("parameters") }.remedy.contains("list parameters"))
    #expect(try fault { try list("parameters", "nope") }.remedy.contains("talk-germanium"))
  }

  /// Words that change nothing must not pass unnoticed.
  @Test func aSetupIsRefusedWhereItHasNoMeaning() throws {
    #expect(try faults { try list("sources", "talk-germanium") }.count == 1)
  }
}

/// What descriptions say.
@Suite struct DescribeReportCases {
  @Test func anInteractionHasFormulaParametersLimitsAndReferences() throws {
    for interaction in Catalog.interactions {
      let result = try Document(DescribeReport.make(interaction.id))["result"]
      #expect(result["id"].string == interaction.id)
      for section in ["what", "formula", "parameters", "not included", "references"] {
        #expect(!result[section].items.isEmpty, "\(section) of \(interaction.id)")
      }
      #expect(try Bibliography().keys.isSuperset(of: result["references"].strings))
    }
  }

  @Test func aSourceHasParametersLimitsAndReferences() throws {
    for source in Catalog.sources {
      let result = try Document(DescribeReport.make(source.id))["result"]
      // A table of one's own brings its own references.
      let references = source.id == TabulatedFlux.id ? [] : ["references"]
      for section in ["what", "parameters", "not included"] + references {
        #expect(!result[section].items.isEmpty, "\(section) of \(source.id)")
      }
    }
  }

  @Test func aChoiceNamesEveryOptionWithHowItIsKnown() throws {
    func check<C: NamedChoice>(_ choice: C.Type) throws {
      let options = try Document(DescribeReport.make(C.choiceID))["result"]["options"].strings
      #expect(options.count == C.allCases.count)
      for (text, option) in zip(options, C.allCases) {
        #expect(text.hasPrefix("\(option.rawValue): ") && text.contains(option.verified.rawValue))
        for key in option.references { #expect(text.contains(key)) }
      }
    }
    for choice in Catalog.choices { try check(choice) }
  }

  @Test func aKeySaysWhoDeclaresItAndWhatItIs() throws {
    func described(_ key: String) throws -> Document { try Document(DescribeReport.make(key))["result"] }
    let entry = try described("nsi.u-ee")
    #expect(entry["declared by"].strings == ["non-standard-interactions"])
    #expect(entry["kind"].strings == ["coupling"] && entry["units"].strings == ["dimensionless"])
    #expect(entry["default"].strings == ["0"] && entry["bounds"].strings.count == 1)
    #expect(!entry["what"].strings.isEmpty && entry["symbol"].strings.count == 1)
    #expect(try described("nsi.u-emu")["parts"].strings == ["nsi.u-emu.re", "nsi.u-emu.im"])
    let mass = try described("light-vector.mass")
    #expect(mass["units"].strings.contains { $0.contains("MeV") } && mass["default"].strings == ["10 MeV"])
    // A name of one's own may be that of any interaction with such a parameter.
    let named = try described("zprime.mass")["declared by"].strings
    #expect(named.contains("light-vector, as --interaction light-vector:zprime"))
    #expect(named.contains { $0.hasPrefix("light-scalar, ") })
    #expect(
      try described("gi.xi-T")["unless set"].strings == [
        "no effect: a nucleus of spin 0 has no such current — set kinematics=spin-half"
      ])
    // Where several set-ups differ each value names them.
    let masses = try described("detector.mass")["default"].strings
    #expect(masses.contains { $0.hasPrefix("14.6 kg: coherent-csi-2017") })
    #expect(try fault { try DescribeReport.make("detector.mas") }.remedy.contains("detector.mass"))
    #expect(try fault { try DescribeReport.make("zprime.masss") }.message.contains("zprime.masss"))
  }

  @Test func everyParameterOfEveryInteractionCanBeDescribed() throws {
    func check<I: Interaction>(_ type: I.Type) throws {
      for parameter in I.parameters {
        let result = try Document(DescribeReport.make(parameter.id))["result"]
        #expect(result["what"].strings.contains(parameter.meaning), "\(parameter.id)")
        #expect(result["declared by"].strings.contains(I.id), "\(parameter.id)")
      }
    }
    for interaction in Catalog.interactions { try check(interaction) }
  }

  @Test func aMeasurementStatesWhatWasObserved() throws {
    let observed = try Document(DescribeReport.make("coherent-csi-2017"))["result"]["observed"].strings
    #expect(observed.contains { $0.contains("547") } && observed.contains { $0.contains("405") })
  }

  @Test func aDatasetStatesItsOrigin() throws {
    for dataset in Catalog.datasets {
      let result = try Document(DescribeReport.make(dataset.id))["result"]
      #expect(result["sha256"].strings == [dataset.sha256] && result["licence"].strings == [dataset.license])
      #expect(result["columns"].items.count == dataset.columns.count)
    }
  }

  @Test(arguments: ["Cs133", "Ge", "CsI", "p"]) func aTargetListsItsNuclides(target: String) throws {
    let nuclides = try Document(DescribeReport.make(target))["result"]["nuclides"].strings
    let expected = try Target(target).constituents.map(\.nuclide.symbol)
    #expect(
      zip(nuclides, expected).allSatisfy { $0.hasPrefix("\($1): ") } && nuclides.count == expected.count)
  }

  @Test func anUnknownNameGetsASuggestion() throws {
    #expect(try fault { try DescribeReport.make("standard-modl") }.remedy == "did you mean 'standard-model'?")
    #expect(try fault { try DescribeReport.make("detector.mas") }.remedy == "did you mean 'detector.mass'?")
  }

  /// A message without a remedy leaves the reader where he was.
  @Test func anUnknownNameWithNothingNearSaysWhereToLook() throws {
    let fault = try fault { try DescribeReport.make("foo") }
    #expect(fault.message.contains("'foo'") && !fault.remedy.isEmpty)
  }
}
