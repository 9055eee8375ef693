/// One layer of a figure.
package enum Layer: Sendable {
  case line(Line)
  case points(Points)
  case steps(Steps)
  case band(Band)
  case span(Span)
  case rule(Rule)
  case arrows(Arrows)
  case estimates(Estimates)
  case text(Label)
  case region(Region)
  case heatMap(HeatMap)
  case bars(Bars)

  var mark: any Mark {
    switch self {
    case .line(let mark): mark
    case .points(let mark): mark
    case .steps(let mark): mark
    case .band(let mark): mark
    case .span(let mark): mark
    case .rule(let mark): mark
    case .arrows(let mark): mark
    case .estimates(let mark): mark
    case .text(let mark): mark
    case .region(let mark): mark
    case .heatMap(let mark): mark
    case .bars(let mark): mark
    }
  }
}
