import Foundation
import SevensKernel
import SevensNumerics
import SevensTestSupport

let argonBins = [0.0, 0.01, 0.02, 0.05, 0.08, 0.14]

/// A resolution of 15 % + 1 keV on bins of reconstructed recoil, with a smooth efficiency: nothing is sharp.
func smeared(_ edges: [Double], width: Double = 1) -> Response {
  let count = edges.count - 1
  return Response(binCount: count) { recoil, bins in
    let sigma = width * (0.001 + 0.15 * recoil)
    let below = edges.map { 0.5 * SevensNumerics.erfc((recoil - $0) / (2.0.squareRoot() * sigma)) }
    var lost = 0.0
    for b in 0..<count {
      let probability = below[b + 1] - below[b]
      let efficiency = 0.9 - 0.5 * exp(-(edges[b] + edges[b + 1]) / 0.05)
      bins[b] = probability * efficiency
      lost += probability - bins[b]
    }
    return Response.Row(bins: 0..<count, lost: lost)
  }
}

/// Largest deviation relative to the expected value, over bins with more than a millionth of the total.
func deviation(_ values: [Double], _ expected: [Double]) -> Double {
  let total = expected.reduce(0) { $0 + abs($1) }
  var worst = Worst()
  for (value, reference) in zip(values, expected) where abs(reference) > 1e-6 * total {
    worst.see(abs(value / reference - 1), "")
  }
  return values.count == expected.count && worst.count > 0 ? worst.value : .infinity
}
