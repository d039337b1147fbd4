import SevensAnalysis
import Testing

/// Laws of the figures of every recipe.
@Suite struct RecipeFigureLaws {
  @Test func theFiguresOfRecipesAreComplete() throws {
    let figures = try RecipeList.all.flatMap { try $0.init(RecipeContext()).figures() }
    #expect(Set(figures.map(\.id)).count == figures.count && figures.count >= 5)
    for figure in figures {
      #expect(!figure.title.isEmpty)
      #expect(figure.id.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber })
      for axis in [figure.x, figure.y] {
        #expect(
          !axis.label.isEmpty && !axis.unit.isEmpty && axis.column.allSatisfy(\.isASCII), "\(figure.id)")
      }
      // Lines and symbols without a name have the colour of others; bands take theirs in turn.
      let coloured = figure.curves.count { $0.style == .band || $0.style != .guide && !$0.name.isEmpty }
      #expect(coloured <= 7, "colours repeat in \(figure.id)")
      let names = figure.curves.map(\.name).filter { !$0.isEmpty }
      #expect(Set(names).count == names.count)
      for curve in figure.curves {
        #expect(curve.x.allSatisfy(\.isFinite) && curve.y.allSatisfy(\.isFinite), "\(curve.name)")
        // What lies outside the axes would be missing without a word.
        if let range = figure.y.range { #expect(curve.y.contains { range.contains($0) }, "\(curve.name)") }
      }
    }
  }
}
