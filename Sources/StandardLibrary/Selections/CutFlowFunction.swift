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
        note:
          "multiplies all weights: a ratio of exposures, or an exposure, as `3.62e20 POT`, if they are for one proton"
      ),
      .init(
        "groups", .value(.list), required: false,
        note: "names of `by`, those of one group in a list: `[[\"nu-e\"], [\"nue CC\", \"NC\"]]`"),
      .init("labels", .value(.list), required: false, note: "what the groups are called"),
      .init(
        "except", .value(.object("cut")), required: false,
        note: "a cut, as `nu_on_e.energy`: a last row for all others"),
      .init(
        "layout", .value(.choice(CutFlowValue.Layout.allCases.map(\.rawValue))), required: false,
        note:
          "\"full\" (default without `by`): every number; \"efficiencies\" (default with it): Σw and two efficiencies a sample; \"counts\": Σw alone; \"nova\": as the tables of the NOvA technical note"
      ),
      .init(
        "clopper_pearson", .value(.boolean), required: false,
        note: "true: intervals of 68.27 % for the cumulative efficiency, in the full layout"),
      .init(
        "x", .row, required: false,
        note: "what is along x of `flow.spectrum`, a histogram of the rows that pass all cuts"),
      .init("bins", .value(.any), required: false, note: "its edges"),
    ], positional: 2
  ) { call throws(Diagnostic) in
    try call.requireStrings(in: "by")
    return call.returning(.object(try call.cutFlowKind()))
  },
  Documentation(
    "what is left after each cut of a selection: events, weighted sums with their errors, and efficiencies: relative to the cut before, N-1 (of what passes all other cuts) and cumulative",
    formula:
      #"\varepsilon_k = \frac{\sum_{1\ldots k}w}{\sum_{1\ldots k-1}w},\qquad \varepsilon_k^{N-1} = \frac{\sum_{\mathrm{all}}w}{\sum_{\mathrm{all\ but\ }k}w}"#,
    validity:
      "one pass over the rows, with the histogram; the same to the last bit for any number of threads. A comparison with a missing number is not passed, and counted",
    source: "intervals: C. Clopper, E. Pearson, doi:10.1093/biomet/26.4.404",
    example:
      "table(E = [1 GeV, 3 GeV, 9 GeV]) |> cutflow(selection { cut energy = 0.5 GeV < E < 5 GeV })")
) { arguments, evaluator in
  guard let selection = arguments.selection("selection") else { return .number(.nan) }
  try arguments.requireFewEnough(selection.cuts)
  let samples = try arguments.samples()
  let run = try arguments.run(selection, samples, evaluator)
  let scale = try arguments.number("scale", default: 1)
  var flow = run.cutFlow.scaled(by: scale)
  if let groups = try arguments.groups(of: samples?.names ?? []) { flow = flow.grouped(groups) }
  let layout = try arguments.string("layout").flatMap(CutFlowValue.Layout.init(rawValue:))
  return .object(
    CutFlowValue(
      flow: flow, layout: layout ?? (samples == nil ? .full : .efficiencies),
      showsIntervals: try arguments.flag("clopper_pearson"),
      exception: try arguments.cut("except", of: selection),
      spectrum: arguments.has("x") ? try run.histogram(0).scaled(by: scale) : nil))
}

extension CallArguments {
  /// The column that tells the samples apart, and their names.
  fileprivate func samples() throws -> (column: Int, names: [String])? {
    guard let by = name("by"), case .table(let schema)? = kind("table"),
      let column = schema.index(of: by.text),
      case .strings(_, let names) = try table("table").column(column, interrupted: interrupted)
    else { return nil }
    return (column, names)
  }

  /// One pass over the rows for the cut flow, and the histogram if there is one.
  fileprivate func run(
    _ selection: CheckedSelection, _ samples: (column: Int, names: [String])?,
    _ evaluator: Evaluator
  ) throws -> SelectionRun {
    let table = try table("table")
    let bodies =
      selection.cuts.map(\.body) + [selection.weight, row("x")].compactMap { $0 }
    var rows = try compile(rows: bodies, over: table)
    let others = rows.operands.dropFirst(selection.cuts.count)
    let plan = SelectionPlan(
      &rows.builder, cuts: zip(selection.cuts, rows.operands).map { .init($0.name.written, $1) },
      weight: selection.weight == nil ? nil : others.first, sampleColumn: samples?.column,
      histograms: try spectrumRequest(of: others.last, after: selection.cuts.count))
    let surroundings = evaluator.surroundings
    let (parallelism, interrupted) = (surroundings.parallelism, surroundings.interrupted)
    var run = try run(
      plan, rows.uniforms, sampleNames: samples?.names ?? [], parallelism: parallelism)
    try table.forEachPart(of: bodies, with: samples?.column, interrupted) { columns, part in
      try withInputs(of: columns) { inputs in
        try run.add(
          inputs, count: part.count, threads: rows.threads(parallelism), interrupted: interrupted)
      }
    }
    return run
  }
}

extension LibraryCall {
  /// Throws unless the column given for a parameter holds strings.
  func requireStrings(in parameter: String) throws(Diagnostic) {
    guard case .name(let name)? = arguments.named[parameter]?.argument,
      case .table(let schema)? = value("table")?.kind, let column = schema.index(of: name.text),
      !schema.columns[column].kind.isString
    else { return }
    let strings = schema.columns.first { $0.kind.isString }?.written
    throw Diagnostic(
      "E17",
      "`\(parameter)` is a column of strings, and `\(name.written)` is \(schema.columns[column].kind.phrase)",
      [.init(place(parameter))],
      help: strings.map { [.init("`\($0)` is one", [.init(place(parameter), $0)])] } ?? [])
  }
}

extension CallArguments {
  /// The groups of samples, each with what it is called.
  fileprivate func groups(of known: [String]) throws -> [(name: String, samples: [String])]? {
    guard let groups = try value("groups")?.elements else { return nil }
    let labels = try value("labels")?.elements?.map(\.text)
    guard labels?.count ?? groups.count == groups.count else {
      throw Diagnostic(
        "E23", "there are \(labels?.count ?? 0) labels for \(groups.count) groups",
        [.init(place("labels"))])
    }
    return try groups.enumerated().map { index, group in
      let samples = group.elements?.map(\.text) ?? [group.text]
      if let unknown = samples.first(where: { !known.contains($0) }) {
        throw Diagnostic(
          "E35", "no row has the name \"\(unknown)\"", [.init(place("groups"))],
          help: [.init("the names are " + known.map { "\"\($0)\"" }.joined(separator: ", "))])
      }
      return (labels?[index] ?? samples.joined(separator: " + "), samples)
    }
  }

  /// The place of a cut among those of a selection.
  func cut(_ name: String, of selection: CheckedSelection) throws -> Int? {
    guard let cut = try string(name) else { return nil }
    guard let index = selection.cuts.firstIndex(where: { $0.name.text == cut }) else {
      let cuts = selection.cuts.map { "`\($0.name.written)`" }.joined(separator: ", ")
      throw Diagnostic(
        "E24", "the selection has no cut `\(cut)`", [.init(place(name))],
        help: [.init("its cuts: " + cuts)])
    }
    return index
  }
}

extension Value {
  fileprivate var text: String { if case .string(let text) = self { text } else { "" } }
}
