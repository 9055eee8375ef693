import Columns
import Events
import Foundation
import Interpreter
import Notebook
import Histograms
import Selections
import Syntax
import Testing

@testable import StandardLibrary

/// The selection of `selection_cutflow.json` through the language, from files that Dipole read.
@Suite(.serialized) struct SelectionFileTests {
  /// A folder with the events in three files of a million rows; the generator is that of the reference.
  private static let folder: URL = {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "dipole-selection-\(ProcessInfo.processInfo.processIdentifier)")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let columns = MadeUpEvents.columns(rows: 1_000_000)
    let single = columns.map {
      (name: $0.name, cells: ColumnData.packed(PackedNumbers(.floats($0.values.map { Float($0) }))))
    }
    let double = columns.map { (name: $0.name, cells: ColumnData.numbers($0.values)) }
    for (name, columns) in [("f32", single), ("f64", double)] {
      try? Data(NumPyWriter.archive(columns)).write(to: folder.appending(path: name + ".npz"))
    }
    try? csv(columns).write(to: folder.appending(path: "f64.csv"))
    return folder
  }()

  private static func csv(_ columns: [(name: String, values: [Double])]) -> Data {
    var text = Data((columns.map(\.name).joined(separator: ",") + "\n").utf8)
    for row in 0..<(columns.first?.values.count ?? 0) {
      for column in columns { text.append(contentsOf: "\(column.values[row]),".utf8) }
      text[text.count - 1] = UInt8(ascii: "\n")
    }
    return text
  }

  private static let selection = """
    bench = selection {
      cut transverse = -180 < vtx_x < 180 and -180 < vtx_y < 180
      cut along      = 50 < vtx_z < 1250
      cut energy     = 0.5 < e_shw < 5
      cut fraction   = e_frac > 0.8
      cut distance   = gap < 20
      cut nuone      = nuone_id > 0.73
      cut epi0       = epi0_id > 0.92
      cut forward    = etheta2 < 0.005
      weight = weight
    }
    """

  struct Setting: CustomTestStringConvertible {
    var file: String
    var threads: Int
    var blockLength: Int
    var testDescription: String { "\(file), \(threads) threads, blocks of \(blockLength)" }
  }

  static let settings = ["f32.npz", "f64.npz", "f64.csv"].flatMap { file in
    [1, 2, 3].flatMap { threads in
      [4096, 16384].map { Setting(file: file, threads: threads, blockLength: $0) }
    }
  }

  @Test(arguments: settings)
  func countsAreThoseOfOtherPrograms(_ setting: Setting) throws {
    let reference = try MadeUpEvents.reference("N=1000000,\(setting.file.prefix(3))")
    let worksheet = Worksheet(
      files: NotebookFiles(folder: Self.folder.path()),
      parallelism: Parallelism(threads: setting.threads, blockLength: setting.blockLength))
    try worksheet.run("events = read(\"\(setting.file)\")\n" + Self.selection) { _ in }
    let flow: CutFlowValue = try value("events |> cutflow(bench)", worksheet)
    let total = flow.flow.total
    #expect(total.all.rows == 1_000_000)
    #expect(total.after.map(\.rows) == reference.cumulative)
    #expect(total.without.map(\.rows) == reference.n_minus_1)
    #expect(abs(total.after[7].sum / reference.sumw_total - 1) < 1e-12)
    #expect(abs(total.after[7].squares / reference.sumw2_total - 1) < 1e-12)
    for program in [
      "events |> select(bench) |> hist(e_shw, bins = grid(0..5, 101))",
      "(events |> cutflow(bench, x = e_shw, bins = grid(0..5, 101))).spectrum",
    ] {
      let histogram: Histogram = try value(program, worksheet)
      #expect(histogram.contents.count == reference.sumw.count)
      for (sum, expected) in zip(histogram.contents, reference.sumw) {
        #expect(abs(sum - expected) <= 1e-12 * expected)
      }
    }
  }

  /// A row of ten million that is a field short is named, and nothing of the file is used.
  @Test func aShortRowFarBelowIsNamed() throws {
    var text = Data("x,weight\n".utf8)
    for _ in 0..<9_999_998 { text.append(contentsOf: [0x31, 0x2c, 0x32, 0x0a]) }
    text.append(contentsOf: "1\n1,2\n".utf8)
    try text.write(to: Self.folder.appending(path: "short.csv"))
    let worksheet = Worksheet(files: NotebookFiles(folder: Self.folder.path()))
    let outcome = CellOutcome(
      """
      short = read("short.csv")
      short |> cutflow(selection { cut all = x > 0, weight = weight })
      """, in: worksheet)
    #expect(outcome.errors.map(\.code) == ["E31"])
    #expect(outcome.errors.first?.message.contains("line 10000000") == true)
  }

  private func value<Object>(
    _ expression: String, _ worksheet: Worksheet, as type: Object.Type = Object.self
  ) throws -> Object {
    let (value, _) = try worksheet.evaluate(expression, isInterrupted: { false })
    guard case .object(let object) = value else { throw CocoaError(.coderInvalidValue) }
    return try #require(object as? Object)
  }
}

/// The events of `Fixtures/Selections`, whose PROVENANCE.md has their formulas.
private enum MadeUpEvents {
  struct Reference: Decodable {
    var cumulative, n_minus_1: [Int]
    var sumw_total, sumw2_total: Double
    var sumw: [Double]
  }

  static func reference(_ name: String) throws -> Reference {
    let file = LanguageProgram.folder.deletingLastPathComponent()
      .appending(path: "Fixtures/Selections/selection_cutflow.json")
    let cases = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    let chosen = try #require(cases?[name])
    return try JSONDecoder().decode(
      Reference.self, from: JSONSerialization.data(withJSONObject: chosen))
  }

  static func columns(rows: Int) -> [(name: String, values: [Double])] {
    let formulas: [(String, (Double) -> Double)] = [
      ("vtx_x", { 400 * ($0 - 0.5) }), ("vtx_y", { 400 * ($0 - 0.5) }), ("vtx_z", { 1600 * $0 }),
      ("e_shw", { 10 * $0 * $0 }), ("e_frac", { 1 - $0 * $0 }), ("gap", { 100 * $0 * $0 }),
      ("nuone_id", { 1 - $0 * $0 }), ("epi0_id", { 1 - $0 * $0 * $0 * $0 }),
      ("etheta2", { 0.1 * $0 * $0 * $0 }), ("weight", { 0.5 + $0 }),
    ]
    return formulas.enumerated().map { column, formula in
      (formula.0, (0..<rows).map { formula.1(uniform(UInt64($0), UInt64(column))) })
    }
  }

  private static func uniform(_ row: UInt64, _ column: UInt64) -> Double {
    var z = 20_260_731 &+ row &* 10 &+ column &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }
}
