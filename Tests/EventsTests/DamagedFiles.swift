import Foundation
import Testing

@testable import Events

/// Sound files, damaged at random: cut off, with bits flipped, bytes set, or stretches of zeros.
struct DamagedFiles {
  private let original: [UInt8]
  private var random: SplitMix

  init(_ original: [UInt8], seed: UInt64) {
    self.original = original
    random = SplitMix(seed)
  }

  mutating func next() -> [UInt8] {
    var bytes = original
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
    case 1:
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] ^=
          1 << UInt8.random(in: 0..<8, using: &random)
      }
    case 2:
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let extremes: [UInt8] = [0, 1, 0x7f, 0x80, 0xff]
        bytes[Int.random(in: bytes.indices, using: &random)] =
          extremes.randomElement(using: &random) ?? 0
      }
    default:
      let start = Int.random(in: bytes.indices, using: &random)
      for place in start..<min(bytes.count, start + 8) { bytes[place] = 0 }
    }
    return bytes
  }

  /// How many damaged files of each kind a test tries; more by hand: `DIPOLE_DAMAGED=100000`.
  static let count = ProcessInfo.processInfo.environment["DIPOLE_DAMAGED"].flatMap(Int.init) ?? 300

  /// Reads damaged versions of a file. Each gives a table or a `ReadError`; nothing else, and no trap.
  ///
  /// - Parameter share: of how many of them one is tried, where each takes long.
  /// - Returns: how many were refused.
  static func readAll(
    of fixture: String, table: String? = nil, seed: UInt64, share: Int = 1
  ) throws -> Int {
    let folder = try Folder()
    var files = DamagedFiles(try Fixture.bytes(fixture), seed: seed)
    var refused = 0
    for _ in 0..<count / share {
      let name = (fixture as NSString).lastPathComponent
      let path = try folder.file(name, bytes: files.next())
      do {
        let source = try TableFile.open(path: path, table: table)
        let blocks = try source.columns(inBlocksOf: 13)
        #expect(blocks.allSatisfy { $0.count == source.headers.count })
      } catch is ReadError {
        refused += 1
      }
    }
    return refused
  }
}
