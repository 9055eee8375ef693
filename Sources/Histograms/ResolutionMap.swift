/// How a true quantity is measured: for each bin of the true one the probabilities of the bins of the measured one.
package struct ResolutionMap: Sendable, Equatable {
  /// The axis of the measured quantity.
  package let measured: HistogramAxis
  /// The axis of the true quantity.
  package let truth: HistogramAxis
  /// For each true bin the probability of each cell of `measured`, flows included; they add up to 1, or to 0 for a true
  /// bin that no entry was in.
  package let columns: [[Double]]

  /// From a histogram of simulated entries, the measured quantity along its first axis, the true one along its second.
  package init(_ entries: Histogram) throws(HistogramError) {
    guard entries.axes.count == 2 else {
      throw .wrongAxisCount(expected: 2, found: entries.axes.count)
    }
    (measured, truth) = (entries.axes[0], entries.axes[1])
    let row = measured.cellCount
    columns = (1...truth.count).map { bin in
      let column = Array(entries.sums[bin * row..<(bin + 1) * row])
      let total = column.reduce(0, +)
      return total == 0 ? column.map { _ in 0 } : column.map { $0 / total }
    }
  }

  /// What is measured of a true spectrum. Contents and variances spread alike; what is measured outside of all bins
  /// goes to the flows, and the flows of the true spectrum are left out.
  package func smear(_ spectrum: Histogram) throws(HistogramError) -> Histogram {
    guard spectrum.axes.haveSameBins(as: [truth]) else { throw .axesDiffer }
    var result = Histogram(axes: [measured])
    for (bin, column) in columns.enumerated() {
      for (cell, probability) in column.enumerated() {
        result.sums[cell] += probability * spectrum.sums[bin + 1]
        result.squares[cell] += probability * probability * spectrum.squares[bin + 1]
      }
    }
    (result.entries, result.missing) = (spectrum.entries, spectrum.missing)
    return result
  }
}
