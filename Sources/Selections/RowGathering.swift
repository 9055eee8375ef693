internal import Columns
internal import Histograms

/// Takes the rows that pass together, and fills histograms with them.
final class RowGathering {
  private let selection: BoundSelection
  private let rows: UnsafeMutablePointer<Int>
  private let groups: UnsafeMutablePointer<Int>
  private let weights: UnsafeMutablePointer<Double>
  private let coordinates: NumberBlocks
  /// For each column of the table the values of the rows that pass, as they are stored.
  private var gathered: [Int: UnsafeMutableRawPointer] = [:]

  init(_ selection: BoundSelection, blockLength: Int) {
    self.selection = selection
    rows = .allocate(capacity: blockLength)
    groups = .allocate(capacity: blockLength)
    weights = .allocate(capacity: blockLength)
    coordinates = NumberBlocks(
      count: selection.plan.fillings.map(\.axes.count).max() ?? 0, length: blockLength)
    for column in Set(selection.plan.fillings.flatMap(\.program.inputs)) {
      gathered[column] = .allocate(byteCount: 8 * blockLength, alignment: 8)
    }
  }

  deinit {
    rows.deallocate()
    groups.deallocate()
    weights.deallocate()
    for memory in gathered.values { memory.deallocate() }
  }

  /// Fills a histogram with the rows of a block that the plane behind those of the cuts has.
  func fill(
    _ fill: inout HistogramFill, _ filling: SelectionPlan.Filling, _ block: Range<Int>,
    from planes: BitPlanes, weight: RowInput?, machine: RowMachine
  ) throws {
    let count = collect(planes.plane(selection.plan.tests.count), block.count)
    guard count > 0 else { return }
    try compute(filling, block, count, machine)
    for (axis, source) in filling.coordinates.enumerated() {
      guard case .column(let column) = source else { continue }
      selection.inputs[column].advanced(by: block.lowerBound)
        .gather(rows, count: count, to: coordinates.pointers[axis])
    }
    weight?.gather(rows, count: count, to: weights)
    let samples = selection.samples(from: block.lowerBound)
    for i in 0..<count where samples != nil { groups[i] = selection.sample(of: rows[i], samples) }
    fill.add(
      coordinates.pointers.prefix(filling.axes.count).map { UnsafePointer($0) },
      weights: weight == nil ? nil : UnsafePointer(weights),
      groups: samples == nil ? nil : UnsafePointer(groups), count: count)
  }

  /// The numbers of an input as doubles, during the call.
  func widen(_ input: RowInput, count: Int, _ body: (UnsafePointer<Double>) -> Void) {
    input.widen(0..<count, to: weights)
    body(weights)
  }

  /// Lists the rows whose bits are 1, and counts them.
  private func collect(_ plane: UnsafePointer<UInt64>, _ blockCount: Int) -> Int {
    var count = 0
    for word in 0..<BitPlanes.words(blockCount) {
      for bit in plane[word].bits {
        rows[count] = 64 * word + bit
        count += 1
      }
    }
    return count
  }

  /// Computes the coordinates that are no columns, of the listed rows.
  private func compute(
    _ filling: SelectionPlan.Filling, _ block: Range<Int>, _ count: Int, _ machine: RowMachine
  ) throws {
    let program = filling.program
    guard program.resultCount > 0 else { return }
    var inputs = selection.inputs
    for column in program.inputs {
      guard let memory = gathered[column] else { continue }
      inputs[column] = inputs[column].advanced(by: block.lowerBound)
        .gathered(rows, count: count, in: memory)
    }
    let results = filling.coordinates.enumerated().filter {
      if case .result = $0.element { true } else { false }
    }
    try machine.run(
      program, inputs: inputs, uniforms: selection.uniforms, count: count,
      results: results.map { coordinates.pointers[$0.offset] }, interrupted: {})
  }
}

extension RowInput {
  /// Fills `result` with the numbers of some rows as programs see them.
  fileprivate func gather(
    _ rows: UnsafePointer<Int>, count: Int, to result: UnsafeMutablePointer<Double>
  ) {
    switch self {
    case .doubles(let start): for i in 0..<count { result[i] = start[rows[i]] }
    case .floats(let start, let factor):
      for i in 0..<count { result[i] = Double(start[rows[i]]) * factor }
    case .int32s(let start, let factor):
      for i in 0..<count { result[i] = Double(start[rows[i]]) * factor }
    case .int64s(let start, let factor):
      for i in 0..<count { result[i] = Double(start[rows[i]]) * factor }
    case .codes(let start):
      for i in 0..<count { result[i] = start[rows[i]] < 0 ? .nan : Double(start[rows[i]]) }
    case .booleans(let start):
      for i in 0..<count { result[i] = start[rows[i]] ? 1 : 0 }
    }
  }

  /// The values of some rows, as they are stored, one after the other in `memory`.
  fileprivate func gathered(
    _ rows: UnsafePointer<Int>, count: Int, in memory: UnsafeMutableRawPointer
  ) -> RowInput {
    func take<Value>(_ start: UnsafePointer<Value>) -> UnsafePointer<Value> {
      let values = memory.bindMemory(to: Value.self, capacity: count)
      for i in 0..<count { values[i] = start[rows[i]] }
      return UnsafePointer(values)
    }
    return switch self {
    case .doubles(let start): .doubles(take(start))
    case .floats(let start, let factor): .floats(take(start), factor: factor)
    case .int32s(let start, let factor): .int32s(take(start), factor: factor)
    case .int64s(let start, let factor): .int64s(take(start), factor: factor)
    case .codes(let start): .codes(take(start))
    case .booleans(let start): .booleans(take(start))
    }
  }
}
