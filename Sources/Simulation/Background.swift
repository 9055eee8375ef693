import Glibc

/// A background of the near detector, by a few shapes. Nothing in it is more than plausible: the numbers are chosen so
/// that the cuts of the NOvA technical note leave about what its tables 7 and 8 list.
struct Background {
  /// Events with a vertex in the detector per proton on target: those of table 8 over the exposure that the ν-e
  /// events of table 7 correspond to.
  let rate: Double
  /// The reconstructed energy of the leading shower in GeV: median and width of its logarithm.
  let energy: (median: Double, width: Double)
  /// The scale in GeV of E θ² of that shower, and the exponent at which its distribution rises from 0.
  let angle: (scale: Double, rise: Double)
  /// The mean length of the longest prong in cm.
  let length: Double
  /// The part of the events that look like a single shower, and like an electron.
  let single: Double
  let electron: Double
  /// Median and width of the logit of the classifier against π⁰.
  let pion: (median: Double, width: Double)

  static func of(_ kind: EventKind) -> Background? {
    switch kind {
    case .electronCharged:
      Background(
        rate: 2.41e5 / NearDetector.standardExposure, energy: (0.72, 1.0), angle: (0.13, 1.3),
        length: 120, single: 0.135, electron: 0.037, pion: (4.1, 2))
    case .muonCharged:
      Background(
        rate: 6.29e6 / NearDetector.standardExposure, energy: (1.15, 0.9), angle: (0.36, 1.6),
        length: 260, single: 0.116, electron: 0.0025, pion: (3.05, 2))
    case .neutral:
      Background(
        rate: 2.66e6 / NearDetector.standardExposure, energy: (0.75, 0.9), angle: (0.165, 1.6),
        length: 100, single: 0.085, electron: 0.0043, pion: (2.5, 2))
    case .elastic, .magnetic, .data: nil
    }
  }
}
