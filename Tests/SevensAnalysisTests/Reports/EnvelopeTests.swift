import SevensAnalysis
import SevensTestSupport
import Testing

/// Laws of the envelope around every result.
@Suite struct EnvelopeLaws {
  /// One output per schema.
  static func outputs() throws -> [(schema: String, unit: String, output: Output)] {
    try [
      ("cross-section", "cm2/keV", crossSection()), ("rate", "counts", rate("coherent-csi-2017")),
      ("spectrum", "counts", spectrum("talk-germanium", bins: 5)),
      ("reproduce", "1", everyRecipe.get()),
      ("list", "1", list("choices")), ("describe", "1", DescribeReport.make("standard-model")),
    ]
  }

  @Test func everyOutputHasTheSameEnvelope() throws {
    for (schema, unit, output) in try Self.outputs() {
      let document = try Document(output)
      #expect(
        document.keys == ["schema", "result", "unit", "status", "accuracy", "warnings", "manifest"],
        "\(schema)")
      #expect(document["schema"].string == "sevens/\(schema)/1")
      #expect(document["unit"].string == unit)
      #expect(document["status"].string == "ok" && output.status == .ok)
      #expect(document["result"].exists && !document["result"].isNull)
      #expect(document["warnings"].isArray)
      #expect(document["warnings"].strings.count == document["warnings"].items.count)
      if !document["accuracy"].isNull {
        #expect(document["accuracy"].keys == ["requested", "estimated"])
        let (requested, estimated) = (document["accuracy"]["requested"], document["accuracy"]["estimated"])
        #expect(estimated.number >= 0 && estimated.number <= requested.number)
      }
      #expect(output.result.nonFiniteCount == 0)
    }
  }

  @Test func whatIsIntegratedStatesItsAccuracy() throws {
    for output in try [rate("talk-germanium"), spectrum("coherent-csi-2017")] {
      #expect(try Document(output)["accuracy"]["requested"].number == 1e-8)
    }
    #expect(try Document(rate("talk-germanium", ["accuracy=1e-6"]))["accuracy"]["requested"].number == 1e-6)
  }

  /// Every output says which program it comes from, so that it can be had again.
  @Test(arguments: ["cross-section", "rate", "spectrum", "reproduce", "list", "describe"])
  func everyOutputCarriesAManifest(schema: String) throws {
    let output = try #require(try Self.outputs().first { $0.schema == schema }).output
    let manifest = try Document(output)["manifest"]
    #expect(!manifest.isNull)
    for key in ["version", "commit", "command"] { #expect(manifest[key].exists, "\(key)") }
  }

  @Test func aMissedAccuracyIsUnreliableAndSaysWhatWasReached() throws {
    for output in try [
      rate("talk-germanium", ["accuracy=1e-15"]), rate("talk-germanium-as-printed", ["accuracy=1e-15"]),
      spectrum("talk-germanium", ["accuracy=1e-15"], bins: 7),
    ] {
      let document = try Document(output)
      #expect(output.status == .unreliable && document["status"].string == "unreliable")
      let reached = document["accuracy"]["estimated"].number
      #expect(document["accuracy"]["requested"].number == 1e-15 && reached > 1e-15)
      let warnings = document["warnings"].strings
      #expect(
        warnings.contains { $0.contains("1e-15") && $0.contains(NumberText.digits(reached, 2)) },
        "\(warnings)")
      #expect(output.text.contains("unreliable"))
      // It is a result all the same, and complete.
      #expect(
        document["result"].keys.contains("counts") && document["manifest"]["parameters"].keys.count > 10)
    }
    let (careful, usual) = try (
      Document(rate("talk-germanium", ["accuracy=1e-15"])), Document(rate("talk-germanium"))
    )
    let (a, b) = (usual["result"]["counts"].number, careful["result"]["counts"].number)
    #expect(deviation(a, from: b) < 1e-8)
  }
}
