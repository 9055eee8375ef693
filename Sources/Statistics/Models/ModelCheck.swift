extension Model {
  /// Everything that can be wrong with a model before it is evaluated.
  func check() throws(ModelError) {
    try checkParameters()
    for channel in channels { try check(channel) }
    for constraint in constraints { try check(constraint) }
    try checkUse()
  }

  private func checkParameters() throws(ModelError) {
    if parameters.isEmpty { throw .noParameters }
    var names: Set<String> = []
    for parameter in parameters {
      let range = parameter.range
      if !names.insert(parameter.name).inserted { throw .duplicateParameter(parameter.name) }
      if !(range.lowerBound < range.upperBound), !parameter.isFixed {
        throw .emptyRange(parameter: parameter.name)
      }
      if parameter.coordinate == .squared, range.upperBound <= 0 {
        throw .emptyRange(parameter: parameter.name)
      }
      if !range.contains(parameter.start) || !parameter.start.isFinite {
        throw .startOutsideRange(parameter: parameter.name)
      }
    }
  }

  private func check(_ channel: Channel) throws(ModelError) {
    let count = channel.observed.count
    if count == 0 { throw .noBins(channel: channel.name) }
    if let bin = channel.observed.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(channel: channel.name, sample: nil, bin: bin)
    }
    try checkStatistic(channel)
    for sample in channel.samples {
      for found in [sample.template.binCount] + sample.binFactors.map(\.count)
      where found != count {
        throw .binCount(
          channel: channel.name, sample: sample.name, expected: count, found: found)
      }
      if let bin = sample.template.firstBinNotFinite {
        throw .notFinite(channel: channel.name, sample: sample.name, bin: bin)
      }
      for case .interpolated(let parameter, let low, let high, let code) in sample.factors {
        let isPossible = low.isFinite && high.isFinite && (code == .linear || min(low, high) > 0)
        if !isPossible {
          throw .factor(
            channel: channel.name, sample: sample.name, parameter: parameters[parameter].name)
        }
      }
    }
  }

  private func checkStatistic(_ channel: Channel) throws(ModelError) {
    let count = channel.observed.count
    let isPossible: Bool
    switch channel.statistic {
    case .poisson:
      isPossible = true
    case .extended(let weights):
      isPossible = weights.count == count && weights.allSatisfy { $0 >= 0 && $0.isFinite }
    case .normal(let deviations):
      isPossible = deviations.count == count && deviations.allSatisfy { $0 > 0 && $0.isFinite }
    case .correlatedNormal(let covariance):
      isPossible = covariance.count == count && covariance.allSatisfy { $0.count == count }
    }
    if !isPossible { throw .statistic(channel: channel.name) }
    switch channel.statistic {
    case .poisson, .extended:
      if let bin = channel.observed.firstIndex(where: { $0 < 0 }) {
        throw .negativeCount(channel: channel.name, bin: bin, count: channel.observed[bin])
      }
    case .normal, .correlatedNormal:
      break
    }
  }

  private func check(_ constraint: Constraint) throws(ModelError) {
    let isPossible: Bool
    switch constraint {
    case .normal(_, let mean, let deviation):
      isPossible = mean.isFinite && deviation > 0 && deviation.isFinite
    case .logNormal(_, let median, let spread):
      isPossible = median > 0 && median.isFinite && spread > 0 && spread.isFinite
    case .poisson(_, let count, let scale):
      isPossible = count >= 0 && count.isFinite && scale > 0 && scale.isFinite
    case .correlatedNormal(let parameters, let means, let covariance):
      let count = parameters.count
      isPossible =
        means.count == count && covariance.count == count
        && covariance.allSatisfy { $0.count == count }
    }
    if !isPossible {
      let names = constraint.parameters.map { parameters[$0].name }
      throw .constraint(parameter: names.joined(separator: ", "))
    }
  }

  /// A parameter that only a constraint, or nothing, depends on.
  private func checkUse() throws(ModelError) {
    if channels.isEmpty && constraints.isEmpty { throw .noChannels }
    var isUsed = [Bool](repeating: false, count: parameters.count)
    for parameter in channels.flatMap({ $0.samples.flatMap(\.parameters) }) {
      isUsed[parameter] = true
    }
    if channels.isEmpty {
      for parameter in constraints.flatMap(\.parameters) { isUsed[parameter] = true }
    }
    if let unused = isUsed.firstIndex(of: false) { throw .unusedParameter(parameters[unused].name) }
  }
}
