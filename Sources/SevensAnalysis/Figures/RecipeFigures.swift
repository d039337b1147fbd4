import FoundationEssentials

/// Draws what recipes have to show.
public enum RecipeFigures {
  /// Writes the figures of some recipes, or of all, into a folder, and says in lines for a person what was made.
  public static func write(_ ids: [String], folder: String) throws(Faults) -> [String] {
    let recipes = try ReproduceReport.find(ids)
    do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
      throw Faults([
        Diagnostic("--figures", "the folder '\(folder)' could not be made", remedy: "name another one")
      ])
    }
    let figures = recipes.flatMap { $0.figures() }
    guard !figures.isEmpty else { return ["no figure: \(ids.joined(separator: ", ")) has none"] }
    var lines: [String] = []
    for figure in figures {
      lines += try FigureFiles(folder: folder, figure: figure).write(figure, option: "--figures")
    }
    return lines
  }
}
