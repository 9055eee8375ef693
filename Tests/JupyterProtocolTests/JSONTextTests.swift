import Foundation
import JupyterProtocol
import Testing

/// The text of JSON values, against Foundation's reading of it and our own.
@Suite struct JSONTextTests {
  @Test(arguments: 0..<50) func randomValuesAreReadBack(_: Int) throws {
    var generator = SystemRandomNumberGenerator()
    let value = JSON.random(depth: 4, using: &generator)
    let text = Data(value.text)
    #expect(try JSON(text: Frame(text)) == value)
    #expect(try JSONDecoder().decode(ByFoundation.self, from: text).value == value)
  }

  @Test func everyCodePointOfTheBasicPlaneAndSomeBeyondIsReadBack() throws {
    let points = Array(0..<0x3000) + Array(0xD7FF...0xFFFF) + [0x10000, 0x1F600, 0x10FFFF]
    let string = String(String.UnicodeScalarView(points.compactMap { Unicode.Scalar($0) }))
    #expect(try JSONDecoder().decode(String.self, from: Data(JSON.string(string).text)) == string)
  }

  @Test func controlsQuotesAndBackslashesAreEscaped() {
    expect("\u{0}\u{f}\u{10}\u{1f}\n\t", #""\u0000\u000f\u0010\u001f\n\u0009""#)
    expect(#"a"b\c/"#, #""a\"b\\c/""#)
    expect("\u{7f}é\u{2028}😀", "\"\u{7f}é\u{2028}😀\"")
  }

  @Test func wholeNumbersAreWrittenAsIntegers() {
    expect([0, 3, -17, .integer(1 << 53)], "[0,3,-17,9007199254740992]")
    expect([0.1, 1e-7, 1e300, -2.5], "[0.1,1e-07,1e+300,-2.5]")
  }

  @Test func numbersThatJSONCannotWriteAreNull() {
    expect([.number(.nan), .number(.infinity), .number(-.infinity)], "[null,null,null]")
  }

  @Test func membersAreInOrder() {
    expect(["b": 1, "a": [:], "ab": [], "": .null], #"{"":null,"a":{},"ab":[],"b":1}"#)
  }

  private func expect(
    _ value: JSON, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(String(decoding: value.text, as: UTF8.self) == text, sourceLocation: sourceLocation)
  }
}

/// A value as Foundation reads it.
struct ByFoundation: Decodable {
  let value: JSON

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      value = .null
    } else if let bool = try? container.decode(Bool.self) {
      value = .bool(bool)
    } else if let number = try? container.decode(Double.self) {
      value = .number(number)
    } else if let string = try? container.decode(String.self) {
      value = .string(string)
    } else if let elements = try? container.decode([ByFoundation].self) {
      value = .array(elements.map(\.value))
    } else {
      value = .object(try container.decode([String: ByFoundation].self).mapValues(\.value))
    }
  }
}

extension JSON {
  /// A value of arrays and objects at most `depth` deep.
  fileprivate static func random(
    depth: Int, using generator: inout some RandomNumberGenerator
  ) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &generator) {
    case 0: return .null
    case 1: return .bool(.random(using: &generator))
    case 2:
      let number = Double(bitPattern: .random(in: 0 ... .max, using: &generator))
      return .number(number.isFinite ? number : .random(in: -1e6...1e6, using: &generator))
    case 3: return .string(string(using: &generator))
    case 4:
      return .array(
        (0..<Int.random(in: 0..<6, using: &generator)).map { _ in
          random(depth: depth - 1, using: &generator)
        })
    default:
      return .object(
        Dictionary(
          (0..<Int.random(in: 0..<6, using: &generator)).map { _ in
            (string(using: &generator), random(depth: depth - 1, using: &generator))
          }
        ) { $1 })
    }
  }

  private static func string(using generator: inout some RandomNumberGenerator) -> String {
    let ranges: [ClosedRange<UInt32>] = [0...0x7F, 0...0x7FF, 0x2000...0x2FFF, 0...0x10FFFF]
    let points = (0..<Int.random(in: 0..<20, using: &generator)).compactMap { _ in
      ranges.randomElement(using: &generator).flatMap { range in
        Unicode.Scalar(UInt32.random(in: range, using: &generator))
      }
    }
    return String(String.UnicodeScalarView(points))
  }
}
