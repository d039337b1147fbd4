import SevensAnalysis
import SevensTestSupport
import Testing

/// What `sevens cite` prints.
@Suite struct CiteReportLaws {
  private func cite(_ words: [String], all: Bool = false) throws -> Output {
    try CiteReport.make(words, all: all, command: ["sevens", "cite"])
  }

  private func keys(_ output: Output) throws -> [String] {
    try Document(output)["result"].items.compactMap { $0["key"].string }
  }

  @Test(arguments: ManifestLaws.cases) func itIsExactlyWhatTheManifestNames(id: String, sets: [String]) throws
  {
    let output = try rate(id, sets)
    let cited = try Document(output)["manifest"]["citations"].strings
    let answer = try withFiles([output.json.text]) { try cite($0) }
    #expect(try keys(answer) == cited)
    for key in cited { #expect(answer.text.contains("{\(key),")) }
    #expect(answer.text.split(separator: "\n").filter { $0.hasPrefix("@") }.count == cited.count)
  }

  @Test func outputsAndKeysTogetherGiveEachWorkOnce() throws {
    let outputs = try [rate("talk-germanium"), rate("coherent-csi-2017"), crossSection()]
    let expected = try Set(
      outputs.flatMap { try Document($0)["manifest"]["citations"].strings } + ["1303.5522"])
    let answer = try withFiles(outputs.map(\.json.text)) { try cite($0 + $0 + ["1303.5522", "Helm1956"]) }
    #expect(try keys(answer) == expected.union(["Helm1956"]).sorted())
  }

  @Test func allIsEverything() throws {
    #expect(try Set(keys(cite([], all: true))) == Bibliography().keys)
  }

  @Test func everythingWrongIsSaidAtOnce() throws {
    let good = try rate("talk-germanium").json.text
    let foreign = good.replacing("Xu2019Talk", with: "Nobody1900")
    let listed = try list("choices").json.text
    try withFiles(["not json", "{\"a\": 1}", foreign, listed, good]) { paths in
      let found = try refusal { try cite(paths + ["Helm1965", "/nowhere/x.json"]) }
      #expect(found.status == .missingData && found.diagnostics.count == 6, "\(found)")
      #expect(found.diagnostics.map(\.place) == Array(paths.dropLast()) + ["cite", "/nowhere/x.json"])
      #expect(found.diagnostics.allSatisfy { !$0.remedy.isEmpty })
      for (fault, part) in zip(
        found.diagnostics,
        [
          "not JSON", "no output of this program", "'Nobody1900'", "cites nothing", "'Helm1965'",
          "no such file",
        ])
      {
        #expect(fault.message.contains(part), "\(fault)")
      }
      #expect(found.diagnostics[4].remedy == "did you mean 'Helm1956'?")
      #expect(try refusal { try cite(Array(paths.prefix(3))) }.status == .badData)
    }
    #expect(try refusal { try cite(["Helm1965"]) }.status == .usage)
    #expect(try refusal { try cite([]) }.status == .usage)
    #expect(try refusal { try cite(["Helm1956"], all: true) }.status == .usage)
  }
}
