import FoundationEssentials

/// Draws what recipes have to show.
public enum RecipeFigures {
  /// Writes the figures of recipes into a folder, and says in lines for a person what was made.
  public static func write(_ reproduction: Reproduction, folder: String) throws(Faults) -> [String] {
    do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
      throw Faults([
        Diagnostic("--figures", "the folder '\(folder)' could not be made", remedy: "name another one")
      ])
    }
    let figures = try reproduction.figures().flatMap(\.self)
    guard !figures.isEmpty else {
      return ["no figure: \(reproduction.computed.map { $0.recipe.id }.joined(separator: ", ")) has none"]
    }
    var lines: [String] = []
    for figure in figures {
      lines += try FigureFiles(folder: folder, figure: figure).write(figure, option: "--figures")
    }
    return lines
  }
}
