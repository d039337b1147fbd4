import Sevens
import Testing

/// Laws of the tables of published numbers.
@Suite struct DatasetLaws {
  @Test func everyTableHasRowsWithEveryColumn() {
    #expect(Catalog.datasets.count >= 6)
    #expect(Set(Catalog.datasets.map(\.id)).count == Catalog.datasets.count)
    for dataset in Catalog.datasets {
      let rows = dataset.rows()
      #expect(rows.count >= 1, "\(dataset.id)")
      #expect(!dataset.columns.isEmpty)
      #expect(Set(dataset.columns.map(\.name)).count == dataset.columns.count)
      for row in rows {
        #expect(row.count == dataset.columns.count, "\(dataset.id): \(row)")
        #expect(row.first?.isEmpty == false)
      }
    }
  }

  // The header of the text names the columns, in order.
  @Test func theHeaderIsTheColumns() {
    for dataset in Catalog.datasets {
      let text = dataset.text.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
      let header = text.split(separator: "\n").first?.split(separator: ",").map(String.init)
      #expect(header == dataset.columns.map(\.name), "\(dataset.id)")
    }
  }

  @Test func everyTableSaysWhereItIsFrom() {
    for dataset in Catalog.datasets {
      #expect(!dataset.citations.isEmpty && dataset.citations.allSatisfy { !$0.isEmpty }, "\(dataset.id)")
      #expect(!dataset.title.isEmpty && !dataset.license.isEmpty && !dataset.transformation.isEmpty)
      #expect(dataset.sha256.count == 64 && dataset.sha256.allSatisfy { $0.isHexDigit }, "\(dataset.id)")
      for column in dataset.columns {
        #expect(!column.citation.isEmpty && !column.unit.isEmpty, "\(dataset.id).\(column.name)")
      }
    }
  }

  @Test func aTableIsKnownNoBetterThanItsWeakestColumn() {
    for dataset in Catalog.datasets {
      #expect(dataset.columns.map(\.verified).min() == dataset.verified, "\(dataset.id)")
    }
    #expect(Verification.assumed < .checked && Verification.checked < .read)
  }

  @Test func whatASetupUsesIsInTheCatalog() {
    let known = Set(Catalog.datasets.map(\.id))
    for setup in builtInSetups {
      for dataset in setup.datasets + setup.source.datasets { #expect(known.contains(dataset.id)) }
      #expect(!setup.citations.isEmpty && !setup.source.citations.isEmpty, "\(setup.id)")
    }
    for measurement in Catalog.measurements { #expect(known.contains(measurement.dataset.id)) }
  }

  @Test func numbersOfAColumnAreItsCells() {
    let masses = Dataset.nuclides.numbers("atomic_mass_u")
    #expect(masses.count == Nuclide.all.count && masses.allSatisfy { $0 != nil })
    #expect(masses == Nuclide.all.map(\.atomicMassU))
    #expect(Dataset.nuclides.numbers("abundance").first == .some(nil))
  }

  @Test func everyColumnOfArrivalTimesIsADistribution() {
    let table = Dataset.coherentCsI2017ArrivalTime
    for column in ["prompt_neutrinos", "delayed_neutrinos", "prompt_neutrons"] {
      let sum = table.numbers(column).reduce(0) { $0 + ($1 ?? .nan) }
      #expect(abs(sum - 1) < 1e-12, "\(column): \(sum)")
    }
  }
}
