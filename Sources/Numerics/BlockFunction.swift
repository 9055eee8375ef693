/// A function of one number, evaluated in blocks: fills the second buffer from the first, which is as long.
package typealias BlockFunction = (
  _ xs: UnsafeBufferPointer<Double>, _ ys: UnsafeMutableBufferPointer<Double>
) throws -> Void

/// The values of a function at these points.
func evaluate(_ function: BlockFunction, at points: [Double]) throws -> [Double] {
  try points.withUnsafeBufferPointer { xs in
    try [Double](unsafeUninitializedCapacity: points.count) { ys, count in
      try function(xs, UnsafeMutableBufferPointer(rebasing: ys[..<points.count]))
      count = points.count
    }
  }
}
