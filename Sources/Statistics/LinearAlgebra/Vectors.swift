/// Loops over stretches of numbers. Each sum is made of partial sums in a fixed order, so that it has the same bits on
/// every processor. `CLinear` has those that take most of a fit's time.

typealias Numbers = UnsafePointer<Double>
typealias MutableNumbers = UnsafeMutablePointer<Double>

private typealias Lanes = SIMD8<Double>

@inline(__always)
private func load<Vector: SIMD>(_ x: Numbers, as type: Vector.Type) -> Vector {
  UnsafeRawPointer(x).loadUnaligned(as: type)
}

@inline(__always)
private func store(_ value: Lanes, _ x: MutableNumbers) {
  UnsafeMutableRawPointer(x).storeBytes(of: value, as: Lanes.self)
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

/// result = x·y.
@inline(__always)
func product(_ x: Numbers, _ y: Numbers, into result: MutableNumbers, _ count: Int) {
  forEachLane(
    count, { store(load(x + $0, as: Lanes.self) * load(y + $0, as: Lanes.self), result + $0) },
    { result[$0] = x[$0] * y[$0] })
}

/// result += factor·x.
@inline(__always)
func add(_ factor: Double, _ x: Numbers, to result: MutableNumbers, _ count: Int) {
  forEachLane(
    count,
    {
      let sum = load(result + $0, as: Lanes.self) + factor * load(x + $0, as: Lanes.self)
      store(sum, result + $0)
    },
    { result[$0] += factor * x[$0] })
}

/// result += factor·x·y.
@inline(__always)
func add(_ factor: Double, _ x: Numbers, _ y: Numbers, to result: MutableNumbers, _ count: Int) {
  forEachLane(
    count,
    {
      let product = factor * load(x + $0, as: Lanes.self) * load(y + $0, as: Lanes.self)
      store(load(result + $0, as: Lanes.self) + product, result + $0)
    },
    { result[$0] += factor * x[$0] * y[$0] })
}

/// Calls `lanes` for the first of each eight numbers, and `single` for each that is left over. Written out because the
/// compiler would guard its own vectors with tests of whether the stretches overlap, which short ones do not repay.
@inline(__always)
private func forEachLane(_ count: Int, _ lanes: (Int) -> Void, _ single: (Int) -> Void) {
  var i = 0
  while i + 8 <= count {
    lanes(i)
    i += 8
  }
  while i < count {
    single(i)
    i += 1
  }
}
