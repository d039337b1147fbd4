import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// What single `--set` options do.
@Suite struct SettingOverridesCases {
  @Test func exposureIsShortForTheLiveTime() throws {
    let (short, long) = try (
      rate("talk-germanium", ["exposure=30 day"]), rate("talk-germanium", ["exposure.live=30 day"])
    )
    #expect(short.json == long.json)
    let counts = try Document(short)["result"]["counts"].number
    let year = try Document(rate("talk-germanium"))["result"]["counts"].number
    #expect(deviation(counts * 365.25 / 30, from: year) < 1e-12)
  }

  @Test(
    arguments: [
      ["exposure=1 day", "exposure.live=2 day"], ["exposure.live=2 day", "exposure=1 day"],
      ["exposure.live=2 day", "detector.mass=1 kg", "exposure=1 day"],
      ["detector.mass=1 kg", "exposure.live=1 day", "exposure=1 day"],
    ])
  func bothNamesOfOneKeyAreRefusedInAnyOrder(sets: [String]) throws {
    let fault = try fault { try rate("talk-germanium", sets) }
    #expect(fault.place.contains("exposure") && !fault.remedy.isEmpty)
  }

  @Test func aRepeatedKeyIsRefusedOnce() throws {
    let sets = ["detector.mass=1 kg", "detector.mass=2 kg", "detector.mass=1 kg"]
    let fault = try fault { try rate("talk-germanium", sets) }
    #expect(fault.place == "--set detector.mass" && fault.message.contains("more than once"))
    #expect(fault.remedy.contains("one"))
  }

  @Test(arguments: ["detector.mass", "detector.mass 3 kg"]) func anEqualsSignIsNeeded(text: String) throws {
    let fault = try fault { try rate("talk-germanium", [text]) }
    #expect(fault.place.contains(text) && fault.message.contains("=") && fault.remedy.contains("key=value"))
  }

  @Test(arguments: ["detector.mass=", "form-factor=", "target=", "=3", "=", "detector.mass = "])
  func anEmptyKeyOrValueIsRefused(text: String) throws {
    #expect(try faults { try rate("talk-germanium", [text]) }.count == 1)
  }

