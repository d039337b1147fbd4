import Foundation
import SevensTestSupport
import Testing

/// The built program, run as a process.
enum Program {
  /// What a run left behind.
  struct Run: Sendable, CustomStringConvertible {
    let words: [String]
    let output: String
    let errors: String
    let status: Int32

    /// The lines that say what is wrong.
    var faults: [String] {
      errors.split(separator: "\n").filter { $0.lowercased().hasPrefix("error:") }.map(String.init)
    }
    /// The document on standard output.
    var document: Document { get throws { try Document(output) } }
    /// The counts of a JSON document.
    var counts: Double { get throws { try document["result"]["counts"].number } }
    var description: String { "sevens \(words.joined(separator: " ")) [\(status)]\n\(errors)" }
  }

  /// The program lies beside the test bundle it was built with.
  static let location: URL? = {
    let bundles = CommandLine.arguments + Bundle.allBundles.map(\.bundlePath)
    for path in bundles where path.contains(".xctest") {
      var folder = URL(fileURLWithPath: path).resolvingSymlinksInPath()
      while folder.path != "/" {
        folder.deleteLastPathComponent()
        let program = folder.appendingPathComponent("sevens")
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: program.path, isDirectory: &isFolder)
        if exists, !isFolder.boolValue { return program }
      }
    }
    return nil
  }()

  /// Runs the program to its end; without releases, unless the environment is given.
  static func run(
    _ words: [String], in folder: URL? = nil, environment: [String: String]? = nil
  ) throws -> Run {
    let process = Process()
    let program: URL = try #require(Self.location, "the program is not beside the test bundle")
    process.executableURL = program
    process.arguments = words
    if let folder { process.currentDirectoryURL = folder }
    var usual = ProcessInfo.processInfo.environment
    usual["SEVENS_DATA"] = NSTemporaryDirectory() + "no-releases"
    process.environment = environment ?? usual
    let (output, errors) = (Pipe(), Pipe())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // Messages are far smaller than what a pipe holds, so reading one stream after the other cannot block.
    let (said, complained) = (
      output.fileHandleForReading.readDataToEndOfFile(), errors.fileHandleForReading.readDataToEndOfFile()
    )
    process.waitUntilExit()
    #expect(process.terminationReason == .exit, "\(words)")
    return Run(
      words: words, output: String(decoding: said, as: UTF8.self),
      errors: String(decoding: complained, as: UTF8.self), status: process.terminationStatus)
  }

  /// Runs the program and expects success and silence on standard error.
  static func answer(_ words: String...) throws -> Run { try answer(words) }

  static func answer(_ words: [String]) throws -> Run {
    let run = try run(words)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run)")
    return run
  }
}

/// --set for every assignment.
func setting(_ assignments: String...) -> [String] { assignments.flatMap { ["--set", $0] } }
