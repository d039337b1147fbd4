import SevensKernel

extension Detector {
  /// The response to recoils of electrons, which are not quenched: their energy is its own electron equivalent.
  ///
  /// Where only a threshold is modelled it is one on the true recoil, whatever recoils.
  public func electronResponse(highestRecoil: RecoilEnergy, recoilEdgesMeV: [Double]) -> Response {
    var unquenched = self
    unquenched.photoelectrons?.quenching = ConstantQuenching(value: 1)
    unquenched.ionization?.quenching = ConstantQuenching(value: 1)
    // A factor of one at every energy does not ask for the nuclide.
    return unquenched.response(
      of: Nuclide.all[0], highestRecoil: highestRecoil, recoilEdgesMeV: recoilEdgesMeV)
  }
}
