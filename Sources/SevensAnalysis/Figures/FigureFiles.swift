import CSevensHost
import FoundationEssentials

/// Where a figure goes: the table and the script always, the picture if gnuplot is there.
public struct FigureFiles: Sendable, Hashable {
  /// The folder; empty for the current one.
  public let folder: String
  /// The name of the files without extension.
  public let name: String
  /// The format of the picture.
  public let format: PictureFormat

  /// Where a path of a picture leads; its extension says the format.
  public init(picture path: String, option: String = "--figure") throws(Faults) {
    let slash = path.lastIndex(of: "/")
    folder = slash.map { String(path[...$0]) } ?? ""
    let file = slash.map { path[path.index(after: $0)...] } ?? Substring(path)
    let dot = file.lastIndex(of: ".")
    let known = PictureFormat.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
    guard let dot, dot > file.startIndex,
      let format = PictureFormat(rawValue: file[file.index(after: dot)...].lowercased())
    else {
      throw Faults([
        Diagnostic(option, "'\(path)' does not end in a known format", remedy: "name a file in \(known)")
      ])
    }
    name = String(file[..<dot])
    self.format = format
  }

  /// The files of a figure in a folder, named by its id.
  init(folder: String, figure: Figure, format: PictureFormat = .svg) {
    self.folder = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    name = figure.id
    self.format = format
  }

  /// The path of the table.
  public var table: String { "\(folder)\(name).csv" }
  /// The path of the script.
  public var script: String { "\(folder)\(name).gp" }
  /// The path of the picture.
  public var picture: String { "\(folder)\(name).\(format.rawValue)" }

  /// Writes the files of a figure, each complete or not at all, and says in lines for a person what was made.
  public func write(_ figure: Figure, option: String = "--figure") throws(Faults) -> [String] {
    try WholeFile.write(figure.table.csv + "\n", to: table, option: option)
    try WholeFile.write(
      GnuplotScript(figure: figure, name: name, format: format).text, to: script, option: option)
    switch draw() {
    case .drawn: return ["figure: \(picture)   (data \(table), script \(script))"]
    case .absent:
      return [
        "figure: \(table), \(script)",
        "no picture \(picture): gnuplot is not installed. Install it (Debian, Ubuntu: sudo apt-get install "
          + "gnuplot-nox; macOS: brew install gnuplot), then: gnuplot \(name).gp",
      ]
    case .failed(let message):
      return ["figure: \(table), \(script)", "no picture \(picture): gnuplot failed: \(message)"]
    }
  }

  private enum Drawing {
    case drawn
    case absent
    case failed(String)
  }

  private func draw() -> Drawing {
    // gnuplot changes into the folder, so that the script finds its data by the relative path it also has for a person.
    let aside = ".\(name).\(sevens_process()).\(format.rawValue)"
    let change = folder.isEmpty ? "" : "cd \(GnuplotScript.quoted(folder)); "
    let words = [
      "gnuplot", "-d", "-e", "\(change)output = \(GnuplotScript.quoted(aside))", "\(name).gp",
    ]
    let (status, message) = OtherProgram.run(words)
    if status == 127 { return .absent }
    guard status == 0 else {
      try? FileManager.default.removeItem(atPath: folder + aside)
      return .failed(OtherProgram.lastLine(message) ?? "status \(status)")
    }
    return sevens_rename(folder + aside, picture) == 0 ? .drawn : .failed("\(picture) could not be written")
  }
}
