/// A claim in words, for tables that a person reads.
package struct ClaimRow: Sendable, Hashable {
  /// What came out.
  package enum Verdict: String, Sendable, Hashable, CaseIterable {
    case agrees
    case disagrees
    case alone = "nothing published"
  }

  package let quantity: String
  package let published: String?
  package let ours: String
  /// Empty if there is none.
  package let unit: String
  package let deviation: String?
  package let tolerance: String?
  package let verdict: Verdict
  package let status: Claim.Status
  package let citation: String

  package init(_ claim: Claim) {
    quantity = claim.quantity
    published = claim.published.map(NumberText.short)
    ours = NumberText.digits(claim.ours, 5)
    unit = claim.unit == "1" ? "" : claim.unit
    deviation = claim.deviation.map { ($0 < 0 ? "−" : "+") + NumberText.fixed(abs($0) * 100, 2) + " %" }
    tolerance = claim.published == nil ? nil : claim.tolerance.text
    verdict = claim.agrees.map { $0 ? .agrees : .disagrees } ?? .alone
    (status, citation) = (claim.status, claim.citation)
  }
}

/// How many claims came out how.
package struct Tally: Sendable, Hashable {
  package let agreeing, disagreeing, alone: Int

  package init(_ rows: [ClaimRow]) {
    func count(_ verdict: ClaimRow.Verdict) -> Int { rows.count { $0.verdict == verdict } }
    (agreeing, disagreeing, alone) = (count(.agrees), count(.disagrees), count(.alone))
  }

  /// All that have something to compare with.
  package var judged: Int { agreeing + disagreeing }

  /// In a sentence.
  package var text: String {
    "\(agreeing) of \(judged) published numbers agree within their tolerance; "
      + "\(alone) of ours have none to compare with"
  }
}
