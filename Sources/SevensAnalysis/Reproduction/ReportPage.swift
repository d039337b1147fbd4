import Sevens

/// The report as one HTML page that needs nothing else: no network, no script, no font.
package struct ReportPage {
  package let content: ReportContent

  package init(_ content: ReportContent) { self.content = content }

  static let title = "Coherent neutrino-nucleus scattering: published and recomputed"
  static let about =
    "Sevens computes what coherent elastic neutrino-nucleus scattering (CEvNS) does in a detector, in the Standard "
    + "Model and beyond. This report sets the numbers of one talk and of the papers behind it beside the ones that "
    + "Sevens obtains for them, every one computed when the report was made. What does not agree is shown, with what "
    + "explains it."

  /// The page.
  package var text: String {
    let head: HTML = [
      .element("meta", ["charset": "utf-8"]),
      .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .element("meta", ["name": "color-scheme", "content": "light dark"]),
      // Browsers ask for an icon unless there is one.
      .element("link", ["rel": "icon", "href": "data:,"]),
      .element("title", [:], .text("Sevens: \(Self.title)")),
      .element("style", [:], .ready(ReportStylesheet.text)),
    ]
    let body: HTML = [
      .element("a", ["class": "skip", "href": "#summary"], "Skip to the summary"), header, navigation,
      .element("main", [:], .joined([summary] + content.parts.map(chapter) + [provenance, bibliography])),
      .element(
        "footer", [:], .element("p", [:], .text("Sevens \(content.provenance.version). End of the report."))),
    ]
    let page = HTML.element(
      "html", ["xmlns": "http://www.w3.org/1999/xhtml", "lang": "en"],
      [.element("head", [:], head), .element("body", [:], body)])
    return "<!DOCTYPE html>\(page.markup)\n"
  }

  private var header: HTML {
    let origin = content.provenance
    let facts: [(String, HTML)] = [
      ("Version", .text(origin.version)), ("Commit", .element("code", [:], .text(origin.commit))),
      ("Made", .element("time", ["datetime": origin.time], .text(origin.time))),
      ("Command", .element("code", [:], .text(origin.command))),
    ]
    return .element(
      "header", [:],
      [
        .element("h1", [:], .text(Self.title)), .element("p", [:], .text(Self.about)),
        .element(
          "dl", ["class": "facts"],
          .joined(
            facts.map { name, value in
              .element("div", [:], [.element("dt", [:], .text(name)), .element("dd", [:], value)])
            })),
      ])
  }

  private var navigation: HTML {
    let parts = content.parts.map { part -> HTML in
      .element("li", [:], .link("#\(Self.anchor(part.chapter))", .text(part.chapter.title)))
    }
    let ends: [HTML] = [("provenance", "Provenance"), ("bibliography", "Bibliography")].map { id, name in
      .element("li", [:], .link("#\(id)", .text(name)))
    }
    return .element(
      "nav", ["aria-label": "Contents"],
      .element("ol", [:], .joined([.element("li", [:], .link("#summary", "Summary"))] + parts + ends)))
  }

  private var summary: HTML {
    let tally = Tally(content.rows)
    let chapters = content.parts.map { part -> [HTML] in
      let own = Tally(part.rows)
      return [.link("#\(Self.anchor(part.chapter))", .text(part.chapter.title))]
        + [own.agreeing, own.disagreeing, own.alone].map { .text("\($0)") }
    }
    let groups = content.parts.flatMap(\.recipes).map { recipe in
      PageTable.Group(
        heading: [.link("#\(recipe.anchor)", .prose(recipe.title))], rows: recipe.rows.map { Self.cells($0) })
    }
    let sets = content.provenance.sets
    let changed: HTML =
      sets.isEmpty
      ? []
      : .element(
        "p", ["class": "warning"],
        .text("Computed with \(sets.joined(separator: ", ")) in place of what the recipes name."))
    return section(
      "summary", "Summary",
      [
        .element("p", ["class": "totals"], .text("\(tally.text).")), changed, Self.legend,
        PageTable(
          "Claims by chapter", ["Chapter", "Agree", "Disagree", "Nothing published"],
          [PageTable.Group(heading: nil, rows: chapters)], numeric: [1, 2, 3]
        ).html,
        PageTable("Every claim, recipe by recipe", Self.claimColumns, groups, numeric: [1, 3, 4]).html,
      ])
  }

  private static let legend: HTML = .element(
    "p", ["class": "quiet"],
    .text(
      "The published number is read: seen in the named source; checked: known second-hand; memory: quoted from memory. "
        + "A claim agrees if the difference is within the tolerance that stands beside it."))

  static let claimColumns = ["Quantity", "Published", "Known", "Ours", "Deviation", "Tolerance", "Result"]

  /// A row of a table of claims.
  static func cells(_ row: ClaimRow) -> [HTML] {
    let unit = row.unit.isEmpty ? "" : " \(row.unit)"
    func number(_ text: String) -> HTML {
      .element("span", ["class": "number"], [.number(text), .text(unit)])
    }
    let source: HTML = row.published == nil ? "–" : [.text(row.status.rawValue), " ", citation(row.citation)]
    return [
      .prose(row.quantity), row.published.map(number) ?? "–", source, number(row.ours),
      .text(row.deviation ?? "–"), .text(row.tolerance ?? "–"), verdict(row.verdict),
    ]
  }

  /// In words, and in colour.
  static func verdict(_ verdict: ClaimRow.Verdict) -> HTML {
    .element("span", ["class": "verdict \(ReportContent.word(verdict.rawValue))"], .text(verdict.rawValue))
  }

  /// A link to a work in the bibliography.
  static func citation(_ key: String) -> HTML {
    let work = Bibliography.entry(key).map(Work.init)
    return .link("#ref-\(ReportContent.word(key))", .text("[\(work?.label ?? key)]"))
  }

  static func anchor(_ chapter: Chapter) -> String { "chapter-\(chapter)" }

  /// A part of the page under a heading of the second level.
  func section(_ id: String, _ heading: String, _ body: HTML) -> HTML {
    .element(
      "section", ["id": id, "aria-labelledby": "\(id)-heading"],
      [.element("h2", ["id": "\(id)-heading"], .text(heading)), body])
  }
}

