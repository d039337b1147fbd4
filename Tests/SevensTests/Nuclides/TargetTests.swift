import Sevens
import SevensTestSupport
import Testing

/// Laws of reading a target.
@Suite struct TargetLaws {
  @Test func aNuclideIsItself() throws {
    for nuclide in Nuclide.all {
      let target = try Target(nuclide.symbol)
      #expect(target.constituents.map(\.nuclide) == [nuclide])
      #expect(target.constituents.map(\.number) == [1])
      #expect(target.formulaMassU == nuclide.atomicMassU)
      #expect(target.formula == nuclide.symbol)
    }
  }

  @Test func anElementIsItsNaturalIsotopesInTheirOwnFractions() throws {
    for element in Nuclide.elements {
      let target = try Target(element)
      let isotopes = Nuclide.naturalIsotopes(of: element)
      #expect(target.constituents.map(\.nuclide) == isotopes)
      let numbers = target.constituents.map(\.number)
      #expect(abs(numbers.reduce(0, +) - 1) < 1e-15)
      for (isotope, number) in zip(isotopes, numbers) {
        let first = try #require(isotopes.first?.abundance)
        #expect(deviation(number / numbers[0], from: (isotope.abundance ?? .nan) / first) < 1e-14)
      }
    }
    #expect(try Target("Ge").constituents.map(\.nuclide.symbol) == ["Ge70", "Ge72", "Ge73", "Ge74", "Ge76"])
  }

  @Test func aCompoundHasItsElementsInTheirNumbers() throws {
    let iodide = try Target("CsI")
    #expect(iodide.constituents.map(\.nuclide.symbol) == ["Cs133", "I127"])
    #expect(iodide.constituents.map(\.number) == [1, 1])
    let corundum = try Target("Al2O3")
    #expect(corundum.constituents.map(\.nuclide.symbol) == ["Al27", "O16", "O17", "O18"])
    #expect(corundum.constituents[0].number == 2)
    #expect(abs(corundum.constituents.dropFirst().reduce(0) { $0 + $1.number } - 3) < 1e-14)
  }

  @Test func elementsWrittenTwiceAddUp() throws {
    #expect(try Target("CsICs").constituents.map(\.number) == [2, 1])
    let one = try Target("SiO2").constituents
    for (a, b) in zip(one, try Target("OSiO").constituents.sorted { $0.nuclide.protons > $1.nuclide.protons })
    {
      #expect(a.nuclide == b.nuclide && abs(a.number - b.number) < 1e-15)
    }
  }

  @Test func freeNucleonsAreTargets() throws {
    #expect(try Target("p").constituents[0].nuclide.isFreeNucleon)
    #expect(try Target("n").constituents[0].nuclide.neutrons == 1)
    #expect(try Target("Al").constituents[0].nuclide.isFreeNucleon == false)
  }

  @Test(arguments: [
    ("Xy", "Xy"), ("csI", "csI"), ("", ""), ("Sr", "Sr"), ("2Cs", "2Cs"), ("CsXy", "Xy"), ("Cs I", " I"),
    ("Cs0I", "Cs0"), ("SrWO4", "Sr"), ("Cs-I", "-I"), ("p2", "p2"), ("GE", "G"), ("Al²O", "²O"),
  ])
  func whatIsNoTargetIsRefusedWithThePartAtFault(formula: String, part: String) {
    #expect(throws: TargetError.unknown(formula, part: part)) { try Target(formula) }
  }

  // A number behind a lone element changes nothing about the substance, so it can only be a mass number.
  @Test(arguments: ["Ge71", "Cs134", "Ar41", "Xe133", "C14"])
  func anUnknownNuclideIsNotTakenForItsElement(formula: String) {
    #expect(throws: TargetError.self) { try Target(formula) }
  }

  @Test func numbersOfNucleiAreThoseOfTheMolarMass() throws {
    let target = try Target("Al2O3")
    let counts = target.counts(in: .kg(2))
    let mass = zip(counts, target.constituents).reduce(0) { $0 + $1.0 * $1.1.nuclide.atomicMassU }
    #expect(deviation(mass / PhysicalConstants.avogadroPerMol, from: 2000) < 1e-14)
    #expect(deviation(counts[0] / counts.dropFirst().reduce(0, +), from: 2.0 / 3) < 1e-14)
    for (a, b) in zip(target.counts(in: .kg(4)), counts) { #expect(deviation(a, from: 2 * b) < 1e-14) }
  }
}

/// Validation: molar masses as chemistry tables print them.
@Suite struct TargetValidation {
  @Test(arguments: [
    ("CsI", 259.810), ("Ge", 72.630), ("Al2O3", 101.961), ("Ar", 39.95), ("Si", 28.085), ("Xe", 131.29),
    ("NaI", 149.894), ("W", 183.84), ("C", 12.011), ("SiO2", 60.083),
  ])
  func molarMasses(formula: String, expected: Double) throws {
    let mass = try Target(formula).formulaMassU
    #expect(abs(mass - expected) < 0.01, "\(formula): \(mass)")
  }
}
