/// A running sum that carries what rounding loses (A. Neumaier, doi:10.1002/zamm.19740540106), so that its error does
/// not grow with the number of terms, and the result does not depend on the number of threads.
package struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var lost = 0.0

  package init() {}

  package init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  package mutating func add(_ value: Double) {
    let total = sum + value
    lost += sum.magnitude >= value.magnitude ? (sum - total) + value : (value - total) + sum
    sum = total
  }

  /// The sum; infinite or NaN as that of the terms.
  package var value: Double { sum.isFinite ? sum + lost : sum }
}
