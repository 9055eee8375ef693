/// The vector and axial couplings of a neutrino to the electron.
package struct ElectronCouplings: Sendable, Equatable {
  package var vector: Double
  package var axial: Double

  package init(vector: Double, axial: Double) {
    self.vector = vector
    self.axial = axial
  }

  /// g_V = 2 sin²θ_W ± 1/2 and g_A = ± 1/2: plus for ν_e, which also exchanges a W, minus for ν_μ
  /// and ν_τ.
  ///
  /// Source: P. Vogel, J. Engel, Phys. Rev. D 39 (1989) 3378, doi:10.1103/PhysRevD.39.3378.
  package static func tree(_ flavour: Flavour) -> ElectronCouplings {
    let isospin = flavour == .electron ? 0.5 : -0.5
    return ElectronCouplings(vector: 2 * Constants.weakMixing.value + isospin, axial: isospin)
  }

  /// With electroweak radiative corrections: exactly the four digits published in
  /// arXiv:2205.09484, after J. Erler and S. Su, arXiv:1303.5522. They rest on sin²θ_W(0) =
  /// 0.23857.
  package static func radiative(_ flavour: Flavour) -> ElectronCouplings {
    switch flavour {
    case .electron: ElectronCouplings(vector: 0.9521, axial: 0.4938)
    case .muon: ElectronCouplings(vector: -0.0397, axial: -0.5062)
    case .tau: ElectronCouplings(vector: -0.0353, axial: -0.5062)
    }
  }

  /// The choices for `couplings =` in the language.
  package enum Order: String, CaseIterable, Sendable {
    case radiative, tree

    package func couplings(_ flavour: Flavour) -> ElectronCouplings {
      self == .tree ? .tree(flavour) : .radiative(flavour)
    }
  }
}
