package import Physics

/// Whether m₁ < m₂ < m₃ or m₃ < m₁ < m₂.
package enum MassOrdering: String, CaseIterable, Sendable {
  case normal
  case inverted
}

/// Mixing angles, phase and mass splittings of three neutrinos, as a global fit publishes them.
package struct OscillationParameters: Sendable {
  /// The fit and its release: "NuFIT 6.0".
  package let fit: String
  /// The data it uses.
  package let data: String
  package let ordering: MassOrdering
  package let sin2Theta12: Double
  package let sin2Theta23: Double
  package let sin2Theta13: Double
  /// δ_CP in degrees.
  package let deltaCP: Double
  /// Δm²₂₁ = m₂² - m₁² in eV².
  package let splitting21: Double
  /// Δm²₃₁ > 0 in normal ordering, Δm²₃₂ < 0 in inverted ordering, in eV².
  package let splitting3l: Double
  package let source: String
  /// Whether the values were compared with a second source.
  package let confirmation: Confirmation

  package init(
    fit: String, data: String, ordering: MassOrdering, sin2Theta12: Double, sin2Theta23: Double,
    sin2Theta13: Double, deltaCP: Double, splitting21: Double, splitting3l: Double, source: String,
    confirmation: Confirmation
  ) {
    self.fit = fit
    self.data = data
    self.ordering = ordering
    self.sin2Theta12 = sin2Theta12
    self.sin2Theta23 = sin2Theta23
    self.sin2Theta13 = sin2Theta13
    self.deltaCP = deltaCP
    self.splitting21 = splitting21
    self.splitting3l = splitting3l
    self.source = source
    self.confirmation = confirmation
  }

  /// Δm²₃₁ = m₃² - m₁² in eV², in either ordering.
  package var splitting31: Double {
    ordering == .normal ? splitting3l : splitting3l + splitting21
  }

  /// Δm²₃₂ = m₃² - m₂² in eV², in either ordering.
  package var splitting32: Double {
    ordering == .normal ? splitting3l - splitting21 : splitting3l
  }

  /// Δm²_k1 in MeV², for k = 1, 2, 3.
  package func splitting(_ state: MassState) -> Double {
    switch state {
    case .first: 0
    case .second: splitting21 * 1e-12
    case .third: splitting31 * 1e-12
    }
  }
}
