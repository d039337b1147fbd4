extension TabulatedFlux {
  /// A flux from comma-separated values, or all of its faults with their lines.
  ///
  /// The first line that is neither empty nor begins with `#` names the columns: one energy, as in `E_MeV` or `E_keV`,
  /// and one or more neutrinos, as in `nu_e` or `nubar_mu`, whose flux is in MeV⁻¹ cm⁻² s⁻¹ whatever the unit of
  /// energy. Where `neutrino` is given, the table has one flux of that neutrino, in a column `flux` or one named after
  /// it.
  public init(
    csv text: String, neutrino: Neutrino? = nil, interpolation: TableInterpolation = .linear
  ) throws(TableFaults) {
    var file = ColumnFile(text, example: "E_MeV,nu_e,nubar_e")
    let header = FluxTableHeader(&file, neutrino)
    var (energies, values): ([Double], [[Double]]) = ([], header.neutrinos.map { _ in [] })
    var last = -Double.infinity
    for row in file.rows {
      if let (column, unit) = header.energy, let number = row.numbers[column] {
        let energy = number * unit
        if let message = Self.faultOfEnergy(energy, after: last) {
          file.fault(line: row.line, message, remedy: "give finite energies in ascending order")
        }
        if energy.isFinite { last = max(last, energy) }
        energies.append(energy)
      }
      for (index, (column, neutrino)) in header.neutrinos.enumerated() {
        guard let flux = row.numbers[column] else { continue }
        if let message = Self.faultOfFlux(flux) {
          file.fault(
            line: row.line, column: neutrino.name, message, remedy: "give a finite flux of 0 or more")
        }
        values[index].append(flux)
      }
    }
    if !file.names.isEmpty, energies.count < 2 {
      file.fault(
        line: file.lineCount, "the table ends with fewer than two good rows", remedy: "give two rows or more")
    }
    try file.finish()
    self.init(
      energies: energies.map { Energy($0) },
      columns: zip(header.neutrinos, values).map { Column($0.neutrino, perMeVcm2s: $1) },
      interpolation: interpolation)
  }
}

extension TabulatedFlux {
  /// The size in MeV of the unit of a column of energies, as in `E_keV`; nil if it is none.
  static func energyUnit(_ name: String) -> Double? {
    name.hasPrefix("E_") ? EnergyDimension.table.size(of: String(name.dropFirst(2))) : nil
  }
}

/// What the columns of a table of a flux are.
private struct FluxTableHeader {
  private(set) var energy: (column: Int, unitMeV: Double)?
  private(set) var neutrinos: [(column: Int, neutrino: Neutrino)] = []

  /// Reads the names of the columns; what is wrong with them is noted.
  init(_ file: inout ColumnFile, _ only: Neutrino?) {
    guard !file.names.isEmpty else { return }
    let line = file.headerLine
    for (column, name) in file.names.enumerated() {
      if let neutrino = Neutrino(name: name) ?? (name == "flux" ? only : nil) {
        if let only, neutrino != only {
          file.fault(
            line: line, "a column of \(name), and the flavour is said to be \(only.name)",
            remedy: "leave the flavour out, or the column")
        }
        if neutrinos.contains(where: { $0.neutrino == neutrino }) {
          file.fault(line: line, "\(name) is there twice", remedy: "give every neutrino one column")
        } else {
          neutrinos.append((column, neutrino))
        }
      } else if let unit = TabulatedFlux.energyUnit(name) {
        if energy != nil {
          file.fault(
            line: line, "\(name) is a second column of energies", remedy: "give one column of energies")
        } else {
          energy = (column, unit)
        }
      } else {
        file.fault(
          line: line, "the column \"\(name)\" is neither an energy nor a neutrino",
          remedy: "name it E_MeV (or E_keV, E_eV, E_GeV), or one of "
            + Neutrino.allCases.map(\.name).joined(separator: ", "))
      }
    }
    if energy == nil { file.fault(line: line, "no column of energies", remedy: "name one E_MeV") }
    if neutrinos.isEmpty {
      file.fault(line: line, "no column of a flux", remedy: "name one after its neutrino, as in nu_e")
    }
  }
}
