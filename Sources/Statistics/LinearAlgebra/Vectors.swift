/// Loops over stretches of numbers. Each sum is made of partial sums in a fixed order, so that it has the same bits on
/// every processor.

typealias Numbers = UnsafePointer<Double>
typealias MutableNumbers = UnsafeMutablePointer<Double>

private typealias Lanes = SIMD8<Double>

@inline(__always)
private func load<Vector: SIMD>(_ x: Numbers, as type: Vector.Type) -> Vector {
  UnsafeRawPointer(x).loadUnaligned(as: type)
}

extension SIMD8<Double> {
  @inline(__always)
  fileprivate var total: Double {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }
}

/// Σ x·y.
@inline(__always)
func dot(_ x: Numbers, _ y: Numbers, _ count: Int) -> Double {
  var sum = Lanes.zero
  var i = 0
  while i + 8 <= count {
    sum += load(x + i, as: Lanes.self) * load(y + i, as: Lanes.self)
    i += 8
  }
  var pair = SIMD2<Double>.zero
  while i + 2 <= count {
    pair += load(x + i, as: SIMD2.self) * load(y + i, as: SIMD2.self)
    i += 2
  }
  let rest = i < count ? x[i] * y[i] : 0
  return count < 8 ? pair.x + pair.y + rest : sum.total + (pair.x + pair.y + rest)
}

/// Σ x·y·z.
@inline(__always)
func dot(_ x: Numbers, _ y: Numbers, _ z: Numbers, _ count: Int) -> Double {
  var sum = Lanes.zero
  var i = 0
  while i + 8 <= count {
    sum += load(x + i, as: Lanes.self) * load(y + i, as: Lanes.self) * load(z + i, as: Lanes.self)
    i += 8
  }
  var rest = 0.0
  while i < count {
    rest += x[i] * y[i] * z[i]
    i += 1
  }
  return sum.total + rest
}

/// Σ x·y for four neighbouring rows y.
/// - Parameter count: a multiple of four.
@inline(__always)
func dots(_ x: Numbers, rows y: Numbers, stride: Int, _ count: Int) -> SIMD4<Double> {
  typealias Part = SIMD4<Double>
  var (a, b, c, d) = (Part.zero, Part.zero, Part.zero, Part.zero)
  var i = 0
  while i < count {
    let part = load(x + i, as: Part.self)
    a += part * load(y + i, as: Part.self)
    b += part * load(y + stride + i, as: Part.self)
    c += part * load(y + 2 * stride + i, as: Part.self)
    d += part * load(y + 3 * stride + i, as: Part.self)
    i += 4
  }
  let (e, f) = (a.lowHalf + a.highHalf, b.lowHalf + b.highHalf)
  let (g, h) = (c.lowHalf + c.highHalf, d.lowHalf + d.highHalf)
  return SIMD4(e.x + e.y, f.x + f.y, g.x + g.y, h.x + h.y)
}

/// result = x·y.
@inline(__always)
func product(_ x: Numbers, _ y: Numbers, into result: MutableNumbers, _ count: Int) {
  for i in 0..<count { result[i] = x[i] * y[i] }
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
