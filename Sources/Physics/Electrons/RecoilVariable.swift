/// What a cross-section is differential in, by the name of the argument in the language.
package enum RecoilVariable: String, CaseIterable, Sendable {
  case T
  case cosTheta = "cos_theta"
  case theta2
  case Ttheta2 = "T_theta2"
}

extension ElectronScattering {
  /// The cross-section in `variable`, in cm² over its unit: MeV, 1, rad², MeV rad².
  package func differential(
    in variable: RecoilVariable, at x: Double, E: Double, threshold: Double = 0
  ) -> Double {
    switch variable {
    case .T: x < threshold ? 0 : differential(T: x, E: E)
    case .cosTheta: differential(cosTheta: x, E: E, threshold: threshold)
    case .theta2: differential(theta2: x, E: E, threshold: threshold)
    case .Ttheta2: differential(Ttheta2: x, E: E, threshold: threshold)
    }
  }
}
