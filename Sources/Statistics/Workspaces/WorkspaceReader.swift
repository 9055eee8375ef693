extension Workspace {
  /// The model of a measurement with the workspace's data, and the name of its parameter of interest, which may be empty.
  ///
  /// Interpolation is pyhf's default: code 4 for `normsys`, code 4p for `histosys`. A parameter of one of several bins is
  /// named `name[0]`, `name[1]`, …
  /// - Parameter measurement: its name; `nil` for the first.
  package func model(
    measurement: String? = nil
  ) throws(WorkspaceError) -> (model: Model, parameterOfInterest: String) {
    let chosen = measurements.first { measurement == nil || $0.name == measurement }
    guard let chosen else { throw .noMeasurement(measurement ?? "") }
    var reader = WorkspaceReader(settings: chosen.config.parameters)
    for channel in channels {
      guard let observation = observations.first(where: { $0.name == channel.name }) else {
        throw .noObservation(channel: channel.name)
      }
      try reader.read(channel, observed: observation.data)
    }
    try reader.applySettings()
    guard chosen.config.poi.isEmpty || reader.model.place(of: chosen.config.poi) != nil else {
      throw .unknownParameterOfInterest(chosen.config.poi)
    }
    return (reader.model, chosen.config.poi)
  }
}

/// Builds a model from the channels of a workspace.
private struct WorkspaceReader {
  private(set) var model = Model()
  private let settings: [Workspace.ParameterSettings]
  /// The parameters of each modifier's name, and how they are constrained.
  private var components: [String: Components] = [:]

  private struct Components {
    var places: [Int]
    var constraint: Kind
  }

  /// How a modifier's parameters are constrained: two modifiers of one name must agree.
  private enum Kind: Equatable {
    case free
    case unitNormal
    case luminosity
    case statistical(channel: String)
    case poisson(channel: String, sample: String)
    case shape(binCount: Int)
  }

  init(settings: [Workspace.ParameterSettings]) {
    self.settings = settings
  }

  mutating func read(_ channel: WorkspaceChannel, observed: [Double]) throws(WorkspaceError) {
    try readStatisticalErrors(channel)
    var samples: [Sample] = []
    for sample in channel.samples { samples.append(try read(sample, in: channel)) }
    model.channels.append(Channel(channel.name, samples: samples, observed: observed))
  }

  private mutating func read(
    _ sample: WorkspaceSample, in channel: WorkspaceChannel
  ) throws(WorkspaceError) -> Sample {
    var variations: [ShapeVariation] = []
    var result = Sample(sample.name, HistogramTemplate(sample.data))
    for modifier in sample.modifiers {
      if let count = modifier.binCount, count != sample.data.count {
        throw .binCount(channel: channel.name, sample: sample.name, modifier: modifier.name)
      }
      switch modifier.kind {
      case .normfactor, .lumi:
        result.factors.append(.parameter(try scalar(modifier)))
      case .normsys(let low, let high):
        result.factors.append(
          .interpolated(try scalar(modifier), low: low, high: high, .polynomial))
      case .histosys(let low, let high):
        variations.append(ShapeVariation(try scalar(modifier), low: low, high: high))
      case .staterror:
        result.binFactors.append(components[modifier.name]?.places ?? [])
      case .shapefactor:
        result.binFactors.append(
          try places(of: modifier.name, .shape(binCount: sample.data.count)) {
            Parameter($0, in: 0...10, start: 1)
          })
      case .shapesys(let errors):
        result.binFactors.append(try poisson(modifier.name, errors, sample, channel.name))
      }
    }
    result.template = HistogramTemplate(sample.data, variations)
    return result
  }

  /// The parameters of a modifier's name, made if there are none yet.
  private mutating func places(
    of name: String, _ kind: Kind, count: Int? = nil, _ make: (String) -> Parameter
  ) throws(WorkspaceError) -> [Int] {
    if let known = components[name] {
      guard known.constraint == kind else { throw .conflict(parameter: name) }
      return known.places
    }
    var names = [name]
    if case .shape(let binCount) = kind { names = (0..<binCount).map { "\(name)[\($0)]" } }
    if let count { names = (0..<count).map { "\(name)[\($0)]" } }
    let places = names.map { model.add(make($0)) }
    components[name] = Components(places: places, constraint: kind)
    return places
  }

  /// The one parameter of a modifier that has one for all bins.
  private mutating func scalar(_ modifier: WorkspaceModifier) throws(WorkspaceError) -> Int {
    let isNew = components[modifier.name] == nil
    let place: Int
    switch modifier.kind {
    case .normfactor:
      return try places(of: modifier.name, .free) { Parameter($0, in: 0...10, start: 1) }[0]
    case .lumi:
      place = try places(of: modifier.name, .luminosity) { Parameter($0, in: 0...10, start: 1) }[0]
    default:
      place = try places(of: modifier.name, .unitNormal) { Parameter($0, in: -5...5, start: 0) }[0]
    }
    if isNew {
      let mean: Double = modifier.kind == .lumi ? 1 : 0
      model.constraints.append(.normal(parameter: place, mean: mean, deviation: 1))
    }
    return place
  }

