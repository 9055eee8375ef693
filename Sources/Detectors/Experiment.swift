internal import Fluxes
internal import Physics

/// A detector in a flux of neutrinos, ready to give the rate of any interaction.
///
/// What depends on the detector alone is done once, in `init`: where recoils are looked at, what the
/// bins count of them, and the flux above the energies that they take. A rate then costs as many
/// cross-sections as there are recoil energies, some hundreds.
package struct Experiment: Sendable {
  /// The edges of the bins along each axis, as those of `BinnedRate`.
  package let axes: [[Double]]
  package let backgrounds: [(name: String, rate: BinnedRate)]
  let recoils: [RecoilChannel]
  /// The flux by species and, with bins of time, by their distribution in time.
  let beams: [Beam]
  /// The flux component by component.
  let components: [(name: String, beam: Beam)]

  /// - Parameter order: the points of the Gauss rules; the default is good to about 1e-7.
  /// - Throws: `ExperimentError`, and what the functions of the description throw.
  package init(_ setup: ExperimentSetup, order: Int = 8) throws {
    try setup.validate()
    let acceptance = try Acceptance(
      bins: setup.bins, threshold: setup.threshold, efficiency: setup.efficiency,
      discrimination: setup.discrimination)
    let axes = [setup.bins, setup.discrimination?.bins, setup.time?.bins].compactMap { $0 }
    let components = try setup.flux.components.map { component in
      (component.name, try Beam(component, time: setup.time))
    }
    let beams = Beam.joined(components.map(\.1))
    recoils = try Channel.allCases.filter(setup.channels.contains).map { channel in
      try RecoilChannel(channel, setup, acceptance, beams: beams, order: order)
    }
    backgrounds = try setup.backgrounds.map { background in
      (
        background.name,
        BinnedRate(axes: axes, contents: try background.contents(setup, acceptance))
      )
    }
    self.axes = axes
    self.components = components
    self.beams = beams
  }
}
