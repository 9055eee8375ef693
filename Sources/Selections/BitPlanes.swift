internal import CMasks

/// One bit for each row of a block, in several planes.
final class BitPlanes {
  private let start: UnsafeMutablePointer<UInt64>
  /// Planes lie a cache line further apart than they are long, so that they do not share the cache's sets.
  private let stride: Int

  init(count: Int, rows: Int) {
    stride = Self.words(rows) + 8
    start = .allocate(capacity: count * stride)
    start.initialize(repeating: 0, count: count * stride)
  }

  deinit { start.deallocate() }

  /// The words that hold the bits of so many rows.
  static func words(_ rows: Int) -> Int { (rows + 63) / 64 }

  /// The bits of a word that are rows, given the number of all rows.
  static func rows(in word: Int, of rows: Int) -> UInt64 {
    let left = rows - 64 * word
    return left >= 64 ? .max : (1 << UInt64(max(left, 0))) - 1
  }

  func plane(_ index: Int) -> UnsafeMutablePointer<UInt64> { start + index * stride }

  func set(_ index: Int) { plane(index).update(repeating: .max, count: stride) }

  func clear(_ index: Int) { plane(index).update(repeating: 0, count: stride) }

  /// Keeps the rows where the mask is 1.
  func keep(_ index: Int, where mask: UnsafePointer<Double>, count: Int) {
    let (pass, words) = (plane(index), Self.words(count))
    for word in 0..<words { pass[word] &= Self.bits(of: mask, word, count) }
  }

  /// Adds the rows where the mask is 0; whether there are any.
  func add(_ index: Int, whereNot mask: UnsafePointer<Double>, count: Int) -> Bool {
    let rows = plane(index)
    var any: UInt64 = 0
    for word in 0..<Self.words(count) {
      let added = ~Self.bits(of: mask, word, count) & Self.rows(in: word, of: count)
      rows[word] |= added
      any |= added
    }
    return any != 0
  }

  private static func bits(of mask: UnsafePointer<Double>, _ word: Int, _ count: Int) -> UInt64 {
    var bits: UInt64 = 0
    for bit in 0..<min(64, count - 64 * word) where mask[64 * word + bit] != 0 {
      bits |= 1 << UInt64(bit)
    }
    return bits
  }

  /// Fills the plane behind those of the cuts with the rows that pass a stage.
  func keep(_ stage: SelectionPlan.Stage, cuts: Int, rows: Int) {
    let kept = plane(cuts)
    let needed =
      switch stage {
      case .first(let count): Array(0..<count)
      case .allBut(let cut): (0..<cuts).filter { $0 != cut }
      }
    for word in 0..<Self.words(rows) { kept[word] = Self.rows(in: word, of: rows) }
    for cut in needed {
      let pass = plane(cut)
      for word in 0..<Self.words(rows) { kept[word] &= pass[word] }
    }
  }

  /// The class of each row, from the planes of the cuts.
  func classify(cuts: Int, rows: Int, classes: UnsafeMutablePointer<UInt8>) {
    cm_classify(start, cuts, stride, Self.words(rows), classes)
  }
}

extension UInt64 {
  /// The places of the bits that are 1, from the lowest on.
  var bits: Bits { Bits(left: self) }

  struct Bits: Sequence, IteratorProtocol {
    var left: UInt64

    mutating func next() -> Int? {
      guard left != 0 else { return nil }
      defer { left &= left - 1 }
      return left.trailingZeroBitCount
    }
  }
}
