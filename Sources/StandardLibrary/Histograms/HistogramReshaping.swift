import Histograms
import Interpreter
import Semantics
import Syntax
import Units

// Histograms made of others: with fewer bins, with fewer axes, scaled, smeared, blinded.

private let whole = Signature.Parameter("histogram", .value(.object("histogram")))

private let remaining = Signature.Parameter(
  "axis", .value(.any),
  note: "the axis that stays, counted from 0, or a list of those that stay")

// MARK: Axes

let projectFunction = LibraryFunction(
  Signature("project", [whole, remaining]) { call throws(Diagnostic) in
    guard let histogram = call.object("histogram") else { return .unknown }
    let axes = try call.axes("axis", of: histogram)
    return call.returning(.object(.histogram(axes.map { histogram.axes[$0] })))
  },
  Documentation(
    "a histogram of fewer axes, summed over the others with what lies outside of their bins",
    example:
      "table(x = [1, 2, 3], y = [1, 1, 2]) |> hist(x, y, bins = grid(0..4, 5), y_bins = grid(0..4, 5)) |> project(0)"
  )
) { arguments, _ in
  let axes = arguments.axes("axis")
  return try arguments.reshaped("histogram") { histogram throws(HistogramError) in
    try histogram.projected(on: axes)
  }
}

let sliceFunction = LibraryFunction(
  Signature(
    "slice",
    [
      whole, remaining,
      .init(
        "at", .value(.any),
        note: "of the other axis: a range that begins and ends where bins do, or one of its names"),
    ]
  ) { call throws(Diagnostic) in
    guard let histogram = call.object("histogram"), let at = call.value("at") else {
      return .unknown
    }
    let axes = try call.axes("axis", of: histogram)
    let others = histogram.axes.indices.filter { !axes.contains($0) }
    guard others.count == 1 else {
      throw .sliceNeedsOneAxis(histogram, axes, call)
    }
    let other = histogram.axes[others[0]]
    guard other.takes(at.kind) else {
      let wanted = other.hasNames ? "a name" : "a range along \(other.number.dimension.phrase)"
      throw Diagnostic(
        "E18", "the other axis is sliced at \(wanted), and this is \(at.kind.phrase)",
        [.init(call.place("at"))])
    }
    return call.returning(.object(.histogram(axes.map { histogram.axes[$0] })))
  },
  Documentation(
    "a histogram of all axes but one, summed over some bins of that one",
    example:
      "table(x = [1, 2], k = [\"a\", \"b\"]) |> hist(x, k, bins = [0, 1.5, 3]) |> slice(0, \"a\")")
) { arguments, _ in
  let axes = arguments.axes("axis")
  let at = try arguments.value("at")
  return try arguments.reshaped("at") { histogram throws(HistogramError) in
    switch at {
    case .string(let name)?: try histogram.sliced(on: axes, category: name)
    case .range(let low, let high)?: try histogram.sliced(on: axes, from: low, to: high)
    default: histogram
    }
  }
}

let rebinFunction = LibraryFunction(
  Signature(
    "rebin",
    [
      whole,
      .init(
        "to", .value(.any),
        note: "how many bins become one, or the edges that stay, as `[0 MeV, 2 MeV, 8 MeV]`"),
      .init(
        "axis", .value(.number(.none)), required: false,
        note: "along which axis, counted from 0; 0 unless given"),
    ], positional: 2
  ) { call throws(Diagnostic) in
    guard let histogram = call.object("histogram"), let to = call.value("to") else {
      return .unknown
    }
    let axis = histogram.axes[try call.axis("axis", of: histogram)]
    let fits =
      switch to.kind {
      case .number(let factor): factor.dimension.isNone
      case .list(.number(let edges)): edges.dimension.isCompatible(with: axis.number.dimension)
      default: false
      }
    guard fits, !axis.hasNames else {
      throw Diagnostic(
        "E18",
        axis.hasNames
          ? "bins of names are not taken together"
          : "bins are taken together by a number, or to edges along \(axis.number.dimension.phrase)",
        [.init(call.place("to"))])
    }
    return call.returning(.object(histogram))
  },
  Documentation(
    "a histogram with wider bins, whose edges are some of those it has; what lies outside of new edges is kept as under- and overflow",
    example:
      "table(x = [1, 2, 3]) |> hist(x, bins = grid(0..4, 9)) |> rebin(2)")
) { arguments, _ in
  let axis = try arguments.axis("axis")
  let to = try arguments.value("to")
  return try arguments.reshaped("to") { histogram throws(HistogramError) in
    switch to {
    case .numbers(let edges)?: try histogram.rebinned(to: edges, axis: axis)
    case .number(let factor)?:
      try histogram.rebinned(by: Int(exactly: factor) ?? 0, axis: axis)
    default: histogram
    }
  }
}

