import SevensAnalysis
import Testing

/// Laws of the markup of figures.
@Suite struct FigureMarkupLaws {
  @Test(arguments: [
    ("{/:Italic T}_{max} = 10^{−3} keV", "T_max = 10^−3 keV", "<i>T</i><sub>max</sub> = 10<sup>−3</sup> keV"),
    ("ε@^{u}_{ee}", "ε^u_ee", "ε<sup>u</sup><sub>ee</sub>"),
    ("a\\_b \\{x\\} < c", "a_b {x} < c", "a_b {x} &lt; c"),
    ("m^2", "m^2", "m<sup>2</sup>"), ("{plain} text", "plain text", "plain text"),
    ("open {", "open ", "open "),
  ]) func aLabelIsTheSameInPlainLettersAndOnAPage(markup: String, plain: String, page: String) {
    #expect(FigureMarkup(markup).plain == plain)
    #expect(HTML.figureText(markup).markup == page)
  }

  @Test(arguments: [
    ("T_max on O16", "T<sub>max</sub> on O16"), ("ε_ee^u < 1", "ε<sub>ee</sub><sup>u</sup> &lt; 1"),
    ("sin²θ_W", "sin²θ<sub>W</sub>"), ("(Z+2N)ε^d", "(Z+2N)ε<sup>d</sup>"), ("nu_e", "nu_e"),
    ("Q²_NSI", "Q²<sub>NSI</sub>"), ("some_file and a_", "some_file and a_"),
  ]) func indicesOfSymbolsInSentencesAreTypeset(text: String, page: String) {
    #expect(HTML.prose(text).markup == page)
    #expect(FigureMarkup(sentence: text).plain == text)
  }

  // What comes from elsewhere is shown as it is: plain(_:) is undone by reading.
  @Test func escapedTextIsReadBack() {
    for text in ["a_b^{c}@d&e~f\\g", "Ge, 100 kg", "{}", "\\"] {
      #expect(FigureMarkup(Figure.plain(text)).plain == text)
    }
  }
}