  @Test func spacesAroundAKeyDoNotMatter() throws {
    #expect(
      try rate("talk-germanium", ["detector.mass = 3 kg"]).json
        == rate("talk-germanium", ["detector.mass=3 kg"]).json)
  }

  @Test(
    arguments: [
      ("detector.mas=1 kg", "detector.mass"), ("form-factr=helm", "form-factor"),
      ("Couplings=tree", "couplings"), ("electroweak.sin2-theta=0.2", "electroweak.sin2-theta-w"),
      ("detector.treshold=1 keVnr", "detector.threshold"), ("ouside-range=error", "outside-range"),
      ("reactor.flx=1", "reactor.flux"), ("source.fission-fraction.U325=1", "source.fission-fraction.U235"),
    ])
  func anUnknownKeyGetsASuggestion(set: String, meant: String) throws {
    let fault = try fault { try rate("talk-germanium", [set]) }
    let key = set.prefix { $0 != "=" }
    #expect(fault.place == "--set \(key)" && fault.message.contains("unknown key '\(key)'"))
    #expect(fault.remedy == "did you mean '\(meant)'?")
  }

  @Test(
    arguments: [
      ("form-factor=hlem", "helm"), ("form-factor=Helm-RMS", "helm-rms"), ("couplings=erler-so", "erler-su"),
      ("kinematics=spin0", "spin-0"), ("target=Gr", "Ge"),
    ])
  func anUnknownOptionGetsASuggestion(set: String, meant: String) throws {
    let fault = try fault { try rate("talk-germanium", [set]) }
    #expect(fault.remedy == "did you mean '\(meant)'?", "\(fault)")
  }

  @Test(
    arguments: [
      ("coherent-csi-2017", "source.power=1 GW"), ("coherent-csi-2017", "reactor.flux=2"),
      ("coherent-csi-2017", "outside-range=truncate"), ("coherent-csi-2017", "detector.threshold=1 keVnr"),
      ("talk-germanium", "source.protons-on-target=1e23"), ("talk-germanium", "efficiency.at=integer"),
      ("talk-germanium", "detector.response.light.yield=10 PE/keVee"), ("talk-germanium", "sns.flux=2"),
    ])
  func aKeyOfAnotherSetupIsToldFromAnUnknownOne(id: String, set: String) throws {
    let fault = try fault { try rate(id, [set]) }
    #expect(fault.message.contains(String(set.prefix { $0 != "=" })) && !fault.message.contains("unknown"))
    #expect(fault.remedy.contains("list parameters"))
  }

  @Test(
    arguments: [
      ("talk-germanium", ["form-factor=helm", "nuclide.Ge72.neutron-radius=4 fm"], "form-factor=helm-rms"),
      (
        "coherent-csi-2017", ["form-factor=klein-nystrand", "nuclide.Cs133.neutron-radius=5 fm"],
        "form-factor"
      ),
      ("coherent-csi-2017", ["form-factor=unity", "nuclear-radii=charge-radius"], "form-factor=helm-rms"),
      ("talk-germanium", ["nuclear-radii=charge-radius"], "form-factor=helm-rms"),
      ("talk-germanium", ["electroweak.strange-axial-coupling=0.1"], "axial"),
      ("coherent-csi-2017", ["nuclear-spins=bednyakov-2005"], "axial"),
      ("talk-germanium", ["source.lowest-energy=1.9 MeV"], "outside-range=polynomial"),
      ("talk-germanium-as-printed", ["source.energy-per-fission.U235=200 MeV"], "source.flux=none"),
      ("coherent-csi-2017", ["exposure=1 yr"], "sevens list parameters"),
      ("coherent-csi-2017", ["exposure.live=1 yr"], "sevens list parameters"),
      ("coherent-csi-2017", ["time-window=none", "detector.time-window.end=3 us"], "time-window=analysis"),
    ])
  func aKeyWithoutEffectIsRefusedWithTheReason(id: String, sets: [String], remedy: String) throws {
    let fault = try fault { try rate(id, sets) }
    #expect(fault.message.contains("no effect") && fault.remedy.contains(remedy), "\(fault)")
  }

  // A Majorana neutrino has no tensor current of a flavour with itself; ξ of the other currents remain.
  @Test func strengthsOfMajoranaNeutrinosAreRefusedWhereTheyVanish() throws {
    let (sets, interactions) = (
      ["neutrino-nature=majorana", "kinematics=spin-half"], ["generalized-interactions"]
    )
    let refused = try fault {
      try rate("talk-germanium", sets + ["gi.xi-T=0.3"], interactions: interactions)
    }
    #expect(refused.message.contains("Majorana") && refused.remedy == "set neutrino-nature=dirac")
    let onSpinZero = try fault { try rate("talk-germanium", ["gi.xi-T=0.3"], interactions: interactions) }
    #expect(onSpinZero.remedy == "set kinematics=spin-half")
    for structure in ["S", "P", "V", "A"] {
      #expect(throws: Never.self) {
        try rate("talk-germanium", sets + ["gi.xi-\(structure)=0.3"], interactions: interactions)
      }
    }
  }

  @Test(
    arguments: [
      ("talk-germanium", ["form-factor=helm-rms", "nuclide.Ge72.neutron-radius=4 fm"]),
      ("talk-germanium", ["axial=structure-factor", "electroweak.strange-axial-coupling=0.1"]),
      ("talk-germanium", ["outside-range=polynomial", "source.lowest-energy=1.9 MeV"]),
      ("talk-germanium", ["source.energy-per-fission.U235=200 MeV"]),
      ("coherent-csi-2017", ["axial=structure-factor", "nuclear-spins=bednyakov-2005"]),
    ])
  func theRemedyGivesTheKeyItsEffect(id: String, sets: [String]) throws {
    let (without, with) = try (Document(rate(id, sets.dropLast())), Document(rate(id, sets)))
    #expect(without["result"]["counts"].number != with["result"]["counts"].number)
  }

  @Test func theRadiusOfANuclideThatIsNotThereIsRefused() throws {
    let fault = try fault { try rate("coherent-csi-2017", ["nuclide.Ar40.neutron-radius=3 fm"]) }
    #expect(fault.message.contains("CsI") && fault.message.contains("Ar40"))
    #expect(fault.remedy.contains("Cs133") && fault.remedy.contains("I127"))
  }

  @Test func noneRemovesWhatIsOptional() throws {
    let sets = [
      "source.flux=none", "source.power=1 GW", "source.distance=10 m", "outside-range=truncate",
      "electroweak.sin2-theta-w=0.23873",
    ]
    let (ours, talk) = try (
      Document(rate("talk-germanium-as-printed", sets)), Document(rate("talk-germanium"))
    )
    #expect(ours["result"]["counts"].number == talk["result"]["counts"].number)
    #expect(ours["manifest"]["parameters"]["source.flux"]["value"].isNull)
    #expect(ours["manifest"]["parameters"]["source.flux"]["default"].number == 1e13)

    let protons = 1.76e23
    let energy = [
      "source.protons-on-target=none", "source.energy=\(protons * 1.602176634e-10) J",
      "source.proton-energy=1 GeV",
    ]
    let (beam, counted) = try (
      Document(rate("coherent-csi-2017", energy)),
      Document(rate("coherent-csi-2017", ["source.protons-on-target=\(protons)"]))
    )
    #expect(deviation(beam["result"]["counts"].number, from: counted["result"]["counts"].number) < 1e-12)
  }

  @Test(arguments: ["detector.mass", "electroweak.sin2-theta-w", "exposure.live", "accuracy", "form-factor"])
  func noneIsRefusedElsewhere(key: String) throws {
    let fault = try fault { try rate("talk-germanium", ["\(key)=none"]) }
    #expect(fault.place.contains(key) && fault.message.contains("'none'"))
  }

  @Test(
    arguments: [
      (["source.flux=1e13 /cm2/s"], "both power and flux"), (["source.power=none"], "neither power nor flux"),
      (["source.distance=none"], "missing"), (["source.fission-fraction.U235=0.5"], "add to"),
      (["axial=single-particle"], "kinematics"), (["outside-range=error"], "begins at"),
    ])
  func valuesThatDoNotGoTogetherAreRefused(sets: [String], message: String) throws {
    let fault = try fault { try rate("talk-germanium", sets) }
    #expect(fault.message.contains(message) && !fault.remedy.isEmpty, "\(fault)")
  }

  @Test(
    arguments: [
      (["source.energy=1 GWh"], "both protons-on-target and energy"),
      (["source.protons-on-target=none"], "neither protons-on-target nor energy"),
      (["source.proton-energy=1 GeV"], "no effect"),
      (["source.protons-on-target=none", "source.energy=1 GWh"], "needed with source.energy"),
      (["detector.axes.PE.step=5"], "no whole number of steps"),
      (["detector.axes.PE.step=1.5"], "whole number"),
      (["detector.axes.PE.from=40"], "begins at 40"),
      (["detector.time-window.start=7 us"], "ends before it begins"),
      (["target=Ge"], "no radii"), (["nuclide.Cs133.neutron-radius=0.5 fm"], "smaller than the skin"),
    ])
  func valuesThatDoNotGoTogetherInAMeasurementAreRefused(sets: [String], message: String) throws {
    let found = try faults { try rate("coherent-csi-2017", sets) }
    #expect(found.contains { $0.message.contains(message) }, "\(found)")
    #expect(found.allSatisfy { !$0.remedy.isEmpty })
  }

  @Test func allFaultsComeAtOnce() throws {
    let found = try faults {
      try rate(
        "coherent-csi-2017",
        [
          "detector.mass=-3 kg", "foo=1", "foo=2", "efficiency.at=zz", "source.distance=19.3",
          "source.power=1 GW", "source.energy=1 GWh", "nonsense", "exposure=1 day",
        ], interactions: ["nope"])
    }
    let places = found.map(\.place)
    for place in [
      "detector.mass", "foo", "efficiency.at", "source.distance", "source.power", "nonsense", "exposure",
    ] {
      #expect(places.contains { $0.hasPrefix("--set \(place)") }, "\(place) in \(places)")
    }
    #expect(places.contains("--interaction") && places.contains("source"))
    #expect(found.count == 10, "foo is both repeated and unknown: \(found)")
    #expect(Set(found).count == found.count)
  }

  @Test func anUnknownSetupIsReportedBesideTheOtherFaults() throws {
    let found = try faults {
      try rate("talk-germanum", ["a"], interactions: ["standard-modl", "standard-model"])
    }
    #expect(found.count == 3)
    #expect(found.contains { $0.remedy == "did you mean 'talk-germanium'?" })
    #expect(found.contains { $0.remedy.contains("standard-model") })
  }
}
