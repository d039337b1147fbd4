import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// Laws of `--set`, over every key of every set-up.
@Suite struct SettingOverridesLaws {
  @Test(arguments: builtInSetups.map(\.id)) func anyOrderGivesTheSameOutput(id: String) throws {
    let nuclear = [
      "target=Ge73", "form-factor=helm-rms", "nuclear-radii=proton-radius", "axial=structure-factor",
      "nuclide.Ge73.neutron-radius=4.2 fm", "electroweak.strange-axial-coupling=-0.1",
    ]
    let electrons = ["target=Xe", "electroweak.sin2-theta-w=0.2", "detector.mass=7 kg"]
    let sets = try #require(Catalog.setup(id)).channels.includesNuclei ? nuclear : electrons
    let first = try rate(id, sets).json
    #expect(try first != rate(id).json)
    var order = sets
    // Every rotation of every reversal puts each key before and after each other one.
    for _ in sets.indices {
      order.append(order.removeFirst())
      #expect(try rate(id, order).json == first, "\(order)")
      #expect(try rate(id, order.reversed()).json == first, "\(order.reversed())")
    }
  }

  /// The target decides on the options, an option on the numbers: the words may come in any order.
  @Test func choicesMayComeBeforeWhatTheyDependOn() throws {
    let sets = [
      "detector.response.quenching.scale=0.9", "detector.response.quenching=csi-chicago-2017", "target=CsI",
    ]
    let first = try rate("conus-plus-2025", sets).json
    #expect(try rate("conus-plus-2025", sets.reversed()).json == first)
    let manifest = try Document(rate("conus-plus-2025", sets))["manifest"]
    #expect(manifest["choices"]["detector.response.quenching"].string == "csi-chicago-2017")
    #expect(manifest["datasets"].items.contains { $0["id"].string == "csi-chicago-2017" })
    let germanium = try rate("conus-plus-2025", ["germanium.quenching=lindhard-cutoff"]).json
    #expect(try rate("conus-plus-2025", ["detector.response.quenching=lindhard-cutoff"]).json == germanium)
    #expect(
      try fault { try rate("conus-plus-2025", ["germanium.quenching=csi-chicago-2017"]) }.message.contains(
        "no option"))
  }

  @Test(arguments: builtInSetups.map(\.id)) func theDefaultOfEveryKeyChangesNothing(id: String) throws {
    let setup = try #require(Catalog.setup(id))
    let plain = try rate(id).json.text
    var seen = 0
    for setting in setup.settings where setting.dormancy(in: setup) == nil {
      let text =
        switch (setting.form, setting.read(setup)) {
        case (.number(_, let units, _, _), .number(let value?)): "\(value) \(units?.internalUnit ?? "")"
        case (_, .name(let name)): name
        default: "none"
        }
      #expect(try rate(id, ["\(setting.id)=\(text)"]).json.text == plain, "\(setting.id)=\(text)")
      seen += 1
    }
    #expect(seen >= 15)
  }

  @Test(arguments: builtInSetups.map(\.id)) func whatIsOutOfBoundsIsRefusedWithTheBounds(id: String) throws {
    let setup = try #require(Catalog.setup(id))
    for setting in setup.settings {
      guard case .number(_, let units, let bounds, _) = setting.form else { continue }
      let unit = units?.internalUnit ?? ""
      let allowed = [bounds.lowerBound, bounds.upperBound].map { DisplayedQuantity($0, units).text }
      for beyond in [bounds.lowerBound - 0.01 * abs(bounds.lowerBound) - 1e-9, bounds.upperBound * 1.01] {
        let found = try faults { try rate(id, ["\(setting.id)=\(beyond) \(unit)"]) }
        let fault = try #require(found.first { $0.message.contains("out of bounds") }, "\(setting.id)")
        #expect(fault.place.contains(setting.id) && fault.message.contains("\(beyond)"))
        #expect(fault.remedy == "between \(allowed[0]) and \(allowed[1])")
      }
    }
  }

  @Test(arguments: builtInSetups.map(\.id)) func everyOptionOfEveryChoiceWorksOrSaysWhyNot(id: String) throws
  {
    let setup = try #require(Catalog.setup(id))
    var (worked, refused) = (0, 0)
    for setting in setup.settings {
      guard case .choice(let options) = setting.form else { continue }
      for option in options {
        let found = try faults { try rate(id, ["\(setting.id)=\(option.name)"]) }
        for fault in found { #expect(!fault.message.isEmpty && !fault.remedy.isEmpty, "\(fault)") }
        if found.isEmpty { worked += 1 } else { refused += 1 }
      }
      let fault = try #require(try faults { try rate(id, ["\(setting.id)=no-such-option"]) }.first)
      #expect(fault.place.contains(setting.id) && fault.message.contains("no-such-option"))
      #expect(options.allSatisfy { fault.remedy.contains($0.name) }, "\(fault)")
    }
    #expect(worked > refused)
  }

  @Test(arguments: builtInSetups.map(\.id)) func everyKeyHasAnEffectOrIsRefused(id: String) throws {
    // What shares the neutrinos of the Sun among flavours shows where couplings depend on them.
    var setup = try #require(Catalog.setup(id))
    let base = setup.source is SolarNeutrinos ? ["couplings=erler-su"] : []
    if !base.isEmpty { setup.electroweak.couplings = .erlerSu }
    let plain = try Document(rate(id, base))
    for setting in setup.settings {
      guard case .number(let kind, let units, let bounds, _) = setting.form,
        case .number(let value?) = setting.read(setup), setting.id != "accuracy",
        // The four fission fractions only change together.
        !setting.id.contains("fission-fraction")
      else { continue }
      var changed = value + setting.scale / 100
      if !bounds.contains(changed) { changed = value - setting.scale / 100 }
      let size = units?.size(of: units?.internalUnit ?? "") ?? 1
      let found = try faults {
        let output = try rate(id, base + ["\(setting.id)=\(changed / size) \(units?.internalUnit ?? "")"])
        // A component may be too low in energy for the threshold, and then moves only what is outside; a background
        // moves itself, and the upper end of an axis may be above everything.
        let result = try Document(output)["result"]
        let moved =
          ["counts", "outside"].contains { result[$0].number != plain["result"][$0].number }
          || result["backgrounds"].keys.contains {
            result["backgrounds"][$0]["counts"].number != plain["result"]["backgrounds"][$0]["counts"].number
          }
        #expect(
          moved || setting.id.hasPrefix("detector.axes") && setting.id.hasSuffix(".to"), "\(setting.id)")
        return output
      }
      if let problem = setting.dormancy(in: setup) {
        #expect(found.map(\.message) == [problem.message], "\(setting.id): \(found)")
        #expect(found.allSatisfy { !$0.remedy.isEmpty })
      } else if setting.id.hasPrefix("detector.axes"), !found.isEmpty {
        // Counts of an axis change by whole counts only, and ends of bins of one width by whole bins.
        #expect(found.contains { $0.message.contains("whole number") }, "\(found)")
      } else {
        #expect(found.isEmpty, "\(setting.id), \(kind): \(found)")
      }
    }
  }

  @Test func aFaultLeavesTheDocumentAsItWas() throws {
    var setup = try #require(Catalog.setup("talk-germanium"))
    let before = setup.settings.map { $0.read(setup) }
    var collector = FaultCollector()
    let sets = ["detector.mass=-1 kg", "form-factor=hlm", "source.power=1 m", "target=Xx", "accuracy=1 %%"]
    SettingOverrides(sets, noting: &collector).apply(to: &setup, noting: &collector)
    #expect(collector.diagnostics.count == sets.count)
    #expect(setup.settings.map { $0.read(setup) } == before)
  }
}