// MARK: Contents

let normaliseFunction = LibraryFunction(
  Signature(
    "normalise",
    [
      whole,
      .init(
        "per", .value(.number(.none)), required: false,
        note: "each bin of this axis, counted from 0, by itself"),
    ], positional: 1
  ) { call throws(Diagnostic) in
    guard let histogram = call.object("histogram") else { return .unknown }
    _ = try call.axis("per", of: histogram)
    return call.returning(.object(histogram))
  },
  Documentation(
    "the same shape with a total of 1",
    formula: #"n_i \to n_i/\sum_j n_j"#,
    validity:
      "what lies outside of the bins does not count, but with `per`, where each bin's sum has it: contents are then probabilities of what is measured",
    example: "table(x = [1, 2, 3]) |> hist(x, bins = grid(0..4, 5)) |> normalise")
) { arguments, _ in
  let axis = arguments.has("per") ? try arguments.axis("per") : nil
  return try arguments.reshaped("histogram") { histogram throws(HistogramError) in
    guard let axis else { return histogram.normalised }
    return try histogram.normalised(perBinOf: axis)
  }
}

let smearFunction = LibraryFunction(
  Signature(
    "smear",
    [
      .init("histogram", .value(.object("histogram")), note: "of the true quantity"),
      .init(
        "map", .value(.object("histogram")),
        note: "of simulated events: what is measured along axis 0, what is true along axis 1"),
    ]
  ) { call throws(Diagnostic) in
    guard let truth = call.object("histogram"), let map = call.object("map") else {
      return .unknown
    }
    guard map.axes.count == 2, !map.axes[1].hasNames, let axis = truth.axes.first,
      axis.number.dimension.isCompatible(with: map.axes[1].number.dimension)
    else {
      throw Diagnostic(
        "E17", "the map has two axes, and what is smeared lies along its second",
        [.init(call.place("map")), .init(call.place("histogram"))],
        help: [.init("make it of simulated events: `hist(E, E_true, bins = …, y_bins = …)`")])
    }
    return call.returning(.object(.histogram([map.axes[0]])))
  },
  Documentation(
    "what is measured of a true spectrum, by a resolution map",
    formula: #"m_i = \sum_j \frac{M_{ij}}{\sum_k M_{kj}}\, t_j"#,
    validity:
      "what is measured outside of all bins is kept as under- and overflow; a true bin without simulated events is lost",
    example: """
      edges = grid(0..4, 5)
      simulated = table(E = [1.2, 1.8, 3.1], E_true = [1, 2, 3])
      spectrum = simulated |> hist(E_true, bins = edges)
      spectrum |> smear(simulated |> hist(E, E_true, bins = edges, y_bins = edges))
      """)
) { arguments, _ in
  guard let map: Histogram = try arguments.object("map") else { return .number(.nan) }
  return try arguments.reshaped("map") { histogram throws(HistogramError) in
    try ResolutionMap(map).smear(histogram)
  }
}

let blindFunction = LibraryFunction(
  Signature("blind", [whole, .init("range", .value(.range), note: "what is not to be seen")]) {
    call throws(Diagnostic) in
    guard let histogram = call.object("histogram"),
      let range = call.value("range")?.kind.numberKind,
      let axis = histogram.axes.first
    else { return .unknown }
    guard range.dimension.isCompatible(with: axis.number.dimension) else {
      throw Diagnostic(
        "E18",
        "the histogram is along \(axis.number.dimension.phrase), and this is \(range.dimension.phrase)",
        [.init(call.place("range"))])
    }
    return call.returning(.object(histogram))
  },
  Documentation(
    "a histogram whose bins in a range hold nothing that can be seen, until an analysis is final",
    validity: "every bin that reaches into the range is hidden, and so is the total",
    example: "table(x = [1, 2, 3]) |> hist(x, bins = grid(0..4, 5)) |> blind(0..2)")
) { arguments, _ in
  guard case .range(let low, let high)? = try arguments.value("range") else { return .number(.nan) }
  return try arguments.reshaped("histogram") { histogram throws(HistogramError) in
    try histogram.blinded(between: low, and: high)
  }
}

