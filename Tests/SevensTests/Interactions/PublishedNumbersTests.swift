import Sevens
import SevensTestSupport
import Testing

/// Published: the numbers that interactions take from elsewhere, as printed there.
@Suite struct PublishedInteractionNumbers {
  @Test func matrixElementsOfTheNucleonAreThosePrinted() {
    let nucleon = NucleonMatrixElements()
    // PDG 2024: m_u = 2.16(7), m_d = 4.70(7) MeV.
    #expect(nucleon.upMass == .MeV(2.16) && nucleon.downMass == .MeV(4.70))
    // 1808.07597: δ_u = 0.784(28)(10), δ_d = −0.204(11)(10).
    #expect(nucleon.tensorUp == 0.784 && nucleon.tensorDown == -0.204)
    // From memory.
    #expect(nucleon.isoscalarAxial == 0.339)
    // 1506.04142 and 1510.08013.
    let (pions, lattice) = (
      ScalarMatrixElements.hoferichter2015.fractions, ScalarMatrixElements.bmw2015.fractions
    )
    #expect(pions == (0.0208, 0.0411, 0.0189, 0.0451) && lattice == (0.0139, 0.0253, 0.0116, 0.0302))
  }

  // 17.1 A at m_u = 2.2 and m_d = 4.7 MeV for one coupling to both quarks.
  @Test func oneScalarCouplingToQuarksIsSeventeenToNucleons() {
    var nucleon = NucleonMatrixElements()
    nucleon.upMass = .MeV(2.2)
    let (p, n) = nucleon.scalarCouplings(up: 1, down: 1)
    #expect(abs((p + n) / 2 - 17.1) < 0.15, "\(p) \(n)")
  }
}
