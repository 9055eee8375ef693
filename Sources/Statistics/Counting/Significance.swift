internal import CSpecial
internal import Numerics

/// How unlikely an excess is, in standard deviations.
package enum Significance {
  /// Of `on` counts where `off` were found without signal and the ratio of the exposures, on to off, is `ratio` (T. Li and
  /// Y. Ma, doi:10.1086/161295, equation 17); negative for a deficit.
  package static func liMa(on: Double, off: Double, ratio: Double) -> Double {
    func term(_ count: Double, _ share: Double) -> Double {
      count > 0 ? count * logarithm(share * count / (on + off)) : 0
    }
    let sum = term(on, (1 + ratio) / ratio) + term(off, 1 + ratio)
    let size = (2 * max(sum, 0)).squareRoot()
    return on >= ratio * off ? size : -size
  }

  /// Z_Bi: of `on` counts where `off` were found in a region `tau` times as large, exactly, from the binomial distribution
  /// (R. Cousins, J. Linnemann and J. Tucker, arXiv:physics/0702156).
  package static func binomial(on: Double, off: Double, tau: Double) -> Double {
    guard on > 0 else { return -.infinity }
    return -NormalDistribution.quantile(cs_beta(on, off + 1, 1 / (1 + tau)))
  }

  /// The median of a signal expected above a background that is known (G. Cowan et al., arXiv:1007.1727, equation 97).
  package static func asimov(signal: Double, background: Double) -> Double {
    guard background > 0 else { return .infinity }
    let ratio = signal / background
    return (2 * ((signal + background) * logarithm(1 + ratio) - signal)).squareRoot()
  }
}
