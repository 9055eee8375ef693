/// What a model expects in the bins of a channel.
package struct ExpectedContents: Sendable {
  package let channel: String
  /// In the order of the model; samples of one name are one.
  package let samples: [(name: String, contents: [Double])]
  package let total: [Double]
  /// The standard error of the total from that of the parameters.
  package let errors: [Double]
  package let observed: [Double]
}

extension Model {
  /// What is expected where a fit of this model's likelihood is, channel after channel.
  package func expectedContents(_ likelihood: Likelihood, at fit: Fit) throws -> [ExpectedContents]
  {
    let samples = try LikelihoodCompiler(self).contents(at: fit.point)
    let evaluator = Evaluator(likelihood)
    let total = try evaluator.expected(at: fit.point)
    let errors = try likelihood.errors(ofExpected: evaluator, fit)
    return zip(likelihood.channels, samples).map { channel, samples in
      ExpectedContents(
        channel: channel.name, samples: Self.joined(channel.sampleNames, samples),
        total: Array(total[channel.bins]), errors: Array(errors[channel.bins]),
        observed: Array(likelihood.observations.contents[channel.bins]))
    }
  }

  private static func joined(
    _ names: [String], _ contents: [[Double]]
  ) -> [(name: String, contents: [Double])] {
    var result: [(name: String, contents: [Double])] = []
    for (name, own) in zip(names, contents) {
      if let i = result.firstIndex(where: { $0.name == name }) {
        result[i].contents = zip(result[i].contents, own).map { $0 + $1 }
      } else {
        result.append((name, own))
      }
    }
    return result
  }
}

extension Likelihood {
  /// The best fit of the constraints alone: what is known before the data. Parameters that no constraint is about stay at
  /// their starts, without an error.
  package func fitBeforeData(interrupted: @escaping () throws -> Void = {}) throws -> Fit {
    let known = constrained
    let unknown = parameters.indices.filter { !known.contains($0) && !parameters[$0].isFixed }
    return try Likelihood(
      parameters: parameters, channels: [], constraints: constraints, envelope: envelope,
      observations: Observations(contents: [], auxiliary: observations.auxiliary)
    ).fit(
      fixing: Dictionary(uniqueKeysWithValues: unknown.map { ($0, parameters[$0].start) }),
      interrupted: interrupted)
  }

  /// The errors of the expected contents: √Σ d_i ρ_ij d_j, with d_i half the difference of what is expected with parameter i
  /// an error higher and lower, and ρ the correlations.
  fileprivate func errors(ofExpected evaluator: Evaluator, _ fit: Fit) throws -> [Double] {
    var shifts: [(place: Int, change: [Double])] = []
    for place in parameters.indices where !fit.isFixed[place] {
      guard let deviation = fit.innerDeviation(place) else { continue }
      let range = parameters[place].innerRange
      func expected(_ shift: Double) throws -> [Double] {
        var point = fit.point
        point[place] = min(max(point[place] + shift, range.lowerBound), range.upperBound)
        return try evaluator.expected(at: point)
      }
      let (high, low) = (try expected(deviation), try expected(-deviation))
      shifts.append((place, zip(high, low).map { ($0 - $1) / 2 }))
    }
    let correlations = shifts.map { first in
      shifts.map { fit.correlation(first.place, $0.place) ?? 0 }
    }
    return (0..<binCount).map { bin in
      var variance = 0.0
      for (i, first) in shifts.enumerated() {
        for (j, second) in shifts.enumerated() {
          variance += first.change[bin] * correlations[i][j] * second.change[bin]
        }
      }
      return max(variance, 0).squareRoot()
    }
  }
}

extension LikelihoodCompiler {
  /// What each sample alone predicts at a point of the likelihood, channel after channel.
  fileprivate func contents(at point: [Double]) throws -> [[[Double]]] {
    try uncombinedSamples.map { channel in
      try channel.map { sample in
        let scratch = Scratch()
        let count = sample.template.binCount
        let target = scratch.take(count)
        try point.withUnsafeBufferPointer { point in
          guard let point = point.baseAddress else { return }
          try SampleEvaluation(sample, scratch).predict(at: point, .value, to: target)
        }
        return Array(UnsafeBufferPointer(start: target, count: count))
      }
    }
  }
}
