/// What changes a sample of a workspace.
package struct WorkspaceModifier: Sendable, Equatable, Codable {
  package var name: String
  package var kind: Kind

  package enum Kind: Sendable, Equatable {
    case normfactor
    case normsys(low: Double, high: Double)
    case histosys(low: [Double], high: [Double])
    /// The absolute errors of the bins.
    case shapesys([Double])
    case staterror([Double])
    case shapefactor
    case lumi
  }

  package init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }

  private enum Key: String, CodingKey { case name, type, data }
  private enum NormKey: String, CodingKey { case low = "lo", high = "hi" }
  private enum HistogramKey: String, CodingKey { case low = "lo_data", high = "hi_data" }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    name = try values.decode(String.self, forKey: .name)
    let type = try values.decode(String.self, forKey: .type)
    switch type {
    case "normfactor": kind = .normfactor
    case "shapefactor": kind = .shapefactor
    case "lumi": kind = .lumi
    case "shapesys": kind = .shapesys(try values.decode([Double].self, forKey: .data))
    case "staterror": kind = .staterror(try values.decode([Double].self, forKey: .data))
    case "normsys":
      let data = try values.nestedContainer(keyedBy: NormKey.self, forKey: .data)
      kind = .normsys(
        low: try data.decode(Double.self, forKey: .low),
        high: try data.decode(Double.self, forKey: .high))
    case "histosys":
      let data = try values.nestedContainer(keyedBy: HistogramKey.self, forKey: .data)
      kind = .histosys(
        low: try data.decode([Double].self, forKey: .low),
        high: try data.decode([Double].self, forKey: .high))
    default:
      throw DecodingError.dataCorruptedError(
        forKey: .type, in: values, debugDescription: "“\(type)” is no type of modifier")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(name, forKey: .name)
    try values.encode(type, forKey: .type)
    switch kind {
    case .normfactor, .shapefactor, .lumi:
      try values.encodeNil(forKey: .data)
    case .shapesys(let errors), .staterror(let errors):
      try values.encode(errors, forKey: .data)
    case .normsys(let low, let high):
      var data = values.nestedContainer(keyedBy: NormKey.self, forKey: .data)
      try data.encode(low, forKey: .low)
      try data.encode(high, forKey: .high)
    case .histosys(let low, let high):
      var data = values.nestedContainer(keyedBy: HistogramKey.self, forKey: .data)
      try data.encode(low, forKey: .low)
      try data.encode(high, forKey: .high)
    }
  }

  private var type: String {
    switch kind {
    case .normfactor: "normfactor"
    case .normsys: "normsys"
    case .histosys: "histosys"
    case .shapesys: "shapesys"
    case .staterror: "staterror"
    case .shapefactor: "shapefactor"
    case .lumi: "lumi"
    }
  }
}
