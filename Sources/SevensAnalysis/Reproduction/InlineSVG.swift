/// A picture that gnuplot drew, as a part of a page.
package enum InlineSVG {
  /// The picture with ids of its own, a name and a description; nil for what is not a picture.
  ///
  /// - Parameters:
  ///   - id: what its ids begin with, since gnuplot gives every picture the same.
  ///   - title: its name for those who do not see it.
  ///   - description: what is drawn.
  package static func make(_ drawn: String, id: String, title: String, description: String) -> HTML? {
    guard let start = drawn.firstRange(of: "<svg")?.upperBound,
      let head = drawn[start...].firstIndex(of: ">"),
      let box = attribute("viewBox", in: drawn[start..<head]),
      let end = drawn.ranges(of: "</svg>").last?.lowerBound
    else { return nil }
    var body = drawn[drawn.index(after: head)..<end]
    for name in ["title", "desc"] { body = without(name, body)[...] }
    for quote in ["\"", "'"] {
      body = body.replacing("id=\(quote)", with: "id=\(quote)\(id)-")
      body = body.replacing("href=\(quote)#", with: "href=\(quote)#\(id)-")
    }
    body = body.replacing("url(#", with: "url(#\(id)-")
    let names: HTML = [
      .element("title", ["id": "\(id)-title"], .text(title)),
      .element("desc", ["id": "\(id)-desc"], .text(description)),
    ]
    return .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "xmlns:xlink": "http://www.w3.org/1999/xlink", "viewBox": box,
        "role": "img", "aria-labelledby": "\(id)-title \(id)-desc",
      ], [names, .ready(String(body))])
  }

  /// The value of an attribute.
  private static func attribute(_ name: String, in tag: Substring) -> String? {
    guard let start = tag.firstRange(of: "\(name)=\"")?.upperBound else { return nil }
    return String(tag[start...].prefix { $0 != "\"" })
  }

  /// Without the elements of a name, which hold text alone.
  private static func without(_ name: String, _ body: Substring) -> String {
    var (result, rest) = ("", body)
    while let start = rest.firstRange(of: "<\(name)>"), let end = rest.firstRange(of: "</\(name)>"),
      start.lowerBound < end.lowerBound
    {
      result += rest[..<start.lowerBound]
      rest = rest[end.upperBound...]
    }
    return result + rest
  }
}
