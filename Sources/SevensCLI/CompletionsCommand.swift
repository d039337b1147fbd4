import ArgumentParser
import CSevensHost
import SevensAnalysis

/// `sevens completions`.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print the completion script of a shell.")

  @Argument(help: "bash, zsh or fish.")
  var shell: String

  func run() throws {
    guard let known = CompletionShell(rawValue: shell) else {
      let faults = Faults([
        Diagnostic("completions", "unknown shell '\(shell)'", remedy: "one of: bash, zsh, fish")
      ])
      sevens_print_error(faults.description)
      throw ExitCode(faults.status.rawValue)
    }
    print(SevensCommand.completionScript(for: known))
  }
}
