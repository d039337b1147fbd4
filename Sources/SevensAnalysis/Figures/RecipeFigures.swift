import FoundationEssentials
import Sevens

/// Draws what recipes have to show.
public enum RecipeFigures {
  /// Writes the figures of some recipes, or of all, into a folder, and says in lines for a person what was made.
  public static func write(
    _ ids: [String], sets: [String] = [], folder: String
  ) throws(Faults) -> [String] {
    let recipes = try ReproduceReport.find(ids)
    let context = try RecipeContext(sets, for: recipes)
    do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
      throw Faults([
        Diagnostic("--figures", "the folder '\(folder)' could not be made", remedy: "name another one")
      ])
    }
    var figures: [Figure] = []
    for recipe in recipes { figures += try recipe.init(context).figures() }
    guard !figures.isEmpty else { return ["no figure: \(ids.joined(separator: ", ")) has none"] }
    var lines: [String] = []
    for figure in figures {
      lines += try FigureFiles(folder: folder, figure: figure).write(figure, option: "--figures")
    }
    return lines
  }
}
