import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// How the inputs of an output are known.
@Suite struct ManifestVerificationCases {
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

  // Numbers from memory weaken an output exactly where it depends on them, and while nobody gives others.
  @Test func aNumberFromMemoryIsToldWhereItIsUsed() throws {
    // Besides tables and options.
    func unread(_ interactions: [String], _ sets: [String]) throws -> [String: String] {
      try Document(crossSection("F19", "nu_e", interactions: interactions, sets))["manifest"]["unread"].fields
        .filter { !$0.key.hasPrefix("dataset ") && !$0.key.contains("=") }.compactMapValues { $0 as? String }
    }
    let spin = ["kinematics=spin-half", "axial=single-particle"]
    let nsi = ["non-standard-interactions"]
    #expect(try unread([], spin).isEmpty && unread(nsi, ["nsi.u-ee=0.1"]).isEmpty)
    #expect(try unread(nsi, spin + ["nsi.u-ee=0.1"]).isEmpty)
    #expect(try unread(nsi, spin + ["nsi.uA-ee=0.1"]) == ["nucleon.isoscalar-axial": "assumed"])
    #expect(try unread(nsi, spin + ["nsi.uA-ee=0.1", "nucleon.isoscalar-axial=0.35"]).isEmpty)
    let moment = ["magnetic-moment.basis=mass", "magnetic-moment.lambda-12=1e-10 muB"]
    #expect(try unread(["magnetic-moment"], ["magnetic-moment.mu-ee=1e-10 muB"]).isEmpty)
    let known = try unread(
      ["magnetic-moment:m"], moment.map { $0.replacing("magnetic-moment.", with: "m.") })
    #expect(known == ["m.sin2-theta-23": "assumed", "m.delta": "assumed"])
    let output = try crossSection("F19", "nu_e", interactions: nsi, spin + ["nsi.dA-ee=0.1"])
    #expect(output.text.contains("assumed, not read: ") && output.text.contains("nucleon.isoscalar-axial"))
    for (id, key) in [
      ("light-axial", "nucleon.isoscalar-axial"), ("magnetic-moment", "magnetic-moment.delta"),
    ] {
      let text = try DescribeReport.make(id).text
      #expect(text.split(separator: "\n").contains { $0.contains(key) && $0.contains(", assumed)") }, "\(id)")
    }
    // The lifetimes of pion and muon make arrival times out of a pulse.
    var source = PionDecayAtRest()
    #expect(source.unread.isEmpty)
    (source.pulseMean, source.pulseSigma) = (TimeSpan(0.44e-6), TimeSpan(0.15e-6))
    #expect(source.unread == ["lifetimes of pion and muon": .assumed])
  }
}
