import SevensNumerics

/// What a template is built from, apart from the scatterer.
public struct TemplateRequest: Sendable {
  /// The distinct terms.
  public var terms: [AmplitudeTerm]
  /// The masses in MeV of the groups of final states.
  public var finalMasses: [Double]
  /// The flux components.
  public var components: [FluxComponent]
  /// Their moments.
  public var flux: FluxMoments
  /// The relative accuracy aimed for.
  public var accuracy: Double

  /// A request from its parts.
  public init(
    terms: [AmplitudeTerm], finalMasses: [Double] = [0], components: [FluxComponent], flux: FluxMoments,
    accuracy: Double = 1e-8
  ) {
    self.terms = terms
    self.finalMasses = finalMasses
    self.components = components
    self.flux = flux
    self.accuracy = accuracy
  }
}

extension RateTemplate {
  /// Integrates the template of one scatterer seen through one response.
  ///
  /// The integration variable is t = √T, on Gauss–Legendre panels between the break points of source, scatterer and
  /// response; the order grows, then the panels are halved, until the nested rule agrees to `request.accuracy`. Where
  /// many bins of the recoil energy itself fall into one panel, its Legendre expansion is integrated up to their edges.
  public init(_ request: TemplateRequest, scatterer: Scatterer, response: Response) {
    let integrator = TemplateIntegrator(request, scatterer, response)
    // The ends of the axis stay ends of panels: what lies outside may diverge (a photon at T → 0).
    let ends = response.recoilEdges.map { [$0[0], $0[$0.count - 1]] } ?? []
    var panels = integrator.panelEdges(respecting: ends)
    let smooth = panels.reduce(0) { $0 + $1.count }
    let expands = (response.recoilEdges?.count ?? 0) > 2 * max(smooth, TemplateIntegrator.fewestPanels)
    if !expands { panels = integrator.panelEdges(respecting: response.breakpoints) }
    // Few wide panels cost more in orders to climb than their halves cost in nodes.
    while panels.reduce(0, { $0 + $1.count }) < (expands ? 6 : TemplateIntegrator.fewestPanels),
      panels.contains(where: { !$0.isEmpty })
    {
      panels = panels.map(TemplateIntegrator.halve)
    }
    let many = panels.reduce(0) { $0 + $1.count } > 48
    func integrate(_ order: Int) -> TemplateIntegrator.Integral {
      expands ? integrator.expand(panels, order: order) : integrator.integrate(panels, order: order)
    }
    let orders = many && !expands ? [5, 17, 23, 31] : expands ? [21, 31] : [17, 23, 31]
    var result = integrate(orders[0])
    for order in orders.dropFirst() where result.error > request.accuracy {
      result = integrate(order)
    }
    for _ in 0..<4 where result.error > request.accuracy {
      panels = panels.map(TemplateIntegrator.halve)
      result = integrate(23)
    }
    terms = request.terms
    finalMasses = request.finalMasses
    components = request.components
    binCount = response.binCount
    entries = result.entries
    differences = result.differences
    differences.withUnsafeMutableBufferPointer { for i in $0.indices { $0[i] = abs($0[i]) } }
    momentError = request.flux.interpolationError
    estimatedError = result.error + momentError
    converged = estimatedError <= request.accuracy
  }

  /// The sum over scatterers, each with its response, built by an injected parallel loop.
  ///
  /// Every scatterer is integrated by itself and the sum runs in order, so the result has the same bits however many
  /// threads the loop uses.
  public static func build(
    _ request: TemplateRequest, scatterers: [Scatterer], responses: [Response],
    loop: ParallelLoop = .serial
  ) -> [RateTemplate] {
    loop.map(count: scatterers.count) { j in
      RateTemplate(request, scatterer: scatterers[j], response: responses[responses.count == 1 ? 0 : j])
    }
  }
}
