import SevensAnalysis
import Testing

/// Laws of tables.
@Suite struct TableLaws {
  static let tables = [
    Table(columns: ["a", "bb", "c"], rows: [["1", "2", "3"], ["100", "", "x"]]),
    Table(columns: ["plain"], rows: []),
    Table(
      columns: ["with, comma", "quote\""],
      rows: [
        ["a,b", "say \"no\""], ["line\nbreak", "\""], ["\"\"", ","], ["", " spaces "], ["ν̄_μ − ½", "µs"],
      ]),
  ]

  @Test(arguments: tables) func commaSeparatedValuesReadBack(table: Table) {
    let read = CommaSeparated(table.csv)
    #expect(read.header == table.columns)
    #expect(read.rows == table.rows)
  }

  @Test func onlyWhatNeedsQuotesIsQuoted() {
    #expect(Table(columns: ["a", "b"], rows: [["1", "2 3"]]).csv == "a,b\n1,2 3")
    #expect(Table(columns: ["a", "b"], rows: [["1,5", "2"]]).csv == "a,b\n\"1,5\",2")
    #expect(Table(columns: ["a"], rows: [["5\" pipe"]]).csv == "a\n\"5\"\" pipe\"")
  }

  @Test func columnsBeginAtTheSamePlaceInEveryLine() {
    let table = Table(
      columns: ["id", "ν", "note"], rows: [["a", "ν̄_μ", "n"], ["longer", "", "last"], ["x", "−½", "m"]])
    let lines = table.aligned.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    #expect(lines.count == 5)
    let starts = [0, 8, 13]
    for (cells, line) in zip([table.columns, ["------", "---", "----"]] + table.rows, lines) {
      for (cell, start) in zip(cells, starts) {
        #expect(String(line.dropFirst(start).prefix(cell.count)) == cell, "\(String(line))")
      }
      for start in starts.dropFirst() { #expect(line.dropFirst(start - 2).prefix(2) == [" ", " "]) }
      #expect(line.last != " ")
    }
  }
}
