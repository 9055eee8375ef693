internal import Numerics
internal import Physics

/// The energies and species of the neutrinos of a beam that interact, drawn from flux times cross-section.
struct InteractionEnergies {
  private static let nodeCount = 400

  private let neutrinos: [Neutrino]
  private let energies: [Double]
  /// The integral of all species before each, and for each species up to each energy.
  private let cumulative: [[Double]]

  /// The integral of flux times cross-section over the range, per proton on target and target particle.
  var total: Double { cumulative.last?.last ?? 0 }

  /// - Parameter crossSection: in cm², for an energy in GeV.
  init(species: [BeamSpectrum], crossSection: (Neutrino, Double) -> Double) {
    let range = BeamSpectrum.range
    let step = (range.upperBound - range.lowerBound) / Double(Self.nodeCount)
    let energies = (0...Self.nodeCount).map { range.lowerBound + Double($0) * step }
    var sum = 0.0
    neutrinos = species.map(\.neutrino)
    self.energies = energies
    cumulative = species.map { spectrum in
      let rates = energies.map { spectrum.density($0) * crossSection(spectrum.neutrino, $0) }
      return [sum]
        + zip(rates, rates.dropFirst()).map { low, high in
          sum += (low + high) / 2 * step
          return sum
        }
    }
  }

  /// An energy in GeV and its neutrino.
  func draw(_ random: inout RandomStream) -> (neutrino: Neutrino, energy: Double) {
    let target = random.uniform() * total
    let species = cumulative.firstIndex { ($0.last ?? 0) >= target } ?? 0
    let sums = cumulative[species]
    var (low, high) = (0, sums.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if sums[middle] <= target { low = middle } else { high = middle }
    }
    let width = sums[high] - sums[low]
    let part = width > 0 ? (target - sums[low]) / width : 0.5
    return (neutrinos[species], energies[low] + part * (energies[high] - energies[low]))
  }
}
