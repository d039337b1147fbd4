extension Figure {
  /// The histogram of `sevens spectrum`: what the output says, component by component and together.
  public init(spectrum output: Output, title: String, scale: Scale = .linear) {
    let axes = output.result["axes"]?.items ?? []
    let axis = axes.first ?? .null
    // Of several axes the first is drawn, summed over the others.
    let inner = axes.dropFirst().reduce(1) { $0 * max(1, ($1["edges"]?.items?.count ?? 2) - 1) }
    let (name, unit) = (axis["name"]?.string ?? "x", axis["unit"]?.string ?? "1")
    let edges = axis["edges"]?.numberList ?? []
    let components = (output.result["components"]?.items ?? []).map { part in
      Curve(
        Figure.neutrino(part["name"]?.string ?? ""), x: edges, y: part["counts"]?.sums(of: inner) ?? [],
        style: .steps)
    }
    let total = output.result["counts"]?.sums(of: inner) ?? []
    let several = components.count > 1
    let all = Curve(several ? "all" : components.first?.name ?? "all", x: edges, y: total, style: .steps)
    let largest = total.max() ?? 1
    self.init(
      id: "spectrum", title: Figure.plain(title),
      x: Axis(
        ["T": "recoil energy {/:Italic T}", "PE": "photo-electrons", "E": "electron-equivalent energy"][name]
          ?? Figure.plain(name),
        unit: Figure.plain(unit),
        column: "\(name)_\(unit)",
        range: edges.first.flatMap { low in edges.last.map { low...$0 } }),
      y: Axis(
        "\(output.unit) per bin", unit: "1", column: output.unit, scale: scale,
        range: scale == .log && largest > 0 ? largest * 1e-5...largest * 2 : nil),
      curves: [all] + (several ? components : []),
      notes: output.manifest?.summary.split(separator: "\n").map(String.init) ?? [])
  }

  /// A neutrino as physicists write it, in markup.
  package static func neutrino(_ name: String) -> String {
    let flavors = ["e": "e", "mu": "μ", "tau": "τ"]
    for (prefix, symbol) in [("nubar_", "ν̄"), ("nu_", "ν")] where name.hasPrefix(prefix) {
      if let flavor = flavors[String(name.dropFirst(prefix.count))] { return "\(symbol)_{\(flavor)}" }
    }
    return plain(name)
  }
}

extension JSONValue {
  /// The sums of every `size` numbers of an array.
  fileprivate func sums(of size: Int) -> [Double] {
    let numbers = numberList
    return stride(from: 0, to: numbers.count, by: size).map { start in
      numbers[start..<min(start + size, numbers.count)].reduce(0, +)
    }
  }

  /// The numbers of an array.
  fileprivate var numberList: [Double] { (items ?? []).map { $0.double ?? .nan } }
}
