import FoundationEssentials
import Sevens

/// An archive that another program unpacks.
struct ReleaseArchive {
  /// Where it is.
  let path: String
  /// The program that unpacks it.
  private let program: String

  /// An archive by the ending of its name; nil if it is none.
  init?(_ path: String) {
    let name = path.lowercased()
    let tapes = [".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz"]
    if name.hasSuffix(".zip") {
      program = "unzip"
    } else if tapes.contains(where: name.hasSuffix) {
      program = "tar"
    } else {
      return nil
    }
    self.path = path
  }

  /// Unpacks it into an existing folder.
  func unpack(into folder: String) throws(Faults) {
    // A name that begins with a dash is no option.
    let own = path.hasPrefix("-") ? "./\(path)" : path
    let words =
      program == "unzip" ? ["unzip", "-q", "-o", own, "-d", folder] : ["tar", "-xf", own, "-C", folder]
    let status = OtherProgram.run(words).status
    // Unzip says 1 where it had something to remark.
    if status == 0 || (program == "unzip" && status == 1) { return }
    guard status != 127 else {
      throw Faults(
        [
          Diagnostic(
            path, "there is no program \(program) to unpack it",
            remedy: "install \(program), or unpack it yourself and add the folder")
        ], status: .missingData)
    }
    throw Faults(
      [Diagnostic(path, "\(program) cannot unpack it: exit status \(status)", remedy: "download it again")],
      status: .badData)
  }
}
