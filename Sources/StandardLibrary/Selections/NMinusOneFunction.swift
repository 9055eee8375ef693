import Columns
import Histograms
import Interpreter
import Plotting
import Selections
import Semantics
import Syntax
import Units

/// `n_minus_1(events, selection, selection.cut, by = truth)`: what a cut would see if it were made last.
let nMinusOneFunction = LibraryFunction(
  Signature(
    "n_minus_1",
    [
      .init("table", .value(.table)),
      .init("selection", .selection, note: "a `selection { … }`"),
      .init("cut", .value(.object("cut")), note: "the cut that is left out, as `nu_on_e.energy`"),
      .init(
        "x", .row, required: false,
        note:
          "what is along x, helper columns too; what the cut compares with numbers unless given"),
      .init(
        "bins", .value(.any), required: false,
        note: "edges, or how many bins of one width there are; 50 unless given"),
      .init("by", .column, required: false, note: "a column of strings: one outline for each"),
      .init(
        "normalise", .value(.boolean), required: false, note: "true: each outline has a sum of 1"),
      .init(
        "log", .value(.boolean), required: false, note: "true: the y axis is logarithmic"),
    ], positional: 4
  ) { call throws(Diagnostic) in
    if let x = call.row("x") { _ = try LayerArguments.number(x.body.kind, "x", call) }
    try call.requireStrings(in: "by")
    return call.returning(.object(ObjectKind("plot")))
  },
  Documentation(
    "an N-1 plot: the rows that pass all cuts but one, along what that one cuts on, with lines where it cuts",
    example: """
      events = table(E = [1 GeV, 3 GeV, 9 GeV], truth = ["nu-e", "NC", "NC"])
      low = selection { cut energy = E < 5 GeV }
      events |> n_minus_1(low, low.energy, by = truth)
      """)
) { arguments, evaluator in
  guard let selection = arguments.selection("selection"),
    let index = try arguments.cut("cut", of: selection)
  else { return .number(.nan) }
  let cut = selection.cuts[index]
  let sample = try NMinusOne(arguments, selection, without: index, evaluator)
  let histogram = try sample.histogram(arguments)
  var figure = Figure(
    of: try sample.layers(histogram, isNormalised: try arguments.flag("normalise")))
  figure.title = "all cuts but \(cut.name.written)"
  if try arguments.flag("log") { figure.y.kind = .logarithmic }
  do throws(PlotError) {
    _ = try figure.notes()
  } catch {
    throw Diagnostic(
      "E36", "no row that passes all other cuts has a number here: " + error.message,
      [.init(arguments.place("cut"))])
  }
  return .object(figure)
}

/// The rows that pass all cuts but one, and what that one cuts on.
private struct NMinusOne {
  let variable: Abstraction
  /// What is along x, in the unit of the edges if there are any.
  let kind: NumberKind
  let bounds: [Double]
  let samples: (name: String, values: ColumnData)?
  let values: [Double]
  let weights: ColumnData?
  let surroundings: Surroundings

  init(
    _ arguments: CallArguments, _ selection: CheckedSelection, without index: Int,
    _ evaluator: Evaluator
  ) throws {
    surroundings = evaluator.surroundings
    let cut = selection.cuts[index]
    guard let variable = arguments.row("x") ?? cut.comparison?.variable else {
      throw Diagnostic(
        "E15", "`\(cut.name.written)` cuts on more than one number",
        [.init(arguments.place("cut"))], help: [.init("say which one is drawn: `x = …`")])
    }
    self.variable = variable
    kind = try arguments.edges(along: variable.body.kind.numberKind ?? NumberKind())
    let isCutOn = !arguments.has("x") || variable.name == cut.comparison?.variable.name
    bounds = isCutOn ? cut.comparison?.bounds ?? [] : []
    let table = try arguments.table("table")
    let others = selection.cuts.enumerated().filter { $0.offset != index }.map(\.element)
    let passing = try arguments.rows(passing: others, of: table, evaluator)
    func column(_ body: Abstraction) throws -> ColumnData {
      try arguments.rows(body, over: table.gather(passing, columnsOf: body, arguments.interrupted))
    }
    values = try column(variable).machineInput
    weights = try selection.weight.map(column)
    samples = try arguments.name("by").flatMap { by in
      guard case .table(let schema)? = arguments.kind("table"),
        let place = schema.index(of: by.text)
      else { return nil }
      return (
        by.written,
        try table.column(place, interrupted: arguments.interrupted)
          .gather(rows: passing, interrupted: arguments.interrupted)
      )
    }
  }

