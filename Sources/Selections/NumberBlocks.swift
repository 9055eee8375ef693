/// Blocks of numbers of one length, each to be filled before it is read.
final class NumberBlocks {
  let pointers: [UnsafeMutablePointer<Double>]

  init(count: Int, length: Int) {
    pointers = (0..<count).map { _ in .allocate(capacity: length) }
  }

  deinit { for pointer in pointers { pointer.deallocate() } }
}
