import Sevens
import SevensTestSupport
import Testing

extension CountDerivativesLaws {
  /// Fluorine as a Dirac particle, and its electrons, in a beam of all flavours: one interaction with all of its
  /// couplings, under each of its options.
  static let interacting: [Setup] = SettingLaws.interacting.filter {
    $0.id.hasPrefix("all flavours") && $0.id.contains("everywhere") && $0.problems().isEmpty
      && !$0.interactions.contains { type(of: $0.interaction).actsOnFlux }
  }

  /// A function of one number by its values at five points, h apart: slope and curvature, exact to the fourth degree.
  static func differences(_ h: Double, _ f: (Double) throws -> Double) rethrows -> (Double, Double) {
    let (centre, up, down, up2, down2) = (try f(0), try f(h), try f(-h), try f(2 * h), try f(-2 * h))
    return (
      (8 * (up - down) - (up2 - down2)) / (12 * h),
      (16 * (up + down - 2 * centre) - (up2 + down2 - 2 * centre)) / (12 * h * h)
    )
  }

  // Every coupling by itself, and all of them together along directions at random, by rebuilt predictions.
  @Test func everyCouplingOfTheCatalogHasItsDerivatives() throws {
    var (slopes, curvatures, random) = (Worst(), Worst(), SplitMix64(seed: 2008))
    var keysSeen: Set<String> = []
    for base in Self.interacting {
      let setup = try base.with(target: "F19")
      let settings = setup.settings.filter {
        guard case .number(.coupling, _, _, _) = $0.form else { return false }
        return $0.dormancy(in: setup) == nil
      }
      let keys = settings.map(\.id)
      keysSeen.formUnion(keys)
      let values = settings.map { if case .number(let value?) = $0.read(setup) { value } else { Double.nan } }
      let derivatives = try #require(CountDerivatives(Prediction(setup, varying: keys), keys: keys))
      let total = derivatives.counts[0]
      func counts(_ displacements: [Double]) -> Double {
        rate(
          setup.with { copy in
            for (setting, (value, step)) in zip(settings, zip(values, displacements)) where step != 0 {
              setting.write(&copy, .number(value + step))
            }
          }
        ).bins[0]
      }
      func see(_ direction: [Double], _ h: Double, _ place: String) {
        let (slope, curvature) = Self.differences(h) { x in counts(direction.map { x * $0 }) }
        var (first, second, size) = (0.0, 0.0, 0.0)
        for (i, a) in direction.enumerated() where a != 0 {
          first += a * derivatives.gradient[i][0]
          for (j, b) in direction.enumerated() where b != 0 {
            second += a * b * derivatives.hessian[i * keys.count + j][0]
            size = max(size, abs(a * b * derivatives.hessian[i * keys.count + j][0]))
          }
        }
        slopes.see(abs(first - slope) / max(abs(first), 1e-4 * total / h), place)
        curvatures.see(abs(second - curvature) / max(abs(second), size, 1e-4 * total / (h * h)), place)
      }
      for (i, key) in keys.enumerated() {
        see(keys.indices.map { $0 == i ? settings[i].scale : 0 }, 1, "\(key) in \(setup.id)")
      }
      for number in 0..<4 {
        // The degree in a direction is that of all parameters together, so the step is small.
        see(settings.map { $0.scale * random.uniform(-1, 1) }, 0.02, "direction \(number) in \(setup.id)")
      }
    }
    print("derivatives: slopes \(slopes.value), curvatures \(curvatures.value), \(slopes.count) of each")
    // Every coupling, but those of neutrinos or nuclei of another kind.
    let missing = SettingLaws.couplings.subtracting(keysSeen)
    #expect(missing.isEmpty, "\(missing)")
    #expect(slopes.value < 1e-7, "\(slopes.place)")
    #expect(curvatures.value < 1e-6, "\(curvatures.place)")
  }
}
