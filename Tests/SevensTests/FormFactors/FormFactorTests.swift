import Foundation
import Sevens
import SevensKernel
import SevensNumerics
import SevensTestSupport
import Testing

/// Laws of every form factor of the catalog on every nuclide of the table.
@Suite struct FormFactorLaws {
  /// Every form factor that a nuclide can have, with its radii.
  static let cases: [(name: String, form: NucleonDistributions)] = Nuclide.all.flatMap { nuclide in
    FormFactorChoice.allCases.flatMap { choice in
      let sets = choice.usesRadii ? NuclearRadiiChoice.allCases : [.chargeRadius]
      return sets.compactMap { set in
        choice.distributions(of: nuclide, radii: set.radii(of: nuclide)).map {
          ("\(choice.rawValue) of \(nuclide.symbol) with \(set.rawValue)", $0)
        }
      }
    }
  }

  @Test func theyAreOneAtZeroMomentumTransfer() {
    #expect(Self.cases.count > 5 * 30)
    for (name, form) in Self.cases {
      let (protons, neutrons) = form(momentumTransferMeV: 0)
      #expect(protons == 1 && neutrons == 1, "\(name)")
    }
  }

  @Test func theyNeverExceedOne() {
    var (worst, smallest) = (0.0, 1.0)
    for (name, form) in Self.cases {
      for step in 1...800 {
        let (protons, neutrons) = form(momentumTransferMeV: Double(step) * 0.25)
        #expect(abs(protons) <= 1 && abs(neutrons) <= 1, "\(name) at \(Double(step) * 0.25) MeV")
        if name.hasPrefix("unity") { continue }
        worst = max(worst, protons, neutrons)
        smallest = min(smallest, protons, neutrons)
      }
    }
    #expect(worst > 0.999 && smallest < 0)
  }

  @Test func freeNucleonsArePointsWhateverIsChosen() throws {
    for symbol in ["p", "n"] {
      let nucleon = try #require(Nuclide(symbol))
      for choice in FormFactorChoice.allCases {
        let form = try #require(choice.distributions(of: nucleon, radii: nil))
        #expect(form(momentumTransferMeV: 150) == (1, 1))
      }
    }
  }

  @Test func unityIsOneEverywhere() throws {
    let form = try #require(FormFactorChoice.unity.distributions(of: try caesium(), radii: nil))
    #expect(form(momentumTransferMeV: 180) == (1, 1))
  }

  // ⟨r²⟩ = −6 dF/dq² at q = 0, here by a quotient of differences extrapolated to q → 0.
  static func rms(_ form: (Double) -> Double) -> Double {
    func quotient(_ q: Double) -> Double { 6 * (1 - form(q)) / (q * q) }
    let (a, b, c) = (quotient(0.04), quotient(0.02), quotient(0.01))
    let (ab, bc) = ((4 * b - a) / 3, (4 * c - b) / 3)
    return ((16 * bc - ab) / 15).squareRoot()
  }

  @Test func theSlopeAtZeroGivesTheRadiusAskedFor() throws {
    var worst = Worst()
    for radius in [2.4702, 3.4274, 4.0742, 4.749, 4.804, 5.01, 5.5] {
      let helm = try #require(HelmFormFactor(rmsFm: radius))
      worst.see(Self.rms { helm(perFm: $0) }, equals: radius, "helm-rms")
      let thick = try #require(HelmFormFactor(rmsFm: radius, skinFm: 1.2))
      worst.see(Self.rms { thick(perFm: $0) }, equals: radius, "helm-rms, s = 1.2")
      let klein = try #require(KleinNystrandFormFactor(rmsFm: radius))
      worst.see(Self.rms { klein(perFm: $0) }, equals: radius, "klein-nystrand")
      let fermi = try #require(SymmetrizedFermiFormFactor(rmsFm: radius))
      worst.see(Self.rms { fermi(perFm: $0) }, equals: radius, "symmetrized-fermi")
    }
    #expect(worst.count == 28)
    #expect(worst.value < 1e-8, "\(worst.place)")
  }

  // The radii the papers write down: 3R²/5 + 3s², 3R²/5 + 6a_k², 3c²/5 + 7π²a²/5.
  @Test func theRadiusOfGivenParametersIsTheIdentityOfThePapers() throws {
    for A in [12, 40, 72, 133, 208] {
      let helm = HelmFormFactor(lewinSmith: A)
      let helmRadius = (0.6 * helm.radiusFm * helm.radiusFm + 3 * helm.skinFm * helm.skinFm).squareRoot()
      #expect(deviation(Self.rms { helm(perFm: $0) }, from: helmRadius) < 1e-8)
      let klein = KleinNystrandFormFactor(massNumber: A)
      let kleinRadius = (0.6 * pow(1.2 * cbrt(Double(A)), 2) + 6 * 0.7 * 0.7).squareRoot()
      #expect(deviation(Self.rms { klein(perFm: $0) }, from: kleinRadius) < 1e-8)
      let fermi = SymmetrizedFermiFormFactor(radiusFm: klein.radiusFm, diffusenessFm: 0.6)
      let fermiRadius = (0.6 * klein.radiusFm * klein.radiusFm + 1.4 * pow(Double.pi * 0.6, 2)).squareRoot()
      #expect(deviation(Self.rms { fermi(perFm: $0) }, from: fermiRadius) < 1e-8)
    }
  }

