import Sevens
import SevensAnalysis
import SevensTestSupport
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

  /// The same, and every interaction on everything there is, under its own name and another.
  static let inUse: [(id: String, sets: [String], interactions: [String])] =
    cases.map { ($0.id, $0.sets, []) }
    + Catalog.interactions.flatMap { type in
      (type.id == StandardModel.id ? [""] : ["", ":other"]).map { name in
        let everything = [
          "detector.channels=nuclear+electron", "kinematics=spin-half", "axial=single-particle",
        ]
        return ("coherent-csi-2017", everything, [type.id + name])
      }
    }

  @Test(arguments: inUse) func itHoldsEveryChoiceAndParameterThatHasAnEffect(
    id: String, sets: [String], interactions: [String]
  ) throws {
    let request = try SetupRequest(
      id: id, sets: sets, interactions: interactions, command: ["sevens", "rate", id])
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
    #expect(manifest["interactions"].strings == setup.interactions.map(\.notation))
  }

  @Test(arguments: inUse) func verifiedIsTheWeakestInput(
    id: String, sets: [String], interactions: [String]
  ) throws {
    let request = try SetupRequest(id: id, sets: sets, interactions: interactions, command: [])
    let output = RateReport.make(request)
    let manifest = try Document(output)["manifest"]
    var inputs = [request.setup.verified] + Array(request.setup.unreadNumbers.values)
    inputs += Array(request.setup.source.unread.values)
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

  @Test(arguments: inUse) func everyCitationIsInTheBibliography(
    id: String, sets: [String], interactions: [String]
  ) throws {
    let request = try SetupRequest(id: id, sets: sets, interactions: interactions, command: [])
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

/// Numbers that are neither parameters nor in a table.
@Suite struct ManifestConstants {
  private func constants(_ sets: [String]) throws -> [String: Double] {
    try Document(rate("coherent-csi-2017", sets))["manifest"]["constants"].parts
  }

  @Test func theyHoldWhatCouplingsAndMassesNeed() throws {
    let found = try constants([])
    #expect(found["fine-structure"] == PhysicalConstants.fineStructure)
    #expect(found["W-mass/MeV"] == PhysicalConstants.wMassMeV)
    #expect(found["tau-mass/MeV"] == PhysicalConstants.tauMassMeV)
  }

  /// The numbers of a form factor rebuild the radii and lengths that the library uses.
  @Test(arguments: Nuclide.all.filter { !$0.isFreeNucleon }) func thoseOfAFormFactorAreTheOnesInUse(
    nuclide: Nuclide
  ) throws {
    let root = Double(nuclide.nucleons)
    func number(_ option: FormFactorChoice, _ name: String) throws -> Double {
      let document = try Document(crossSection("Cs133", "nu_mu", ["form-factor=\(option.rawValue)"]))
      return try #require(document["manifest"]["constants"].parts[name])
    }
    guard ["C12", "Ar40", "Ge72", "Cs133", "Pb208"].contains(nuclide.symbol) else { return }
    let (s, a) = try (number(.helm, "helm-skin/fm"), number(.helm, "lewin-smith-diffuseness/fm"))
    let c =
      try number(.helm, "lewin-smith-radius-per-cbrt-A/fm") * cubeRoot(root)
      + number(.helm, "lewin-smith-radius-offset/fm")
    let helm = HelmFormFactor(lewinSmith: nuclide.nucleons)
    let square = c * c + 7 * Double.pi * Double.pi * a * a / 3 - 5 * s * s
    #expect(helm.skinFm == s && deviation(helm.radiusFm * helm.radiusFm, from: square) < 1e-12)
    let klein = KleinNystrandFormFactor(massNumber: nuclide.nucleons)
    #expect(try klein.rangeFm == number(.kleinNystrand, "klein-nystrand-range/fm"))
    let radius = try number(.kleinNystrand, "klein-nystrand-radius-per-cbrt-A/fm") * cubeRoot(root)
    #expect(deviation(klein.radiusFm, from: radius) < 1e-12)
    #expect(
      try SymmetrizedFermiFormFactor(rmsFm: 5)?.diffusenessFm
        == number(.symmetrizedFermi, "fermi-diffuseness/fm"))
  }

  @Test func onlyThoseOfTheFormFactorInUseAreThere() throws {
    #expect(try constants([])["helm-skin/fm"] == 0.9)
    #expect(try constants([])["klein-nystrand-range/fm"] == nil)
    #expect(try constants(["form-factor=unity"]).keys.allSatisfy { !$0.hasSuffix("/fm") })
  }

  @Test func theStepsOfTheEfficiencyAreThere() throws {
    let steps = try Document(rate("coherent-csi-2017"))["manifest"]["fixed"][
      "detector.response.efficiency.steps"
    ].items
    #expect(steps.map { $0["below"].number } == [5, 6] && steps.map { $0["factor"].number } == [0, 0.5])
    #expect(try Document(rate("talk-germanium"))["manifest"]["fixed"].keys.isEmpty)
  }

  private func cubeRoot(_ x: Double) -> Double {
    var root = 5.0
    for _ in 0..<60 { root -= (root * root * root - x) / (3 * root * root) }
    return root
  }
}

/// What the command line changed stands under the title.
@Suite struct ChangedLines {
  private func changed(_ output: Output) -> [String] {
    output.text.split(separator: "\n").filter { $0.hasPrefix("changed: ") }.map { String($0.dropFirst(9)) }
  }

  @Test func everyChangeIsALine() throws {
    let sets = ["target=CsI", "detector.mass=500 g", "exposure=2 yr", "couplings=pdg"]
    let expected: Set = [
      "target = CsI (default Ge)", "detector.mass = 0.5 kg (default 100 kg)",
      "exposure.live = 730.5 day (default 365.25 day)", "couplings = pdg (default tree)",
    ]
    #expect(try Set(changed(rate("talk-germanium", sets))) == expected)
    #expect(try Set(changed(spectrum("talk-germanium", sets, bins: 3))) == expected)
    #expect(
      try changed(crossSection("Cs133", "nu_mu", ["couplings=pdg"])) == ["couplings = pdg (default tree)"])
  }

  @Test func aDefaultWrittenOutIsNoChange() throws {
    #expect(try changed(rate("talk-germanium", ["detector.mass=100000 g", "couplings=tree"])).isEmpty)
    #expect(try changed(rate("talk-germanium")).isEmpty && changed(crossSection()).isEmpty)
  }

  @Test func whatFollowsFromAChangeIsNone() throws {
    #expect(
      try changed(rate("coherent-csi-2017", ["nuclear-radii=charge-radius"])) == [
        "nuclear-radii = charge-radius (default theory-2019)"
      ])
  }

  @Test func aChangeTooSmallForSixDigitsShowsAll() throws {
    let line = try #require(changed(rate("talk-germanium", ["electroweak.sin2-theta-w=0.2387300001"])).first)
    #expect(line == "electroweak.sin2-theta-w = 0.2387300001 (default 0.23873)")
  }
}
