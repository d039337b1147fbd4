import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// Laws of naming interactions and of setting their parameters.
@Suite struct InteractionReaderTests {
  static let nsi = ["non-standard-interactions"]

  func value(_ interactions: [String], _ sets: [String]) throws -> Double {
    let output = try crossSection(interactions: interactions, sets)
    return try Document(output)["result"]["value"].number
  }

  @Test func theStandardModelStaysUnlessItIsLeftOut() throws {
    let plain = try value([], [])
    #expect(try value(["standard-model"], []) == plain)
    #expect(try value(["standard-model", "light-scalar"], []) == plain)
    #expect(try value(["none", "light-scalar"], []) == 0)
    let fault = try fault { try crossSection(interactions: ["none"], []) }
    #expect(fault.message == "no interaction is left")
  }

  @Test func aComplexNumberIsItsTwoParts() throws {
    let whole = try value(Self.nsi, ["nsi.u-mutau=0.1 + 0.2i"])
    #expect(try value(Self.nsi, ["nsi.u-mutau.re=0.1", "nsi.u-mutau.im=0.2"]) == whole)
    #expect(try value(Self.nsi, ["nsi.u-taumu=0.1 - 0.2i"]) == whole)
    #expect(try value(Self.nsi, ["nsi.u-mutau=0.1+0.2i", "nsi.u-taumu=0.1 - 0.2i"]) == whole)
    #expect(try value(Self.nsi, ["nsi.u-mutau=(1e-1 + 2e-1i)"]) == whole)
    for (text, real, imaginary) in [
      ("0.3", 0.3, 0.0), ("-0.2i", 0, -0.2), ("i", 0, 1), ("-1e-2 - i", -0.01, -1),
    ] {
      #expect(
        try value(Self.nsi, ["nsi.u-mutau=\(text)"])
          == value(Self.nsi, ["nsi.u-mutau.re=\(real)", "nsi.u-mutau.im=\(imaginary)"]), "\(text)")
    }
    let moment = try value(["magnetic-moment"], ["magnetic-moment.mu-emu=(1e-9 + 2e-9i) muB"])
    #expect(
      try value(
        ["magnetic-moment"], ["magnetic-moment.mu-emu.re=1e-9 muB", "magnetic-moment.mu-emu.im=2e-9 muB"])
        == moment)
  }

  @Test func anInstanceHasItsOwnNameAndValues() throws {
    let one = try value(["light-vector"], ["light-vector.g-neutrino=1e-4", "light-vector.g-up=1e-4"])
    let sets = ["zprime.g-neutrino=1e-4", "zprime.g-up=1e-4"]
    #expect(try value(["light-vector:zprime"], sets) == one)
    #expect(try value(["light-vector:zprime", "light-vector"], sets) == one)
    let two = try value(
      ["light-vector:a", "light-vector:b"],
      ["a.g-neutrino=1e-4", "a.g-up=5e-5", "b.g-neutrino=1e-4", "b.g-up=5e-5"])
    #expect(deviation(two, from: one) < 1e-13)
    let manifest = try Document(crossSection(interactions: ["light-vector:zprime"], sets))["manifest"]
    #expect(manifest["interactions"].strings == ["standard-model", "light-vector:zprime"])
    #expect(manifest["parameters"]["zprime.mass"]["unit"].string == "MeV")
  }

  @Test func everyFaultIsSaidAtOnce() throws {
    let found = try faults {
      try crossSection(
        interactions: [
          "non-standard-interactions", "light-vector:a", "light-scalar:a", "light-vektor", "light-scalar:2 x",
          "light-scalar:nsi",
        ],
        [
          "nsi.u-emu=0.1 + 0.2i", "nsi.u-mue=0.1 + 0.2i", "nsi.u-ee=0.1i", "nsi.d-emu=x", "nsi.p-ee=1",
          "magnetic-moment.mu-ee=1 muB", "zprime.mass=3 MeV", "nsi.d-etau=1", "nsi.d-etau.re=1",
        ])
    }
    for text in [
      "two instances are named 'a'", "unknown interaction 'light-vektor'", "'2 x' is no name",
      "'nsi' is the beginning of other keys", "is not the complex conjugate of 'nsi.u-emu'",
      "the matrix is not Hermitian",
      "'x' is not a complex number", "the basis is another one",
      "belongs to magnetic-moment, which is not in use",
      "'zprime.mass'", "'nsi.d-etau.re' is set as well",
    ] {
      #expect(found.contains { $0.message.contains(text) }, "\(text) in \(found)")
    }
    #expect(found.allSatisfy { !$0.remedy.isEmpty })
  }

  // Bounds, a matrix that is not Hermitian, a massless mediator without a threshold, a name used twice, and a parameter of
  // what is not in use: in one go, each with its place and what to do.
  @Test func everyFaultOfASetupIsSaidAtOnce() throws {
    let found = try faults {
      try rate(
        "talk-germanium",
        [
          "detector.threshold=0 keVnr", "nsi.u-ee=1e9", "magnetic-moment.mu-emu=3 muB", "nsi.u-emu=0.1i",
          "nsi.u-mue=0.1i", "a.mass=0 MeV", "a.g-neutrino=1e-5", "a.g-up=1e-5", "millicharge.q-ee=1e-12",
          "sterile.ue4=1.5",
        ],
        interactions: [
          "non-standard-interactions", "light-vector:a", "light-scalar:a", "magnetic-moment",
          "sterile-3plus1",
        ])
    }
    let expected = [
      ("nsi.u-ee", "out of bounds"), ("magnetic-moment.mu-emu", "out of bounds"),
      ("nsi.u-mue", "not Hermitian"),
      ("detector.threshold", "massless exchange"), ("--interaction", "two instances are named 'a'"),
      ("millicharge.q-ee", "belongs to millicharge, which is not in use"), ("sterile.ue4", "out of bounds"),
    ]
    for (place, text) in expected {
      #expect(
        found.contains { ($0.place + $0.message).contains(place) && $0.message.contains(text) },
        "\(place): \(text) in \(found)")
    }
    #expect(found.allSatisfy { !$0.remedy.isEmpty })
  }

  @Test func aMasslessMediatorNeedsAThreshold() throws {
    let sets = ["light-vector.mass=0 MeV", "light-vector.g-neutrino=1e-7", "light-vector.g-up=1e-7"]
    _ = try rate("talk-germanium", sets, interactions: ["light-vector"])
    let fault = try fault {
      try rate("talk-germanium", sets + ["detector.threshold=0 keVnr"], interactions: ["light-vector"])
    }
    #expect(fault.place == "detector.threshold")
    let output = try rate(
      "coherent-csi-2017", ["magnetic-moment.mu=1e-9 muB"], interactions: ["magnetic-moment"])
    #expect(output.text.contains("without bound"))
  }

  @Test func descriptionsAreComplete() throws {
    for interaction in Catalog.interactions {
      let text = try DescribeReport.make(interaction.id).text
      for section in ["what", "formula", "conventions", "parameters", "not included", "references"] {
        #expect(text.contains("\n\(section)\n  "), "\(interaction.id): \(section)")
        #expect(!text.contains("\n\(section)\n  –"), "\(interaction.id): \(section)")
      }
    }
    #expect(try DescribeReport.make("magnetic-moment").text.contains("tau: 6"))
    #expect(try DescribeReport.make("nsi.basis").text.contains("quark"))
  }

  static let file = """
    sevens: 1
    source: { id: pion-decay-at-rest, protons-on-target: 1.76e23, distance: 19.3 m }
    target: CsI
    detector: { mass: 14.6 kg, threshold: 4 keVnr, channels: [nuclear, electron] }
    interactions:
      - standard-model
      - { id: light-vector, as: zprime, charges: b-minus-l }
      - { id: non-standard-interactions, basis: nucleon }
      - { id: charge-radius, nubar-radius-sign: legacy-2018 }
    parameters: { zprime.mass: 30 MeV, zprime.g: 2e-5, nsi.p-emu: 0.1 + 0.2i, charge-radius.r2-mumu: 1e-32 cm2 }
    """

  @Test func aFileNamesInstancesToo() throws {
    let setup = try SetupFile.parse(Self.file, file: "a.yaml")
    #expect(
      setup.interactions.map(\.notation)
        == ["standard-model", "light-vector:zprime", "non-standard-interactions", "charge-radius"])
    #expect(setup.channels == .both)
    let vector = try #require(setup.interactions[1].interaction as? LightVectorMediator)
    #expect(vector.charges == .baryonMinusLepton && vector.coupling == 2e-5 && vector.mass == .MeV(30))
    let nsi = try #require(setup.interactions[2].interaction as? NonStandardInteractions)
    #expect(nsi.proton.emu == Complex(0.1, 0.2) && nsi.basis == .nucleon)
    let radius = try #require(setup.interactions[3].interaction as? ChargeRadius)
    #expect(radius.sign == .legacy2018 && radius.radii.mumu == 1e-32)
    // Without the Standard Model in the list there is none.
    let bare = Self.file.split(separator: "\n").filter { !$0.contains("standard-model") }.joined(
      separator: "\n")
    #expect(try SetupFile.parse(bare, file: "a.yaml").interactions.count == 3)
  }

  @Test func faultsOfAFileHaveTheirPlace() throws {
    let wrong = Self.file.replacing("as: zprime", with: "as: nsi").replacing(
      "[nuclear, electron]", with: "[nuclear, muon]"
    )
    .replacing("basis: nucleon", with: "bases: nucleon")
    do {
      _ = try SetupFile.parse(wrong, file: "a.yaml")
      Issue.record("no fault")
    } catch {
      let places = error.diagnostics.map(\.place)
      #expect(places.contains { $0.hasPrefix("a.yaml:4:") } && places.contains { $0.hasPrefix("a.yaml:7:") })
      #expect(error.diagnostics.contains { $0.message.contains("bases") })
    }
  }
}
