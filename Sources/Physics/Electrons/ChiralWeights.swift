/// The electron's two helicity amplitudes in neutrino scattering, g_V + g_A and g_V - g_A (for a
/// neutrino; an antineutrino exchanges them).
struct ChiralAmplitudes {
  var left: Double
  var right: Double

  init(left: Double, right: Double) {
    self.left = left
    self.right = right
  }

  init(_ couplings: ElectronCouplings, _ neutrino: Neutrino) {
    let axial = neutrino.isAntineutrino ? -couplings.axial : couplings.axial
    self.init(left: couplings.vector + axial, right: couplings.vector - axial)
  }

  /// A vector coupling of 1, as a charge has.
  static let vector = ChiralAmplitudes(left: 1, right: 1)
}

/// The weights of the three terms of dσ/dT, left + right (1 - T/E)² - product m_e T/E²: products of
/// helicity amplitudes, in cm²/MeV.
struct ChiralWeights: Equatable {
  var left = 0.0
  var right = 0.0
  var product = 0.0

  static let zero = ChiralWeights()

  /// The bilinear form whose square is (a.left², a.right², a.left a.right).
  init(_ a: ChiralAmplitudes, _ b: ChiralAmplitudes) {
    left = a.left * b.left
    right = a.right * b.right
    product = (a.left * b.right + a.right * b.left) / 2
  }

  private init(left: Double = 0, right: Double = 0, product: Double = 0) {
    self.left = left
    self.right = right
    self.product = product
  }

  static func + (a: ChiralWeights, b: ChiralWeights) -> ChiralWeights {
    ChiralWeights(
      left: a.left + b.left, right: a.right + b.right, product: a.product + b.product)
  }

  static func * (scale: Double, weights: ChiralWeights) -> ChiralWeights {
    ChiralWeights(
      left: scale * weights.left, right: scale * weights.right, product: scale * weights.product)
  }
}

/// Weights that change with the recoil as contact + interference/T + exchange/T²: of a contact
/// interaction, of the exchange of a massless photon, and of both together.
struct RecoilWeights: Equatable {
  var contact = ChiralWeights.zero
  var interference = ChiralWeights.zero
  var exchange = ChiralWeights.zero

  static let zero = RecoilWeights()

  /// Whether they stay finite at T = 0.
  var isContact: Bool { interference == .zero && exchange == .zero }

  func callAsFunction(T: Double) -> ChiralWeights {
    isContact ? contact : contact + 1 / T * (interference + 1 / T * exchange)
  }

  static func + (a: RecoilWeights, b: RecoilWeights) -> RecoilWeights {
    RecoilWeights(
      contact: a.contact + b.contact, interference: a.interference + b.interference,
      exchange: a.exchange + b.exchange)
  }

  static func * (scale: Double, weights: RecoilWeights) -> RecoilWeights {
    RecoilWeights(
      contact: scale * weights.contact, interference: scale * weights.interference,
      exchange: scale * weights.exchange)
  }
}
