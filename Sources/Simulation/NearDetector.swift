import Glibc
internal import Numerics

/// The near detector, in cm, and how it reconstructs an event: plausible resolutions, not NOvA's.
enum NearDetector {
  /// The exposure in protons on target at which 193 t of the detector see the ν-e events of table 7 of the note.
  static let standardExposure = 9.2e20
  /// Electrons in 193 t of scintillator and PVC, with 0.54 electrons per nucleon.
  static let electrons = 193e6 * 6.02214076e23 * 0.54

  /// Where vertices lie: elastic events fill the detector, while the others are those of a sample whose vertices are
  /// reconstructed inside.
  static let wholeVolume = Volume(x: -196...196, y: -196...196, z: 60...1130)
  static let innerVolume = Volume(x: -190...180, y: -180...180, z: 50...1200)
  /// What the loosest selection asks of an elastic event.
  static let decafVolume = Volume(x: -187...177, y: -177...177, z: 90...1100)

  struct Volume {
    let x, y, z: ClosedRange<Double>

    func draw(_ random: inout RandomStream) -> (x: Double, y: Double, z: Double) {
      func place(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * random.uniform()
      }
      return (place(x), place(y), place(z))
    }

    func contains(_ vertex: (x: Double, y: Double, z: Double)) -> Bool {
      x.contains(vertex.x) && y.contains(vertex.y) && z.contains(vertex.z)
    }
  }

  /// A reconstructed shower energy in GeV: 10 % at 1 GeV, falling as 1/√E, and 5 % of calibration.
  static func energy(_ truth: Double, _ random: inout RandomStream) -> Double {
    max(truth * (1 + (0.01 / truth + 0.0025).squareRoot() * random.normal()), 0.001)
  }

  /// A reconstructed angle to the beam in rad: both projections are smeared, by three times as much in a tenth of the
  /// events.
  static func angle(_ truth: Double, energy: Double, _ random: inout RandomStream) -> Double {
    let tail = random.uniform() < 0.1 ? 3.0 : 1
    let width = tail * (0.018 / energy.squareRoot() + 0.006)
    let (across, along) = (truth + width * random.normal(), width * random.normal())
    return (across * across + along * along).squareRoot()
  }

  /// The length of an electromagnetic shower in cm.
  static func showerLength(_ energy: Double, _ random: inout RandomStream) -> Double {
    40 * (1.8 + max(log(energy / 0.08), 0)) * exp(0.15 * random.normal())
  }

  /// Whether the loosest selection keeps an elastic event: its reconstruction sets in at about 0.3 GeV.
  static func keeps(_ energy: Double, _ random: inout RandomStream) -> Bool {
    random.uniform() < 0.97 / (1 + exp(-(energy - 0.27) / 0.05))
  }
}
