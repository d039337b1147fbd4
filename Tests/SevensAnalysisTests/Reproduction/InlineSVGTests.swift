import SevensAnalysis
import Testing

/// Laws of pictures on a page.
@Suite struct InlineSVGLaws {
  private static let drawn = """
    <?xml version="1.0"?>
    <svg
     viewBox="0 0 880 620"
     xmlns="http://www.w3.org/2000/svg">
    <title>Gnuplot</title><desc>made</desc>
    <g id="canvas"><title>{/:Italic x}</title><circle id='dot' r='1'/><use xlink:href='#dot' fill='url(#grey)'/></g>
    </svg>
    """

  @Test func idsAreThoseOfThePictureAlone() throws {
    let svg = try #require(InlineSVG.make(Self.drawn, id: "one", title: "a < b", description: "c")).markup
    for part in [
      "id=\"one-canvas\"", "id='one-dot'", "href='#one-dot'", "url(#one-grey)", "viewBox=\"0 0 880 620\"",
      "role=\"img\"", "aria-labelledby=\"one-title one-desc\"", ">a &lt; b</title>",
    ] {
      #expect(svg.contains(part), "\(part)")
    }
    #expect(!svg.contains("<?xml") && !svg.contains("Gnuplot") && !svg.contains("Italic"))
    #expect(WellFormed.fault(svg) == nil)
  }

  @Test func whatIsNoPictureIsRefused() {
    for text in ["", "<svg", "<svg></svg>", "<svg viewBox=\"0 0 1 1\">", "text"] {
      #expect(InlineSVG.make(text, id: "x", title: "", description: "") == nil, "\(text)")
    }
  }
}
