/// How a search for a minimum ended.
package enum FitStatus: Sendable, Equatable {
  case converged
  /// What was found in a bin cannot be where the search began: nothing, or less, is expected there.
  case impossible(channel: String, bin: Int, expected: Double, observed: Double)
  /// The likelihood has no finite value where the search began, for a reason other than its bins.
  case notFinite
  /// The likelihood does not change with this parameter, or with several of which it is one.
  case flat(parameter: String)
  /// No further step lowers -ln L although its gradient is not 0: a kink, or the edge of what is possible.
  case stalled
  case iterationLimit

  /// Whether no search could begin.
  var isImpossible: Bool {
    switch self {
    case .impossible, .notFinite: true
    default: false
    }
  }
}

/// Where a search for a minimum ended, in the coordinates of the fit.
struct Minimum: Sendable {
  var point: [Double]
  /// -ln L there.
  var value: Double
  /// How far -ln L may lie above its minimum, as the quadratic at the last point tells.
  var distance: Double
  var iterations: Int
  var status: FitStatus
}
