import Sevens

/// Turns the assignment of a complex number into those of its two parts, and of its conjugate into its own.
///
/// `nsi.u-emu="0.1 + 0.2i"` sets `nsi.u-emu.re` and `nsi.u-emu.im`; `nsi.u-mue` is the conjugate entry of the same
/// Hermitian matrix, and may be given in its place, or beside it if both agree.
struct ComplexAssignments<Root: Configurable> {
  private let settings: [Setting<Root>]
  private var seen: [String: (value: QuantityParser.ComplexNumber, key: String)] = [:]

  init(_ document: Root) { settings = document.settings }

  /// The assignments of the parts; every other one unchanged.
  mutating func expand(_ assignments: [Assignment], noting faults: inout FaultCollector) -> [Assignment] {
    assignments.flatMap { parts(of: $0, assignments, noting: &faults) }
  }

  private mutating func parts(
    of assignment: Assignment, _ all: [Assignment], noting faults: inout FaultCollector
  ) -> [Assignment] {
    let key = assignment.key
    if let diagonal = settings.first(where: { $0.id == key }) {
      refuseComplex(assignment, diagonal, noting: &faults)
      return isComplex(assignment.value) && isNumber(diagonal) ? [] : [assignment]
    }
    guard
      let real = settings.first(where: {
        $0.id.hasSuffix(".re") && ($0.compound == key || $0.transposed == key)
      }),
      let compound = real.compound
    else { return [assignment] }
    let isConjugate = real.transposed == key
    do throws(QuantityParser.Fault) {
      var value = try QuantityParser.parseComplex(assignment.value)
      if isConjugate { value.imaginary = -value.imaginary }
      if let other = seen[compound] {
        if other.value != value {
          faults.add(
            Diagnostic(
              assignment.place, "is not the complex conjugate of '\(other.key)': the matrix is not Hermitian",
              remedy: "give one of the two"))
        }
        return []
      }
      seen[compound] = (value, key)
      for part in ["re", "im"] where all.contains(where: { $0.key == "\(compound).\(part)" }) {
        faults.add(
          Diagnostic(assignment.place, "'\(compound).\(part)' is set as well", remedy: "keep one of them"))
        return []
      }
      let unit = value.unit.isEmpty ? "" : " \(value.unit)"
      return [("re", value.real), ("im", value.imaginary)].map { part, number in
        Assignment(key: "\(compound).\(part)", value: "\(number)\(unit)", place: assignment.place)
      }
    } catch {
      faults.add(Diagnostic(assignment.place, error.message, remedy: error.remedy))
      return []
    }
  }

  /// A complex value where a real one belongs: on the diagonal of a Hermitian matrix most of all.
  private func refuseComplex(
    _ assignment: Assignment, _ setting: Setting<Root>, noting faults: inout FaultCollector
  ) {
    guard isNumber(setting), isComplex(assignment.value) else { return }
    let isEntry = settings.contains { other in
      other.transposed != nil
        && other.id.split(separator: "-").dropLast() == setting.id.split(separator: "-").dropLast()
    }
    faults.add(
      Diagnostic(
        assignment.place,
        "'\(assignment.value)' is complex" + (isEntry ? ": the matrix is not Hermitian" : ""),
        remedy: isEntry ? "the diagonal of a Hermitian matrix is real" : "give a real number"))
  }

  private func isNumber(_ setting: Setting<Root>) -> Bool {
    if case .number = setting.form { true } else { false }
  }

  private func isComplex(_ text: String) -> Bool {
    guard let value = try? QuantityParser.parseComplex(text) else { return false }
    return value.isWrittenComplex
  }
}

extension QuantityParser {
  /// A complex number with what follows it.
  struct ComplexNumber: Hashable {
    var real = 0.0
    var imaginary = 0.0
    var unit = ""
    /// True if an imaginary part was written, even one of zero.
    var isWrittenComplex = false
  }

  /// Reads "0.1 + 0.2i", "-0.2i" or "0.1", with a unit behind if there is one, as in "(1 + 2i) muB" or "1 + 2i muB".
  static func parseComplex(_ text: String) throws(Fault) -> ComplexNumber {
    var rest = Substring(text.filter { $0 != "(" && $0 != ")" })
    var result = ComplexNumber()
    for part in 0..<2 {
      rest = rest.drop { $0 == " " }
      var sign = 1.0
      if let first = rest.first, "+-".contains(first) {
        if first == "-" { sign = -1 }
        rest = rest.dropFirst().drop { $0 == " " }
      } else if part == 1 {
        break
      }
      var (digits, size) = (
        rest.prefix { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }, nil as Double?
      )
      while !digits.isEmpty {
        size = Double(digits)
        if size?.isFinite ?? false { break }
        (digits, size) = (digits.dropLast(), nil)
      }
      rest = rest.dropFirst(digits.count)
      let isImaginary = rest.first == "i" && !(rest.dropFirst().first?.isLetter ?? false)
      guard let size = size ?? (isImaginary ? 1 : nil) else { throw complexFault(text) }
      if isImaginary {
        if result.isWrittenComplex { throw complexFault(text) }
        rest = rest.dropFirst()
        result.imaginary = sign * size
        result.isWrittenComplex = true
      } else {
        if part == 1 { throw complexFault(text) }
        result.real = sign * size
      }
    }
    result.unit = rest.split(separator: " ").joined(separator: " ")
    if let first = result.unit.first, first.isNumber || "+-.".contains(first) { throw complexFault(text) }
    return result
  }

  private static func complexFault(_ text: String) -> Fault {
    Fault(message: "'\(text)' is not a complex number", remedy: "write it as in \"0.1 + 0.2i\"")
  }
}
