import SevensNumerics

/// The relative covariance of the rows of a tabulated spectrum, V_ab = ⟨δφ_a δφ_b⟩/(φ_a φ_b), and its principal
/// components e_i = √λ_i v_i, so that V = Σ e_i e_iᵀ.
///
/// A pull η_i moves the spectrum to φ (1 + η_i e_i(E)), with e_i linear between the rows.
public struct SpectrumCovariance: Sendable, Hashable {
  /// Whose spectrum.
  public let neutrino: Neutrino
  /// The energies of rows and columns.
  public let energies: [Energy]
  /// The matrix, row by row.
  public let rows: [[Double]]
  /// e_i at the energies, the largest first; components below 10⁻¹² of the largest variance are left out.
  public let components: [[Double]]

  /// The covariance of a neutrino's spectrum, or everything wrong with it.
  public init(_ neutrino: Neutrino, energies: [Energy], rows: [[Double]]) throws(TableFaults) {
    let faults = Self.faults(energies, rows)
    guard faults.isEmpty else { throw TableFaults(faults) }
    let eigen = SymmetricEigen(rows)
    let largest = eigen.values.first ?? 0
    if let lowest = eigen.values.last, lowest < -1e-9 * largest {
      throw TableFaults([
        TableFault(
          "an eigenvalue is \(rounded(lowest)), and the largest \(rounded(largest))",
          remedy: "give a covariance: no combination of rows has a negative variance")
      ])
    }
    (self.neutrino, self.energies, self.rows) = (neutrino, energies, rows)
    components = zip(eigen.values, eigen.vectors).filter { $0.0 > 1e-12 * largest }.map { value, vector in
      vector.map { value.squareRoot() * $0 }
    }
  }

  /// The covariance in comma-separated values, or all faults with their lines.
  ///
  /// The first line that is neither empty nor begins with `#` has the unit of energy, as in `E_MeV`, and the energy of
  /// every column; each line after it has the energy of a row and its relative covariances.
  public init(csv text: String, of neutrino: Neutrino) throws(TableFaults) {
    var file = ColumnFile(text, example: "E_MeV,2,4,8")
    let unit = file.names.first.flatMap(TabulatedFlux.energyUnit)
    if let name = file.names.first, unit == nil {
      file.fault(
        line: file.headerLine, "\"\(name)\" is no unit of energy", remedy: "begin with E_MeV, E_keV or E_GeV")
    }
    let energies = file.names.dropFirst().map { (Double($0) ?? .nan) * (unit ?? 1) }
    for (name, energy) in zip(file.names.dropFirst(), energies) where !energy.isFinite {
      file.fault(line: file.headerLine, "\"\(name)\" is no energy", remedy: "give the energy of the column")
    }
    for (row, energy) in zip(file.rows, energies) {
      guard let first = row.numbers[0], abs(first * (unit ?? 1) - energy) > 1e-9 * energy else { continue }
      file.fault(
        line: row.line,
        "the row of \(rounded(first)) stands where that of \(rounded(energy / (unit ?? 1))) belongs",
        remedy: "give rows in the order of the columns")
    }
    try file.finish()
    try self.init(
      neutrino, energies: energies.map { Energy($0) },
      rows: file.rows.map { row in row.numbers.dropFirst().compactMap { $0 } })
  }

  private static func faults(_ energies: [Energy], _ rows: [[Double]]) -> [TableFault] {
    guard rows.count == energies.count, rows.allSatisfy({ $0.count == energies.count }) else {
      return [
        TableFault(
          "\(rows.count) rows of \(rows.map(\.count).max() ?? 0) values for \(energies.count) energies",
          remedy: "give a square matrix, with one row and one column for each energy")
      ]
    }
    var found: [TableFault] = []
    for (a, row) in rows.enumerated() {
      for (b, value) in row.enumerated() where !value.isFinite {
        found.append(TableFault("row \(a + 1), column \(b + 1): \(value)", remedy: "give finite numbers"))
      }
      if row[a] < 0 {
        found.append(
          TableFault(
            "row \(a + 1): the variance \(row[a]) is negative", remedy: "give a variance of 0 or more"))
      }
      for b in 0..<a where abs(row[b] - rows[b][a]) > 1e-9 * (abs(row[a]) * abs(rows[b][b])).squareRoot() {
        found.append(
          TableFault(
            "rows \(b + 1) and \(a + 1): \(rounded(rows[b][a])) one way and \(rounded(row[b])) the other",
            remedy: "give a symmetric matrix"))
      }
    }
    return found
  }
}
