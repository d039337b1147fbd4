import Sevens

extension ReportPage {
  /// A chapter with its recipes.
  func chapter(_ part: ReportContent.Part) -> HTML {
    section(
      Self.anchor(part.chapter), part.chapter.title,
      [
        .element("p", ["class": "quiet"], .text("\(Tally(part.rows).text).")),
        .joined(part.recipes.map(recipe)),
      ])
  }

  private func recipe(_ recipe: ReportContent.Entry) -> HTML {
    .element(
      "article", ["id": recipe.anchor, "aria-labelledby": "\(recipe.anchor)-heading"],
      [
        .element("h3", ["id": "\(recipe.anchor)-heading"], .prose(recipe.title)),
        .element("p", ["class": "quiet"], ["recipe ", .element("code", [:], .text(recipe.id))]),
        .element("p", ["class": "statement"], .prose(recipe.statement)), formulas(recipe), claims(recipe),
        changed(recipe), .joined(recipe.figures.map { figure($0, of: recipe) }), setup(recipe), data(recipe),
        citations(recipe),
      ])
  }

  private func formulas(_ recipe: ReportContent.Entry) -> HTML {
    if recipe.formulas.isEmpty { return [] }
    let shown = recipe.formulas.map { formula -> HTML in
      let named = HTML.element("x", ["alttext": formula.latex]).markup
      let attribute = named.dropFirst("\n<x".count).prefix { $0 != ">" }
      return .element(
        "div",
        [
          "class": formula.latex.count > 150 ? "scroll formula long" : "scroll formula", "role": "group",
          "tabindex": "0", "aria-label": "formula \(formula.id)",
        ],
        [
          .ready(formula.mathML.replacing("<math", with: "<math\(attribute)", maxReplacements: 1)),
          .element("code", [:], .text(formula.id)),
        ])
    }
    return [.element("h4", [:], "Formulas"), .joined(shown)]
  }

  private func claims(_ recipe: ReportContent.Entry) -> HTML {
    let notes: HTML =
      recipe.explanation.isEmpty
      ? [] : .element("ul", [:], .joined(recipe.explanation.map { .element("li", [:], .prose($0)) }))
    return [
      .element("h4", [:], "Published and ours"),
      PageTable(
        "Claims of \(recipe.id)", Self.claimColumns, rows: recipe.rows.map(Self.cells), numeric: [1, 3, 4]
      ).html, notes,
    ]
  }

  private func changed(_ recipe: ReportContent.Entry) -> HTML {
    if recipe.alternatives.isEmpty { return [] }
    let rows = recipe.alternatives.map { changed -> [HTML] in
      let cells = Self.cells(changed.row)
      return [.prose(changed.row.quantity), .prose(changed.changed), cells[1], cells[3], cells[4], cells[6]]
    }
    return [
      .element("h4", [:], "What explains a disagreement"),
      PageTable(
        "Claims of \(recipe.id) with one quantity changed",
        ["Quantity", "Changed", "Published", "Ours then", "Deviation", "Result"], rows: rows,
        numeric: [2, 3, 4]
      ).html,
    ]
  }

  private func figure(_ drawn: DrawnFigure, of recipe: ReportContent.Entry) -> HTML {
    let figure = drawn.figure
    let id = "figure-\(ReportContent.word(figure.id))"
    let picture = drawn.picture.flatMap {
      InlineSVG.make(
        $0, id: id, title: FigureMarkup(figure.title).plain, description: drawn.description)
    }
    let shown: HTML =
      picture.map {
        .element(
          "div",
          [
            "class": "scroll plate", "role": "group", "tabindex": "0",
            "aria-label": "figure \(figure.id)",
          ], $0)
      } ?? .element("p", ["class": "warning"], .text(drawn.remark ?? "no picture"))
    let notes = figure.notes.map { HTML.element("li", [:], .prose($0)) }
    return .element(
      "figure", ["id": id],
      [
        shown,
        .element(
          "figcaption", [:],
          [
            .element("p", [:], [.element("b", [:], .figureText(figure.title)), "."]),
            notes.isEmpty ? [] : .element("ul", [:], .joined(notes)),
            .element(
              "p", ["class": "quiet"],
              [
                "The points: ",
                .element(
                  "a", ["href": drawn.tableAddress, "download": "\(figure.id).csv"], .text("\(figure.id).csv")
                ),
                .text("; the script of the figure, in the folder of the report: \(figure.id).gp."),
              ]),
          ]),
      ])
  }

  private func setup(_ recipe: ReportContent.Entry) -> HTML {
    let whole = CommandText.reproduce(recipe.id, content.provenance.sets)
    let uses = recipe.setups.map { use -> HTML in
      [
        .element(
          "p", [:],
          [
            .link("#setup-\(ReportContent.word(use.id))", .element("code", [:], .text(use.id))),
            .text(": \(use.title)"),
          ]),
        commands(use.commands, "commands for \(use.id)"),
      ]
    }
    return [
      .element("h4", [:], "Set-up"), .joined(uses), .element("p", [:], "All numbers of this recipe:"),
      commands([whole], "command for \(recipe.id)"),
    ]
  }

  private func commands(_ lines: [String], _ name: String) -> HTML {
    .element(
      "pre", ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": name],
      .element("code", [:], .text(lines.joined(separator: "\n"))))
  }

  private func data(_ recipe: ReportContent.Entry) -> HTML {
    if recipe.datasets.isEmpty { return [] }
    let rows = recipe.datasets.map { table -> [HTML] in
      [
        .link("#data-\(ReportContent.word(table.id))", .element("code", [:], .text(table.id))),
        .text(table.title), .text(table.verified.rawValue),
        .joined(table.citations.map(Self.citation), by: " "),
      ]
    }
    return [
      .element("h4", [:], "Data"),
      PageTable("Tables behind \(recipe.id)", ["Table", "What it is", "Known", "Source"], rows: rows).html,
    ]
  }

  private func citations(_ recipe: ReportContent.Entry) -> HTML {
    let keys = recipe.works.map { Self.citation($0.key) }
    let entries = recipe.works.compactMap { Bibliography.entry($0.key)?.bibtex }.joined(separator: "\n\n")
    return [
      .element("h4", [:], "Sources"), .element("p", [:], .joined(keys, by: " ")),
      .element(
        "details", [:],
        [
          .element("summary", [:], "BibTeX"),
          .element(
            "pre",
            ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": "BibTeX of \(recipe.id)"],
            .element("code", [:], .text(entries))),
        ]),
    ]
  }
}
