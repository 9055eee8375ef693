/// Makes a likelihood of a model: puts the parameters that act on a single bin last, joins samples whose factors are the
/// same, and finds which elements of the Hessian can differ from 0.
struct LikelihoodCompiler {
  private let model: Model
  /// The channel and bin of each parameter that acts on a single bin.
  private let homes: [Home?]
  /// The model's parameters in the order of the likelihood.
  private let order: [Int]
  /// The places of the model's parameters in the likelihood.
  private let places: [Int]
  private let sharedCount: Int

  private struct Home: Equatable {
    var channel: Int
    var bin: Int
  }

  init(_ model: Model) throws(ModelError) {
    try model.check()
    self.model = model
    homes = Self.homes(model)
    let shared = model.parameters.indices.filter { [homes] in homes[$0] == nil }
    let own = model.parameters.indices.filter { [homes] in homes[$0] != nil }.sorted { [homes] in
      guard let a = homes[$0], let b = homes[$1] else { return $0 < $1 }
      return (a.channel, a.bin, $0) < (b.channel, b.bin, $1)
    }
    order = shared + own
    sharedCount = shared.count
    var places = order
    for (place, parameter) in order.enumerated() { places[parameter] = place }
    self.places = places
  }

  func likelihood() throws(ModelError) -> Likelihood {
    var next = 0
    var channels: [LikelihoodChannel] = []
    for (index, channel) in model.channels.enumerated() {
      let bins = next..<next + channel.observed.count
      channels.append(try compile(channel, index, bins))
      next = bins.upperBound
    }
    var constraints: [ConstraintTerm] = []
    for constraint in model.constraints { constraints.append(try compile(constraint)) }
    return Likelihood(
      parameters: order.map { model.parameters[$0] }, channels: channels,
      constraints: constraints, envelope: envelope,
      observations: Observations(
        contents: model.channels.flatMap(\.observed),
        auxiliary: model.constraints.flatMap(\.measurements)))
  }

  /// The samples of each channel, none of them joined; good for predictions alone.
  var uncombinedSamples: [[LikelihoodSample]] {
    let rows = [Int](repeating: -1, count: order.count)
    return model.channels.map { channel in channel.samples.map { compile($0, rows) } }
  }

  /// A parameter has a home if it acts on one bin only, alone or with others of that bin.
  private static func homes(_ model: Model) -> [Home?] {
    var homes = [Home?](repeating: nil, count: model.parameters.count)
    var isShared = [Bool](repeating: false, count: model.parameters.count)
    for (index, channel) in model.channels.enumerated() {
      var isCorrelated = false
      if case .correlatedNormal = channel.statistic { isCorrelated = true }
      for sample in channel.samples {
        for parameter in sample.template.parameters + sample.factors.map(\.parameter) {
          isShared[parameter] = true
        }
        for list in sample.binFactors {
          for (bin, parameter) in list.enumerated() {
            guard let parameter else { continue }
            let home = Home(channel: index, bin: bin)
            if isCorrelated || homes[parameter] ?? home != home { isShared[parameter] = true }
            homes[parameter] = home
          }
        }
      }
    }
    for case .correlatedNormal(let parameters, _, _) in model.constraints {
      for parameter in parameters { isShared[parameter] = true }
    }
    return homes.indices.map { isShared[$0] ? nil : homes[$0] }
  }

  /// Rows of shared parameters are full; those of a bin's own parameters end with the bin's last.
  private var envelope: Envelope {
    var last = [Int](repeating: order.count - 1, count: order.count)
    for place in order.indices.dropFirst(sharedCount).reversed() {
      let isLast = place + 1 == order.count || homes[order[place]] != homes[order[place + 1]]
      last[place] = isLast ? place : last[place + 1]
    }
    return Envelope(last: last)
  }

  private func compile(
    _ channel: Channel, _ index: Int, _ bins: Range<Int>
  ) throws(ModelError) -> LikelihoodChannel {
    let shared = sharedPlaces(of: channel)
    var rows = [Int](repeating: -1, count: order.count)
    for (row, place) in shared.enumerated() { rows[place] = row }
    return LikelihoodChannel(
      name: channel.name, sampleNames: channel.samples.map(\.name), bins: bins,
      statistic: try compile(channel.statistic, of: channel),
      samples: joined(channel.samples).map { compile($0, rows) }, shared: shared,
      ownStart: ownStart(of: index, binCount: bins.count))
  }

