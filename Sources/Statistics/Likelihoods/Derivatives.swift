/// The gradient and the Hessian of -ln L at a point.
struct Derivatives: Sendable {
  var gradient: [Double]
  var hessian: EnvelopeMatrix

  init(envelope: Envelope) {
    gradient = [Double](repeating: 0, count: envelope.count)
    hessian = EnvelopeMatrix(envelope)
  }

  /// Sets all to 0 and calls the body with where to add.
  mutating func accumulate<Result>(
    _ order: DerivativeOrder, _ body: (DerivativeTarget) throws -> Result
  ) rethrows -> Result {
    let envelope = hessian.envelope
    return try gradient.withUnsafeMutableBufferPointer { gradient in
      try hessian.elements.withUnsafeMutableBufferPointer { elements in
        try envelope.diagonal.withUnsafeBufferPointer { diagonal in
          gradient.update(repeating: 0)
          if order > .gradient { elements.update(repeating: 0) }
          return try body(
            DerivativeTarget(
              gradient: gradient.baseAddress, hessian: elements.baseAddress,
              diagonal: diagonal.baseAddress, order: order))
        }
      }
    }
  }
}

/// Where derivatives are added; what is not asked for is dropped.
struct DerivativeTarget {
  fileprivate let gradient: MutableNumbers?
  fileprivate let hessian: MutableNumbers?
  fileprivate let diagonal: UnsafePointer<Int>?
  fileprivate let order: DerivativeOrder

  @inline(__always)
  func add(_ place: Int, _ slope: Double) {
    if order > .value { gradient?[place] += slope }
  }

  /// Adds to the element of row `i` and column `j`, in either order; it must lie within the envelope.
  @inline(__always)
  func add(_ i: Int, _ j: Int, _ curvature: Double) {
    guard order > .gradient, let hessian, let diagonal else { return }
    hessian[i < j ? diagonal[i] + j - i : diagonal[j] + i - j] += curvature
  }

  /// Adds the second derivative of a product, one factor of which depends on `i` and the other on `j`.
  @inline(__always)
  func addMixed(_ i: Int, _ j: Int, _ curvature: Double) {
    add(i, j, i == j ? 2 * curvature : curvature)
  }
}
