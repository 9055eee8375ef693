import Foundation
import Statistics
import Testing

/// The files of Tests/Fixtures/Statistics.
enum Fixtures {
  static func data(_ name: String) throws -> Data {
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/Statistics/\(name).json")
    return try Data(contentsOf: file)
  }

  static func decode<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
    try JSONDecoder().decode(type, from: data(name))
  }

  static func workspace(_ name: String) throws -> Workspace {
    try Workspace(json: String(decoding: data(name), as: UTF8.self))
  }

  static func likelihood(_ name: String) throws -> Likelihood {
    try Likelihood(model(name))
  }

  static func model(_ name: String) throws -> Model { try workspace(name).model().model }
}

/// Whether two numbers agree within a relative tolerance, or an absolute one near 0.
func agree(_ a: Double, _ b: Double, within tolerance: Double, absolute: Double = 0) -> Bool {
  (a - b).magnitude <= max(tolerance * max(a.magnitude, b.magnitude), absolute)
}
