internal import Fluxes
internal import Physics

/// The electrons, or the nuclei of one nuclide, of a detector, in the neutrinos that pass it.
struct Scatterer: Sendable {
  enum Kind: Sendable {
    case electron
    case nucleus(Nucleus)
  }

  let kind: Kind
  /// How many recoil freely at each recoil energy, times the time of the exposure for a flux per time.
  let numbers: [Double]
  private let recoils: [Double]
  /// The least neutrino energies of elastic scattering at the recoil energies.
  private let elasticEnergies: [Double]
  /// For each beam the moments of its flux above those energies.
  private let elasticMoments: [[FluxMoments]]

  init(_ kind: Kind, numbers: [Double], recoils: [Double], beams: [Beam]) {
    self.kind = kind
    self.numbers = numbers
    self.recoils = recoils
    let kinematics = ElasticKinematics(mass: kind.mass)
    let energies = recoils.map { kinematics.minimumEnergy(T: $0) }
    elasticEnergies = energies
    elasticMoments = beams.map { $0.moments(above: energies) }
  }

  /// The spectrum of recoils dR/dT in 1/MeV that a beam gives.
  /// - Parameter index: of the beam among those of `init`, if it is one of them.
  func spectrum(of interaction: some Interaction, _ beam: Beam, index: Int?) -> [Double] {
    let energies = recoils.map { interaction.minimumEnergy(T: $0, mass: kind.mass) }
    let known = energies == elasticEnergies ? index.map { elasticMoments[$0] } : nil
    let moments = known ?? beam.moments(above: energies)
    return recoils.indices.map { place in
      if numbers[place] == 0 || moments[place] == .zero { return 0 }
      let law =
        switch kind {
        case .electron: interaction.onElectron(T: recoils[place], neutrino: beam.neutrino)
        case .nucleus(let nucleus):
          interaction.onNucleus(nucleus, T: recoils[place], neutrino: beam.neutrino)
        }
      return numbers[place] * law.average(moments[place])
    }
  }

  /// The same for a cross-section that was written out.
  func spectrum(of written: WrittenInteraction, _ beam: Beam) throws -> [Double] {
    let places = recoils.indices.filter { numbers[$0] != 0 }
    var (points, energies, weights) = ([Double](), [Double](), [Double]())
    var ends: [Int] = []
    for place in places {
      for spectrum in beam.spectra {
        let nodes = spectrum.nodes(above: elasticEnergies[place])
        energies += nodes.energies
        weights += nodes.weights
      }
      points += repeatElement(recoils[place], count: energies.count - points.count)
      ends.append(energies.count)
    }
    let values = try written.values(beam.neutrino, kind.nucleus, points, energies)
    var spectrum = recoils.map { _ in 0.0 }
    var start = 0
    for (place, end) in zip(places, ends) {
      for point in start..<end { spectrum[place] += weights[point] * values[point] }
      spectrum[place] *= numbers[place]
      start = end
    }
    return spectrum
  }
}

extension Scatterer.Kind {
  var mass: Double {
    switch self {
    case .electron: Constants.electronMass.internalValue
    case .nucleus(let nucleus): nucleus.nuclide.mass
    }
  }

  var nucleus: Nucleus? {
    if case .nucleus(let nucleus) = self { nucleus } else { nil }
  }
}

extension RecoilLaw {
  /// The integral of φ dσ/dT over the energies of a flux with these moments.
  fileprivate func average(_ moments: FluxMoments) -> Double {
    constant * moments.plain + inverse * moments.inverse + inverseSquare * moments.inverseSquare
  }
}
