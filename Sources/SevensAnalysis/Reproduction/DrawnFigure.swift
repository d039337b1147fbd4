import FoundationEssentials

/// A figure whose files are in a folder.
package struct DrawnFigure: Sendable {
  package let figure: Figure
  /// The picture in SVG; nil where gnuplot is absent or failed.
  package let picture: String?
  /// What a person is told instead of the picture.
  package let remark: String?

  /// Writes the files of a figure into a folder that exists.
  init(_ figure: Figure, folder: String) throws(Faults) {
    let files = FigureFiles(folder: folder, figure: figure)
    let lines = try files.write(figure, option: "--report")
    self.figure = figure
    picture = FileManager.default.contents(atPath: files.picture).map { String(decoding: $0, as: UTF8.self) }
    // The folder is one of the moment; the names of the files remain.
    remark = picture != nil ? nil : lines.last?.replacing(files.picture, with: "\(figure.id).svg")
  }

  /// What is drawn, in a sentence without markup.
  package var description: String {
    func axis(_ axis: Figure.Axis, _ which: String) -> String {
      let unit = axis.unit == "1" ? "" : " in \(FigureMarkup(axis.unit).plain)"
      return
        "\(which): \(FigureMarkup(axis.label).plain)\(unit), \(axis.scale == .log ? "logarithmic" : "linear")"
    }
    let names = figure.curves.map(\.name).filter { !$0.isEmpty }.map { FigureMarkup($0).plain }
    return "\(axis(figure.x, "Horizontal axis")). \(axis(figure.y, "Vertical axis"))."
      + (names.isEmpty ? "" : " Drawn: \(names.joined(separator: "; ")).")
  }

  /// The table of its points, as the address of a link that needs no other file.
  package var tableAddress: String {
    "data:text/csv;charset=utf-8;base64," + Data((figure.table.csv + "\n").utf8).base64EncodedString()
  }
}
