import CSevens
import Sevens
import SevensSettings

/// The number of parameters.
@c @implementation public func sevens_parameter_count(
  _ setup: sevens_setup, _ count: UnsafeMutablePointer<Int>?
) -> sevens_status {
  call { () throws(CallFault) in
    let count = try given(count, "count")
    count.pointee = try OpenSetups.all[setup].with { $0.parameters.count }
  }
}

/// The index of a parameter.
@c @implementation public func sevens_parameter_index(
  _ setup: sevens_setup, _ id: UnsafePointer<CChar>?, _ index: UnsafeMutablePointer<Int>?
) -> sevens_status {
  call { () throws(CallFault) in
    let (id, index) = (try text(id, "id"), try given(index, "index"))
    index.pointee = try OpenSetups.all[setup].with { (state) throws(CallFault) in
      try state.index(of: id)
    }
  }
}

/// The id of a parameter.
@c @implementation public func sevens_parameter_id(
  _ setup: sevens_setup, _ index: Int, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int,
  _ length: UnsafeMutablePointer<Int>?
) -> sevens_status {
  describe(setup, index, buffer, capacity, length) { $0.id }
}

/// The unit of a parameter.
@c @implementation public func sevens_parameter_unit(
  _ setup: sevens_setup, _ index: Int, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int,
  _ length: UnsafeMutablePointer<Int>?
) -> sevens_status {
  describe(setup, index, buffer, capacity, length) {
    if case .number(_, let units?, _, _) = $0.form { units.internalUnit } else { "1" }
  }
}

/// The meaning of a parameter.
@c @implementation public func sevens_parameter_meaning(
  _ setup: sevens_setup, _ index: Int, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int,
  _ length: UnsafeMutablePointer<Int>?
) -> sevens_status {
  describe(setup, index, buffer, capacity, length) { $0.meaning }
}

private func describe(
  _ setup: sevens_setup, _ index: Int, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int,
  _ length: UnsafeMutablePointer<Int>?, _ what: (Setting<Setup>) -> String
) -> sevens_status {
  call { () throws(CallFault) in
    let text = try OpenSetups.all[setup].with { (state) throws(CallFault) in
      what(try state.parameter(index))
    }
    try copy(text, to: buffer, capacity, length)
  }
}

/// What a parameter changes.
@c @implementation public func sevens_parameter_kind(
  _ setup: sevens_setup, _ index: Int, _ kind: UnsafeMutablePointer<sevens_kind>?
) -> sevens_status {
  call { () throws(CallFault) in
    let kind = try given(kind, "kind")
    kind.pointee = try OpenSetups.all[setup].with { (state) throws(CallFault) in
      guard case .number(let kind, _, _, _) = try state.parameter(index).form else { return SEVENS_SHAPE }
      return switch kind {
      case .coupling: SEVENS_COUPLING
      case .rate: SEVENS_RATE
      case .response: SEVENS_RESPONSE
      case .shape: SEVENS_SHAPE
      }
    }
  }
}

/// The bounds of a parameter.
@c @implementation public func sevens_parameter_bounds(
  _ setup: sevens_setup, _ index: Int, _ lowest: UnsafeMutablePointer<Double>?,
  _ highest: UnsafeMutablePointer<Double>?
) -> sevens_status {
  call { () throws(CallFault) in
    let (lowest, highest) = (try given(lowest, "lowest"), try given(highest, "highest"))
    let form = try OpenSetups.all[setup].with { (state) throws(CallFault) in
      try state.parameter(index).form
    }
    guard case .number(_, _, let bounds, _) = form else { return }
    (lowest.pointee, highest.pointee) = (bounds.lowerBound, bounds.upperBound)
  }
}

/// The value of a parameter.
@c @implementation public func sevens_get(
  _ setup: sevens_setup, _ index: Int, _ value: UnsafeMutablePointer<Double>?
) -> sevens_status {
  call { () throws(CallFault) in
    let value = try given(value, "value")
    value.pointee = try OpenSetups.all[setup].with { (state) throws(CallFault) in
      try state.value(index)
    }
  }
}

/// Sets a parameter.
@c @implementation public func sevens_set(
  _ setup: sevens_setup, _ index: Int, _ value: Double
) -> sevens_status {
  call { () throws(CallFault) in
    try OpenSetups.all[setup].with { (state) throws(CallFault) in try state.set([(index, value)]) }
  }
}

/// Sets several parameters.
@c @implementation public func sevens_set_many(
  _ setup: sevens_setup, _ count: Int, _ indices: UnsafePointer<Int>?, _ values: UnsafePointer<Double>?
) -> sevens_status {
  call { () throws(CallFault) in
    let assignments = try assignments(count, indices, values)
    try OpenSetups.all[setup].with { (state) throws(CallFault) in try state.set(assignments) }
  }
}

/// Parameters with their new values.
func assignments(
  _ count: Int, _ indices: UnsafePointer<Int>?, _ numbers: UnsafePointer<Double>?
) throws(CallFault) -> [(index: Int, value: Double)] {
  let (places, numbers) = (try values(indices, count, "indices"), try values(numbers, count, "values"))
  return zip(places, numbers).map { (index: $0, value: $1) }
}
