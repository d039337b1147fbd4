/// The likelihoods of one model at several values of parameters that no polynomial holds: a mass, a radius, Δm².
///
/// All members have the same bins and constraints, so that the data of one are data of all. Fits over the family
/// choose among its members: these parameters have the given values and no others.
public struct LikelihoodFamily: Sendable {
  /// One likelihood.
  public struct Member: Sendable {
    /// The values of the parameters of the family, in their order.
    public let values: [Double]
    /// −2 ln L of everything else there.
    public let likelihood: Likelihood

    /// A likelihood at values.
    public init(_ values: [Double], _ likelihood: Likelihood) {
      self.values = values
      self.likelihood = likelihood
    }
  }

  /// The ids of the parameters of the family; none if it is a single likelihood.
  public let ids: [String]
  /// The members; at least one.
  public let members: [Member]

  /// A single likelihood.
  public init(_ likelihood: Likelihood) {
    ids = []
    members = [Member([], likelihood)]
  }

  /// Likelihoods at values of some parameters.
  public init(_ ids: [String], _ members: [Member]) {
    precondition(!members.isEmpty, "a family has members")
    precondition(members.allSatisfy { $0.values.count == ids.count }, "one value for each parameter")
    self.ids = ids
    self.members = members
  }

  /// What a fit over the family found.
  struct Fit {
    /// The position of the member.
    let member: Int
    /// Its minimum.
    let minimum: Minimum
  }

  /// The value of a parameter: of the family, or of a member's minimum over all parameters that are not fixed.
  func value(_ id: String, of fit: Fit) -> Double? {
    if let place = ids.firstIndex(of: id) { return members[fit.member].values[place] }
    return fit.minimum.parameters.firstIndex(of: id).map { fit.minimum.values[$0] }
  }

  /// The lowest minimum of the members whose values agree with the fixed ones; without any, the first that was tried.
  ///
  /// - Parameters:
  ///   - fixed: parameters held at values, of the family and of its members.
  ///   - starts: values of all parameters of a member; their own starts if empty.
  func fit(fixing fixed: [String: Double], starts: [[Double]]) -> Fit? {
    let own = fixed.filter { !ids.contains($0.key) }
    var best: Fit?
    for (index, member) in members.enumerated() where agrees(member, with: fixed) {
      let likelihood = member.likelihood
      let free = likelihood.parameters.indices.filter { own[likelihood.parameters[$0].id] == nil }
      let found = likelihood.minimum(fixing: own, starts: starts.map { start in free.map { start[$0] } })
      if let best,
        !(found.status.isMinimum && (!best.minimum.status.isMinimum || found.value < best.minimum.value))
      {
        continue
      }
      best = Fit(member: index, minimum: found)
    }
    return best
  }

  private func agrees(_ member: Member, with fixed: [String: Double]) -> Bool {
    zip(ids, member.values).allSatisfy { id, value in fixed[id].map { $0 == value } ?? true }
  }

  /// The same models with the observations and centres of another likelihood of the same bins and constraints.
  func replacing(data: Likelihood) -> LikelihoodFamily {
    let observed = data.terms.map(\.statistic.observed)
    let centres = data.constraints.map(\.centre)
    return LikelihoodFamily(
      ids,
      members.map { Member($0.values, $0.likelihood.replacing(observed: observed, centres: centres)) })
  }

  /// The same with a parameter that stays within further bounds; nil if no member does.
  func restricted(_ id: String, to range: ClosedRange<Double>) -> LikelihoodFamily? {
    guard let place = ids.firstIndex(of: id) else {
      return LikelihoodFamily(ids, members.map { Member($0.values, $0.likelihood.restricted(id, to: range)) })
    }
    let kept = members.filter { range.contains($0.values[place]) }
    return kept.isEmpty ? nil : LikelihoodFamily(ids, kept)
  }
}
