import Columns
import Foundation
import Histograms
import Selections

/// The sample of `selection_cutflow.json`: columns by name, of any number of rows.
enum MadeUpSample {
  static let names = [
    "vtx_x", "vtx_y", "vtx_z", "e_shw", "e_frac", "gap", "nuone_id", "epi0_id", "etheta2", "weight",
  ]

  static func column(_ column: Int, rows: Int) -> [Double] {
    (0..<rows).map { row in
      let u = uniform(UInt64(row), UInt64(column))
      switch column {
      case 0, 1: return 400 * (u - 0.5)
      case 2: return 1600 * u
      case 3: return 10 * u * u
      case 4, 6: return 1 - u * u
      case 5: return 100 * u * u
      case 7: return 1 - u * u * u * u
      case 8: return 0.1 * u * u * u
      default: return 0.5 + u
      }
    }
  }

  static func columns(rows: Int, floats: Bool) -> [ColumnData] {
    names.indices.map { index in
      let numbers = column(index, rows: rows)
      return floats ? .packed(PackedNumbers(.floats(numbers.map { Float($0) }))) : .numbers(numbers)
    }
  }

  private static func uniform(_ row: UInt64, _ column: UInt64) -> Double {
    var z = 20_260_731 &+ row &* 10 &+ column &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  /// Its eight cuts, and histograms of e_shw after them.
  static func plan(energy axes: [HistogramAxis] = []) -> SelectionPlan {
    var b = RowProgramBuilder()
    func between(_ low: Double?, _ column: Int, _ high: Double?) -> Operand {
      let x = b.input(column)
      let above = low.map { b.apply(.greater, x, b.constant($0)) }
      let below = high.map { b.apply(.less, x, b.constant($0)) }
      guard let above, let below else { return above ?? below ?? x }
      return b.apply(.and, above, below)
    }
    let transverse = b.apply(.and, between(-180, 0, 180), between(-180, 1, 180))
    let cuts = [
      SelectionPlan.Cut("transverse", transverse), .init("vtx_z", between(50, 2, 1250)),
      .init("energy", between(0.5, 3, 5)), .init("e_frac", between(0.8, 4, nil)),
      .init("gap", between(nil, 5, 20)), .init("nuone_id", between(0.73, 6, nil)),
      .init("epi0_id", between(0.92, 7, nil)), .init("etheta2", between(nil, 8, 0.005)),
    ]
    let histograms = axes.map {
      SelectionPlan.HistogramRequest(axes: [$0], coordinates: [b.input(3)], stage: .first(8))
    }
    return SelectionPlan(&b, cuts: cuts, weight: b.input(9), histograms: histograms)
  }

  struct Reference: Decodable {
    var cumulative, n_minus_1: [Int]
    var sumw_total, sumw2_total: Double
    var sumw, sumw2: [Double]?
  }

  static func reference(rows: Int, floats: Bool) throws -> Reference {
    struct File: Decodable {
      var cases: [String: Reference] = [:]
      struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
      }
      init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        for key in values.allKeys where key.stringValue != "spec" {
          cases[key.stringValue] = try values.decode(Reference.self, forKey: key)
        }
      }
    }
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/Selections/selection_cutflow.json")
    let cases = try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).cases
    return cases["N=\(rows),\(floats ? "f32" : "f64")"]
      ?? Reference(
        cumulative: [], n_minus_1: [], sumw_total: .nan, sumw2_total: .nan)
  }
}
