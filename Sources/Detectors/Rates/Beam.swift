internal import Fluxes
internal import Physics

/// Components of a flux that scatter alike: of one species and, where there are bins of time, one
/// distribution in time.
struct Beam: Sendable {
  let neutrino: Neutrino
  /// The parts of the events in each bin of time; `nil` without any.
  let times: [Double]?
  private(set) var spectra: [Spectrum]

  init(_ component: Flux.Component, time: TimeAxis?) throws {
    neutrino = component.neutrino
    times = try time?.fractions(of: component)
    spectra = [component.spectrum]
  }

  /// Beams that scatter alike as one.
  static func joined(_ beams: [Beam]) -> [Beam] {
    beams.reduce(into: []) { joined, beam in
      let alike = joined.firstIndex { $0.neutrino == beam.neutrino && $0.times == beam.times }
      if let alike { joined[alike].spectra += beam.spectra } else { joined.append(beam) }
    }
  }

  func moments(above energies: [Double]) -> [FluxMoments] {
    var moments = [FluxMoments](repeating: .zero, count: energies.count)
    for spectrum in spectra {
      let highest = spectrum.highest
      for (place, energy) in energies.enumerated() where energy <= highest {
        moments[place] += spectrum.moments(above: energy)
      }
    }
    return moments
  }
}

extension TimeAxis {
  /// The parts of a component's events in each bin.
  fileprivate func fractions(of component: Flux.Component) throws -> [Double] {
    guard let arrival = component.arrival else {
      throw ExperimentError(.flux, .arrivalUnknown(component: component.name))
    }
    return try fractions { arrival.fraction(from: $0, to: $1) }
  }
}
