import Sevens
import SevensTestSupport
import Testing

/// What is written is read, and nothing else moves.
extension SettingLaws {
  @Test func everySettingReadsWhatWasWritten() throws {
    for setup in Self.bases {
      #expect(Set(setup.settings.map(\.id)).count == setup.settings.count)
      for setting in setup.settings {
        #expect(!setting.id.isEmpty && !setting.meaning.isEmpty)
        var copy = setup
        setting.write(&copy, setting.read(setup))
        #expect(setting.read(copy) == setting.read(setup))
        for value in Self.values(setting, setup) {
          setting.write(&copy, value)
          #expect(setting.read(copy) == value, "\(setup.id): \(setting.id)")
        }
      }
    }
  }

  static func values(_ setting: Setting<Setup>, _ setup: Setup) -> [SettingValue] {
    switch setting.form {
    case .number(_, _, let bounds, let isOptional):
      [
        .number(bounds.lowerBound), .number(bounds.upperBound),
        .number((bounds.lowerBound + bounds.upperBound) / 3),
      ]
        + (isOptional ? [.number(nil), .number(bounds.upperBound)] : [])
    case .choice(let options):
      // A table of one's own has no name to come back by.
      options.map(\.name).filter { setting.id != NamedQuenching.choiceID || $0 != TabulatedQuenching.id }
        .map { .name($0) }
    case .target: ["Cs133", "Ge", "Al2O3", "p"].map { .name($0) }
    }
  }

  // A key bound to the wrong place would move another value, or none.
  @Test func writingOneSettingLeavesTheOthers() throws {
    for setup in Self.bases {
      for setting in setup.settings {
        guard case .number = setting.form, let value = Self.values(setting, setup).last else { continue }
        var copy = setup
        setting.write(&copy, value)
        for other in setup.settings where other.id != setting.id {
          #expect(other.read(copy) == other.read(setup), "\(setting.id) moved \(other.id)")
        }
      }
    }
  }

  @Test func valuesThatMakeNoSenseAreNotTaken() throws {
    var setup = Setup.coherentCsI2017
    let before = setup.settings.map { $0.read(setup) }
    for setting in setup.settings {
      setting.write(&setup, .name("no-such-thing"))
      if case .number(_, _, _, false) = setting.form { setting.write(&setup, .number(nil)) }
      if case .choice = setting.form { setting.write(&setup, .number(1)) }
    }
    #expect(setup.settings.map { $0.read(setup) } == before)
  }
}