  // Below q c = 0.02 a series takes over.
  @Test func theSymmetrizedFermiFormIsContinuousWhereItsSeriesBegins() throws {
    var worst = Worst()
    for radius in stride(from: 2.4, through: 6, by: 0.05) {
      let form = try #require(SymmetrizedFermiFormFactor(rmsFm: radius))
      var below = 0.02 / form.radiusFm
      while below * form.radiusFm > 0.02 { below = below.nextDown }
      var above = below.nextUp
      while above * form.radiusFm <= 0.02 { above = above.nextUp }
      worst.see(abs(form(perFm: below) - form(perFm: above)), "rms \(radius) fm")
    }
    #expect(worst.count > 70)
    #expect(worst.value < 1e-11, "\(worst.place)")
  }

  @Test func aSharpFermiSurfaceIsAUniformSphere() {
    let sphere = SymmetrizedFermiFormFactor(radiusFm: 5, diffusenessFm: 0)
    for q in [0.1, 0.5, 0.9, 1.3] {
      #expect(abs(sphere(perFm: q) - sphericalBesselJ1Ratio(5 * q)) < 1e-14)
      #expect(abs(HelmFormFactor(radiusFm: 5, skinFm: 0)(perFm: q) - sphericalBesselJ1Ratio(5 * q)) < 1e-14)
      #expect(
        abs(KleinNystrandFormFactor(radiusFm: 5, rangeFm: 0)(perFm: q) - sphericalBesselJ1Ratio(5 * q))
          < 1e-14)
    }
  }

  @Test func aRadiusSmallerThanTheSkinAloneIsRefused() {
    #expect(HelmFormFactor(rmsFm: 1.5) == nil)
    #expect(KleinNystrandFormFactor(rmsFm: 1.7) == nil)
    #expect(SymmetrizedFermiFormFactor(rmsFm: 1.9) == nil)
    #expect(HelmFormFactor(rmsFm: 1.6) != nil)
    #expect(KleinNystrandFormFactor(rmsFm: 1.72) != nil)
    #expect(SymmetrizedFermiFormFactor(rmsFm: 1.94) != nil)
  }

  @Test func protonsAndNeutronsHaveTheirOwnRadii() throws {
    let radii = NuclearRadii(protonFm: 4.804, neutronFm: 5.01)
    for choice in [FormFactorChoice.helmRMS, .symmetrizedFermi] {
      let form = try #require(choice.distributions(of: try caesium(), radii: radii))
      let hbarc = PhysicalConstants.hbarcMeVfm
      #expect(deviation(Self.rms { form(momentumTransferMeV: $0 * hbarc).protons }, from: 4.804) < 1e-8)
      #expect(deviation(Self.rms { form(momentumTransferMeV: $0 * hbarc).neutrons }, from: 5.01) < 1e-8)
    }
  }

  private func caesium() throws -> Nuclide { try #require(Nuclide("Cs133")) }
}

/// Validation: F² of caesium at a recoil of 10 keV in three parametrisations that public codes use.
@Suite struct FormFactorValidation {
  // 0.604 with the radius of Lewin and Smith, 0.579 with R₀ = 1.2 A^{1/3} fm, 0.512 with an rms of 5.5 fm.
  @Test func theHelmParametrisationsInUseDifferBySixteenPerCent() throws {
    let caesium = try #require(Nuclide("Cs133"))
    let Q = Kinematics.momentumTransfer(recoil: 0.01, mass: caesium.massMeV)
    let wide = NuclearRadii(protonFm: 4.804, neutronFm: 5.5)
    let lewinSmith = try #require(FormFactorChoice.helm.distributions(of: caesium, radii: nil))
    let rms = try #require(FormFactorChoice.helmRMS.distributions(of: caesium, radii: wide))
    let cubeRoot = NucleonDistributions.helm(HelmFormFactor(radiusFm: 1.2 * cbrt(133)), nil)
    for (form, expected) in [(lewinSmith, 0.604), (cubeRoot, 0.579), (rms, 0.512)] {
      let F = form(momentumTransferMeV: Q).neutrons
      #expect(abs(F * F - expected) < 0.0006, "\(F * F) instead of \(expected)")
    }
  }
}
