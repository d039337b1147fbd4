import Foundation
import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// −2 ln L of an exported document, by the words of Documentation/Likelihoods.md and nothing of the program.
private func statistic(_ document: Document, at values: [String: Double]) -> Double {
  var total = 0.0
  for term in document["terms"].items {
    var mean = [Double](repeating: 0, count: Int(term["bins"].number))
    for (monomial, row) in zip(term["monomials"].items, term["coefficients"].items) {
      let factor = monomial.parts.reduce(1.0) { $0 * pow(values[$1.key] ?? .nan, $1.value) }
      for (b, c) in row.numbers.enumerated() { mean[b] += factor * c }
    }
    let said = term["statistic"]
    for (b, (mu, n)) in zip(mean, said["observed"].numbers).enumerated() {
      switch said["kind"].string {
      case "poisson": total += 2 * (mu - n + (n > 0 ? n * log(n / mu) : 0))
      case "gaussian-diagonal": total += (mu - n) * (mu - n) / said["variances"].numbers[b]
      default: Issue.record("\(said["kind"].string ?? "nothing") is not in these measurements")
      }
    }
  }
  for constraint in document["constraints"].items {
    let x = values[constraint["parameters"].strings[0]] ?? .nan
    let (c, s) = (constraint["centre"].numbers.first ?? .nan, constraint["sigma"].number)
    switch constraint["shape"].string {
    case "normal": total += (x - c) * (x - c) / (s * s)
    case "counting-pull": total += 2 * (x - c + (1 + c) * log((1 + c) / (1 + x))) / (s * s)
    default: Issue.record("\(constraint["shape"].string ?? "nothing") is not in these measurements")
    }
  }
  return total
}

@Suite struct LikelihoodDocumentLaws {
  @Test(arguments: [
    ["coherent-csi-2017"], ["coherent-csi-2021"], ["coherent-lar-2020"],
    ["coherent-csi-2017", "coherent-csi-2021", "coherent-lar-2020"],
  ])
  func theDocumentHasTheValueOfTheFit(ids: [String]) throws {
    try withFolder([:]) { folder in
      var options = analysisOptions(interest: ids.map { "\($0).signal" })
      options.subjects = ids
      let path = "\(folder)/likelihood.json"
      let fit = try Document(FitReport.make(analysis(options), export: path))["result"]
      let document = try Document(String(contentsOfFile: path, encoding: .utf8))
      #expect(document["schema"].string == "sevens/likelihood/1")
      let values = Dictionary(
        uniqueKeysWithValues: fit["parameters"].items.map { ($0["id"].string ?? "", $0["value"].number) })
      #expect(Set(document["parameters"].items.compactMap { $0["id"].string }) == Set(values.keys))
      #expect(abs(statistic(document, at: values) - fit["statistic"].number) < 1e-9)
      // The best fit is a minimum of the document too.
      var rising = 0
      for (id, value) in values {
        for step in [-1e-3, 1e-3] {
          var moved = values
          moved[id] = value + step
          if statistic(document, at: moved) > fit["statistic"].number { rising += 1 }
        }
      }
      #expect(rising == 2 * values.count)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["likelihood.json"])
    }
  }

  // One file of a shared flux: a nuisance of several measurements is there once.
  @Test func whatCannotBeWrittenIsRefused() throws {
    let options = analysisOptions("coherent-csi-2021", interest: ["coherent-csi-2021.signal"])
    let found = try fault { try FitReport.make(analysis(options), export: "no such folder/x.json") }
    #expect(found.place == "--export" && found.message.contains("could not be written"))
  }
}
