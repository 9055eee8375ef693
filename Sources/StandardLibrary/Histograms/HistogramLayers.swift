import Histograms
import Interpreter
import Plotting
import Semantics
import Syntax
import Units

// Layers that only histograms make: stacks and heat maps.

let stackFunction = LibraryFunction(
  Signature(
    "stack",
    [
      .init(
        "labels", .value(.list), required: false, note: "for the legend, one for each histogram"),
      .init(
        "density", .value(.boolean), required: false,
        note: "true divides by the widths of the bins"),
    ], positional: 0,
    rest: .init(
      bare: .value(.any),
      note: "histograms of the same bins, the first lowest; or one whose second axis has names")
  ) { call throws(Diagnostic) in
    let histograms = try call.histograms()
    guard let first = histograms.first else {
      throw Diagnostic(
        "E15", "`stack` needs histograms", [.init(call.span)],
        help: [.init("`stack(weak, background)`")])
    }
    for histogram in histograms {
      _ = try LayerArguments.histogramAxes(histogram, call)
      guard let x = histogram.x, let axis = first.x, x.dimension.isCompatible(with: axis.dimension)
      else { throw Diagnostic("E23", "these histograms have different axes", [.init(call.span)]) }
    }
    let axes = try LayerArguments.histogramAxes(first, call)
    return call.returning(.object(ObjectKind("layer", x: axes.x, y: axes.y)))
  },
  Documentation(
    "histograms on top of each other, the first lowest",
    example: """
      nue = table(x = [1, 2]) |> hist(x, bins = grid(0..4, 5))
      nc = table(x = [1, 2, 3]) |> hist(x, bins = grid(0..4, 5))
      plot(stack(nue, nc, labels = ["ν e", "NC"]))
      """)
) { arguments, _ in
  let values = try arguments.rest()
  let kinds = arguments.call.arguments.rest.compactMap { _, argument, _ -> Kind? in
    if case .value(let checked) = argument { checked.kind } else { nil }
  }
  let isDensity = try arguments.flag("density")
  var layers: [PlotLayer] = []
  for (value, kind) in zip(values, kinds) {
    for histogram in value.histograms {
      layers += try histogram.layers(
        .steps(filled: true), kind.histogram ?? ObjectKind("histogram"), isDensity: isDensity)
    }
  }
  return .object(try arguments.stacked(try arguments.labelled(layers)))
}

let heatMapFunction = LibraryFunction(
  Signature(
    "heatmap",
    [
      .init("histogram", .value(.object("histogram")), note: "of two axes"),
      .init(
        "log", .value(.boolean), required: false, note: "true spreads the colours by logarithm"),
      .init(
        "label", .value(.string), required: false,
        note: "what the colours tell; \"events\" unless given"),
    ], positional: 1
  ) { call throws(Diagnostic) in
    guard let histogram = call.object("histogram") else { return .unknown }
    let count = histogram.axes.count
    guard count == 2 else {
      let end = call.place("histogram").end
      throw Diagnostic(
        "E17",
        "a heat map is drawn of a histogram of two axes, and this has \(count == 1 ? "one" : "\(count)")",
        [.init(call.place("histogram"))],
        help: [
          count == 1
            ? .init("draw it by `steps` or `points`")
            : .init("sum over the others", [.init(Span(end, end), " |> project([0, 1])")])
        ])
    }
    return call.returning(
      .object(ObjectKind("layer", x: histogram.x, y: histogram.axes[1].number)))
  },
  Documentation(
    "a histogram of two axes as coloured tiles; empty bins are left open",
    example: "plot(heatmap(table(x = [1, 2], y = [1, 3]) |> hist(x, y, bins = [0, 1.5, 3])))")
) { arguments, _ in
  guard let histogram: Histogram = try arguments.object("histogram") else { return .number(.nan) }
  let kind = arguments.objectKind("histogram")
  var layer = histogram.heatMap(kind, isLogarithmic: try arguments.flag("log"))
  layer.label = try arguments.string("label")
  return .object([layer])
}

extension Histogram {
  /// A layer of tiles, of a histogram of two axes.
  func heatMap(_ kind: ObjectKind, isLogarithmic: Bool = false) -> PlotLayer {
    PlotLayer(
      content: .tiles(
        x: axes[0].edges, y: axes.last?.edges ?? [], contents: contents,
        isLogarithmic: isLogarithmic),
      x: kind.axes.first?.number, y: kind.axes.last?.number, xName: kind.axes.first?.name ?? "",
      yName: kind.axes.last?.name ?? "", xNames: axes[0].names, yNames: axes.last?.names ?? [])
  }
}

// MARK: Arguments

extension LibraryCall {
  /// The kinds of the histograms among the further arguments, also of those in lists.
  fileprivate func histograms() throws(Diagnostic) -> [ObjectKind] {
    var kinds: [ObjectKind] = []
    for (_, argument, span) in arguments.rest {
      guard case .value(let checked) = argument else { continue }
      guard let kind = checked.kind.histogram else {
        throw Diagnostic(
          "E17", "`\(signature.name)` takes histograms, and this is \(checked.kind.phrase)",
          [.init(span)])
      }
      kinds.append(kind)
    }
    return kinds
  }
}

extension Kind {
  /// Of a histogram, or of those in a list.
  fileprivate var histogram: ObjectKind? {
    switch self {
    case .object(let object) where object.name == "histogram": object
    case .list(let element): element.histogram
    default: nil
    }
  }
}

extension Value {
  fileprivate var histograms: [Histogram] {
    if case .object(let object) = self { return (object as? Histogram).map { [$0] } ?? [] }
    return (elements ?? []).flatMap(\.histograms)
  }
}

extension CallArguments {
  /// The layers with the labels that were given.
  fileprivate func labelled(_ layers: [PlotLayer]) throws -> [PlotLayer] {
    guard let labels = try value("labels")?.elements else { return layers }
    guard labels.count == layers.count else {
      throw Diagnostic(
        "E23", "there are \(labels.count) labels for \(layers.count) histograms",
        [.init(place("labels"))])
    }
    return zip(layers, labels).map { layer, label in
      var layer = layer
      if case .string(let text) = label { layer.label = text }
      return layer
    }
  }

  /// The layers on top of each other, the highest first, as the legend lists them.
  fileprivate func stacked(_ layers: [PlotLayer]) throws -> [PlotLayer] {
    let outlines = layers.compactMap { layer -> Steps? in
      guard case .columns(let edges, let contents, _, _, _) = layer.content else { return nil }
      return Steps(edges: Channel(edges), contents: Channel(contents))
    }
    guard outlines.allSatisfy({ $0.edges.values == outlines.first?.edges.values }) else {
      throw Diagnostic("E23", "the bins of these histograms differ", [.init(call.span)])
    }
    return zip(layers, Steps.stack(outlines)).reversed().map { layer, bars in
      var layer = layer
      layer.content = .columns(
        x: bars.edges.values, y: bars.contents.values, .steps(filled: true, feet: bars.feet))
      return layer
    }
  }
}
