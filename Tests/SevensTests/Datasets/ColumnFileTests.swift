import Sevens
import Testing

/// Laws of columns of numbers as text.
@Suite struct ColumnFileLaws {
  @Test func rowsKnowTheirLines() {
    let file = ColumnFile("\u{FEFF}# remark\n\n T_keVnr , Q \n1,0.1\n#2,9\r\n3, 0.3 ", example: "T_keVnr,Q")
    #expect(file.names == ["T_keVnr", "Q"] && file.headerLine == 3 && file.lineCount == 6)
    #expect(file.rows.map(\.line) == [4, 6])
    #expect(file.rows.map(\.numbers) == [[1, 0.1], [3, 0.3]])
    #expect(file.faults.isEmpty)
  }

  @Test func cellsThatAreNoNumbersAreFaultsOfTheirColumn() {
    let file = ColumnFile("a,b\n1,x\n2\n,4", example: "a,b")
    #expect(
      file.faults.map(\.description) == [
        "line 2, b: \"x\" is not a number", "line 3: 1 cells in a table of 2 columns",
        "line 4, a: \"\" is not a number",
      ])
    #expect(file.rows.map(\.numbers) == [[1, nil], [nil, 4]])
  }

  @Test func whatTheReaderOfTheColumnsFindsComesInTheOrderOfTheLines() throws {
    var file = ColumnFile("a\n1\nx\n", example: "a")
    file.fault("too short", remedy: "more")
    file.fault(line: 2, "odd", remedy: "even")
    do {
      try file.finish()
      Issue.record("a table with faults was taken")
    } catch {
      #expect(
        error.problems(of: "k").map(\.message) == [
          "line 2: odd", "line 3, a: \"x\" is not a number", "too short",
        ])
    }
    try ColumnFile("a\n1", example: "a").finish()
  }

  @Test func withoutAHeaderTheExampleIsNamed() {
    let file = ColumnFile("# nothing\n", example: "T_keVnr,Q")
    #expect(file.faults.map(\.remedy) == ["begin with a line such as T_keVnr,Q"])
  }
}
