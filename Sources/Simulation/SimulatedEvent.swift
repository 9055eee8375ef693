import Glibc
internal import Numerics

/// One event as the detector reconstructs it, with what is true of it. Energies in GeV, lengths in cm, angles in rad,
/// times in ns.
struct SimulatedEvent {
  var kind: EventKind
  var nu = ""
  var trueNeutrinoEnergy = 0.0
  /// The electron's kinetic energy and angle; those of the leading shower of a background.
  var trueEnergy = 0.0
  var trueAngle = 0.0
  /// How many events of the exposure it stands for.
  var weight = 1.0

  var isInDecaf = true
  var energy = 0.0
  var angle = 0.0
  var vertex = (x: 0.0, y: 0.0, z: 0.0)
  /// The length and the direction of the longest prong.
  var length = 0.0
  var prongAngle = 0.0
  var closestSlice = 0.0
  var cells = 0.0
  var showerFraction = 0.0
  var vertexEnergy = 0.0
  var gap = 0.0
  var electronScore = 0.0
  var pionScore = 0.0

  /// What no kind of event has its own shape of.
  mutating func reconstructCommon(_ random: inout RandomStream) {
    closestSlice = 950 * random.exponential()
    cells = (25 + 28 * energy) * exp(0.2 * random.normal()) + length / 6
  }

  /// The last points of the event's hits along each axis: the prong, and a shower's width around it.
  func extremes(_ random: inout RandomStream) -> [Double] {
    let azimuth = 2 * Double.pi * random.uniform()
    let (sideways, forward) = (length * sin(prongAngle), length * cos(prongAngle))
    let steps = [sideways * cos(azimuth), sideways * sin(azimuth), forward]
    let starts = [vertex.x, vertex.y, vertex.z]
    return zip(starts, steps).flatMap { start, step in
      let width = 4 * random.exponential()
      return [start + min(step, 0) - width, start + max(step, 0) + width]
    }
  }

  /// A score between 0 and 1 whose logit this is.
  static func score(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
}
