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

  // 23 atoms of sodium and 127 of iodine are no substance: the numbers are mass numbers.
  @Test func numbersThatOnlyMakeSenseAsMassNumbersNameIsotopes() throws {
    let iodide = try Target("Na23I127")
    #expect(iodide.constituents.map(\.nuclide.symbol) == ["Na23", "I127"])
    #expect(iodide.constituents.map(\.number) == [1, 1])
    let oxide = try Target("Ge76O2").constituents
    #expect(oxide[0].nuclide.symbol == "Ge76" && oxide[0].number == 1)
    #expect(abs(oxide.dropFirst().reduce(0) { $0 + $1.number } - 2) < 1e-14)
    #expect(throws: TargetError.unknown("Na24I127", part: "Na24")) { try Target("Na24I127") }
  }

  @Test(arguments: [
    ("H2O", "O", 3.0), ("C12H26", "C", 38), ("C13H28", "C", 41), ("C14H10", "C", 24), ("Bi4Ge3O12", "Ge", 19),
    ("B10H14", "", 0), ("Ca(WO4)", "W", 6), ("(NH4)2SO4", "N", 15), ("C60", "", 0), ("LiC12", "", 0),
  ])
  func numbersThatCountAtomsCountThem(formula: String, element: String, atoms: Double) throws {
    guard atoms > 0 else {
      #expect(throws: TargetError.self) { try Target(formula) }
      return
    }
    let found = try Target(formula).constituents
    #expect(abs(found.reduce(0) { $0 + $1.number } - atoms) < 1e-12, "\(found)")
    #expect(found.contains { $0.nuclide.element == element })
  }

  @Test func aNumberThatMayBeEitherIsRefusedAndCanBeWrittenUnambiguously() throws {
    #expect(throws: TargetError.ambiguous("Li6I", element: "Li", number: 6)) { try Target("Li6I") }
    let (isotope, atoms) = try (Target("[6Li]I").constituents, Target("(Li)6I").constituents)
    #expect(isotope.map(\.nuclide.symbol) == ["Li6", "I127"] && isotope.map(\.number) == [1, 1])
    #expect(atoms.map(\.nuclide.symbol) == ["Li6", "Li7", "I127"])
    #expect(abs(atoms[0].number + atoms[1].number - 6) < 1e-14)
    #expect(try Target("[2H]2O").constituents[0].number == 2)
  }

  @Test(arguments: [("(CsI", "(CsI"), ("Cs()I", "()I"), ("[Li]I", "[Li]"), ("[6Li", "[6Li"), ("CsI)", ")")])
  func bracketsThatDoNotCloseAreRefused(formula: String, part: String) {
    #expect(throws: TargetError.unknown(formula, part: part)) { try Target(formula) }
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

/// Mixtures by mass.
@Suite struct MixtureLaws {
  @Test(arguments: ["CsI", "Xe", "Ge76", "Al2O3"]) func aMixtureOfOneIsItself(formula: String) throws {
    let plain = try Target(formula)
    #expect(try Target("1 \(formula)") == plain && Target("100 % \(formula)") == plain)
    #expect(try Target(mixture: [(formula, 1)]) == plain)
    // Of two equal halves the numbers may differ in the last digit.
    for (a, b) in zip(try Target("0.5 \(formula) + 0.5 \(formula)").constituents, plain.constituents) {
      #expect(a.nuclide == b.nuclide && deviation(a.number, from: b.number) < 1e-15)
    }
  }

  @Test func everyComponentHasItsNucleiInItsOwnMass() throws {
    let mixture = try Target("0.7 CsI + 0.2 NaI + 10 % Xe")
    let counts = Dictionary(
      uniqueKeysWithValues: zip(mixture.constituents.map(\.nuclide), mixture.counts(in: .kg(3))))
    var expected: [Nuclide: Double] = [:]
    for (formula, mass) in [("CsI", 2.1), ("NaI", 0.6), ("Xe", 0.3)] {
      let part = try Target(formula)
      for (constituent, number) in zip(part.constituents, part.counts(in: .kg(mass))) {
        expected[constituent.nuclide, default: 0] += number
      }
    }
    #expect(counts.count == expected.count)
    for (nuclide, number) in expected {
      #expect(deviation(counts[nuclide] ?? .nan, from: number) < 1e-14, "\(nuclide.symbol)")
    }
  }

  // 6.02214076e23/mol × 1000 g × fraction / molar mass in Python, with Cs133 132.905451958 u and Ar40 39.962383122 u.
  @Test func numbersPerKilogramByHand() throws {
    let mixture = try Target("0.25 Cs133 + 0.75 Ar40")
    let numbers = mixture.counts(in: .kg(1))
    #expect(deviation(numbers[0], from: 1.1327866297582514e24) < 1e-9, "\(numbers[0])")
    #expect(deviation(numbers[1], from: 1.1302142708084716e25) < 1e-9, "\(numbers[1])")
    let x = 0.25 / 132.905451958 / (0.25 / 132.905451958 + 0.75 / 39.962383122)
    #expect(deviation(mixture.constituents[0].number, from: x) < 1e-9)
  }

  @Test func fractionsSumToOneWithinTheTolerance() throws {
    #expect(try Target("0.3333335 CsI + 0.6666667 Xe").isMixture)
    for text in ["0.33333 CsI + 0.66666 Xe", "0.5 CsI + 0.6 Xe", "0.5 CsI", "2 CsI"] {
      #expect(throws: TargetError.self, "\(text)") { try Target(text) }
    }
    let target = try Target("0.3333335 CsI + 0.6666667 Xe")
    let mass = zip(target.constituents, target.counts(in: .kg(1))).reduce(0) {
      $0 + $1.1 * $1.0.nuclide.atomicMassU / PhysicalConstants.avogadroPerMol
    }
    #expect(deviation(mass, from: 1000) < 1e-14)
  }

  @Test(arguments: [
    "CsI + Xe", "0.9 CsI + Xe", "0.9 CsI +", "+ 0.1 Xe", "-0.1 CsI + 1.1 Xe", "0 CsI + 1 Xe",
    "nan CsI + 1 Xe",
    "0.5 Cs I + 0.5 Xe", "0.9 CsI + 0.1 Xy", "0.9 CsI ++ 0.1 Xe",
  ])
  func whatIsNoMixtureIsRefused(text: String) {
    #expect(throws: TargetError.self) { try Target(text) }
  }

  @Test func theTextOfAMixtureReadsAsTheSameMixture() throws {
    let target = try Target("99.99 % CsI + 1e-4 Na23")
    #expect(try Target(target.formula) == target)
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
