import Sevens
import SevensAnalysis
import Testing

/// Laws of manifests, over every set-up as it comes and with changes.
@Suite struct ManifestLaws {
  /// Set-ups with changes that switch keys, datasets and choices on and off.
  static let cases: [(id: String, sets: [String])] =
    builtInSetups.map { ($0.id, []) } + [
      ("talk-germanium", ["form-factor=helm-rms", "axial=structure-factor", "detector.mass=500 g"]),
      ("talk-germanium", ["couplings=erler-su-formula", "outside-range=polynomial", "target=CsI"]),
      ("talk-germanium", ["couplings=erler-su", "reactor-spectrum=huber-mueller"]),
      ("coherent-csi-2017", ["couplings=tree", "form-factor=helm"]),
      ("coherent-csi-2017", ["couplings=pdg", "nuclear-radii=proton-radius", "time-window=none"]),
      (
        "coherent-csi-2017",
        ["form-factor=symmetrized-fermi", "kinematics=spin-half", "axial=single-particle"]
      ),
      ("talk-germanium-as-printed", ["electroweak.sin2-theta-w=0.23", "reactor-spectrum=vogel-engel"]),
    ]

  @Test(arguments: cases) func itHoldsEveryChoiceAndParameterThatHasAnEffect(id: String, sets: [String])
    throws
  {
    let request = try SetupRequest(id: id, sets: sets, command: ["sevens", "rate", id])
    let (setup, standard) = (request.setup, request.standard)
    let manifest = try Document(RateReport.make(request))["manifest"]
    var (choices, parameters): (Set<String>, Set<String>) = ([], [])
    for setting in setup.settings where setting.dormancy(in: setup) == nil {
      switch (setting.form, setting.read(setup)) {
      case (.choice(let options), .name(let name)):
        choices.insert(setting.id)
        #expect(manifest["choices"][setting.id].string == name)
        #expect(options.contains { $0.name == name })
      case (.number(let kind, let units, _, _), .number(let value)):
        parameters.insert(setting.id)
        let entry = manifest["parameters"][setting.id]
        #expect(entry.keys == ["value", "unit", "kind", "default"])
        #expect(entry["kind"].string == kind.rawValue)
        let unit = try #require(entry["unit"].string)
        let size =
          try units == nil && unit == "1" ? 1 : #require(units?.size(of: unit), "\(setting.id): \(unit)")
        if let value {
          #expect(deviation(entry["value"].number * size, from: value) < 1e-15, "\(setting.id)")
        } else {
          #expect(entry["value"].isNull)
        }
        let before = standard.settings.first { $0.id == setting.id }?.read(standard)
        if case .number(let number?) = before {
          #expect(deviation(entry["default"].number * size, from: number) < 1e-15, "\(setting.id)")
        } else {
          #expect(entry["default"].isNull, "\(setting.id)")
        }
      default: #expect(setting.id == "target")
      }
    }
    #expect(manifest["choices"].keys == choices && manifest["parameters"].keys == parameters)
    #expect(manifest["target"].string == setup.target.formula && manifest["subject"].string == id)
    #expect(manifest["interactions"].strings == setup.interactions.map { type(of: $0).id })
  }

