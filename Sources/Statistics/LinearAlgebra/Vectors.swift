/// Loops over stretches of numbers. Each sum is made of eight partial sums in a fixed order, so that it has the same
/// bits on every processor.

typealias Numbers = UnsafePointer<Double>
typealias MutableNumbers = UnsafeMutablePointer<Double>

private typealias Lanes = SIMD8<Double>

@inline(__always)
private func lanes(_ x: Numbers) -> Lanes {
  UnsafeRawPointer(x).loadUnaligned(as: Lanes.self)
}

@inline(__always)
private func store(_ value: Lanes, _ x: MutableNumbers) {
  UnsafeMutableRawPointer(x).storeBytes(of: value, as: Lanes.self)
}

/// Σ x·y.
@inline(__always)
func dot(_ x: Numbers, _ y: Numbers, _ count: Int) -> Double {
  var sum = Lanes.zero
  var i = 0
  while i + 8 <= count {
    sum += lanes(x + i) * lanes(y + i)
    i += 8
  }
  var rest = 0.0
  while i < count {
    rest += x[i] * y[i]
    i += 1
  }
  return sum.sum() + rest
}

/// Σ x·y·z.
@inline(__always)
func dot(_ x: Numbers, _ y: Numbers, _ z: Numbers, _ count: Int) -> Double {
  var sum = Lanes.zero
  var i = 0
  while i + 8 <= count {
    sum += lanes(x + i) * lanes(y + i) * lanes(z + i)
    i += 8
  }
  var rest = 0.0
  while i < count {
    rest += x[i] * y[i] * z[i]
    i += 1
  }
  return sum.sum() + rest
}

/// result = x·y.
@inline(__always)
func product(_ x: Numbers, _ y: Numbers, into result: MutableNumbers, _ count: Int) {
  for i in 0..<count { result[i] = x[i] * y[i] }
}

/// result = factor·x.
@inline(__always)
func scale(_ factor: Double, _ x: Numbers, into result: MutableNumbers, _ count: Int) {
  for i in 0..<count { result[i] = factor * x[i] }
}

/// result += factor·x.
@inline(__always)
func add(_ factor: Double, _ x: Numbers, to result: MutableNumbers, _ count: Int) {
  for i in 0..<count { result[i] += factor * x[i] }
}

/// result += factor·x·y.
@inline(__always)
func add(_ factor: Double, _ x: Numbers, _ y: Numbers, to result: MutableNumbers, _ count: Int) {
  for i in 0..<count { result[i] += factor * x[i] * y[i] }
}
