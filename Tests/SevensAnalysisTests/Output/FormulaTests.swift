import Foundation
import SevensAnalysis
import SevensTestSupport
import Testing

/// Laws of the formulas of Documentation/Physics.
@Suite struct FormulaLaws {
  @Test func everyRecipeNamesFormulasThatExist() {
    var named = 0
    for recipe in RecipeList.all {
      for id in recipe.formulas {
        #expect(Formula.find(id) != nil, "\(recipe.id): no formula \(id)")
        named += 1
      }
    }
    #expect(named > RecipeList.all.count / 2)
  }

  @Test func everyFormulaIsOnItsPageAndWellFormed() throws {
    #expect(Set(Formula.all.map(\.id)).count == Formula.all.count)
    for formula in Formula.all {
      let page = try String(
        contentsOf: Repository.root.appendingPathComponent("Documentation/Physics/\(formula.page)"),
        encoding: .utf8)
      let words = page.split { $0.isWhitespace }.joined(separator: " ")
      #expect(words.contains("<!-- formula: \(formula.id) --> $$"), "\(formula.id)")
      #expect(words.contains(formula.latex), "\(formula.id)")
      #expect(WellFormed.fault(formula.mathML) == nil, "\(formula.id)")
      #expect(formula.mathML.hasPrefix("<math ") && formula.mathML.hasSuffix("</math>"))
      #expect(!formula.mathML.contains("\\"), "\(formula.id): \(formula.mathML)")
    }
  }
}
