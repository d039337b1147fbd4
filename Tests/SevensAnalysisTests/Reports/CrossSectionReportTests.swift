import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// Laws of `sevens cross-section`.
@Suite struct CrossSectionReportLaws {
  static let cases: [(target: String, neutrino: String, sets: [String])] = [
    ("Cs133", "nu_mu", []), ("p", "nubar_e", []), ("n", "nu_e", []),
    ("Ge", "nubar_e", ["form-factor=helm-rms"]),
    ("CsI", "nu_tau", ["couplings=erler-su"]), ("Al2O3", "nubar_mu", ["kinematics=leading"]),
    ("Xe", "nubar_tau", ["axial=structure-factor"]),
    ("F19", "nu_e", ["axial=single-particle", "kinematics=spin-half"]),
  ]

  @Test(arguments: cases) func theResultHasItsShapeAndTheNumberOfTheLibrary(
    target: String, neutrino: String, sets: [String]
  ) throws {
    let result = try Document(crossSection(target, neutrino, energy: "20 MeV", recoil: "3 keV", sets))[
      "result"]
    let documented: Set = ["value", "recoil_keV", "energy_MeV", "channels"]
    #expect(result.keys.isSuperset(of: documented), "\(result.keys)")
    #expect(result["energy_MeV"].number == 20 && result["recoil_keV"].number == 3)
    #expect(result["target"].string == target && result["neutrino"].string == neutrino)

    var query = CrossSectionQuery(
      target: try Target(target), neutrino: try #require(Neutrino(name: neutrino)))
    var collector = FaultCollector()
    SettingOverrides(sets, noting: &collector).apply(to: &query, noting: &collector)
    try collector.finish()
    let library = query.crossSection.channels(energy: Energy(20), recoil: .keVnr(3))
    // 1 cm²/MeV is 1e-3 cm²/keV.
    #expect(result["channels"].items.map { $0["channel"].string } == library.map(\.name))
    #expect(result["channels"].items.map { $0["value"].number } == library.map { $0.value * 1e-3 })
    let sum = result["channels"].items.reduce(0) { $0 + $1["value"].number }
    #expect(result["value"].number > 0 && deviation(sum, from: result["value"].number) < 1e-14)
  }

  @Test func theFormulaOfASpinlessNucleusInSquareCentimetresPerKiloelectronvolt() throws {
    // dσ/dT = G_F² M/(4π) Q_W² (1 − T/E − MT/2E²), Q_W = N − (1 − 4 sin²θ_W) Z.
    let (fermi, hbarc, sin2ThetaW) = (1.1663788e-11, 197.3269804e-13, 0.23873)
    for (symbol, Z, N, E, T) in [("Cs133", 55.0, 78.0, 30.0, 0.01), ("Ar40", 18, 22, 20, 0.003)] {
      let mass = try #require(Nuclide(symbol)).massMeV
      let charge = N - (1 - 4 * sin2ThetaW) * Z
      let expected =
        fermi * fermi * mass / (4 * Double.pi) * charge * charge * (1 - T / E - mass * T / (2 * E * E))
        * hbarc * hbarc * 1e-3
      let value = try Document(
        crossSection(symbol, energy: "\(E) MeV", recoil: "\(T * 1e3) keV", ["form-factor=unity"]))["result"][
          "value"]
      #expect(deviation(value.number, from: expected) < 1e-12, "\(symbol)")
    }
  }

  @Test func anyUnitOfTheSameEnergiesGivesTheSameValue() throws {
    let value = try Document(crossSection())["result"]["value"].number
    for (energy, recoil) in [
      ("0.03 GeV", "10000 eV"), ("30000 keV", "0.01 MeV"), ("3e7 eV", "10 keVnr"), ("30MeV", "1e4 eVnr"),
    ] {
      let other = try Document(crossSection(energy: energy, recoil: recoil))["result"]["value"].number
      #expect(deviation(other, from: value) < 1e-13, "\(energy), \(recoil)")
    }
  }

  @Test func aboveTheHighestRecoilItIsZeroAndSaysWhere() throws {
    let output = try crossSection(recoil: "100 keV")
    let document = try Document(output)
    #expect(output.status == .ok && document["status"].string == "ok")
    #expect(document["result"]["value"].number == 0)
    let highest = try Kinematic.highestRecoil("Cs133", energyMeV: 30)
    let warning = try #require(document["warnings"].strings.first { $0.contains("T_max") })
    #expect(warning.contains(NumberText.short(highest * 1e3)), "\(warning)")
    #expect(output.text.contains(warning))
    #expect(try Document(crossSection(recoil: "14 keV"))["warnings"].items.isEmpty)
  }

  @Test(arguments: [
    ("Cs133", "nucleus"), ("p", "nucleus"), ("Ge", "atom"), ("CsI", "formula unit"),
    ("Al2O3", "formula unit"),
  ])
  func itSaysPerWhat(target: String, per: String) throws {
    let output = try crossSection(target, energy: "20 MeV", recoil: "1 keV")
    #expect(try Document(output)["result"]["per"].string == per)
    #expect(output.text.contains("per \(per) of \(target)"))
  }

  @Test func aCompoundIsTheSumOfItsNuclei() throws {
    func value(_ target: String) throws -> Double {
      try Document(crossSection(target, energy: "40 MeV", recoil: "5 keV"))["result"]["value"].number
    }
    #expect(try deviation(value("CsI"), from: value("Cs133") + value("I127")) < 1e-14)
    #expect(try deviation(value("Al2O3"), from: 2 * value("Al") + 3 * value("O")) < 1e-14)
  }

  @Test func theTableIsOneRowOfTheDocument() throws {
    let output = try crossSection()
    let (table, result) = (CommaSeparated(try #require(output.table).csv), try Document(output)["result"])
    #expect(table.header == ["energy_MeV", "recoil_keV", "dsigma_dT_cm2_per_keV"])
    #expect(table.rows.count == 1)
    #expect(table.numbers("dsigma_dT_cm2_per_keV") == [result["value"].number])
    #expect(table.numbers("energy_MeV") == [30] && table.numbers("recoil_keV") == [10])
  }

  @Test(arguments: Neutrino.allCases.map(\.name)) func everyNeutrinoIsKnown(name: String) throws {
    #expect(try Document(crossSection("Cs133", name))["result"]["value"].number > 0)
  }
}

/// What is refused.
@Suite struct CrossSectionReportFaults {
  @Test func allFaultsComeAtOnce() throws {
    let found = try faults {
      try crossSection(
        "Xx", "nu_x", energy: "30 m", recoil: "10", interactions: ["nope"],
        ["form-factr=helm", "couplings=treee", "electroweak.sin2-theta-w=2"])
    }
    let places = found.map(\.place)
    #expect(
      places == [
        "--target", "--neutrino", "--energy", "--recoil", "--interaction", "--set couplings",
        "--set electroweak.sin2-theta-w", "--set form-factr",
      ])
    for (fault, offender) in zip(found, ["Xx", "nu_x", "30 m", "'10'", "nope", "treee", "'2'", "form-factr"])
    {
      #expect(fault.message.contains(offender) && !fault.remedy.isEmpty, "\(fault)")
    }
  }

  @Test(arguments: ["0 MeV", "-5 MeV", "0 keV"]) func anEnergyMustBePositive(text: String) throws {
    for found in try [fault { try crossSection(energy: text) }, fault { try crossSection(recoil: text) }] {
      #expect(found.message.contains("'\(text)'") && found.message.contains("not positive"))
    }
  }

  @Test(arguments: ["5 keVee", "5 MeVnr", "5 fm", "5"]) func aNeutrinoEnergyHasUnitsOfEnergy(text: String)
    throws
  {
    let found = try fault { try crossSection(energy: text) }
    #expect(found.place == "--energy" && found.message.contains("'\(text)'") && found.remedy.contains("MeV"))
  }

  @Test(arguments: ["5 keVee", "5 PE", "5 m", "5"]) func aRecoilEnergyHasUnitsOfRecoil(text: String) throws {
    let found = try fault { try crossSection(recoil: text) }
    #expect(
      found.place == "--recoil" && found.message.contains("'\(text)'") && found.remedy.contains("keVnr"))
  }

  /// A unit must not turn a number into infinity, and no energy may make the answer meaningless.
  @Test(arguments: ["1e308 GeV", "1e200 GeV"]) func anEnergyBeyondReasonIsRefused(text: String) throws {
    let questions = [
      try faults { try crossSection(energy: text) }, try faults { try crossSection(recoil: text) },
    ]
    for (found, place) in zip(questions, ["--energy", "--recoil"]) {
      #expect(found.map(\.place) == [place] && found.allSatisfy { $0.message.contains(text) })
    }
  }

  @Test(arguments: ["Xx", "Cs134", "cs133", "CsI-", "", "133Cs", "Ge0", "GeXx2", "Sr2O"])
  func anUnknownTargetIsNamed(target: String) throws {
    let found = try fault { try crossSection(target) }
    #expect(
      found.place == "--target" && found.message.contains("'\(target)'") && !found.remedy.isEmpty, "\(found)")
  }

  /// Two targets in one question contradict each other.
  @Test func theTargetIsNamedOnce() throws {
    let found = try fault { try crossSection("Cs133", "nu_mu", ["target=I127"]) }
    #expect(found.place.contains("target"))
  }

  @Test(arguments: ["accuracy=1e-5", "detector.mass=1 kg", "exposure.live=1 day"])
  func aKeyOfASetupIsRefused(set: String) throws {
    let found = try fault { try crossSection("Cs133", "nu_mu", [set]) }
    #expect(found.place.contains(set.prefix { $0 != "=" }) && !found.message.contains("unknown"))
  }
}

/// Kinematics written down once more.
enum Kinematic {
  /// T_max = 2E²/(M+2E) in MeV.
  static func highestRecoil(_ symbol: String, energyMeV E: Double) throws -> Double {
    2 * E * E / (try #require(Nuclide(symbol)).massMeV + 2 * E)
  }
}
