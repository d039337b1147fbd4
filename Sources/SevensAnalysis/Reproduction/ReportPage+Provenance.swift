import Sevens

extension ReportPage {
  /// The end of the report: what every number depends on.
  var provenance: HTML {
    let origin = content.provenance
    let unread = origin.unread.map { [HTML.text($0.name), .text($0.level)] }
    let tables = origin.datasets.map { table -> [HTML] in
      [
        .element("code", ["id": "data-\(ReportContent.word(table.id))"], .text(table.id)),
        .text(table.title), .text(table.verified.rawValue), .text(table.transformation),
        .text(table.license),
        table.doi.map { .link("https://doi.org/\($0)", .text($0)) } ?? "–",
        .element("code", ["class": "hash"], .text(table.sha256)),
      ]
    }
    let releases = origin.releases.map { release -> [HTML] in
      [
        .element("code", [:], .text(release.id)), .text(release.state),
        release.doi.isEmpty ? "–" : .link("https://doi.org/\(release.doi)", .text(release.doi)),
      ]
    }
    return section(
      "provenance", "Provenance",
      [
        .element(
          "p", [:],
          .text(
            "Made by Sevens \(origin.version), commit \(origin.commit), with \(origin.command). The weakest input is "
              + "known as: \(origin.verified). The same with all digits is in report.json and report.csv.")),
        .element("h3", [:], "Set-ups"), .joined(origin.setups.map(state)),
        .element("h3", [:], "Tables"),
        PageTable(
          "Tables with their hashes",
          ["Table", "What it is", "Known", "What was done to it", "Licence", "DOI", "SHA-256"], rows: tables
        ).html,
        .element("h3", [:], "Official data releases"),
        PageTable("Official data releases", ["Release", "Here", "DOI"], rows: releases).html,
        .element("h3", [:], "Inputs not read in their source"),
        PageTable("Inputs not read in their source", ["Input", "Known"], rows: unread).html,
      ])
  }

  private func state(_ setup: ReportProvenance.SetupState) -> HTML {
    let rows =
      setup.choices.map { [HTML.element("code", [:], .text($0.key)), .text($0.value)] }
      + setup.parameters.map { [.element("code", [:], .text($0.key)), .text($0.value)] }
    return .element(
      "details", ["id": "setup-\(ReportContent.word(setup.id))"],
      [
        .element("summary", [:], [.element("code", [:], .text(setup.id)), .text(": \(setup.title)")]),
        PageTable("Choices and parameters of \(setup.id)", ["Key", "Value"], rows: rows).html,
      ])
  }

  /// Every work that is cited.
  var bibliography: HTML {
    let items = content.works.map { work -> HTML in
      let title = work.fields["title"] ?? work.key
      let named: HTML = work.address.map { .link($0, .text(title)) } ?? .text(title)
      let note = work.fields["note"].map { " \($0)." } ?? ""
      return .element(
        "li", ["id": "ref-\(ReportContent.word(work.key))"],
        [
          .text("\(work.authors): "), .element("i", [:], named),
          .text(work.place.isEmpty ? "." : ", \(work.place)."), .text(note), " ",
          .element("code", [:], .text(work.key)),
        ])
    }
    return section("bibliography", "Bibliography", .element("ul", ["class": "works"], .joined(items)))
  }
}