  @Test(arguments: cases) func verifiedIsTheWeakestInput(id: String, sets: [String]) throws {
    let request = try SetupRequest(id: id, sets: sets, command: [])
    let output = RateReport.make(request)
    let manifest = try Document(output)["manifest"]
    var inputs = [request.setup.verified]
    for dataset in manifest["datasets"].items {
      inputs.append(try #require(dataset["verified"].string.flatMap(Verification.init)))
    }
    for setting in request.setup.settings where setting.dormancy(in: request.setup) == nil {
      guard case (.choice(let options), .name(let name)) = (setting.form, setting.read(request.setup)) else {
        continue
      }
      inputs.append(try #require(options.first { $0.name == name }).verified)
    }
    let weakest = try #require(inputs.min())
    #expect(manifest["verified"].string == weakest.rawValue)
    #expect(manifest["unread"].keys.isEmpty == (weakest == .read))
    // The person is told as well, with the names of what was not read.
    for (name, level) in manifest["unread"].fields {
      #expect(output.text.contains(name) && output.text.contains("\(level), not read"), "\(name)")
    }
  }

  @Test(arguments: cases) func everyCitationIsInTheBibliography(id: String, sets: [String]) throws {
    let request = try SetupRequest(id: id, sets: sets, command: [])
    let manifest = try Document(RateReport.make(request))["manifest"]
    let (cited, known) = (Set(manifest["citations"].strings), try Bibliography().keys)
    #expect(cited.isSubset(of: known), "\(cited.subtracting(known))")
    #expect(cited.count == manifest["citations"].items.count, "no key twice")
    #expect(cited.isSuperset(of: request.setup.citations + request.setup.source.citations))
    for entry in manifest["datasets"].items {
      let dataset = try #require(Catalog.datasets.first { $0.id == entry["id"].string })
      #expect(cited.isSuperset(of: dataset.citations), "\(dataset.id)")
      #expect(entry.keys == ["id", "doi", "sha256", "verified", "mode"])
      #expect(entry["sha256"].string == dataset.sha256 && dataset.sha256.count == 64)
      #expect(entry["doi"].string == dataset.doi && entry["verified"].string == dataset.verified.rawValue)
      #expect(entry["mode"].string == "built-in")
    }
  }

  @Test func everyCatalogedReferenceIsInTheBibliography() throws {
    let known = try Bibliography().keys
    #expect(known.count > 20)
    func check<C: NamedChoice>(_ choice: C.Type) {
      for option in C.allCases {
        #expect(known.isSuperset(of: option.references), "\(C.choiceID)=\(option.rawValue)")
      }
    }
    for choice in Catalog.choices { check(choice) }
    for interaction in Catalog.interactions { #expect(known.isSuperset(of: interaction.references)) }
    for source in Catalog.sources { #expect(known.isSuperset(of: source.init().citations)) }
    for factor in Catalog.quenchingFactors { #expect(known.isSuperset(of: factor.references)) }
    for setup in builtInSetups { #expect(known.isSuperset(of: setup.citations), "\(setup.id)") }
    for dataset in Catalog.datasets {
      #expect(known.isSuperset(of: dataset.citations + dataset.columns.map(\.citation)), "\(dataset.id)")
    }
  }
}

/// Single facts of manifests.
@Suite struct ManifestCases {
  @Test func theDefaultIsTheValueBeforeTheCommandLineInTheSameUnit() throws {
    let mass = try Document(rate("talk-germanium", ["detector.mass=500 mg"]))["manifest"]["parameters"][
      "detector.mass"]
    #expect(mass["unit"].string == "g" && mass["value"].number == 0.5 && mass["default"].number == 1e5)
  }

  @Test(
    arguments: [
      ("talk-germanium-as-printed", [String](), "assumed"), ("talk-germanium", [], "read"),
      ("coherent-csi-2017", [], "assumed"), ("coherent-csi-2017", ["couplings=tree"], "checked"),
      ("talk-germanium", ["couplings=erler-su"], "assumed"),
    ])
  func theWeakestInputOfASetup(id: String, sets: [String], verified: String) throws {
    #expect(try Document(rate(id, sets))["manifest"]["verified"].string == verified)
  }

  @Test(
    arguments: [
      ([String](), "read"), (["couplings=tree", "form-factor=helm"], "read"),
      (["couplings=erler-su"], "assumed"),
      (["form-factor=helm-rms", "nuclear-radii=theory-2019"], "checked"),
    ])
  func theWeakestInputOfACrossSection(sets: [String], verified: String) throws {
    #expect(try Document(crossSection("Cs133", "nu_mu", sets))["manifest"]["verified"].string == verified)
  }

  @Test func aTableIsListedWhereItIsUsed() throws {
    func tables(_ sets: [String]) throws -> Set<String> {
      Set(
        try Document(rate("coherent-csi-2017", sets))["manifest"]["datasets"].items.compactMap(
          \.["id"].string))
    }
    let (plain, helm, axial) = try (
      tables([]), tables(["form-factor=helm"]), tables(["form-factor=helm", "axial=structure-factor"])
    )
    #expect(plain.subtracting(helm) == [Dataset.nuclearRadii.id])
    #expect(axial.subtracting(helm) == [Dataset.spinExpectationValues.id])
    let used = [
      Dataset.nuclides, .coherentCsI2017Parameters, .coherentCsI2017ArrivalTime,
    ].map(\.id)
    #expect(helm.isSuperset(of: used))
    #expect(try tables(["nuclear-radii=charge-radius"]).contains(Dataset.nuclearRadii.id) == false)
  }

  @Test func itSaysWhichProgramRanHow() throws {
    let words = ["sevens", "rate", "talk-germanium", "--set", "detector.mass=2 kg"]
    let request = try SetupRequest(id: "talk-germanium", sets: ["detector.mass=2 kg"], command: words)
    let manifest = try Document(RateReport.make(request))["manifest"]
    #expect(manifest["command"].strings == words)
    #expect(manifest["version"].string?.firstMatch(of: /^\d+\.\d+\.\d+/) != nil)
    #expect(manifest["commit"].string?.isEmpty == false)
    #expect(manifest["conventions"]["yr"].string == "365.25 day")
    #expect(manifest["seed"].isNull)
    #expect(manifest["constants"]["fermi-constant/MeV-2"].number == PhysicalConstants.fermiConstantPerMeV2)
  }

  @Test func whatIsLeftOutIsSaid() throws {
    let axial = ["axial=structure-factor"]
    let known = try Document(rate("talk-germanium", axial))["warnings"].strings
    let missing = try Target("Ge").constituents.map(\.nuclide).filter {
      var model = NuclearModel()
      model.axial = .structureFactor
      return model.lacksAxialResponse($0)
    }
    for nuclide in missing { #expect(known.contains { $0.contains("axial response of \(nuclide.symbol)") }) }
    #expect(known.filter { $0.contains("axial") }.count == missing.count)
  }

  /// A note of a set-up must not stay where the command line has made it wrong.
  @Test func aNoteThatNoLongerHoldsIsNotShown() throws {
    let sets = ["outside-range=polynomial"]
    let warnings = try Document(rate("talk-germanium", sets))["warnings"].strings
    #expect(!warnings.contains { $0.contains("1.83 and 2 MeV are left out") }, "\(warnings)")
    let huber = try Document(rate("talk-germanium", ["reactor-spectrum=huber-mueller"]))["warnings"].strings
    #expect(!huber.contains { $0.contains("Mueller spectra from 2 MeV") }, "\(huber)")
  }
}
