import Sevens
import Testing

private let energy = ReleaseAxis("energy", unit: "keV", from: 0, to: 6, bins: 3)
private let time = ReleaseAxis("time", unit: "us", from: -0.1, to: 0.9, bins: 2)

private let grid = ReleaseFile(
  "grid.txt", "events",
  columns: [ReleaseColumn(energy), ReleaseColumn(time), ReleaseColumn("counts", unit: "counts", .counts)],
  rowCount: 6,
  sums: [
    ReleaseSum("counts", is: 21, within: 0), ReleaseSum("counts", firstRows: 2, is: 3, within: 0),
  ], contentHash: "")

private let good = ["1 0.15 1", "1 0.65 2", "3 0.15 3", "3 0.65 4", "5 0.15 5", "5 0.65 6"]

private func faults(_ lines: [String]) -> [TableFault] {
  grid.faults(of: NumberRows(lines.joined(separator: "\n")))
}

/// A table holds the columns of its file, and every departure from the file is named with its line.
@Suite struct ReleaseTableLaws {
  @Test func columnsAreReadAsTheyAre() throws {
    let table = try ReleaseTable(NumberRows(good.joined(separator: "\n")), of: grid)
    #expect(table["energy"] == [1, 1, 3, 3, 5, 5] && table["counts"] == [1, 2, 3, 4, 5, 6])
    #expect(table.rowCount == 6 && table.axes == [energy, time])
    #expect(energy.edges == [0, 2, 4, 6] && time.edges == [-0.1, 0.4, 0.9])
  }

  @Test(
    arguments: [
      (2, "3 0.15 -3", "counts", "-3.0 is negative"), (1, "1 0.65 2.5", "counts", "2.5 is no count"),
      (3, "3 0.6 4", "time", "0.6 is not the bin centre 0.65"),
      (4, "3 0.15 5", "energy", "3.0 is not the bin centre 5.0"),
      (5, "5 0.65 nan", nil, "\"nan\" is not a finite number"),
      (0, "1 0.15", nil, "2 columns in a table of 3"), (0, "1 0.15 1 1", nil, "4 columns in a table of 3"),
    ] as [(Int, String, String?, String)])
  func oneWrongLineIsNamed(index: Int, line: String, column: String?, message: String) {
    var lines = good
    lines[index] = line
    let found = faults(lines)
    #expect(found.count == 1 && found.first?.line == index + 1, "\(found)")
    #expect(found.first?.column == column && found.first?.message == message)
  }

  @Test func aSumThatDoesNotHoldIsNamed() {
    let moved = ["1 0.15 1", "1 0.65 3", "3 0.15 3", "3 0.65 4", "5 0.15 5", "5 0.65 5"]
    #expect(faults(moved).map(\.message) == ["the first 2 rows sum to 4.0 instead of 3.0"])
    var more = good
    more[5] = "5 0.65 7"
    #expect(faults(more).map(\.message) == ["the first 6 rows sum to 22.0 instead of 21.0"])
  }

  @Test func aTruncatedFileSaysHowManyRowsItHas() {
    #expect(faults(Array(good.prefix(4))).map(\.message) == ["4 rows in a table of 6"])
    #expect(faults(good + ["7 0.15 1"]).contains { $0.message == "7 rows in a table of 6" })
  }

  @Test func allFaultsAreGivenAtOnceAndThoseOfAKindTogether() {
    let lines = ["1 0.15 -1", "1 0.65 -2", "3 0.15 -3", "3.5 0.65 4", "5 0.15 x"]
    let found = faults(lines)
    #expect(
      found.map(\.message) == [
        "\"x\" is not a finite number", "-1.0 is negative, and 2 more such faults",
        "3.5 is not the bin centre 3.0", "5 rows in a table of 6",
      ])
    #expect(throws: TableFaults.self) {
      try ReleaseTable(NumberRows(lines.joined(separator: "\n")), of: grid)
    }
  }
}

