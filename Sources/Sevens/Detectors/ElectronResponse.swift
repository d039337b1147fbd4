import SevensKernel

extension ResponseChain {
  /// The chain for recoils of electrons, which are not quenched: their energy is its own electron equivalent.
  var ofElectrons: ResponseChain {
    var chain = self
    if quenching != nil { chain.quenching = ConstantQuenching(value: 1) }
    return chain
  }

  // A factor of one at every energy does not ask for the nuclide.
  private static let anyNuclide = Nuclide.all[0]

  /// The response to recoils of electrons, with bins between edges in the unit of the axis.
  ///
  /// Where there is no quenching the axis is that of the true energy, whatever recoils.
  public func electronResponse(edges: [Double], highestRecoil: RecoilEnergy) -> Response {
    ofElectrons.response(of: Self.anyNuclide, edges: edges, highestRecoil: highestRecoil)
  }

  /// The value on the axis above which nothing is reconstructed of electrons up to the highest recoil.
  func electronReach(highestRecoil: RecoilEnergy) -> Double {
    ofElectrons.reach(of: Self.anyNuclide, highestRecoil: highestRecoil)
  }

  /// The lowest recoil of an electron that can be reconstructed at a value or above.
  func lowestElectronRecoil(from value: Double) -> RecoilEnergy {
    ofElectrons.lowestRecoil(of: Self.anyNuclide, from: value)
  }
}

extension Detector {
  /// The lowest recoil energy of an electron that can be counted.
  var lowestElectronRecoil: RecoilEnergy { response.lowestElectronRecoil(from: lowestValue) }
}
