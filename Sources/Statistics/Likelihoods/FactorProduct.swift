/// The product of the factors on a sample, with its derivatives in their parameters.
struct FactorProduct: Sendable {
  private enum Term: Sendable {
    case identity
    case curve(FactorCurve)
  }

  /// The parameters, each once, as places in the likelihood.
  let parameters: [Int]
  /// The factors that depend on each of them.
  private let terms: [[Term]]

  init(_ factors: [Factor], place: (Int) -> Int) {
    var parameters: [Int] = []
    var terms: [[Term]] = []
    for factor in factors {
      let parameter = place(factor.parameter)
      let i = parameters.firstIndex(of: parameter) ?? parameters.count
      if i == parameters.count {
        parameters.append(parameter)
        terms.append([])
      }
      switch factor {
      case .parameter: terms[i].append(.identity)
      case .interpolated(_, let low, let high, let code):
        terms[i].append(.curve(FactorCurve(low: low, high: high, code)))
      }
    }
    self.parameters = parameters
    self.terms = terms
  }

  /// The numbers of working memory that it needs.
  var workingCount: Int { 5 * parameters.count + 2 }

  /// Fills the memory with each parameter's factor and its two derivatives, and the products of those before and after it.
  /// - Returns: the whole product.
  func evaluate(at point: Numbers, into memory: MutableNumbers) -> Double {
    let rows = Rows(memory, parameters.count)
    for (i, parameter) in parameters.enumerated() {
      let jet = Self.jet(of: terms[i], at: point[parameter])
      rows.value[i] = jet.value
      rows.slope[i] = jet.slope
      rows.curvature[i] = jet.curvature
    }
    rows.before[0] = 1
    for i in parameters.indices { rows.before[i + 1] = rows.before[i] * rows.value[i] }
    rows.after[parameters.count] = 1
    for i in parameters.indices.reversed() { rows.after[i] = rows.after[i + 1] * rows.value[i] }
    return rows.before[parameters.count]
  }

  /// The product, as it was last evaluated.
  func product(_ memory: MutableNumbers) -> Double {
    Rows(memory, parameters.count).before[parameters.count]
  }

  /// The derivative in parameter `i`.
  func slope(_ i: Int, _ memory: MutableNumbers) -> Double {
    let rows = Rows(memory, parameters.count)
    return rows.slope[i] * rows.before[i] * rows.after[i + 1]
  }

  /// Reports the second derivatives, each pair of parameters once.
  func forEachCurvature(
    _ memory: MutableNumbers, _ body: (_ i: Int, _ j: Int, _ curvature: Double) -> Void
  ) {
    let rows = Rows(memory, parameters.count)
    for i in parameters.indices {
      body(i, i, rows.curvature[i] * rows.before[i] * rows.after[i + 1])
      var between = rows.slope[i] * rows.before[i]
      for j in i + 1..<max(parameters.count, i + 1) {
        body(i, j, between * rows.slope[j] * rows.after[j + 1])
        between *= rows.value[j]
      }
    }
  }

  private static func jet(of terms: [Term], at x: Double) -> Jet {
    var product = Jet(value: 1, slope: 0, curvature: 0)
    for term in terms {
      let next: Jet
      switch term {
      case .identity: next = Jet(value: x, slope: 1, curvature: 0)
      case .curve(let curve): next = curve.jet(at: x)
      }
      product = Jet(
        value: product.value * next.value,
        slope: product.slope * next.value + product.value * next.slope,
        curvature: product.curvature * next.value + 2 * product.slope * next.slope
          + product.value * next.curvature)
    }
    return product
  }

  /// Where things stand in the working memory.
  private struct Rows {
    let value: MutableNumbers
    let slope: MutableNumbers
    let curvature: MutableNumbers
    /// Products of the factors before each, and after and with each.
    let before: MutableNumbers
    let after: MutableNumbers

    init(_ memory: MutableNumbers, _ count: Int) {
      value = memory
      slope = memory + count
      curvature = memory + 2 * count
      before = memory + 3 * count
      after = memory + 4 * count + 1
    }
  }
}