  func histogram(_ arguments: CallArguments) throws -> Histogram {
    var axes = [try axis(arguments)]
    var columns: [ColumnData] = [.numbers(values)]
    if let samples, case .strings(_, let names) = samples.values {
      do throws(HistogramError) {
        axes.append(try HistogramAxis(categories: names))
      } catch {
        throw error.diagnostic(arguments.place("by"))
      }
      columns.append(samples.values)
    }
    return try fill(
      axes, columns, weight: weights, count: values.count, surroundings)
  }

  private func axis(_ arguments: CallArguments) throws -> HistogramAxis {
    do throws(HistogramError) {
      switch try? arguments.value("bins") {
      case .numbers(let edges)?: return try HistogramAxis(edges: edges)
      case .number(let count)?: return try spanning(Int(exactly: count) ?? 0)
      default: return try spanning(50)
      }
    } catch {
      throw error.diagnostic(arguments.place("bins"))
    }
  }

  /// Bins that hold all but the outermost hundredth on each side, and where the cut is.
  private func spanning(_ count: Int) throws(HistogramError) -> HistogramAxis {
    let sorted = values.filter(\.isFinite).sorted()
    guard let first = sorted.first else { return try HistogramAxis(count: count, from: 0, to: 1) }
    let tail = sorted.count / 100
    let low = ([sorted[tail]] + bounds).min() ?? first
    let high = ([sorted[sorted.count - 1 - tail]] + bounds).max() ?? first
    let margin = high > low ? (high - low) * 0.02 : max(abs(low), 1)
    return try HistogramAxis(
      count: count, from: low >= 0 ? max(low - margin, 0) : low - margin, to: high + margin)
  }

  func layers(_ histogram: Histogram, isNormalised: Bool) throws(HistogramError) -> [PlotLayer] {
    let object = ObjectKind.histogram([AxisKind(kind, name: variable.name)])
    var layers: [PlotLayer] = []
    for (label, part) in try histogram.parts() {
      let shown = isNormalised ? part.normalised : part
      layers += try shown.layers(.steps(filled: false), object, label: label)
    }
    if isNormalised {
      for index in layers.indices { layers[index].yName = "part of the events" }
    }
    return layers + bounds.map { PlotLayer(content: .vertical($0), x: kind, y: nil) }
  }
}

extension TableData {
  /// These rows of the columns that an expression reads; the others stay empty.
  fileprivate func gather(
    _ rows: [Int], columnsOf body: Abstraction, _ interrupted: @Sendable () throws -> Void
  ) throws -> TableData {
    let used = Set(body.parameters.compactMap(\.column))
    let columns = try contents.indices.map { index -> ColumnData in
      guard used.contains(index) else { return .numbers([]) }
      return try column(index, interrupted: interrupted)
        .gather(rows: rows, interrupted: interrupted)
    }
    return TableData(columns: columns, rowCount: rows.count)
  }
}

extension CallArguments {
  /// A kind in the unit of the edges that are given for its bins.
  fileprivate func edges(along kind: NumberKind) throws -> NumberKind {
    guard case .list(let element)? = self.kind("bins"), let edges = element.numberKind else {
      return kind
    }
    guard edges.dimension.isCompatible(with: kind.dimension) else {
      throw Diagnostic(
        "E18",
        "`bins` are edges along \(kind.dimension.phrase), and these are \(element.phrase) each",
        [.init(place("bins"))])
    }
    return NumberKind(kind.dimension, display: edges.display ?? kind.display)
  }
}
