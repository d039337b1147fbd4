import Sevens
import SevensAnalysis
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
    #expect(try ids(.choices) == Catalog.choices.map { $0.choiceID })
    #expect(try ids(.datasets) == Catalog.datasets.map(\.id))
    #expect(try ids(.recipes) == RecipeList.all.map { $0.id })
    #expect(try ids(.formFactors) == FormFactorChoice.allCases.map(\.rawValue))
    #expect(try ids(.interactions) == Catalog.interactions.map { $0.id })
    #expect(try ids(.sources) == Catalog.sources.map { $0.id })
  }

  @Test(arguments: builtInSetups.map(\.id)) func everyKeyOfEverySetupIsListedWithValueAndKind(id: String)
    throws
  {
    let setup = try #require(Catalog.setup(id))
    let rows = try Document(list("parameters", id))["result"].items
    #expect(rows.map { $0["key"].string } == setup.settings.map(\.id))
    for (row, setting) in zip(rows, setup.settings) {
      #expect(row["meaning"].string?.isEmpty == false)
      let value = try #require(row["value"].string)
      switch (setting.form, setting.read(setup)) {
      case (.number(let kind, let units, _, _), .number(let number?)):
        #expect(row["kind"].string == kind.rawValue)
        let read =
          try units.map { try QuantityParser.parse(value, as: [$0]) } ?? QuantityParser.parseNumber(value)
        #expect(deviation(read, from: number) < 5e-6, "\(setting.id)")
      case (_, .name(let name)): #expect(value == name && row["kind"].string == "choice")
      default: #expect(value == "none")
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
      for section in ["what", "parameters", "not included", "references"] {
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
