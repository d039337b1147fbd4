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
  /// response; the order grows, then the panels are halved, until the nested rule agrees to `request.accuracy`.
  public init(_ request: TemplateRequest, scatterer: Scatterer, response: Response) {
    let integrator = TemplateIntegrator(request, scatterer, response)
    // Few wide panels cost more in orders to climb than their halves cost in nodes.
    var panels = integrator.panelEdges()
    while panels.reduce(0, { $0 + $1.count }) < TemplateIntegrator.fewestPanels,
      panels.contains(where: { !$0.isEmpty })
    {
      panels = panels.map(TemplateIntegrator.halve)
    }
    let many = panels.reduce(0) { $0 + $1.count } > 48
    var result = integrator.integrate(panels, order: many ? 5 : 17)
    for order in many ? [17, 23, 31] : [23, 31] where result.error > request.accuracy {
      result = integrator.integrate(panels, order: order)
    }
    for _ in 0..<4 where result.error > request.accuracy {
      panels = panels.map(TemplateIntegrator.halve)
      result = integrator.integrate(panels, order: 23)
    }
    terms = request.terms
    finalMasses = request.finalMasses
    components = request.components
    binCount = response.binCount
    entries = result.entries
    estimatedError = result.error + request.flux.interpolationError
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
