/// Blocks of numbers of one length, for results of programs.
final class NumberBlocks {
  let pointers: [UnsafeMutablePointer<Double>]

  init(count: Int, length: Int) {
    pointers = (0..<count).map { _ in .allocate(capacity: length) }
    for pointer in pointers { pointer.initialize(repeating: 0, count: length) }
  }

  deinit { for pointer in pointers { pointer.deallocate() } }
}
