/// A displayed formula of Documentation/Physics, by the label it has there.
public struct Formula: Sendable, Hashable {
  /// The label, kebab-case.
  public let id: String
  /// The file in Documentation/Physics.
  public let page: String
  /// As it is written on the page.
  public let latex: String
  /// As presentation MathML, which browsers show without scripts and fonts of their own.
  public let mathML: String

  /// The formula of a label.
  public static func find(_ id: String) -> Formula? { all.first { $0.id == id } }
}
