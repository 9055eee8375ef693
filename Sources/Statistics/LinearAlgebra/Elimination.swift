internal import CLinear

/// The work of a Cholesky factor: column by column from the last, each is scaled, and its products are taken from what
/// stands before it. Columns of shared parameters go in panels, so that what stands before is gone through once for
/// several of them.
struct Elimination {
  static let panelWidth = 8

  let matrix: EnvelopeMatrix
  let envelope: Envelope
  /// The matrix, which becomes the factor.
  let r: MutableNumbers
  /// Room for the columns of a panel.
  let columns: MutableNumbers
  /// 1/R_ii.
  let inverses: MutableNumbers

  private var count: Int { envelope.count }

  /// - Returns: the row where the matrix turned out not to be positive definite within rounding, or `nil`.
  func run() -> Int? {
    let shared = envelope.sharedCount
    for j in (shared..<count).reversed() {
      guard scale(j) else { return j }
      eliminate(j)
    }
    var end = shared
    while end > 0 {
      let panel = max(end - Self.panelWidth, 0)..<end
      if let row = eliminate(panel) { return row }
      end = panel.lowerBound
    }
    return nil
  }

  /// Makes the element on the diagonal that of the factor; `false` if it is not positive.
  private func scale(_ j: Int) -> Bool {
    let place = envelope.diagonal[j]
    guard r[place] > 1e-14 * matrix.elements[place].magnitude, r[place].isFinite else {
      return false
    }
    r[place] = r[place].squareRoot()
    inverses[j] = 1 / r[place]
    return true
  }

  /// Column `j`, of a parameter of a single bin.
  private func eliminate(_ j: Int) {
    let (shared, own) = envelope.rows(above: j)
    let diagonal = envelope.diagonal
    func scale(_ rows: Range<Int>) {
      for i in rows {
        let place = diagonal[i] + j - i
        r[place] *= inverses[j]
        columns[i] = r[place]
      }
    }
    scale(shared)
    scale(own)
    for i in shared {
      let row = r + diagonal[i] - i
      add(-columns[i], columns + i, to: row + i, shared.upperBound - i)
      add(-columns[i], columns + own.lowerBound, to: row + own.lowerBound, own.count)
    }
    for i in own {
      add(-columns[i], columns + i, to: r + diagonal[i], own.upperBound - i)
    }
  }

  /// Columns of shared parameters, the last first; all rows above them reach them.
  private func eliminate(_ panel: Range<Int>) -> Int? {
    for j in panel.reversed() {
      guard scale(j) else { return j }
      for i in panel.lowerBound..<j {
        r[envelope.diagonal[i] + j - i] *= inverses[j]
      }
      for i in panel.lowerBound..<j {
        let factor = r[envelope.diagonal[i] + j - i]
        for k in i..<j {
          r[envelope.diagonal[i] + k - i] -= factor * r[envelope.diagonal[k] + j - k]
        }
      }
    }
    for j in panel.reversed() { finishColumn(j, of: panel) }
    cl_subtract_products(
      columns, panel.count, count, r, envelope.diagonal, panel.lowerBound)
    return nil
  }

  /// Finishes column `j` above its panel, whose later columns are finished, and keeps a copy.
  private func finishColumn(_ j: Int, of panel: Range<Int>) {
    let diagonal = envelope.diagonal
    let height = panel.lowerBound
    let column = columns + (panel.upperBound - 1 - j) * count
    for i in 0..<height { column[i] = r[diagonal[i] + j - i] }
    for k in (j + 1..<panel.upperBound).reversed() {
      let other = columns + (panel.upperBound - 1 - k) * count
      add(-r[diagonal[j] + k - j], other, to: column, height)
    }
    for i in 0..<height {
      column[i] *= inverses[j]
      r[diagonal[i] + j - i] = column[i]
    }
  }
}
