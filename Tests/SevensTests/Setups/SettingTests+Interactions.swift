import Sevens
import Testing

extension SettingLaws {
  /// The couplings of all interactions.
  static let couplings: Set<String> = {
    func ids<I: Interaction>(_ type: I.Type) -> [String] {
      I.parameters.filter { $0.kind == .coupling }.map(\.id)
    }
    return Set(Catalog.interactions.flatMap { ids($0) })
  }()

  /// Germanium in a beam of ν_e, ν_μ and ν_τ.
  static let allFlavors: Setup = {
    var source = TabulatedFlux(
      energies: [.MeV(5), .MeV(20), .MeV(50)],
      columns: NeutrinoFlavor.allCases.map {
        TabulatedFlux.Column(Neutrino($0), perMeVcm2s: [1e10, 2e10, 1e9])
      })
    source.outsideRange = .truncate
    source.citations = ["1106.0687"]
    return Setup.talkGermanium.with { [source] in
      $0.id = "all flavours"
      $0.source = source
      $0.detector.threshold = .keVnr(1)
    }
  }()

  /// Set-ups with each interaction: as it is, with all of its couplings, on everything there is, and with every option.
  static let interacting: [Setup] = Catalog.interactions.filter { $0.id != StandardModel.id }.flatMap {
    type in
    [Setup.coherentCsI2017, .talkGermanium, allFlavors].flatMap { setup in
      let plain = setup.with {
        $0.id += " " + type.id
        $0.interactions.append(InteractionInstance(type.init()))
      }
      let known = Set(setup.settings.map(\.id))
      let coupled = plain.settings.reduce(into: plain) { coupled, setting in
        guard !known.contains(setting.id), case .number(let kind, _, let bounds, _) = setting.form,
          kind == .coupling || kind == .rate, case .number(let value?) = setting.read(plain),
          bounds.contains(value + setting.scale)
        else { return }
        let strong = value + 10 * setting.scale
        setting.write(&coupled, .number(bounds.contains(strong) ? strong : value + setting.scale))
      }
      // Electrons too, and nuclei as Dirac particles with spin; then every option of the interaction itself.
      let everywhere = coupled.with {
        $0.id += " everywhere"
        $0.channels = .both
        ($0.nuclear.kinematics, $0.nuclear.axial) = (.spinHalf, .singleParticle)
        // What may be absent is there.
        for setting in $0.settings where !known.contains(setting.id) {
          if case .number(nil) = setting.read($0) { setting.write(&$0, .number(20 * setting.scale)) }
        }
      }
      let options = everywhere.settings.flatMap { setting -> [Setup] in
        guard !known.contains(setting.id), case .choice(let options) = setting.form else { return [] }
        return options.map { option in
          everywhere.with {
            $0.id += " " + option.name
            setting.write(&$0, .name(option.name))
          }
        }
      }
      return [plain, coupled, everywhere] + options
    }
  }
}
