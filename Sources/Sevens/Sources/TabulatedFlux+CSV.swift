/// Everything wrong with a table.
public struct TableFaults: Error, Sendable, Hashable {
  /// Each fault with its line.
  public let problems: [Problem]
}

extension TabulatedFlux {
  /// A flux from comma-separated values, or all of its faults with their lines.
  ///
  /// The first line that is neither empty nor begins with `#` names the columns: one energy, as in `E_MeV` or `E_keV`,
  /// and one or more neutrinos, as in `nu_e` or `nubar_mu`, whose flux is in MeV⁻¹ cm⁻² s⁻¹ whatever the unit of
  /// energy.
  public init(csv text: String, interpolation: TableInterpolation = .linear) throws(TableFaults) {
    var reader = FluxTableReader()
    reader.read(text)
    guard reader.problems.isEmpty else { throw TableFaults(problems: reader.problems) }
    self.init(
      energies: reader.energies.map { Energy($0) },
      columns: reader.neutrinos.map { Column($0.neutrino, perMeVcm2s: $0.values) },
      interpolation: interpolation)
  }
}

/// Reads the lines of a table and keeps what is wrong with them.
private struct FluxTableReader {
  var problems: [Problem] = []
  var energies: [Double] = []
  var neutrinos: [(column: Int, neutrino: Neutrino, values: [Double])] = []

  private var energyColumn: (column: Int, unitMeV: Double)?
  private var columnCount: Int?
  private var last = -Double.infinity

  private mutating func fault(_ message: String, _ remedy: String) {
    problems.append(Problem("source.table", message, remedy: remedy))
  }

  mutating func read(_ text: String) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      var content = line.trimmed
      if index == 0, content.first == "\u{FEFF}" { content = content.dropFirst() }
      guard let first = content.first, first != "#" else { continue }
      let cells = content.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
      if columnCount == nil { readHeader(cells, index + 1) } else { readRow(cells, index + 1) }
    }
    guard columnCount != nil else {
      fault("no line names the columns", "begin with a line such as E_MeV,nu_e,nubar_e")
      return
    }
    if energies.count < 2 {
      fault("line \(lines.count): the table ends with fewer than two good rows", "give two rows or more")
    }
  }

  private mutating func readHeader(_ names: [Substring], _ line: Int) {
    columnCount = names.count
    for (column, name) in names.enumerated() {
      if let neutrino = Neutrino(name: String(name)) {
        if neutrinos.contains(where: { $0.neutrino == neutrino }) {
          fault("line \(line): \(name) is there twice", "give every neutrino one column")
        } else {
          neutrinos.append((column, neutrino, []))
        }
      } else if name.hasPrefix("E_"), let unit = EnergyDimension.table.size(of: String(name.dropFirst(2))) {
        if energyColumn != nil {
          fault("line \(line): \(name) is a second column of energies", "give one column of energies")
        } else {
          energyColumn = (column, unit)
        }
      } else {
        fault(
          "line \(line): the column \"\(name)\" is neither an energy nor a neutrino",
          "name it E_MeV (or E_keV, E_eV, E_GeV), or one of "
            + Neutrino.allCases.map(\.name).joined(separator: ", "))
      }
    }
    if energyColumn == nil { fault("line \(line): no column of energies", "name one E_MeV") }
    if neutrinos.isEmpty {
      fault("line \(line): no column of a flux", "name one after its neutrino, as in nu_e")
    }
  }

  private mutating func readRow(_ cells: [Substring], _ line: Int) {
    guard cells.count == columnCount else {
      fault(
        "line \(line): \(cells.count) cells in a table of \(columnCount ?? 0) columns",
        "give one cell for each")
      return
    }
    if let (column, unit) = energyColumn {
      if let energy = number(cells[column], "the energy", line) {
        let value = energy * unit
        if let message = TabulatedFlux.faultOfEnergy(value, after: last) {
          fault("line \(line): \(message)", "give finite energies in ascending order")
        }
        if value.isFinite { last = max(last, value) }
        energies.append(value)
      }
    }
    for index in neutrinos.indices {
      let name = neutrinos[index].neutrino.name
      guard let flux = number(cells[neutrinos[index].column], name, line) else { continue }
      if let message = TabulatedFlux.faultOfFlux(flux) {
        fault("line \(line), \(name): \(message)", "give a finite flux of 0 or more")
      }
      neutrinos[index].values.append(flux)
    }
  }

  private mutating func number(_ cell: Substring, _ name: String, _ line: Int) -> Double? {
    if let value = Double(cell) { return value }
    fault("line \(line), \(name): \"\(cell)\" is not a number", "write it as in 1.5e-3")
    return nil
  }
}

extension Substring {
  /// Without white space at both ends.
  fileprivate var trimmed: Substring {
    var result = self
    while result.first?.isWhitespace == true { result.removeFirst() }
    while result.last?.isWhitespace == true { result.removeLast() }
    return result
  }
}
