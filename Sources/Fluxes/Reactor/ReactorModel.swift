internal import Numerics
package import Physics

/// A prediction of the antineutrino spectra of fission above 2 MeV, by its name in the language.
package enum ReactorModel: String, CaseIterable, Sendable {
  case huberMueller = "Huber-Mueller"
  case mueller = "Mueller"
  case kopeikin = "Kopeikin"
  case vogelEngel = "Vogel-Engel"

  package var source: String {
    let huber = "P. Huber, Phys. Rev. C 84 (2011) 024617, arXiv:1106.0687"
    let mueller = "Th. A. Mueller et al., Phys. Rev. C 83 (2011) 054615, arXiv:1101.2663"
    return switch self {
    case .huberMueller: "\(huber); U238: \(mueller)"
    case .mueller: mueller
    case .kopeikin:
      "V. Kopeikin et al., Phys. Rev. D 104 (2021) L071301, arXiv:2103.01684; \(huber)"
    case .vogelEngel:
      "P. Vogel, J. Engel, Phys. Rev. D 39 (1989) 3378, doi:10.1103/PhysRevD.39.3378"
    }
  }

  /// The coefficients stand in several public codes; those of the one fit of our own are tested.
  package var confirmation: Confirmation {
    .confirmed(
      by: self == .kopeikin ? "its published table, to 1.4 % of the maximum" : "public codes")
  }

  /// The greatest energy of a fission spectrum, in MeV. The polynomials are made for 2…8 MeV and
  /// continued from there; 2e-4 of the antineutrinos are above.
  private static let highest = 10.0
  /// Where the table ends and the polynomial begins.
  private static let matching = 2.0

  func polynomial(_ isotope: FissileIsotope) -> FissionPolynomial {
    switch self {
    case .huberMueller: .huber(isotope)
    case .mueller: .mueller(isotope)
    case .kopeikin: .kopeikin(isotope)
    case .vogelEngel: .vogelEngel(isotope)
    }
  }

  /// The antineutrinos of a fission, from 7.8 keV on.
  ///
  /// Below 2 MeV the table of Vogel and Engel holds for every model, with straight lines between its
  /// rows; the last, from 1.5 MeV, leads to the polynomial's value at 2 MeV, so that there is no step.
  func spectrum(_ isotope: FissileIsotope) throws -> Spectrum {
    let polynomial = polynomial(isotope)
    let energies = FissionTable.energies + [Self.matching]
    let table = try PiecewiseLinear(
      xs: energies,
      ys: FissionTable.densities(isotope) + [polynomial.value(at: Self.matching)])
    return try Spectrum(from: energies[0], to: Self.highest, breakpoints: energies) {
      $0.map { $0 < Self.matching ? table($0) : polynomial.value(at: $0) }
    }
  }
}

/// The antineutrinos of a fission below 2 MeV.
///
/// Source: P. Vogel and J. Engel, doi:10.1103/PhysRevD.39.3378, confirmed against the data
/// release of arXiv:2202.09672.
enum FissionTable {
  /// In MeV.
  static let energies = [0.007813, 0.01563, 0.0312, 0.0625, 0.125, 0.25, 0.5, 0.75, 1, 1.5]

  /// Per MeV, at these energies.
  static func densities(_ isotope: FissileIsotope) -> [Double] {
    switch isotope {
    case .uranium235: [0.024, 0.092, 0.35, 0.61, 1.98, 2.16, 2.66, 2.66, 2.41, 1.69]
    case .uranium238: [0.089, 0.35, 1.32, 0.65, 2.02, 2.18, 2.91, 2.96, 2.75, 1.97]
    case .plutonium239: [0.14, 0.56, 2.13, 0.64, 1.99, 2.08, 2.63, 2.58, 2.32, 1.48]
    case .plutonium241: [0.20, 0.79, 3.00, 0.59, 1.85, 2.14, 2.82, 2.90, 2.63, 1.75]
    }
  }
}
