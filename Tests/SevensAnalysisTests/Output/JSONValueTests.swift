import Foundation
import SevensAnalysis
import SevensTestSupport
import Testing

/// Laws of JSON documents.
@Suite struct JSONValueLaws {
  @Test func everyFiniteNumberReadsBackToTheSameBits() throws {
    var numbers = [
      0, -0.0, 0.1, 1, 5.6105398918346214e-40, 1e22, 1 / 3.0, .leastNonzeroMagnitude,
      .greatestFiniteMagnitude,
    ]
    var random = SplitMix64(seed: 2)
    while numbers.count < 500 {
      let drawn = Double(bitPattern: random.next())
      if drawn.isFinite { numbers.append(drawn) }
    }
    let read = try Document(JSONValue.numbers(numbers).text).numbers
    #expect(zip(read, numbers).allSatisfy { $0 == $1 } && read.count == numbers.count)
  }

  @Test func whatIsNotFiniteIsNullAndCounted() throws {
    let value: JSONValue = [
      "a": .number(.nan), "b": [.number(.infinity), .number(1), .number(-.infinity), .null],
      "c": ["d": .number(.nan), "e": .string("nan")],
    ]
    #expect(value.nonFiniteCount == 4)
    let read = try Document(value.text)
    #expect(read["a"].isNull && read["c"]["d"].isNull && read["c"]["e"].string == "nan")
    #expect(read["b"].items.map(\.isNull) == [true, false, true, true])
    #expect(JSONValue.numbers([1, 2]).nonFiniteCount == 0)
  }

  @Test func anOutputWithNullsSaysSo() throws {
    let output = Output(
      schema: "test", text: "", result: [.number(.nan), .number(2), .number(.infinity)])
    let warnings = try Document(output)["warnings"].strings
    #expect(warnings.count == 1 && warnings[0].contains("2 value"), "\(warnings)")
    #expect(try Document(Output(schema: "test", text: "", result: [1.5]))["warnings"].items.isEmpty)
  }

  @Test func stringsReadBack() throws {
    let strings = ["", "a\"b", "back\\slash", "line\nbreak\ttab", "ν̄_μ − ½ sin²θ_W", "/cm2/s", "\u{1}", "🧪"]
    #expect(try Document(JSONValue.strings(strings).text).strings == strings)
    #expect(JSONValue.string("1e13 /cm2/s").text.contains("/cm2/s"), "a slash needs no escape")
  }

  @Test func everyKindOfValueReadsBack() throws {
    let value: JSONValue = [
      "truth": true, "lie": false, "integer": .integer(-7), "text": "x", "none": .optional(nil as Double?),
      "some": .optional(2.5), "noText": .optional(nil as String?), "empty": [], "object": [:],
    ]
    let read = try Document(value.text)
    #expect(read["truth"].bool == true && read["lie"].bool == false && read["integer"].number == -7)
    #expect(read["text"].string == "x" && read["none"].isNull && read["some"].number == 2.5)
    #expect(read["noText"].isNull && read["empty"].isArray && read["empty"].items.isEmpty)
    #expect(read["object"].exists && read["object"].keys.isEmpty && !read["absent"].exists)
  }

  @Test func keysAreSorted() throws {
    let names = ["b", "a", "zeta", "c.d", "c-d", "Z", "10", "9"]
    let text = JSONValue.object(Dictionary(uniqueKeysWithValues: names.map { ($0, .null) })).text
    let places = try names.sorted().map { try #require(text.range(of: "\"\($0)\"")).lowerBound }
    #expect(places == places.sorted())
  }
}
