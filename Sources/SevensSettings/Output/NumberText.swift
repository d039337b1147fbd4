import CSevensHost

/// Numbers as text, formatted by the C library.
public enum NumberText {
  /// Six significant digits at most, as in 0.0878, 19.3 or 1.76e+23.
  public static func short(_ value: Double) -> String { digits(value, 6) }

  /// At most a number of significant digits.
  public static func digits(_ value: Double, _ digits: Int) -> String {
    write { sevens_print_general($0, $1, Int32(digits), value) }
  }

  /// A fixed number of decimals.
  public static func fixed(_ value: Double, _ decimals: Int) -> String {
    write { sevens_print_fixed($0, $1, Int32(decimals), value) }
  }

  private static func write(_ print: (UnsafeMutablePointer<CChar>, Int32) -> Int32) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
      guard let base = buffer.baseAddress else { return "" }
      _ = print(base, Int32(buffer.count))
      return String(cString: base)
    }
  }
}