  private func sharedPlaces(of channel: Channel) -> [Int] {
    var isUsed = [Bool](repeating: false, count: sharedCount)
    for sample in channel.samples {
      for parameter in sample.parameters where places[parameter] < sharedCount {
        isUsed[places[parameter]] = true
      }
    }
    return isUsed.indices.filter { isUsed[$0] }
  }

  private func ownStart(of channel: Int, binCount: Int) -> [Int] {
    let own = order.indices.dropFirst(sharedCount)
    var result: [Int] = []
    var place = own.first { (homes[order[$0]]?.channel ?? 0) >= channel } ?? order.count
    for bin in 0..<binCount {
      result.append(place)
      while place < order.count, homes[order[place]] == Home(channel: channel, bin: bin) {
        place += 1
      }
    }
    return result + [place]
  }

  /// Histograms with the same factors add up to one.
  private func joined(_ samples: [Sample]) -> [Sample] {
    var result: [Sample] = []
    for sample in samples {
      let same = result.firstIndex {
        $0.factors == sample.factors && $0.binFactors == sample.binFactors
          && $0.template is HistogramTemplate
      }
      if let same, let old = result[same].template as? HistogramTemplate,
        let new = sample.template as? HistogramTemplate
      {
        result[same].template = old.merged(with: new)
      } else {
        result.append(sample)
      }
    }
    return result
  }

  private func compile(_ sample: Sample, _ rows: [Int]) -> LikelihoodSample {
    let factors = FactorProduct(sample.factors) { places[$0] }
    let templatePlaces = sample.template.parameters.map { places[$0] }
    return LikelihoodSample(
      template: sample.template, templatePlaces: templatePlaces,
      templateRows: templatePlaces.map { rows[$0] }, factors: factors,
      factorRows: factors.parameters.map { rows[$0] },
      binFactors: sample.binFactors.map { list in
        let own = list.map { parameter in parameter.map { places[$0] } ?? -1 }
        return BinFactors(places: own, rows: own.map { $0 < 0 ? -1 : rows[$0] })
      })
  }

  private func compile(
    _ statistic: Channel.Statistic, of channel: Channel
  ) throws(ModelError) -> CompiledStatistic {
    switch statistic {
    case .poisson:
      return .poisson(weights: [Double](repeating: 1, count: channel.observed.count))
    case .extended(let weights):
      return .poisson(weights: weights)
    case .normal(let deviations):
      return .normal(inverseVariances: deviations.map { 1 / ($0 * $0) })
    case .correlatedNormal(let covariance):
      guard let factor = CholeskyFactor(EnvelopeMatrix(dense: covariance)) else {
        throw .statistic(channel: channel.name)
      }
      return .correlatedNormal(factor)
    }
  }

  private func compile(_ constraint: Constraint) throws(ModelError) -> ConstraintTerm {
    switch constraint {
    case .normal(let parameter, _, let deviation):
      return .normal(places[parameter], deviation: deviation)
    case .logNormal(let parameter, _, let spread):
      return .logNormal(places[parameter], spread: spread)
    case .poisson(let parameter, _, let scale):
      return .poisson(places[parameter], scale: scale)
    case .correlatedNormal(let parameters, _, let covariance):
      guard let factor = CholeskyFactor(EnvelopeMatrix(dense: covariance)) else {
        let names = parameters.map { model.parameters[$0].name }
        throw .constraint(parameter: names.joined(separator: ", "))
      }
      return .correlatedNormal(parameters.map { places[$0] }, factor)
    }
  }
}

extension Sample {
  /// The parameters that it depends on; some more than once.
  var parameters: [Int] {
    template.parameters + factors.map(\.parameter) + binFactors.flatMap { $0.compactMap(\.self) }
  }
}

extension Constraint {
  /// Its auxiliary measurements.
  var measurements: [Double] {
    switch self {
    case .normal(_, let mean, _): [mean]
    case .logNormal(_, let median, _): [median]
    case .poisson(_, let count, _): [count]
    case .correlatedNormal(_, let means, _): means
    }
  }
}
