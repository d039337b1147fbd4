import SevensAnalysis
import SevensTestSupport
import Testing

/// All recipes, computed once for all tests: some fit data.
let everyRecipe = Result { try ReproduceReport.make(["all"], command: ["sevens", "reproduce"]) }

/// Laws of `sevens reproduce`, over every recipe.
@Suite struct ReproduceReportLaws {
  @Test func everyRowHasTheDocumentedKeys() throws {
    let rows = try Document(everyRecipe.get())["result"].items
    let documented: Set = [
      "recipe", "published", "ours", "deviation", "tolerance", "agrees", "status", "citation",
    ]
    let known = try Bibliography().keys
    for row in rows {
      #expect(row.keys.isSuperset(of: documented), "\(row.keys)")
      #expect(row["ours"].number.isFinite)
      #expect(known.contains(try #require(row["citation"].string)), "\(row["citation"].string ?? "")")
      #expect(["read", "checked", "memory"].contains(row["status"].string))
      #expect(row["quantity"].string?.isEmpty == false && row["unit"].string?.isEmpty == false)
      #expect(row["published"].isNull == row["agrees"].isNull)
      if !row["published"].isNull {
        let deviation = row["ours"].number / row["published"].number - 1
        #expect(abs(row["deviation"].number - deviation) < 1e-12)
        #expect(row["agrees"].bool != nil)
      }
    }
    #expect(Set(rows.compactMap { $0["recipe"].string }) == Set(RecipeList.all.map { $0.id }))
  }

  @Test(arguments: RecipeList.all.map { $0.id }) func oneRecipeIsItsPartOfAll(id: String) throws {
    let all = try everyRecipe.get()
    let one = try ReproduceReport.make([id], command: [])
    let numbers = { (output: Output) in
      try Document(output)["result"].items.filter { $0["recipe"].string == id }.map { $0["ours"].number }
    }
    #expect(try numbers(one) == numbers(all) && !numbers(one).isEmpty)
    #expect(try Document(one)["result"].items.allSatisfy { $0["recipe"].string == id })
    #expect(one.status == .ok && all.text.contains(id))
  }

  @Test func withoutANameAllAreMeant() throws {
    #expect(try ReproduceReport.make([], command: []).result == everyRecipe.get().result)
  }

  @Test func theTableHasARowForEveryRowOfTheDocument() throws {
    let output = try everyRecipe.get()
    let csv = try #require(output.table).csv
    let (table, rows) = (CommaSeparated(csv), try Document(output)["result"].items)
    #expect(table.rows.count == rows.count)
    #expect(table.rows.allSatisfy { $0.count == table.header.count })
    #expect(table.header.contains("deviation") && table.header.contains("citation"))
    for column in ["published", "ours", "deviation"] {
      for (row, number) in zip(rows, table.numbers(column)) {
        let same = number == row[column].number || number.isNaN && row[column].isNull
        #expect(same, "\(column): \(number)")
      }
    }
    for (row, number) in zip(rows, table.numbers("tolerance")) {
      #expect(number == row["tolerance"]["value"].number || number.isNaN && row["tolerance"].isNull)
    }
    // Words may hold any sign; cells of numbers hold what a program reads.
    let words = try #require(table.header.firstIndex(of: "quantity"))
    let cells = table.rows.flatMap { $0.enumerated().filter { $0.offset != words }.map(\.element) }
    #expect(!cells.contains { $0.contains("−") || $0.contains("–") })
    #expect(table.rows.contains { $0[2].isEmpty && $0[5].isEmpty && $0[6].isEmpty && $0[8].isEmpty })
    let quantity = try #require(table.header.firstIndex(of: "quantity"))
    #expect(table.rows.map { $0[quantity] } == rows.compactMap { $0["quantity"].string })
  }

  @Test func aToleranceIsAKindAndANumber() throws {
    for row in try Document(everyRecipe.get())["result"].items {
      let tolerance = row["tolerance"]
      guard !row["published"].isNull else {
        #expect(tolerance.isNull)
        continue
      }
      #expect(tolerance.keys == ["kind", "value", "text"])
      let (ours, published, limit) = (
        row["ours"].number, row["published"].number, tolerance["value"].number
      )
      let agrees =
        switch tolerance["kind"].string {
        case "relative": abs(ours - published) <= limit * abs(published)
        case "absolute": abs(ours - published) <= limit * (1 + 1e-12)
        case "factor": ours <= limit * published && ours >= published / limit
        default: !(row["agrees"].bool ?? true)
        }
      #expect(agrees == row["agrees"].bool, "\(row["quantity"].string ?? "")")
    }
  }

