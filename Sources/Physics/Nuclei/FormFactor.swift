/// The Fourier transform of a spherical distribution in a nucleus, with F(0) = 1.
package struct FormFactor: Sendable, Equatable {
  /// The choices for `form_factor =` in the language.
  package enum Shape: String, CaseIterable, Sendable {
    case helm
    case kleinNystrand = "klein_nystrand"
    case point
  }

  package let shape: Shape
  /// The root mean square radius in fm.
  package let radius: Double

  package init(_ shape: Shape, radius: Double) {
    self.shape = shape
    self.radius = radius
  }
}