// MARK: Arguments

extension LibraryCall {
  /// What is known of the library's value given for a parameter.
  func object(_ name: String) -> ObjectKind? {
    if case .object(let kind)? = value(name)?.kind { kind } else { nil }
  }

  /// The axis that a parameter says, 0 if it is not given.
  func axis(_ name: String, of histogram: ObjectKind) throws(Diagnostic) -> Int {
    guard value(name) != nil else { return 0 }
    let axes = try axes(name, of: histogram)
    guard let axis = axes.first, axes.count == 1 else { throw noAxis(name, of: histogram) }
    return axis
  }

  /// The axes that a parameter says: one, or a list.
  func axes(_ name: String, of histogram: ObjectKind) throws(Diagnostic) -> [Int] {
    let axes = arguments.axes(name)
    guard !axes.isEmpty, Set(axes).count == axes.count,
      axes.allSatisfy(histogram.axes.indices.contains)
    else { throw noAxis(name, of: histogram) }
    return axes
  }

  private func noAxis(_ name: String, of histogram: ObjectKind) -> Diagnostic {
    let last = histogram.axes.count - 1
    let wanted =
      switch last {
      case 0: "0, the only axis"
      case 1: "a number from 0 to 1"
      default: "a number from 0 to \(last), or a list of some of them"
      }
    return Diagnostic("E35", "`\(name)` is \(wanted)", [.init(place(name))])
  }
}

extension BoundArguments {
  /// The whole numbers given for a parameter, one or a list, that are known before anything runs; -1 for another value.
  fileprivate func axes(_ name: String) -> [Int] {
    guard case .value(let checked)? = named[name]?.argument else { return [] }
    let nodes = if case .list(let elements) = checked.node { elements } else { [checked.node] }
    return nodes.map {
      if case .number(let number) = $0 { Int(exactly: number) ?? -1 } else { -1 }
    }
  }
}

extension CallArguments {
  fileprivate func axis(_ name: String) throws -> Int {
    Int(exactly: try number(name, default: 0)) ?? 0
  }

  fileprivate func axes(_ name: String) -> [Int] { call.arguments.axes(name) }

  /// What the core makes of the histogram; what is wrong with that is said at `place`.
  fileprivate func reshaped(
    _ place: String, _ body: (Histogram) throws(HistogramError) -> Histogram
  ) throws -> Value {
    guard let histogram: Histogram = try object("histogram") else { return .number(.nan) }
    do throws(HistogramError) {
      return .object(try body(histogram))
    } catch {
      throw error.diagnostic(self.place(place))
    }
  }
}

extension AxisKind {
  /// Whether a slice along it may be at a value of this kind.
  fileprivate func takes(_ kind: Kind?) -> Bool {
    switch kind {
    case .string?: hasNames
    case .range(let range)?: !hasNames && range.dimension.isCompatible(with: number.dimension)
    default: false
    }
  }
}

extension Diagnostic {
  fileprivate static func sliceNeedsOneAxis(
    _ histogram: ObjectKind, _ remaining: [Int], _ call: LibraryCall
  ) -> Diagnostic {
    let count = histogram.axes.count
    guard count > 1 else {
      return Diagnostic(
        "E17", "a slice is taken of a histogram of several axes, and this has one",
        [.init(call.place("histogram"))])
    }
    let along = histogram.axes.indices.first {
      !remaining.contains($0) && histogram.axes[$0].takes(call.value("at")?.kind)
    }
    let kept = histogram.axes.indices.filter { $0 != along }.map(String.init)
    let list = "[\(kept.joined(separator: ", "))]"
    return Diagnostic(
      "E35",
      "a slice is taken along one axis: of \(count) axes \(count - 1) stay, and not \(remaining.count)",
      [.init(call.place("axis"))],
      help: along == nil ? [] : [.init("say which stay", [.init(call.place("axis"), list)])])
  }

  static func notOneAxis(_ histogram: ObjectKind, _ span: Syntax.Span) -> Diagnostic {
    Diagnostic(
      "E17", "this histogram has \(histogram.axes.count) axes, and one is wanted here",
      [.init(span)], help: [.init("sum over the others: `histogram |> project(0)`")])
  }
}