  @Test func theManifestNamesTheWorksAndTablesBehindTheClaims() throws {
    for recipe in RecipeList.all {
      let output = try Document(ReproduceReport.make([recipe.id], command: []))
      let manifest = output["manifest"]
      let cited = Set(manifest["citations"].strings)
      #expect(
        cited.isSuperset(of: output["result"].items.compactMap { $0["citation"].string }), "\(recipe.id)")
      #expect(try Bibliography().keys.isSuperset(of: cited))
      if recipe.id != "flavor-shift" {
        #expect(manifest["datasets"].items.contains { $0["id"].string == "nuclides" }, "\(recipe.id)")
      }
      #expect(["read", "checked", "assumed"].contains(manifest["verified"].string))
    }
    let all = try Document(everyRecipe.get())["manifest"]
    let tables = Set(all["datasets"].items.compactMap { $0["id"].string })
    #expect(tables.isSuperset(of: ["nuclides", "nuclear-radii", "coherent-csi-2017-counts"]), "\(tables)")
    #expect(Set(all["citations"].strings).isSuperset(of: ["KleinNystrand1999", "Helm1956", "1806.01310"]))
    #expect(all["verified"].string == "assumed", "173 ± 48 is quoted from memory")
  }

  @Test func aRecipeNamedTwiceIsPrintedOnce() throws {
    let once = try ReproduceReport.make(["maximum-recoil"], command: [])
    let twice = try ReproduceReport.make(["maximum-recoil", "maximum-recoil"], command: [])
    #expect(once.text == twice.text && once.result == twice.result)
  }

  @Test func unknownRecipesComeAtOnceWithWhatIsKnown() throws {
    let found = try faults { try ReproduceReport.make(["talk-reactor-rat", "x"], command: []) }
    #expect(found.map(\.message) == ["unknown recipe 'talk-reactor-rat'", "unknown recipe 'x'"])
    #expect(found[0].remedy == "did you mean 'talk-reactor-rate'?")
    #expect(found[1].remedy == "sevens list recipes shows them")
  }

  /// A name that is known is not suggested in its own place.
  @Test func allBesideAnUnknownRecipeIsNotUnknown() throws {
    let found = try faults { try ReproduceReport.make(["all", "x"], command: []) }
    #expect(
      !found.contains { $0.message.contains("'all'") && $0.remedy.contains("did you mean 'all'") }, "\(found)"
    )
  }
}

/// What is published against ours, with ours from independent computations.
@Suite struct ReproduceReportValidation {
  private func row(_ recipe: String, _ part: String) throws -> Document {
    let rows = try Document(ReproduceReport.make([recipe], command: []))["result"].items
    return try #require(rows.first { $0["quantity"].string?.contains(part) ?? false }, "\(part)")
  }

  @Test func theReactorRateAsPrintedAndAsItIs() throws {
    let printed = try row("talk-reactor-rate", "printed")
    #expect(printed["published"].number == 7.6e6 && printed["agrees"].bool == true)
    #expect(deviation(printed["ours"].number, from: 7.5987e6) < 1e-4)
    let physical = try row("talk-reactor-rate", "physical")
    #expect(physical["published"].isNull && deviation(physical["ours"].number, from: 3.4450e6) < 1e-4)
    for (spectrum, counts) in [
      ("huber-mueller", 3.4804e6), ("vogel-engel", 3.3760e6), ("kopeikin", 3.3743e6),
    ] {
      let other = try row("talk-reactor-rate", "=\(spectrum)")
      #expect(other["published"].isNull && deviation(other["ours"].number, from: counts) < 1e-4)
    }
  }

  @Test func theRatioOfTheTwoIsExplained() throws {
    let explanation = try row("talk-reactor-rate", "printed")["explanation"].strings
    #expect(explanation.contains { $0.contains("2.216") }, "\(explanation)")
    #expect(explanation.contains { $0.contains("inferred") }, "the flux was not read anywhere")
    #expect(try ReproduceReport.make(["talk-reactor-rate"], command: []).text.contains("2.216"))
  }

  @Test(arguments: [
    ("O16", 0.134, true), ("Si28", 0.0767, true), ("Ge72", 0.0299, false), ("Cs133", 0.0162, false),
  ])
  func theHighestRecoils(nuclide: String, keV: Double, agrees: Bool) throws {
    let row = try row("maximum-recoil", nuclide)
    #expect(deviation(row["ours"].number, from: keV) < 0.005 && row["unit"].string == "keV")
    #expect(
      try deviation(row["ours"].number, from: Kinematic.highestRecoil(nuclide, energyMeV: 1) * 1e3) < 1e-12)
    #expect(row["published"].number == 0.1 && row["agrees"].bool == agrees)
  }

  @Test(
    arguments: [
      ("tree", [175.0, 165, 166]), ("erler-su", [179, 168, 169]), ("pdg", [180, 169, 170]),
    ])
  func theCaesiumIodidePrediction(scheme: String, counts: [Double]) throws {
    for (formFactor, count) in zip(["helm", "klein-nystrand", "helm-rms"], counts) {
      let rows = try Document(ReproduceReport.make(["coherent-csi-2017/prediction"], command: []))["result"]
        .items
      let row = try #require(rows.first { $0["quantity"].string == "\(scheme), \(formFactor)" })
      #expect(deviation(row["ours"].number, from: count) < 0.01, "\(scheme), \(formFactor)")
      #expect(row["published"].number == 173 && row["agrees"].bool == true)
    }
  }

  @Test func theCaesiumIodideObservation() throws {
    let recipe = "coherent-csi-2017/observation"
    #expect(try row(recipe, "beam on, coincidence")["ours"].number == 547)
    #expect(try row(recipe, "anti-coincidence")["ours"].number == 405)
    let excess = try row(recipe, "excess by counting")
    #expect(
      excess["ours"].number == 142 && excess["published"].number == 134 && excess["agrees"].bool == true)
    #expect(excess["explanation"].strings.contains { $0.contains("142 ± 31") })
  }

  @Test(arguments: [
    ("nu_e", 0.0197, 0.0196964), ("nu_mu", 0.01144, 0.0114381), ("nu_tau", 0.0071, 0.00706633),
  ])
  func theFlavourShift(neutrino: String, rounded: Double, published: Double) throws {
    let rows = try Document(ReproduceReport.make(["flavor-shift"], command: []))["result"].items
    let row = try #require(rows.first { $0["quantity"].string?.hasSuffix(neutrino) ?? false })
    #expect(deviation(row["ours"].number, from: rounded) < 0.006)
    #expect(row["published"].number == published && row["agrees"].bool == true)
  }
}
