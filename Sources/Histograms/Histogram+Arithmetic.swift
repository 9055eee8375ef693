extension Histogram {
  /// Both together: contents and variances add.
  package func adding(_ other: Histogram) throws(HistogramError) -> Histogram {
    var result = try combined(other) { $0 + $1 }
    result.entries += other.entries
    result.missing += other.missing
    return result
  }

  /// The first without the second; the variances add all the same.
  package func subtracting(_ other: Histogram) throws(HistogramError) -> Histogram {
    try combined(other) { $0 - $1 }
  }

  /// The contents times a number, the variances times its square.
  package func scaled(by factor: Double) -> Histogram {
    var result = self
    for cell in sums.indices {
      result.sums[cell] *= factor
      result.squares[cell] *= factor * factor
    }
    return result
  }

  /// The same shape with a total of 1 over all bins; unchanged if the total is 0.
  package var normalised: Histogram { total == 0 ? self : scaled(by: 1 / total) }

  /// Bin by bin the quotient r = a/b of independent histograms, with the variance r² (σ_a²/a² + σ_b²/b²); NaN where b
  /// is 0.
  package func ratio(to other: Histogram) throws(HistogramError) -> Histogram {
    guard axes.haveSameBins(as: other.axes) else { throw .axesDiffer }
    return cellwise { cell in
      let (a, b) = (sums[cell], other.sums[cell])
      if b == 0 { return (.nan, .nan) }
      return (a / b, (squares[cell] + a / b * (a / b) * other.squares[cell]) / (b * b))
    }
  }

  /// Bin by bin the product with another, independent one.
  package func multiplied(by other: Histogram) throws(HistogramError) -> Histogram {
    guard axes.haveSameBins(as: other.axes) else { throw .axesDiffer }
    return cellwise { cell in
      let (a, b) = (sums[cell], other.sums[cell])
      return (a * b, b * b * squares[cell] + a * a * other.squares[cell])
    }
  }

  /// The histogram of both variables if they are independent: each cell the product of the cells it lies in along the
  /// axes of this one, which come first, and of the other.
  ///
  /// - Throws: with too many axes or bins.
  package func outer(_ other: Histogram) throws(HistogramError) -> Histogram {
    try (axes + other.axes).validate()
    let count = sums.count
    return Histogram(axes: axes + other.axes).cellwise { cell in
      let (a, b) = (sums[cell % count], other.sums[cell / count])
      return (a * b, b * b * squares[cell % count] + a * a * other.squares[cell / count])
    }
  }

  private func combined(
    _ other: Histogram, _ combine: (Double, Double) -> Double
  ) throws(HistogramError) -> Histogram {
    guard axes.haveSameBins(as: other.axes) else { throw .axesDiffer }
    return cellwise { cell in
      (combine(sums[cell], other.sums[cell]), squares[cell] + other.squares[cell])
    }
  }

  /// A histogram of these axes and entries, each of whose cells is made anew.
  func cellwise(_ value: (Int) -> (sum: Double, square: Double)) -> Histogram {
    var result = self
    for cell in sums.indices { (result.sums[cell], result.squares[cell]) = value(cell) }
    return result
  }
}
