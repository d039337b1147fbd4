import Sevens

/// Reads "19.3 m" into a number of internal units, or says exactly what is wrong with it.
public enum QuantityParser {
  /// What is wrong with a quantity.
  public struct Fault: Error, Sendable, Hashable {
    /// What is wrong.
    public let message: String
    /// What to do about it.
    public let remedy: String
  }

  /// The value in the internal unit of one of the tables.
  public static func parse(_ text: String, as tables: [UnitTable]) throws(Fault) -> Double {
    let (number, unit) = try split(text)
    for table in tables {
      if let size = table.size(of: unit) { return number * size }
    }
    let wanted = tables.map(\.name).joined(separator: " or ")
    let usual = tables.flatMap(\.units).map(\.symbol)
    let examples = usual.joined(separator: ", ")
    if unit.isEmpty {
      throw Fault(
        message: "'\(text)' has no unit, and it is \(article(wanted))", remedy: "write a unit: \(examples)")
    }
    let dimension: DimensionVector
    do throws(UnitExpression.Fault) {
      dimension = try UnitExpression(unit).dimension
    } catch {
      guard let word = error.unknown else {
        throw Fault(
          message: error.message, remedy: error.remedy.isEmpty ? "write one of: \(examples)" : error.remedy)
      }
      let near = Suggestion.nearest(to: word, among: usual + UnitExpression.symbols, within: 1)
      throw Fault(
        message: "unknown unit '\(word)' in '\(text)'",
        remedy: (near.map { "did you mean '\($0)'? " } ?? "") + "write one of: \(examples)")
    }
    let known = UnitTable.all.filter { $0.dimension == dimension }.map(\.name)
    let what = known.isEmpty ? "in \(dimension.typicalUnit)" : article(known.joined(separator: " or "))
    throw Fault(
      message: "'\(text)' is \(what), and this is \(article(wanted))", remedy: "write one of: \(examples)")
  }

  /// A number without a unit; per cent is understood.
  public static func parseNumber(_ text: String) throws(Fault) -> Double {
    let (number, unit) = try split(text, what: "a number", example: "0.5")
    switch unit {
    case "": return number
    case "%": return number / 100
    default:
      throw Fault(
        message: "'\(text)' has the unit '\(unit)', and this is a pure number", remedy: "drop the unit")
    }
  }

  /// The number and what follows it.
  package static func split(
    _ text: String, what: String = "a number with a unit", example: String = "19.3 m"
  ) throws(Fault) -> (number: Double, unit: String) {
    let trimmed = text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    var end = trimmed.prefix { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
    while !end.isEmpty {
      if let number = Double(end), number.isFinite {
        var unit = trimmed.dropFirst(end.count)
        // What is left of a number that is malformed or too large is no unit.
        if let next = unit.first, next.isNumber || "+-.".contains(next) { break }
        if unit.first == " " { unit = unit.dropFirst() }
        return (number, String(unit))
      }
      end = end.dropLast()
    }
    throw Fault(message: "'\(text)' is not \(what)", remedy: "write it as in \"\(example)\"")
  }

  private static func article(_ noun: String) -> String {
    noun.first.map { "aeiou".contains($0) } ?? false ? "an \(noun)" : "a \(noun)"
  }
}
