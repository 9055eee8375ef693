internal import CNumerics

/// The elementary functions, with the same bits on every processor.

func logarithm(_ x: Double) -> Double {
  var result = 0.0
  withUnsafePointer(to: x) { cn_map(cn_log, $0, &result, 1) }
  return result
}

func exponential(_ x: Double) -> Double {
  var result = 0.0
  withUnsafePointer(to: x) { cn_map(cn_exp, $0, &result, 1) }
  return result
}
