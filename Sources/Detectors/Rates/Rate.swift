package import Physics

extension Experiment {
  /// The expected events of an interaction in each bin: the sum over channels, isotopes and species of
  /// ∫ φ(E) dσ/dT dE, seen through the response.
  ///
  /// - Throws: `ExperimentError` if the rate has no bound, as that of a magnetic moment in bins that see
  ///   recoils of no energy.
  package func rate(of interaction: some Interaction) throws -> BinnedRate {
    try rate { _, scatterer in scatterer.spectra(of: interaction, beams, areKnown: true) }
  }

  /// The expected events of a cross-section that the user wrote.
  ///
  /// - Throws: `ExperimentError` as for other interactions, and for values that are not finite, and what
  ///   the cross-section throws.
  package func rate(of interaction: WrittenInteraction) throws -> BinnedRate {
    try rate { channel, scatterer in
      guard channel == interaction.channel else { return nil }
      return try beams.map { try scatterer.spectrum(of: interaction, $0) }
    }
  }

  /// The expected events of each component of the flux in each channel; their sum is the rate.
  package func parts(of interaction: some Interaction) throws -> [RatePart] {
    try recoils.flatMap { channel in
      let beams = components.map(\.beam)
      let spectra = channel.spectra(beams.count) {
        $0.spectra(of: interaction, beams, areKnown: false)
      }
      return try zip(components, spectra).map { component, spectrum in
        var contents = BinContents(axes: axes)
        try contents.add(spectrum, channel.response, times: component.beam.times)
        return RatePart(
          channel: channel.channel, component: component.name,
          rate: BinnedRate(axes: axes, contents: contents.events))
      }
    }
  }

  /// The expected events where each scatterer gives a spectrum of recoils for each beam, or none.
  private func rate(_ spectra: (Channel, Scatterer) throws -> [[Double]]?) throws -> BinnedRate {
    var contents = BinContents(axes: axes)
    for channel in recoils {
      var spectrum = [Double](repeating: 0, count: channel.response.nodes.recoils.count)
      let parts = try channel.spectra(beams.count) { try spectra(channel.channel, $0) }
      for (beam, part) in zip(beams, parts) {
        if let times = beam.times {
          try contents.add(part, channel.response, times: times)
        } else {
          spectrum.add(part)
        }
      }
      // Without bins of time all beams are seen together.
      if beams.contains(where: { $0.times == nil }) {
        try contents.add(spectrum, channel.response, times: nil)
      }
    }
    return BinnedRate(axes: axes, contents: contents.events)
  }
}

/// What one component of the flux gives in one channel.
package struct RatePart: Sendable {
  package let channel: Channel
  /// The component's name.
  package let component: String
  package let rate: BinnedRate
}

extension RecoilChannel {
  /// The sums over the scatterers, for each beam.
  fileprivate func spectra(
    _ beams: Int, _ spectra: (Scatterer) throws -> [[Double]]?
  ) rethrows -> [[Double]] {
    let none = [Double](repeating: 0, count: response.nodes.recoils.count)
    var sums = [[Double]](repeating: none, count: beams)
    for scatterer in scatterers {
      for (beam, part) in (try spectra(scatterer) ?? []).enumerated() { sums[beam].add(part) }
    }
    return sums
  }
}

extension [Double] {
  /// Adds numbers, as many as there are.
  fileprivate mutating func add(_ others: [Double]) {
    for (place, other) in others.enumerated() { self[place] += other }
  }
}

/// Events in bins that fill up.
private struct BinContents {
  private(set) var events: [Double]

  init(axes: [[Double]]) {
    events = [Double](repeating: 0, count: axes.reduce(1) { $0 * ($1.count - 1) })
  }

  /// Adds the events of a spectrum of recoils, spread over the bins of time if there are any.
  mutating func add(_ spectrum: [Double], _ response: Response, times: [Double]?) throws {
    let contents = try response.contents(of: spectrum)
    let parts = times ?? [1]
    for (row, content) in contents.enumerated() {
      for (column, part) in parts.enumerated() {
        events[row * parts.count + column] += content * part
      }
    }
  }
}
