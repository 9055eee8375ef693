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
  private let nodes: RecoilNodes
  /// The least neutrino energies of elastic scattering at the recoil energies.
  private let elasticEnergies: [Double]
  /// For each beam the moments of its flux above those energies.
  private let elasticMoments: [[FluxMoments]]

  init(_ kind: Kind, numbers: [Double], nodes: RecoilNodes, beams: [Beam]) {
    self.kind = kind
    self.numbers = numbers
    self.nodes = nodes
    let kinematics = ElasticKinematics(mass: kind.mass)
    let energies = nodes.recoils.map { kinematics.minimumEnergy(T: $0) }
    elasticEnergies = energies
    elasticMoments = beams.map { $0.moments(above: energies) }
  }

  /// The spectra of recoils dR/dT in 1/MeV that beams give.
  /// - Parameter areKnown: whether the beams are those of `init`.
  func spectra(
    of interaction: some Interaction, _ beams: [Beam], areKnown: Bool
  ) -> [[Double]] {
    let energies = nodes.recoils.map { interaction.minimumEnergy(T: $0, mass: kind.mass) }
    guard energies == elasticEnergies else {
      return beams.map { inelasticSpectrum(of: interaction, $0) }
    }
    return beams.enumerated().map { index, beam in
      let moments = areKnown ? elasticMoments[index] : beam.moments(above: energies)
      return nodes.recoils.indices.map { place in
        if numbers[place] == 0 || moments[place] == .zero { return 0 }
        let law = law(of: interaction, T: nodes.recoils[place], beam.neutrino)
        return numbers[place] * law.average(moments[place])
      }
    }
  }

  /// The same where a recoil takes another energy than in elastic scattering. The panels of recoils do
  /// not end where the recoils of a line or of a continuum then do.
  private func inelasticSpectrum(of interaction: some Interaction, _ beam: Beam) -> [Double] {
    let least = { interaction.minimumEnergy(T: $0, mass: kind.mass) }
    var spectrum = [Double](repeating: 0, count: nodes.recoils.count)
    for flux in beam.spectra {
      for range in nodes.ranges(where: least, isAtMost: flux.highest) {
        let rate = { (T: Double) in
          law(of: interaction, T: T, beam.neutrino).average(flux.moments(above: least(T)))
        }
        nodes.add(rate, on: range, to: &spectrum)
      }
    }
    return zip(numbers, spectrum).map { $0 * $1 }
  }

  private func law(
    of interaction: some Interaction, T: Double, _ neutrino: Neutrino
  ) -> RecoilLaw {
    switch kind {
    case .electron: interaction.onElectron(T: T, neutrino: neutrino)
    case .nucleus(let nucleus): interaction.onNucleus(nucleus, T: T, neutrino: neutrino)
    }
  }

  /// The same for a cross-section that was written out.
  func spectrum(of written: WrittenInteraction, _ beam: Beam) throws -> [Double] {
    let places = nodes.recoils.indices.filter { numbers[$0] != 0 }
    var (recoils, energies, weights) = ([Double](), [Double](), [Double]())
    var ends: [Int] = []
    for place in places {
      for spectrum in beam.spectra {
        let points = spectrum.nodes(above: elasticEnergies[place])
        energies += points.energies
        weights += points.weights
      }
      recoils += repeatElement(nodes.recoils[place], count: energies.count - recoils.count)
      ends.append(energies.count)
    }
    let values = try written.values(beam.neutrino, kind.nucleus, recoils, energies)
    var spectrum = [Double](repeating: 0, count: nodes.recoils.count)
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