  /// `shapesys`: each bin's background was measured by counting, with the relative error given. A bin without content or
  /// error keeps its size.
  private mutating func poisson(
    _ name: String, _ errors: [Double], _ sample: WorkspaceSample, _ channel: String
  ) throws(WorkspaceError) -> [Int] {
    let kind = Kind.poisson(channel: channel, sample: sample.name)
    let result = try places(of: name, kind, count: errors.count) {
      Parameter($0, in: 1e-10...10, start: 1)
    }
    for (bin, place) in result.enumerated() {
      let isFree = sample.data[bin] > 0 && errors[bin] > 0
      let ratio = isFree ? sample.data[bin] / errors[bin] : 1
      let scale = ratio * ratio
      model.parameters[place].isFixed = !isFree
      model.constraints.append(.poisson(parameter: place, count: scale, scale: scale))
    }
    return result
  }

  /// `staterror`: one parameter for each bin of a channel, with the relative error of the sum of the samples that have it
  /// (R. Barlow and C. Beeston, doi:10.1016/0010-4655(93)90005-W, with one parameter a bin).
  private mutating func readStatisticalErrors(
    _ channel: WorkspaceChannel
  ) throws(WorkspaceError) {
    var sums: [(name: String, contents: [Double], squares: [Double])] = []
    for sample in channel.samples {
      for case let modifier in sample.modifiers {
        guard case .staterror(let errors) = modifier.kind else { continue }
        guard errors.count == sample.data.count else {
          throw .binCount(channel: channel.name, sample: sample.name, modifier: modifier.name)
        }
        let known = sums.firstIndex { $0.name == modifier.name }
        if let known {
          guard sums[known].contents.count == errors.count else {
            throw .binCount(channel: channel.name, sample: sample.name, modifier: modifier.name)
          }
          for bin in errors.indices {
            sums[known].contents[bin] += sample.data[bin]
            sums[known].squares[bin] += errors[bin] * errors[bin]
          }
        } else {
          sums.append((modifier.name, sample.data, errors.map { $0 * $0 }))
        }
      }
    }
    for (name, contents, squares) in sums {
      if components[name] != nil { throw .conflict(parameter: name) }
      let result = try places(
        of: name, .statistical(channel: channel.name), count: contents.count
      ) { Parameter($0, in: 1e-10...10, start: 1) }
      for (bin, place) in result.enumerated() {
        let relative = contents[bin] > 0 ? squares[bin].squareRoot() / contents[bin] : 0
        model.parameters[place].isFixed = relative == 0
        model.constraints.append(
          .normal(parameter: place, mean: 1, deviation: relative == 0 ? 1 : relative))
      }
    }
  }

  /// What the measurement sets: ranges, starts, auxiliary data.
  mutating func applySettings() throws(WorkspaceError) {
    for setting in settings {
      for (i, place) in (components[setting.name]?.places ?? []).enumerated() {
        apply(setting, i, to: &model.parameters[place])
        for index in model.constraints.indices where model.constraints[index].parameters == [place]
        {
          model.constraints[index].apply(setting, i)
        }
      }
    }
  }

  private func apply(
    _ setting: Workspace.ParameterSettings, _ i: Int, to parameter: inout Parameter
  ) {
    if let bounds = setting.bounds.flatMap({ i < $0.count ? $0[i] : nil }), bounds.count == 2,
      bounds[0] <= bounds[1]
    {
      parameter.range = bounds[0]...bounds[1]
    }
    if let start = setting.inits.flatMap({ i < $0.count ? $0[i] : nil }) { parameter.start = start }
    if let isFixed = setting.fixed { parameter.isFixed = isFixed }
  }
}

extension Constraint {
  fileprivate mutating func apply(_ setting: Workspace.ParameterSettings, _ i: Int) {
    guard case .normal(let parameter, var mean, var deviation) = self else { return }
    if let data = setting.auxdata, i < data.count { mean = data[i] }
    if let sigmas = setting.sigmas, i < sigmas.count { deviation = sigmas[i] }
    self = .normal(parameter: parameter, mean: mean, deviation: deviation)
  }
}

extension WorkspaceModifier {
  /// The number of bins that it is given for.
  fileprivate var binCount: Int? {
    switch kind {
    case .histosys(let low, let high): low.count == high.count ? low.count : -1
    case .shapesys(let errors), .staterror(let errors): errors.count
    case .normfactor, .normsys, .shapefactor, .lumi: nil
    }
  }
}
