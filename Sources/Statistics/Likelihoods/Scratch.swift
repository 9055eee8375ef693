/// Memory for evaluating likelihoods, all of which is freed together.
final class Scratch {
  private var blocks: [UnsafeMutableRawPointer] = []

  /// `count` zeros, in whole cache lines.
  func take(_ count: Int) -> MutableNumbers {
    let rounded = Scratch.stride(of: max(count, 1))
    let block = UnsafeMutableRawPointer.allocate(
      byteCount: rounded * MemoryLayout<Double>.stride, alignment: 64)
    blocks.append(block)
    return block.initializeMemory(as: Double.self, repeating: 0, count: rounded)
  }

  /// The distance between rows of `count` numbers.
  static func stride(of count: Int) -> Int { (count + 7) / 8 * 8 }

  deinit {
    for block in blocks { block.deallocate() }
  }
}
