import Sevens
import Testing

/// What a text says does not depend on how its numbers are separated, nor on its headers.
@Suite struct NumberRowsLaws {
  static let plain = NumberRows("1 0.25 2\n3 0.75 1e-3\n").numbers

  @Test(
    arguments: [
      "1, 0.25, 2\n3, 0.75, 1e-3", "# a comment\n1,0.25,2\n\n# another 7\n3,0.75,1e-3\n",
      "Photoelectrons (PEs),Arrival time (us),Counts\n1.0, 0.25, 2\n3.0, 0.75, 0.001",
      "\u{FEFF}energy time counts\r\n  1\t0.25 2 \r\n3 0.75 1E-3\r\n", "\n\n1 0.25 2\n3 .75 0.001\n\n",
    ])
  func headersAndSeparatorsDoNotMatter(text: String) {
    let rows = NumberRows(text)
    #expect(rows.faults.isEmpty && rows.numbers == Self.plain, "\(rows)")
    #expect(rows.rows.map(\.numbers.count) == [3, 3])
  }

  @Test func linesAreThoseOfAnEditor() {
    #expect(NumberRows("# a\r\n\r\n1 2\r\n3 4\r\n").rows.map(\.line) == [3, 4])
    #expect(NumberRows("head\n1 2\n# b\n3 4").rows.map(\.line) == [2, 4])
  }

  @Test(
    arguments: [
      ("1 2\n3 x\n", 2, "x"), ("1 2\nnan 4\n", 2, "nan"), ("1,2\n3,\n", 2, ""), ("1 inf\n", 1, "inf"),
      ("1 2\nthe end\n", 2, "the"), ("# x\n1 1e400\n", 2, "1e400"), ("a 2\n", 1, "a"),
    ])
  func whatIsNoFiniteNumberIsAFaultOfItsLine(text: String, line: Int, cell: String) {
    let rows = NumberRows(text)
    #expect(rows.faults.first?.line == line)
    #expect(rows.faults.first?.message.hasPrefix("\"\(cell)\"") == true, "\(rows.faults)")
    #expect(rows.numbers.contains { $0.isNaN })
  }

  // With names, what is empty is no fault, and headers still do not matter.
  @Test(arguments: ["a,,1\nb,2,3\n", "# x\nname,first,second\r\na, ,1\r\nb,2,3.0", "\u{FEFF}a,,1\n\nb,2e0,3"])
  func rowsMayHaveNames(text: String) {
    let rows = NumberRows(text, named: true)
    #expect(rows.faults.isEmpty && rows.rows.map(\.name) == ["a", "b"], "\(rows)")
    #expect(rows.numbers.dropFirst() == [1, 2, 3] && rows.numbers[0].isNaN)
    #expect(NumberRows("a,x,1\n", named: true).faults.map(\.line) == [1])
    #expect(NumberRows("1 2\n").rows.map(\.name) == [""])
  }

  @Test(arguments: ["", "\n", "# only this", "words, words\nmore words"])
  func aTextWithoutNumbersHasNoRows(text: String) {
    #expect(NumberRows(text).rows.isEmpty && NumberRows(text).faults.isEmpty)
  }
}
