import Sevens

/// The report in GitHub's Markdown, its figures in files beside it.
package struct ReportMarkdown {
  package let content: ReportContent

  package init(_ content: ReportContent) { self.content = content }

  /// The document.
  package var text: String {
    let origin = content.provenance
    let head = [
      "# \(ReportPage.title)", Self.plain(ReportPage.about),
      "* Version: \(origin.version)\n* Commit: `\(origin.commit)`\n* Made: \(origin.time)\n* Command: `\(origin.command)`",
    ]
    return (head + summary + content.parts.flatMap(chapter) + provenance + bibliography)
      .joined(separator: "\n\n") + "\n"
  }

  private var summary: [String] {
    let chapters = content.parts.map { part -> [String] in
      let own = Tally(part.rows)
      return [Self.plain(part.chapter.title), "\(own.agreeing)", "\(own.disagreeing)", "\(own.alone)"]
    }
    let rows = content.parts.flatMap(\.recipes).flatMap { recipe in
      recipe.rows.map { ["[\(recipe.id)](#\(recipe.anchor))"] + Self.cells($0) }
    }
    let sets = content.provenance.sets
    let changed =
      sets.isEmpty
      ? [] : ["Computed with `\(sets.joined(separator: "`, `"))` in place of what the recipes name."]
    return ["## Summary", "**\(Tally(content.rows).text).**"] + changed + [
      Self.table(["Chapter", "Agree", "Disagree", "Nothing published"], chapters),
      Self.table(["Recipe"] + ReportPage.claimColumns, rows),
    ]
  }

  private func chapter(_ part: ReportContent.Part) -> [String] {
    ["## \(Self.plain(part.chapter.title))", "\(Tally(part.rows).text)."] + part.recipes.flatMap(recipe)
  }

  private func recipe(_ recipe: ReportContent.Entry) -> [String] {
    var blocks = [
      "<a id=\"\(recipe.anchor)\"></a>", "### \(Self.prose(recipe.title))", "Recipe `\(recipe.id)`.",
      "> \(Self.prose(recipe.statement))",
    ]
    blocks += recipe.formulas.map { "$$\n\($0.latex)\n$$" }
    blocks.append(Self.table(ReportPage.claimColumns, recipe.rows.map(Self.cells)))
    if !recipe.explanation.isEmpty {
      blocks.append(recipe.explanation.map { "* \(Self.prose($0))" }.joined(separator: "\n"))
    }
    if !recipe.alternatives.isEmpty {
      let rows = recipe.alternatives.map { changed -> [String] in
        let cells = Self.cells(changed.row)
        return [cells[0], Self.prose(changed.changed), cells[1], cells[3], cells[4], cells[6]]
      }
      blocks.append("What explains a disagreement:")
      blocks.append(
        Self.table(["Quantity", "Changed", "Published", "Ours then", "Deviation", "Result"], rows))
    }
    blocks += recipe.figures.flatMap(figure)
    let whole = CommandText.reproduce(recipe.id, content.provenance.sets)
    blocks.append("```console\n\((recipe.setups.flatMap(\.commands) + [whole]).joined(separator: "\n"))\n```")
    if !recipe.datasets.isEmpty {
      blocks.append(
        "Tables: " + recipe.datasets.map { "`\($0.id)` (\($0.verified.rawValue))" }.joined(separator: ", ")
          + ".")
    }
    blocks.append("Sources: " + recipe.works.map { Self.citation($0.key) }.joined(separator: ", ") + ".")
    return blocks
  }

  private func figure(_ drawn: DrawnFigure) -> [String] {
    let figure = drawn.figure
    let name = Self.plain(FigureMarkup(figure.title).plain)
    let notes = figure.notes.map { " \(Self.prose($0))." }.joined()
    let picture = drawn.picture == nil ? Self.plain(drawn.remark ?? "") : "![\(name)](\(figure.id).svg)"
    return [
      picture,
      "*\(name).*\(notes) Points: [\(figure.id).csv](\(figure.id).csv); script: [\(figure.id).gp](\(figure.id).gp).",
    ]
  }

  private var provenance: [String] {
    let origin = content.provenance
    let tables = origin.datasets.map { table in
      [
        "`\(table.id)`", Self.plain(table.title), table.verified.rawValue, Self.plain(table.license),
        table.doi.map(Self.plain) ?? "–", "`\(table.sha256)`",
      ]
    }
    let setups = origin.setups.flatMap { setup -> [String] in
      let rows = (setup.choices + setup.parameters).map { ["`\($0.key)`", Self.plain($0.value)] }
      return ["#### \(Self.plain(setup.title)) (`\(setup.id)`)", Self.table(["Key", "Value"], rows)]
    }
    return ["## Provenance", "The weakest input is known as: \(origin.verified).", "### Set-ups"] + setups + [
      "### Tables", Self.table(["Table", "What it is", "Known", "Licence", "DOI", "SHA-256"], tables),
      "### Official data releases",
      Self.table(
        ["Release", "Here", "DOI"],
        origin.releases.map {
          ["`\($0.id)`", Self.plain($0.state), $0.doi.isEmpty ? "–" : Self.plain($0.doi)]
        }),
      "### Inputs not read in their source",
      Self.table(["Input", "Known"], origin.unread.map { [Self.plain($0.name), $0.level] }),
    ]
  }

  private var bibliography: [String] {
    let items = content.works.map { work in
      let title = Self.plain(work.fields["title"] ?? work.key)
      let named = work.address.map { "[\(title)](\($0))" } ?? title
      let note = work.fields["note"].map { " \(Self.plain($0))." } ?? ""
      let place = work.place.isEmpty ? "" : ", \(Self.plain(work.place))"
      return "* \(Self.plain(work.authors)): *\(named)*\(place).\(note) `\(work.key)`"
    }
    return ["## Bibliography", items.joined(separator: "\n")]
  }

  /// A row of a table of claims.
  private static func cells(_ row: ClaimRow) -> [String] {
    func number(_ text: String) -> String {
      let (mantissa, exponent) = PowerOfTen.split(text)
      let value = exponent.map { "\(mantissa) × 10<sup>\($0)</sup>" } ?? mantissa
      return value + (row.unit.isEmpty ? "" : " \(plain(row.unit))")
    }
    return [
      prose(row.quantity), row.published.map(number) ?? "–",
      row.published == nil ? "–" : "\(row.status.rawValue), \(citation(row.citation))", number(row.ours),
      row.deviation ?? "–", row.tolerance ?? "–",
      row.verdict == .disagrees ? "**disagrees**" : row.verdict.rawValue,
    ]
  }

  private static func citation(_ key: String) -> String {
    let work = Bibliography.entry(key).map(Work.init)
    let label = plain(work?.label ?? key)
    return work?.address.map { "[\(label)](\($0))" } ?? label
  }

  private static func table(_ columns: [String], _ rows: [[String]]) -> String {
    let lines = [columns, columns.map { _ in "---" }] + rows
    return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  /// A sentence, with the indices of its symbols where they belong.
  package static func prose(_ sentence: String) -> String {
    FigureMarkup(sentence: sentence).runs.map { run in
      switch run.level {
      case .line: plain(run.text)
      case .below: "<sub>\(plain(run.text))</sub>"
      case .above: "<sup>\(plain(run.text))</sup>"
      }
    }.joined()
  }

  /// A text in which nothing is markup.
  package static func plain(_ text: String) -> String { text.oneLine(escaping: "\\`*_[]<>|#$~&") }
}
