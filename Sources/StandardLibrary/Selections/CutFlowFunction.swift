import Columns
import Histograms
import Interpreter
import Selections
import Semantics
import Syntax
import Units

/// `cutflow(events, selection, by = truth)`: what is left after each cut.
let cutFlowFunction = LibraryFunction(
  Signature(
    "cutflow",
    [
      .init("table", .value(.table)),
      .init("selection", .selection, note: "a `selection { … }`"),
      .init(
        "by", .column, required: false,
        note: "a column of strings: one block of the table for each of its values"),
      .init(
        "scale", .value(.number(.none)), required: false,
        note: "multiplies all weights, as a ratio of exposures"),
      .init(
        "layout", .value(.choice(CutFlowValue.Layout.allCases.map(\.rawValue))), required: false,
        note:
          "\"full\" (default without `by`): every number; \"efficiencies\" (default with it): Σw and two efficiencies a sample; \"counts\": Σw alone"
      ),
      .init(
        "clopper_pearson", .value(.boolean), required: false,
        note: "true: intervals of 68.27 % for the cumulative efficiency, in the full layout"),
    ], positional: 2
  ) { call throws(Diagnostic) in
    if case .name(let by)? = call.arguments.named["by"]?.argument,
      case .table(let schema)? = call.value("table")?.kind,
      let column = schema.index(of: by.text), !schema.columns[column].kind.isString
    {
      throw Diagnostic(
        "E17",
        "`by` is a column of strings, and `\(by.written)` is \(schema.columns[column].kind.phrase)",
        [.init(call.place("by"))])
    }
    return call.returning(.object(ObjectKind("cut flow")))
  },
  Documentation(
    "what is left after each cut of a selection: events, weighted sums with their errors, and efficiencies: relative to the cut before, N-1 (of what passes all other cuts) and cumulative",
    formula:
      #"\varepsilon_k = \frac{\sum_{1\ldots k}w}{\sum_{1\ldots k-1}w},\qquad \varepsilon_k^{N-1} = \frac{\sum_{\mathrm{all}}w}{\sum_{\mathrm{all\ but\ }k}w}"#,
    validity:
      "one pass over the rows; the same to the last bit for any number of threads. A comparison with a missing number is not passed, and counted",
    source: "intervals: C. Clopper, E. Pearson, doi:10.1093/biomet/26.4.404",
    example:
      "table(E = [1 GeV, 3 GeV, 9 GeV]) |> cutflow(selection { cut energy = 0.5 GeV < E < 5 GeV })")
) { arguments, evaluator in
  guard let selection = arguments.selection("selection") else { return .number(.nan) }
  let table = try arguments.table("table")
  let interrupted = evaluator.surroundings.interrupted
  let bodies = selection.cuts.map(\.body) + [selection.weight].compactMap { $0 }
  var rows = try arguments.compile(rows: bodies, over: table)
  var samples: (column: Int, names: [String])?
  if let by = arguments.name("by"), case .table(let schema)? = arguments.kind("table"),
    let column = schema.index(of: by.text),
    case .strings(_, let names) = try table.column(column, interrupted: interrupted)
  {
    samples = (column, names)
  }
  let plan = SelectionPlan(
    &rows.builder, cuts: zip(selection.cuts, rows.operands).map { .init($0.name.written, $1) },
    weight: selection.weight == nil ? nil : rows.operands.last, sampleColumn: samples?.column)
  var run = try SelectionRun(plan, uniforms: rows.uniforms, sampleNames: samples?.names ?? [])
  try table.forEachPart(of: bodies, with: samples?.column, interrupted) { columns, part in
    try withInputs(of: columns) { inputs in
      try run.add(inputs, count: part.count, threads: rows.threads, interrupted: interrupted)
    }
  }
  let flow = run.cutFlow.scaled(by: try arguments.number("scale", default: 1))
  let layout = try arguments.string("layout").flatMap(CutFlowValue.Layout.init(rawValue:))
  return .object(
    CutFlowValue(
      flow: flow, layout: layout ?? (samples == nil ? .full : .efficiencies),
      showsIntervals: try arguments.flag("clopper_pearson")))
}
