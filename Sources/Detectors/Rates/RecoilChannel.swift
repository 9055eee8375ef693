internal import Fluxes
internal import Physics

/// The recoils of one kind: what scatters, and what is seen of it.
struct RecoilChannel: Sendable {
  let channel: Channel
  let response: Response
  let scatterers: [Scatterer]

  init(
    _ channel: Channel, _ setup: ExperimentSetup, _ acceptance: Acceptance, beams: [Beam],
    order: Int
  ) throws {
    self.channel = channel
    let detection = Detection(
      quenching: channel == .nucleus && setup.scale != .nuclearRecoil ? setup.quenching : nil,
      lightYield: setup.lightYield ?? 1, resolution: setup.resolution,
      recoilEfficiency: setup.recoilEfficiency, acceptance: acceptance)
    let kinds = setup.scatterers(channel)
    let ends = setup.flux.components.flatMap { [$0.spectrum.lowest, $0.spectrum.highest] }
    let recoils = kinds.flatMap { kind in
      ends.map { ElasticKinematics(mass: kind.kind.mass).maximumRecoil(E: $0) }
    }
    let highest = recoils.max() ?? 0
    response = try Response(
      detection, lowest: setup.lowestRecoil(channel, detection, highest: highest),
      highest: highest,
      edges: recoils + setup.edges(channel), order: order)
    let nodes = response.nodes
    scatterers = kinds.map { kind in
      let numbers = setup.numbers(kind.kind, count: kind.count, at: nodes.recoils)
      return Scatterer(kind.kind, numbers: numbers, nodes: nodes, beams: beams)
    }
  }
}

extension ExperimentSetup {
  /// What scatters, with the numbers of it in a unit of the target.
  fileprivate func scatterers(_ channel: Channel) -> [(kind: Scatterer.Kind, count: Double)] {
    switch channel {
    case .electron: return [(.electron, 1)]
    case .nucleus:
      let parts =
        nuclei?.parts.map { ($0.nucleus, $0.count) }
        ?? target.nuclides.map { (Nucleus($0.nuclide), $0.count) }
      return parts.map { (.nucleus($0), $1) }
    }
  }

  /// The least recoil energy that is looked at.
  fileprivate func lowestRecoil(
    _ channel: Channel, _ detection: Detection, highest: Double
  ) throws -> Double {
    let least =
      switch minimumRecoil {
      case nil: 0.0
      case .recoil(let energy): energy
      case .visible(let energy):
        try detection.recoils(visible: [energy], highest: highest).first ?? highest
      }
    guard channel == .electron, atomicResponse != .free else { return least }
    return max(least, target.electrons.shells.map(\.binding).min() ?? 0)
  }

  /// Where the number of scatterers or of recoils seen may have steps or kinks.
  fileprivate func edges(_ channel: Channel) -> [Double] {
    let seen = recoilEfficiency?.breakpoints ?? []
    guard channel == .electron, atomicResponse != .free else { return seen }
    let shells = target.electrons.shells.map(\.binding)
    guard case .tabulated(let ratio) = atomicResponse else { return seen + shells }
    return seen + shells + ratio.energies
  }

  /// How many recoil at these energies in the exposure, times its time if it has one.
  fileprivate func numbers(
    _ kind: Scatterer.Kind, count: Double, at recoils: [Double]
  ) -> [Double] {
    let light = Constants.speedOfLight.internalValue
    let unit = target.atomicMass * Constants.atomicMass.internalValue / (light * light)
    let units = exposure.value / unit
    guard case .electron = kind else { return recoils.map { _ in units * count } }
    return recoils.map { units * atomicResponse.electrons(of: target.electrons, T: $0) }
  }
}