/// A table that scrolls in its own box where the screen is narrow.
struct PageTable {
  /// Rows, under a heading that spans them if there is one.
  struct Group {
    let heading: HTML?
    let rows: [[HTML]]
  }

  let caption: String
  let columns: [String]
  let groups: [Group]
  /// The columns of numbers.
  let numeric: Set<Int>

  init(_ caption: String, _ columns: [String], _ groups: [Group], numeric: Set<Int> = []) {
    (self.caption, self.columns, self.groups, self.numeric) = (caption, columns, groups, numeric)
  }

  init(_ caption: String, _ columns: [String], rows: [[HTML]], numeric: Set<Int> = []) {
    self.init(caption, columns, [Group(heading: nil, rows: rows)], numeric: numeric)
  }

  var html: HTML {
    func style(_ column: Int) -> String { numeric.contains(column) ? "numeric" : "words" }
    let head = HTML.element(
      "thead", [:],
      .element(
        "tr", [:],
        .joined(
          columns.enumerated().map {
            .element("th", ["scope": "col", "class": style($0.offset)], .text($0.element))
          })))
    let bodies = groups.map { group -> HTML in
      let heading: HTML =
        group.heading.map {
          .element(
            "tr", ["class": "group"],
            .element("th", ["scope": "rowgroup", "colspan": "\(columns.count)"], $0))
        } ?? []
      let rows = group.rows.map { cells -> HTML in
        .element(
          "tr", [:],
          .joined(
            cells.enumerated().map { place, cell in
              place == 0
                ? .element("th", ["scope": "row"], cell)
                : .element("td", ["class": style(place)], cell)
            }))
      }
      return .element("tbody", [:], .joined([heading] + rows))
    }
    return .element(
      "div", ["class": "scroll", "role": "group", "tabindex": "0", "aria-label": caption],
      .element("table", [:], [.element("caption", [:], .text(caption)), head, .joined(bodies)]))
  }
}
