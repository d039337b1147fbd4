import Foundation
import SevensSettings
import SevensTestSupport
import Testing

/// Laws of numbers as text.
@Suite struct NumberTextLaws {
  static let numbers: [Double] = {
    var random = SplitMix64(seed: 1)
    let drawn = (0..<300).map { _ in
      Double.random(in: -1...1, using: &random) * pow(10, Double.random(in: -300...300, using: &random))
    }
    return drawn + [0, -0.0, 1, 0.1, 1e5, 999_999.5, 1e-5, .leastNonzeroMagnitude, 1.7e308]
  }()

  @Test func digitsAreSignificantAndRoundedToNearest() throws {
    for value in Self.numbers {
      for digits in [2, 6, 8, 10] {
        let text = NumberText.digits(value, digits)
        let read = try #require(Double(text), "\(text)")
        #expect(
          abs(read - value) <= 0.5000001 * pow(10, 1 - Double(digits)) * abs(value) + .leastNonzeroMagnitude,
          "\(value): \(text)")
        let mantissa = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
        #expect(mantissa.count <= digits, "\(text)")
      }
      #expect(NumberText.short(value) == NumberText.digits(value, 6))
      #expect(Double(NumberText.digits(value, 17)) == value)
    }
  }

  @Test func decimalsAreFixed() throws {
    for value in [0, 1.005, -2.5, 123_456.789, 1e15, 1e-9] {
      for decimals in [0, 1, 2, 6] {
        let text = NumberText.fixed(value, decimals)
        #expect(try abs(#require(Double(text)) - value) <= 0.5000001 * pow(10, -Double(decimals)))
        #expect((text.split(separator: ".").dropFirst().first?.count ?? 0) == decimals, "\(text)")
      }
    }
    // The longest text there can be.
    #expect(NumberText.fixed(-.greatestFiniteMagnitude, 6).count == 1 + 309 + 7)
  }

  @Test func aDecimalIsAPointWhateverTheLanguage() {
    #expect(NumberText.short(19.3) == "19.3" && NumberText.fixed(2.5, 2) == "2.50")
    #expect(NumberText.short(1.76e23) == "1.76e+23" && NumberText.short(0.0878) == "0.0878")
  }
}
