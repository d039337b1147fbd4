import Sevens

/// What Majorana neutrinos cannot do: couplings that vanish for a flavour with itself.
///
/// Ref: Xu2019Talk, 1702.05721
package struct DiracMajoranaRecipe: Recipe {
  package static let id = "dirac-majorana"
  package static let title = "vector and tensor currents of a flavour with itself: Dirac neutrinos only"
  package static let chapter = Chapter.generalized
  package static let statement =
    "SPVAT involves ν_R: a signal of light ν_R implies that neutrinos are Dirac particles, not Majorana."
  package static let formulas = ["spvat-lagrangian", "dirac-majorana"]
  package static let predictions: [(setup: String, sets: [String])] = [("talk-germanium", [])]
  package static let varied = ["kinematics", "detector.threshold", NeutrinoNature.choiceID]
  package static let references = ["1702.05721"]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  private typealias Change = @Sendable (inout GeneralizedInteractions) -> Void

  /// Couplings of the nucleus as a whole, of a flavour with itself.
  private static let diagonal: [(name: String, change: Change, isMajorana: Bool)] = [
    ("C_S = 12", { $0.scalar.c.nucleus = 12 }, true), ("D_S = 40000", { $0.scalar.d.nucleus = 4e4 }, true),
    ("C_V = 4", { $0.vector.c.nucleus = 4 }, false), ("D_V = 4", { $0.vector.d.nucleus = 4 }, false),
    ("C_A = 4", { $0.axial.c.nucleus = 4 }, true), ("D_A = 4", { $0.axial.d.nucleus = 4 }, true),
    ("C_T = 4", { $0.tensor.c.nucleus = 4 }, false), ("D_T = 4", { $0.tensor.d.nucleus = 4 }, false),
  ]

  private func setup(_ nature: NeutrinoNature, _ change: Change?) -> Setup {
    var setup = context.setup(.talkGermanium)
    (setup.nuclear.kinematics, setup.electroweak.nature) = (.spinHalf, nature)
    guard let change else { return setup }
    var currents = GeneralizedInteractions()
    change(&currents)
    setup.interactions.append(InteractionInstance(currents))
    return setup
  }

  /// What is added to the counts of the Standard Model, relative to them.
  private func addition(_ nature: NeutrinoNature, _ change: @escaping Change) -> Double {
    EventRate(Prediction(setup(nature, change))).counts / EventRate(Prediction(setup(nature, nil))).counts - 1
  }

  package func claims() -> [Claim] {
    func claim(_ quantity: String, _ published: Double, _ ours: Double) -> Claim {
      Claim(
        quantity, published: published, ours: ours, unit: "1", tolerance: .absolute(1e-9), status: .checked,
        citation: "1702.05721")
    }
    let between: [(name: String, change: Change)] = [
      (
        "tensor",
        {
          $0.tensor.c.nucleus = 4
          $0.flavors = Self.imaginary
        }
      ),
      (
        "vector",
        {
          $0.vector.c.nucleus = 4
          $0.flavors = Self.imaginary
        }
      ),
    ]
    return Self.diagonal.map { name, change, isMajorana in
      let (dirac, majorana) = (addition(.dirac, change), addition(.majorana, change))
      let name = "\(name), diagonal, which adds \(NumberText.digits(dirac * 100, 3)) % for Dirac neutrinos"
      return isMajorana
        ? claim("\(name): the same for Majorana, relative to that", 1, majorana / dirac)
        : claim("\(name): N of Majorana neutrinos / Standard Model", 1, 1 + majorana)
    }
      + between.map { name, change in
        claim(
          "\(name), imaginary between ν_e and ν_μ: addition to N, Majorana / Dirac", 1,
          addition(.majorana, change) / addition(.dirac, change))
      }
  }

  /// i from ν_e to ν_μ, −i back, and nothing else.
  private static let imaginary: FlavorMatrix = {
    var matrix = FlavorMatrix()
    matrix.emu.im = 1
    return matrix
  }()

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "ν̄γ^μν and ν̄σ^μνν of a Majorana field with itself are zero; S, P and A stay, and A gives the left-handed beam the rate of V−A",
      "a tensor spectrum diagonal in flavour would be one of Dirac neutrinos, a scalar one tells nothing; between two flavours "
        + "Majorana neutrinos have V and T too, with imaginary couplings",
      "the published inequality between observables is not reproduced: it was not read",
    ]
  }

  package func figures() -> [Figure] {
    let edges = (0...60).map { 0.05 * tenTo(Double($0) / 60 * 1.5051) }
    func bins(_ nature: NeutrinoNature, _ change: Change?) -> [Double] {
      var setup = setup(nature, change)
      setup.detector.threshold = .keVnr(edges[0])
      return EventRate(Prediction(setup, recoilEdgesMeV: edges.map { $0 * 1e-3 })).bins
    }
    let none = bins(.dirac, nil)
    let scalar: Change = { $0.scalar.c.nucleus = 12 }
    let tensor: Change = { $0.tensor.c.nucleus = 4 }
    let vector: Change = { $0.vector.c.nucleus = 4 }
    let cases: [(String, NeutrinoNature, Change)] = [
      ("scalar: Dirac or Majorana", .majorana, scalar), ("vector: Dirac", .dirac, vector),
      ("tensor: Dirac", .dirac, tensor), ("vector, tensor: Majorana", .majorana, tensor),
    ]
    return [
      Figure(
        id: Self.id, title: "Currents of a flavour with itself: germanium at a reactor",
        x: Figure.Axis(
          "recoil energy {/:Italic T}", unit: "keV", column: "recoil_keV", scale: .log, range: 0.05...1.6),
        y: Figure.Axis(
          "spectrum relative to the Standard Model", unit: "1", column: "ratio_to_sm", range: 0.9...1.6),
        curves: cases.map { name, nature, change in
          Figure.Curve(
            name, x: zip(edges, edges.dropFirst()).map { ($0 * $1).squareRoot() },
            y: zip(bins(nature, change), none).map { $1 > 0 ? $0 / $1 : 1 })
        },
        notes: ["of the nucleus as a whole C_S = 12, C_V = 4, C_T = 4; nuclei as Dirac particles of spin ½"])
    ]
  }
}
