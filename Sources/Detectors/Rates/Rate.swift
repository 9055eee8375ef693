package import Physics

extension Experiment {
  /// The expected events of an interaction in each bin: the sum over channels, isotopes and species of
  /// ∫ φ(E) dσ/dT dE, seen through the response.
  ///
  /// - Throws: `ExperimentError` if the rate has no bound, as that of a magnetic moment in bins that see
  ///   recoils of no energy.
  package func rate(of interaction: some Interaction) throws -> BinnedRate {
    try rate { _, scatterer, index in
      scatterer.spectrum(of: interaction, beams[index], index: index)
    }
  }

  /// The expected events of a cross-section that the user wrote.
  ///
  /// - Throws: `ExperimentError` as for other interactions, and for values that are not finite, and what
  ///   the cross-section throws.
  package func rate(of interaction: WrittenInteraction) throws -> BinnedRate {
    try rate { channel, scatterer, index in
      guard channel == interaction.channel else { return nil }
      return try scatterer.spectrum(of: interaction, beams[index])
    }
  }

  /// The expected events of each component of the flux in each channel; their sum is the rate.
  package func parts(of interaction: some Interaction) throws -> [RatePart] {
    try recoils.flatMap { channel in
      try components.map { name, beam in
        let spectrum = channel.spectrum { $0.spectrum(of: interaction, beam, index: nil) }
        var contents = BinContents(axes: axes)
        try contents.add(spectrum, channel.response, times: beam.times)
        return RatePart(
          channel: channel.channel, component: name,
          rate: BinnedRate(axes: axes, contents: contents.events))
      }
    }
  }

  /// The expected events where each scatterer gives a spectrum of recoils, or none, for the beam of an
  /// index.
  private func rate(
    _ spectrum: (Channel, Scatterer, _ beam: Int) throws -> [Double]?
  ) throws -> BinnedRate {
    var contents = BinContents(axes: axes)
    for channel in recoils {
      var sum: [Double]?
      for (index, beam) in beams.enumerated() {
        let part = try channel.spectrum { try spectrum(channel.channel, $0, index) }
        sum = sum.map { zip($0, part).map { $0 + $1 } } ?? part
        // Beams that differ in time are binned one by one, others together.
        guard beam.times != nil || index == beams.count - 1 else { continue }
        try contents.add(sum ?? part, channel.response, times: beam.times)
        sum = nil
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
  /// The sum over the scatterers.
  fileprivate func spectrum(_ spectrum: (Scatterer) throws -> [Double]?) rethrows -> [Double] {
    var sum = [Double](repeating: 0, count: response.nodes.recoils.count)
    for scatterer in scatterers {
      guard let part = try spectrum(scatterer) else { continue }
      for place in sum.indices { sum[place] += part[place] }
    }
    return sum
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