private let named = ReleaseFile(
  "named.csv", "templates", names: ["one", "two"],
  columns: [
    ReleaseColumn("yield", unit: "1", .finiteOrNone), ReleaseColumn("a", unit: "1", .nonNegative),
    ReleaseColumn("b", unit: "1", .nonNegative),
  ], rowCount: 3, contentHash: "")

private let namedRows = ["kind,yield,a,b", "one,,0.5,0.25", "two,-1,1,2", "two,1,3,4"]

/// Rows with names: what they hold is found by name, and every departure is named as in other tables.
@Suite struct NamedReleaseTableLaws {
  private func rows(_ lines: [String]) -> NumberRows {
    NumberRows(lines.joined(separator: "\n"), named: true)
  }

  @Test func rowsAreFoundByTheirNames() throws {
    let table = try ReleaseTable(rows(namedRows), of: named)
    #expect(table.names == ["one", "two", "two"] && table["a"] == [0.5, 1, 3] && table["yield"][0].isNaN)
    let two = table.rows(named: "two")
    #expect(two.rowCount == 2 && two["yield"] == [-1, 1] && two["b"] == [2, 4])
    #expect(table.rows(named: "three").rowCount == 0)
    #expect(try ReleaseTable(NumberRows(good.joined(separator: "\n")), of: grid).names.isEmpty)
  }

  @Test(
    arguments: [
      (1, "three,,0.5,0.25", nil, "\"three\" is none of the names one, two"),
      (1, "7,,0.5,0.25", nil, "\"7\" is none of the names one, two"),
      (2, "two,-1,,2", "a", "an empty cell"), (2, "two,-1,1,-2", "b", "-2.0 is negative"),
      (2, "two,-1,x,2", nil, "\"x\" is not a finite number"),
      (3, "two,1,3", nil, "2 columns in a table of 3"),
    ] as [(Int, String, String?, String)])
  func oneWrongLineIsNamed(index: Int, line: String, column: String?, message: String) {
    var lines = namedRows
    lines[index] = line
    let found = named.faults(of: rows(lines))
    #expect(found.count == 1 && found.first?.line == index + 1, "\(found)")
    #expect(found.first?.column == column && found.first?.message == message)
  }
}

/// What is declared of releases is consistent.
@Suite struct ReleaseDeclarations {
  @Test func filesAndColumnsHaveTheirOwnNames() {
    #expect(Set(Catalog.releases.map(\.id)).count == Catalog.releases.count)
    let files = Catalog.releases.flatMap(\.files)
    #expect(Set(files.map { $0.name.lowercased() }).count == files.count)
    #expect(Set(files.map(\.contentHash)).count == files.count)
    for file in files {
      #expect(Set(file.columns.map(\.name)).count == file.columns.count, "\(file.name)")
      #expect(
        file.contentHash.count == 64 && file.contentHash.allSatisfy { "0123456789abcdef".contains($0) })
      for sum in file.sums {
        #expect(file.columns.contains { $0.name == sum.column }, "\(file.name)")
        #expect(sum.firstRows ?? 1 <= file.rowCount)
      }
    }
  }

  // Axes come first, and the rows run over all their bins.
  @Test func gridsHaveARowForEveryBin() {
    for file in Catalog.releases.flatMap(\.files) where !file.axes.isEmpty {
      #expect(file.axes.reduce(1) { $0 * $1.count } == file.rowCount, "\(file.name)")
      #expect(file.columns.prefix(file.axes.count).allSatisfy { $0.axis != nil }, "\(file.name)")
    }
  }

  @Test func aReleaseHasTheIdOfItsMeasurement() {
    #expect(Catalog.releases.map(\.id) == Catalog.measurements.compactMap { $0.release?.id })
    #expect(Catalog.releases.allSatisfy { Catalog.measurement($0.id) != nil })
    for release in Catalog.releases {
      #expect(release.files.contains { $0.isRequired } && !release.origin.isEmpty)
    }
  }
}
