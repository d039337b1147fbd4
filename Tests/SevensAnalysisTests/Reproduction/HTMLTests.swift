import SevensAnalysis
import Testing

/// Laws of the pieces that pages are made of.
@Suite struct HTMLLaws {
  @Test func textIsEscapedAndMarkupIsNot() {
    let nasty = "<script>&\"'\u{1}\n"
    #expect(HTML.text(nasty).markup == "&lt;script&gt;&amp;&quot;'\n")
    let element = HTML.element("p", ["title": nasty], .text(nasty))
    #expect(element.markup.hasPrefix("\n<p title=\"&lt;script&gt;&amp;&quot;'\n\">"))
    #expect(element.markup.filter { $0 == "<" }.count == 2 && WellFormed.fault(element.markup) == nil)
    #expect(HTML.element("meta", ["charset": "utf-8"]).markup == "\n<meta charset=\"utf-8\" />")
    #expect(HTML.ready("<b>x</b>").markup == "<b>x</b>")
  }

  @Test(arguments: [
    ("1.76e+23", "1.76 × 10<sup>23</sup>"), ("-3.2e-19", "−3.2 × 10<sup>−19</sup>"), ("-0.5", "−0.5"),
    ("173", "173"), ("electron", "electron"),
  ]) func numbersAreTypeset(printed: String, markup: String) {
    #expect(HTML.number(printed).markup == markup)
  }
}
