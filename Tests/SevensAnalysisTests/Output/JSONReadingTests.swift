import SevensAnalysis
import Testing

/// What is written is read back.
@Suite struct JSONReadingLaws {
  @Test func everyOutputReadsBackToItself() throws {
    for (schema, _, output) in try EnvelopeLaws.outputs() {
      let text = output.json.text
      let read = try #require(JSONValue(text: text), "\(schema)")
      #expect(read.text == text, "\(schema)")
    }
  }

  @Test(arguments: ["", "{", "{\"a\": }", "nan", "[1,]x"]) func whatIsNoDocumentIsNone(text: String) {
    #expect(JSONValue(text: text) == nil)
  }
}
