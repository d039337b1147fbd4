/// The look of the report: readable on paper, on a narrow screen, and in the dark.
enum ReportStylesheet {
  /// In CSS, without what XML would read as markup.
  static let text = """

    :root { color-scheme: light dark; --page: #ffffff; --ink: #1b1f23; --quiet: #555d66; --rule: #c9ced4;
      --soft: #f3f5f7; --link: #0b5394; --good: #0a5a2a; --good-back: #dff3e5; --bad: #8a1a10; --bad-back: #fde6e3;
      --none: #3f474f; --none-back: #e9ecef; }
    @media (prefers-color-scheme: dark) {
      :root { --page: #14171a; --ink: #e4e7ea; --quiet: #aab3bc; --rule: #434b53; --soft: #1e2328; --link: #8cb8f5;
        --good: #93dfac; --good-back: #12331f; --bad: #ffb5ab; --bad-back: #47150f; --none: #cdd3d9;
        --none-back: #2c3238; } }
    * { box-sizing: border-box; }
    html { background: var(--page); color: var(--ink); font: 100%/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif;
      -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { max-width: 68rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
    h1 { font-size: 1.75rem; line-height: 1.2; margin: 1rem 0; }
    h2 { font-size: 1.4rem; margin: 3rem 0 0.75rem; padding-bottom: 0.25rem; border-bottom: 2px solid var(--rule); }
    h3 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
    h4 { font-size: 1rem; margin: 1.25rem 0 0.5rem; }
    p, ul, ol, dl { margin: 0.5rem 0; }
    header p, .statement, article ul { max-width: 48rem; }
    a { color: var(--link); }
    a:focus-visible, .scroll:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { position: static; }
    code, pre { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 0.875em; }
    pre { background: var(--soft); padding: 0.5rem 0.75rem; margin: 0.5rem 0; }
    .quiet { color: var(--quiet); font-size: 0.9rem; }
    .totals { font-size: 1.1rem; font-weight: 600; }
    .warning { border-left: 4px solid var(--bad); padding-left: 0.75rem; }
    .statement { border-left: 4px solid var(--rule); padding: 0.25rem 0 0.25rem 0.75rem; font-size: 1.05rem; }
    .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 0.25rem 1.5rem;
      font-size: 0.9rem; }
    .facts dt { color: var(--quiet); }
    .facts dd { margin: 0; overflow-wrap: anywhere; }
    nav { border-block: 1px solid var(--rule); padding: 0.5rem 0; margin: 1rem 0; }
    nav ol { columns: 16rem; column-gap: 2rem; margin: 0; padding-left: 1.75rem; }
    article { border-top: 1px solid var(--rule); margin-top: 2rem; }
    .scroll { overflow-x: auto; max-width: 100%; }
    table { border-collapse: collapse; font-size: 0.875rem; margin: 0.5rem 0; min-width: 36rem; width: 100%; }
    caption { text-align: left; color: var(--quiet); padding: 0.25rem 0; }
    article caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    tbody tr:not(.group) th { min-width: 9rem; }
    th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem; border-bottom: 1px solid var(--rule); }
    thead th { border-bottom: 2px solid var(--rule); white-space: nowrap; }
    tbody th { font-weight: 400; }
    tr.group th { background: var(--soft); font-weight: 600; padding-top: 0.6rem; }
    td.numeric, th.numeric { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .number { white-space: nowrap; }
    .verdict { display: inline-block; padding: 0 0.5rem; border-radius: 0.25rem; white-space: nowrap; font-weight: 600; }
    .agrees { color: var(--good); background: var(--good-back); }
    .disagrees { color: var(--bad); background: var(--bad-back); border: 1px solid currentColor; }
    .nothing-published { color: var(--none); background: var(--none-back); font-weight: 400; }
    .formula { display: flex; align-items: center; justify-content: space-between; gap: 1.5rem; padding: 0.5rem 0.75rem;
      background: var(--soft); margin: 0.5rem 0; }
    .formula math { font-size: 1.1rem; margin: 0; font-family: "STIX Two Math", "Cambria Math", "Latin Modern Math",
      "DejaVu Math TeX Gyre", "Noto Sans Math", math; }
    .formula code { color: var(--quiet); white-space: nowrap; }
    mtd[columnalign="right"] { text-align: right; }
    mtd[columnalign="left"] { text-align: left; }
    figure { margin: 1.5rem 0; }
    .plate { background: #ffffff; color: #1b1f23; border: 1px solid var(--rule); border-radius: 0.25rem;
      max-width: 55rem; }
    .plate svg { display: block; width: 100%; min-width: 34rem; max-width: 55rem; height: auto; margin: 0 auto; }
    figcaption { font-size: 0.9rem; max-width: 55rem; }
    figcaption ul { padding-left: 1.25rem; }
    details { margin: 0.5rem 0; }
    summary { cursor: pointer; }
    .hash { font-size: 0.75em; }
    .works { padding-left: 1.25rem; }
    .works li { margin: 0.35rem 0; }
    :target { scroll-margin-top: 1rem; }
    @media print {
      :root { --page: #ffffff; --ink: #000000; --quiet: #444444; --rule: #999999; --soft: #f3f5f7; --link: #0b3d6e;
        --good: #0a5a2a; --good-back: #dff3e5; --bad: #8a1a10; --bad-back: #fde6e3; --none: #3f474f;
        --none-back: #e9ecef; color-scheme: light; }
      @page { margin: 16mm 14mm; }
      html { font-size: 9.5pt; }
      body { max-width: none; padding: 0; }
      nav, .skip { display: none; }
      details[id]::details-content { content-visibility: visible; display: block; }
      h2, h3, h4, caption { break-after: avoid; }
      figure, tr, .formula { break-inside: avoid; }
      thead { display: table-header-group; }
      .scroll { overflow: visible; }
      .formula code { display: none; }
      .formula.long math { font-size: 7pt; }
      table { min-width: 0; font-size: 8pt; }
      td, th { padding: 0.15rem 0.3rem; overflow-wrap: break-word; }
      td.numeric, th.numeric, thead th, .verdict { white-space: normal; overflow-wrap: normal; }
      .number { white-space: nowrap; }
      tbody tr:not(.group) th { min-width: 0; }
      td code, th code { overflow-wrap: anywhere; }
      pre, pre code { white-space: pre-wrap; }
      .plate svg { min-width: 0; max-width: 130mm; }
      .verdict, tr.group th, .formula, pre { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }

    """
}
