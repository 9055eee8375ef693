extension Model {
  /// Gives a parameter another unit: its values are multiplied by `factor`, and what is expected stays.
  ///
  /// Only histograms that it multiplies and normal measurements of it are adapted, as `HistogramTemplate` and `.normal` have
  /// them; it must not stand elsewhere.
  package mutating func rescale(_ place: Int, by factor: Double) {
    guard factor != 1, factor > 0, factor.isFinite else { return }
    let range = parameters[place].range
    parameters[place].range = range.lowerBound * factor...range.upperBound * factor
    parameters[place].start *= factor
    for (index, constraint) in constraints.enumerated() {
      guard case .normal(place, let mean, let deviation) = constraint else { continue }
      constraints[index] = .normal(
        parameter: place, mean: mean * factor, deviation: deviation * factor)
    }
    for channel in channels.indices {
      for sample in channels[channel].samples.indices {
        let uses = channels[channel].samples[sample].factors.count { $0 == .parameter(place) }
        guard let template = channels[channel].samples[sample].template as? HistogramTemplate else {
          continue
        }
        let scale = (0..<uses).reduce(1) { scale, _ in scale / factor }
        channels[channel].samples[sample].template = template.scaled(by: scale)
      }
    }
  }
}

extension HistogramTemplate {
  fileprivate func scaled(by factor: Double) -> HistogramTemplate {
    HistogramTemplate(
      contents.map { $0 * factor },
      shapeVariations.map { shape in
        ShapeVariation(
          shape.parameter, low: shape.low.map { $0 * factor },
          high: shape.high.map { $0 * factor }, shape.interpolation)
      })
  }
}
