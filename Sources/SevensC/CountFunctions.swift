import CSevens
import Sevens

/// The number of axes.
@c @implementation public func sevens_axis_count(
  _ setup: sevens_setup, _ count: UnsafeMutablePointer<Int>?
) -> sevens_status {
  call { () throws(CallFault) in
    let count = try given(count, "count")
    count.pointee = try OpenSetups.all[setup].with { (state) throws(CallFault) in try state.axes().count }
  }
}

/// The name of an axis.
@c @implementation public func sevens_axis_name(
  _ setup: sevens_setup, _ axis: Int, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int,
  _ length: UnsafeMutablePointer<Int>?
) -> sevens_status {
  call { () throws(CallFault) in
    try copy(try found(setup, axis).name, to: buffer, capacity, length)
  }
}

/// The unit of an axis.
@c @implementation public func sevens_axis_unit(
  _ setup: sevens_setup, _ axis: Int, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int,
  _ length: UnsafeMutablePointer<Int>?
) -> sevens_status {
  call { () throws(CallFault) in
    try copy(try found(setup, axis).unit, to: buffer, capacity, length)
  }
}

private func found(_ setup: sevens_setup, _ axis: Int) throws(CallFault) -> Axis {
  let axes = try OpenSetups.all[setup].with { (state) throws(CallFault) in try state.axes() }
  guard axes.indices.contains(axis) else { throw .outOfRange("axis", axis, count: axes.count) }
  return axes[axis]
}

/// The edges of the bins of an axis.
@c @implementation public func sevens_axis_edges(
  _ setup: sevens_setup, _ axis: Int, _ edges: UnsafeMutablePointer<Double>?, _ capacity: Int,
  _ count: UnsafeMutablePointer<Int>?
) -> sevens_status {
  call { () throws(CallFault) in
    let axis = try found(setup, axis)
    count?.pointee = axis.edges.count
    try room(for: axis.edges.count, in: edges, capacity, "edges")
    copy(axis.edges, to: edges)
  }
}

/// Gives a detector with a threshold bins of its own.
@c @implementation public func sevens_set_edges(
  _ setup: sevens_setup, _ edges: UnsafePointer<Double>?, _ count: Int
) -> sevens_status {
  call { () throws(CallFault) in
    let edges = Array(try values(edges, count, "edges"))
    try OpenSetups.all[setup].with { (state) throws(CallFault) in try state.setEdges(edges) }
  }
}

/// The number of bins of all axes together.
@c @implementation public func sevens_bin_count(
  _ setup: sevens_setup, _ count: UnsafeMutablePointer<Int>?
) -> sevens_status {
  call { () throws(CallFault) in
    let count = try given(count, "count")
    count.pointee = try OpenSetups.all[setup].with { (state) throws(CallFault) in try state.binCount() }
  }
}

/// The expected counts of every bin.
@c @implementation public func sevens_counts(
  _ setup: sevens_setup, _ counts: UnsafeMutablePointer<Double>?, _ capacity: Int
) -> sevens_status {
  callForStatus { () throws(CallFault) -> sevens_status in
    let (found, status) = try OpenSetups.all[setup].with { (state) throws(CallFault) in
      try room(for: try state.binCount(), in: counts, capacity, "counts")
      return try state.counts()
    }
    copy(found, to: counts)
    return status
  }
}

/// The expected counts with some parameters at other values.
@c @implementation public func sevens_counts_at(
  _ setup: sevens_setup, _ count: Int, _ indices: UnsafePointer<Int>?, _ values: UnsafePointer<Double>?,
  _ counts: UnsafeMutablePointer<Double>?, _ capacity: Int
) -> sevens_status {
  callForStatus { () throws(CallFault) -> sevens_status in
    let assignments = try assignments(count, indices, values)
    let (found, status) = try OpenSetups.all[setup].with { (state) throws(CallFault) in
      // What is prepared here stays.
      _ = try state.binCount()
      var trial = state
      try trial.set(assignments)
      try room(for: try trial.binCount(), in: counts, capacity, "counts")
      return try trial.counts()
    }
    copy(found, to: counts)
    return status
  }
}

/// The derivatives of the expected counts in coupling parameters.
@c @implementation public func sevens_gradient(
  _ setup: sevens_setup, _ count: Int, _ indices: UnsafePointer<Int>?,
  _ gradient: UnsafeMutablePointer<Double>?, _ capacity: Int
) -> sevens_status {
  call { () throws(CallFault) in
    let indices = Array(try values(indices, count, "indices"))
    let rows = try OpenSetups.all[setup].with { (state) throws(CallFault) in
      let rows = try state.gradient(indices)
      try room(for: rows.count * (try state.binCount()), in: gradient, capacity, "gradient")
      return rows
    }
    for (p, row) in rows.enumerated() { copy(row, to: gradient, at: p * row.count) }
  }
}

/// The accuracy asked for and the error estimated.
@c @implementation public func sevens_accuracy(
  _ setup: sevens_setup, _ requested: UnsafeMutablePointer<Double>?,
  _ estimated: UnsafeMutablePointer<Double>?
) -> sevens_status {
  call { () throws(CallFault) in
    let (requested, estimated) = (try given(requested, "requested"), try given(estimated, "estimated"))
    let found = try OpenSetups.all[setup].with { (state) throws(CallFault) in try state.accuracy() }
    (requested.pointee, estimated.pointee) = (found.requested, found.estimated)
  }
}
