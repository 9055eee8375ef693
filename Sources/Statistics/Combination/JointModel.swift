/// Why models cannot be joined.
package enum JoiningError: Error, Sendable, Equatable {
  /// No model has a parameter of this name, or only one has.
  case notShared(String)
  /// The models disagree on how they depend on a shared parameter, on its range, or on what is known of it.
  case conflict(parameter: String)
}

extension Model {
  /// The model of several measurements together. Parameters of the names given are one; all others, and the channels, bear
  /// the name of their model before their own.
  ///
  /// What is known of a shared parameter counts once: its constraints must be the same in all models.
  package static func joint(
    _ parts: [(name: String, model: Model)], shared: Set<String>
  ) throws(JoiningError) -> Model {
    for name in shared {
      if parts.count(where: { $0.model.place(of: name) != nil }) < 2 { throw .notShared(name) }
    }
    var result = Model()
    for (name, part) in parts {
      let places = try result.adopt(part.parameters, of: name, shared)
      for channel in part.channels {
        var renamed = channel.renumbered { places[$0] }
        renamed.name = "\(name).\(channel.name)"
        result.channels.append(renamed)
      }
      let known = result.constraints
      for constraint in part.constraints.map({ $0.renumbered { places[$0] } }) {
        if known.contains(constraint) { continue }
        let clash = constraint.parameters.first { parameter in
          known.contains { $0.parameters.contains(parameter) }
        }
        if let clash { throw .conflict(parameter: result.parameters[clash].name) }
        result.constraints.append(constraint)
      }
    }
    return result
  }

  /// Adds the parameters of a part, or finds those that are shared; their places.
  private mutating func adopt(
    _ others: [Parameter], of part: String, _ shared: Set<String>
  ) throws(JoiningError) -> [Int] {
    var places: [Int] = []
    for other in others {
      guard shared.contains(other.name) else {
        var renamed = other
        renamed.name = "\(part).\(other.name)"
        places.append(add(renamed))
        continue
      }
      guard let known = place(of: other.name) else {
        places.append(add(other))
        continue
      }
      guard parameters[known].coordinate == other.coordinate,
        parameters[known].range.overlaps(other.range)
      else { throw .conflict(parameter: other.name) }
      let range = parameters[known].range.clamped(to: other.range)
      parameters[known].range = range
      parameters[known].start = min(
        max(parameters[known].start, range.lowerBound), range.upperBound)
      places.append(known)
    }
    return places
  }
}

extension Channel {
  fileprivate func renumbered(_ place: (Int) -> Int) -> Channel {
    var result = self
    for i in samples.indices {
      result.samples[i].template.parameters = samples[i].template.parameters.map(place)
      result.samples[i].factors = samples[i].factors.map { factor in
        switch factor {
        case .parameter(let parameter):
          return .parameter(place(parameter))
        case .interpolated(let parameter, let low, let high, let code):
          return .interpolated(place(parameter), low: low, high: high, code)
        }
      }
      result.samples[i].binFactors = samples[i].binFactors.map { $0.map { $0.map(place) } }
    }
    return result
  }
}

extension Constraint {
  fileprivate func renumbered(_ place: (Int) -> Int) -> Constraint {
    switch self {
    case .normal(let parameter, let mean, let deviation):
      return .normal(parameter: place(parameter), mean: mean, deviation: deviation)
    case .logNormal(let parameter, let median, let spread):
      return .logNormal(parameter: place(parameter), median: median, spread: spread)
    case .poisson(let parameter, let count, let scale):
      return .poisson(parameter: place(parameter), count: count, scale: scale)
    case .correlatedNormal(let parameters, let means, let covariance):
      return .correlatedNormal(
        parameters: parameters.map(place), means: means, covariance: covariance)
    }
  }
}

/// Whether several data sets agree on the parameters that they share: how much worse they fit together than each alone
/// (M. Maltoni and T. Schwetz, arXiv:hep-ph/0304176).
package struct ParameterGoodness: Sendable, Equatable {
  package let statistic: Double
  package let degreesOfFreedom: Int
  package let pValue: Double

  /// - Parameters:
  ///   - parts: the fits of the data sets alone.
  ///   - joint: their fit together; what is known of shared parameters beforehand must be part of one data set only.
  ///   - shared: the names of the parameters that they share.
  package init(parts: [Fit], joint: Fit, shared: Set<String>) {
    let alone = parts.reduce(0) { $0 + $1.negativeLogLikelihood }
    statistic = max(2 * (joint.negativeLogLikelihood - alone), 0)
    let counts = parts.map { part in
      part.parameters.indices.count {
        shared.contains(part.parameters[$0].name) && !part.isFixed[$0]
      }
    }
    degreesOfFreedom = max(counts.reduce(0, +) - shared.count, 0)
    pValue =
      degreesOfFreedom > 0
      ? ChiSquaredDistribution(degreesOfFreedom: Double(degreesOfFreedom)).above(statistic) : 1
  }
}
