import Columns
import Histograms
import Interpreter
import Selections
import Semantics
import Syntax

/// `yields(flow)`: a cut flow as the rows of a table.
let yieldsFunction = LibraryFunction(
  Signature("yields", [.init("flow", .value(.object("cut flow")), note: "what `cutflow` gives")]) {
    call throws(Diagnostic) in
    let names = ["sample", "cut"].map { Schema.Column(name: $0, written: $0, kind: .string) }
    let numbers = ["N", "sumw", "error", "relative", "n_minus_1", "cumulative"]
      .map { Schema.Column(name: $0, written: $0, kind: .plainNumber) }
    return call.returning(.table(Schema(columns: names + numbers)))
  },
  Documentation(
    "the numbers of a cut flow as a table, to compare or to draw: a row for each sample and cut, and the samples together as \"all\"",
    validity:
      "efficiencies are parts of 1: of what the cut before leaves, of what passes all other cuts, and of all; missing where they mean nothing",
    example: """
      flow = table(E = [1 GeV, 3 GeV, 9 GeV]) |> cutflow(selection { cut energy = 0.5 GeV < E < 5 GeV })
      yields(flow) |> where(cut == "energy")
      """)
) { arguments, _ in
  guard let value: CutFlowValue = try arguments.object("flow") else { return .number(.nan) }
  let rows = value.flow.stages
  let numbers: [(Stage) -> Double] = [
    { Double($0.yield.rows) }, { $0.yield.sum }, { $0.yield.error },
    { stage in stage.cut.map { stage.sample.relative($0).value } ?? .nan },
    { stage in stage.cut.map { stage.sample.last($0).value } ?? .nan },
    { stage in stage.cut.map { stage.sample.cumulative($0).value } ?? 1 },
  ]
  let interrupted = arguments.interrupted
  let names = try [rows.map(\.sampleName), rows.map(\.cutName)].map {
    try ColumnData.strings($0, interrupted: interrupted)
  }
  return .table(
    TableData(
      columns: names + numbers.map { number in .numbers(rows.map(number)) }, rowCount: rows.count))
}

/// A sample after a cut, or before all of them.
private struct Stage {
  let sample: CutFlow.Sample
  let sampleName: String?
  let cut: Int?
  let cutName: String?

  var yield: Yield { cut.map { sample.after[$0] } ?? sample.all }
}

extension CutFlow {
  /// Those of each sample, and of all samples together.
  fileprivate var stages: [Stage] {
    let samples = samples.count == 1 && samples[0].name == nil ? [] : samples
    let named = samples.map { (sample: $0, name: $0.name) } + [(sample: total, name: "all")]
    return named.flatMap { sample, name in
      [Stage(sample: sample, sampleName: name, cut: nil, cutName: "no cut")]
        + cutNames.enumerated().map { cut, cutName in
          Stage(sample: sample, sampleName: name, cut: cut, cutName: cutName)
        }
    }
  }
}
