internal import FoundationEssentials

/// A HistFactory model with its data in the JSON format of pyhf (L. Heinrich et al., doi:10.21105/joss.02823; schema
/// 1.0.0).
package struct Workspace: Sendable, Equatable, Codable {
  package var channels: [WorkspaceChannel]
  package var observations: [Observation]
  package var measurements: [Measurement]
  package var version: String

  package struct Observation: Sendable, Equatable, Codable {
    package var name: String
    package var data: [Double]
  }

  package struct Measurement: Sendable, Equatable, Codable {
    package var name: String
    package var config: Configuration
  }

  package struct Configuration: Sendable, Equatable, Codable {
    /// The parameter of interest.
    package var poi: String
    package var parameters: [ParameterSettings]
  }

  /// What a measurement sets of a parameter; a list has one element for each of the parameter's components.
  package struct ParameterSettings: Sendable, Equatable, Codable {
    package var name: String
    package var bounds: [[Double]]?
    package var inits: [Double]?
    package var fixed: Bool?
    package var auxdata: [Double]?
    package var sigmas: [Double]?
  }

  /// Reads a workspace.
  /// - Throws: `WorkspaceError.malformed`, which says where.
  package init(json: String) throws(WorkspaceError) {
    if let fault = JSONFault(in: json) {
      throw .malformed("line \(fault.line), column \(fault.column) is not JSON")
    }
    do {
      self = try JSONDecoder().decode(Workspace.self, from: Data(json.utf8))
    } catch let error as DecodingError {
      throw .malformed(error.place)
    } catch {
      throw .malformed("this is not JSON")
    }
  }

  /// The workspace as JSON, which `init(json:)` reads to the same numbers.
  package var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}

package struct WorkspaceChannel: Sendable, Equatable, Codable {
  package var name: String
  package var samples: [WorkspaceSample]
}

package struct WorkspaceSample: Sendable, Equatable, Codable {
  package var name: String
  package var data: [Double]
  package var modifiers: [WorkspaceModifier]
}

/// Why a workspace is no model.
package enum WorkspaceError: Error, Sendable, Equatable {
  /// Not what the schema asks for: the place, and what is wrong there.
  case malformed(String)
  case noMeasurement(String)
  case unknownParameterOfInterest(String)
  case noObservation(channel: String)
  /// A modifier with another number of bins than its sample.
  case binCount(channel: String, sample: String, modifier: String)
  /// One name for modifiers that constrain differently.
  case conflict(parameter: String)
}

extension DecodingError {
  fileprivate var place: String {
    switch self {
    case .keyNotFound(let key, let context):
      return Self.path(context) + "there is no “\(key.stringValue)”"
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      return Self.path(context) + context.debugDescription
    @unknown default:
      return "this is no workspace"
    }
  }

  /// `channels[0].samples[2].data: `
  private static func path(_ context: Context) -> String {
    var path = ""
    for key in context.codingPath {
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += (path.isEmpty ? "" : ".") + key.stringValue
      }
    }
    return path.isEmpty ? "" : path + ": "
  }
}
