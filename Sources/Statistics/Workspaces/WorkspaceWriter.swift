extension Workspace {
  /// A model and its data as a workspace, with one measurement.
  ///
  /// - Parameter parameterOfInterest: may be empty.
  /// - Throws: if HistFactory has no word for something in the model.
  package init(
    _ model: Model, parameterOfInterest: String
  ) throws(WorkspaceExportError) {
    let writer = try WorkspaceWriter(model)
    channels = try writer.channels()
    observations = model.channels.map { Observation(name: $0.name, data: $0.observed) }
    measurements = [
      Measurement(
        name: "dipole",
        config: Configuration(poi: parameterOfInterest, parameters: writer.settings))
    ]
    version = "1.0.0"
  }
}

/// What of a model HistFactory has no word for.
package enum WorkspaceExportError: Error, Sendable, Equatable {
  /// Data that are no counts.
  case statistic(channel: String)
  /// A sample that is no histogram with `histosys` variations.
  case template(sample: String)
  /// A parameter that multiplies a sample more than once, or by its square.
  case power(parameter: String)
  /// Another interpolation than codes 4 and 4p.
  case interpolation(parameter: String)
  /// A parameter that is used in several ways, or known in another way than HistFactory has it.
  case constraint(parameter: String)
  /// A second factor that is known with an error; the first is `lumi`.
  case luminosity(parameter: String)
}

/// Says what changes the samples of a model in modifiers.
private struct WorkspaceWriter {
  private let model: Model
  /// The parameter that multiplies samples and is known with an error.
  private let luminosity: Int?

  init(_ model: Model) throws(WorkspaceExportError) {
    self.model = model
    for parameter in model.parameters where parameter.coordinate == .squared {
      throw .power(parameter: parameter.name)
    }
    for case .correlatedNormal(let parameters, _, _) in model.constraints {
      throw .constraint(parameter: model.parameters[parameters[0]].name)
    }
    let known = model.constraints.compactMap { constraint in
      if case .normal(let place, _, _) = constraint, model.multiplies(place) { place } else { nil }
    }
    if known.count > 1 { throw .luminosity(parameter: model.parameters[known[1]].name) }
    luminosity = known.first
  }

  /// The one name that the schema has for a factor with an error.
  private func name(_ place: Int) -> String {
    place == luminosity ? "lumi" : model.parameters[place].name
  }

  func channels() throws(WorkspaceExportError) -> [WorkspaceChannel] {
    var result: [WorkspaceChannel] = []
    for channel in model.channels {
      guard channel.statistic == .poisson else { throw .statistic(channel: channel.name) }
      var samples: [WorkspaceSample] = []
      for sample in channel.samples {
        guard let template = sample.template as? HistogramTemplate else {
          throw .template(sample: sample.name)
        }
        var modifiers = try self.modifiers(of: template)
        modifiers += try self.modifiers(of: sample.factors)
        for factors in sample.binFactors {
          modifiers.append(try modifier(of: factors, template, in: channel))
        }
        // Two parts of one sample, each with factors of its own, are two samples.
        let same = samples.count { $0.name == sample.name || $0.name.hasPrefix(sample.name + " ") }
        let name = same == 0 ? sample.name : "\(sample.name) \(same + 1)"
        samples.append(.init(name: name, data: template.contents, modifiers: modifiers))
      }
      result.append(.init(name: channel.name, samples: samples))
    }
    return result
  }

  // MARK: Modifiers

  private func modifiers(
    of template: HistogramTemplate
  ) throws(WorkspaceExportError) -> [WorkspaceModifier] {
    var result: [WorkspaceModifier] = []
    for variation in template.shapeVariations {
      let name = model.parameters[variation.parameter].name
      guard variation.interpolation == .polynomial else { throw .interpolation(parameter: name) }
      try requireStandard(variation.parameter)
      result.append(.init(name: name, kind: .histosys(low: variation.low, high: variation.high)))
    }
    return result
  }

  private func modifiers(
    of factors: [Factor]
  ) throws(WorkspaceExportError) -> [WorkspaceModifier] {
    var result: [WorkspaceModifier] = []
    for factor in factors {
      let name = self.name(factor.parameter)
      switch factor {
      case .parameter(let place):
        if result.contains(where: { $0.name == name }) { throw .power(parameter: name) }
        switch constraint(on: place) {
        case nil: result.append(.init(name: name, kind: .normfactor))
        case .normal: result.append(.init(name: name, kind: .lumi))
        default: throw .constraint(parameter: name)
        }
      case .interpolated(let place, let low, let high, let code):
        guard code == .polynomial else { throw .interpolation(parameter: name) }
        try requireStandard(place)
        result.append(.init(name: name, kind: .normsys(low: low, high: high)))
      }
    }
    return result
  }

  /// Of parameters that multiply single bins: `staterror`, `shapesys` or `shapefactor`.
  private func modifier(
    of factors: [Int?], _ template: HistogramTemplate, in channel: Channel
  ) throws(WorkspaceExportError) -> WorkspaceModifier {
    let places = factors.compactMap(\.self)
    let name = places.first.map { model.parameters[$0].stem } ?? ""
    var errors = [Double](repeating: 0, count: factors.count)
    var kinds: Set<String> = []
    for (bin, place) in factors.enumerated() {
      guard let place else { continue }
      let isFixed = model.parameters[place].isFixed
      switch constraint(on: place) {
      case nil: kinds.insert("shapefactor")
      case .normal(_, let mean, let deviation) where mean == 1:
        kinds.insert("staterror")
        // The errors of all samples that have the modifier count together: the first has them all.
        let sharing = channel.samples.filter { $0.binFactors.contains(factors) }
        let first = sharing.first?.template as? HistogramTemplate
        guard first?.contents == template.contents, !isFixed else { continue }
        let sum = sharing.reduce(0) {
          $0 + (($1.template as? HistogramTemplate)?.contents[bin] ?? 0)
        }
        errors[bin] = deviation * sum
      case .poisson(_, let count, let scale) where count == scale:
        kinds.insert("shapesys")
        errors[bin] = isFixed ? 0 : template.contents[bin] / scale.squareRoot()
      default: throw .constraint(parameter: model.parameters[place].name)
      }
    }
    switch kinds {
    case ["shapefactor"]: return .init(name: name, kind: .shapefactor)
    case ["staterror"]: return .init(name: name, kind: .staterror(errors))
    case ["shapesys"]: return .init(name: name, kind: .shapesys(errors))
    default: throw .constraint(parameter: name)
    }
  }

  private func constraint(on place: Int) -> Constraint? {
    model.constraints.first { $0.parameters == [place] }
  }

  private func requireStandard(_ place: Int) throws(WorkspaceExportError) {
    if case .normal(_, mean: 0, deviation: 1)? = constraint(on: place) { return }
    throw .constraint(parameter: model.parameters[place].name)
  }

  // MARK: Settings

  /// Ranges and starts of the parameters that are not of single bins, and what is known of those that multiply samples.
  var settings: [Workspace.ParameterSettings] {
    model.parameters.enumerated().compactMap { place, parameter in
      guard parameter.stem == parameter.name else { return nil }
      let reach = 1000 * max(1, parameter.start.magnitude)
      let bounds = [
        max(parameter.range.lowerBound, -reach), min(parameter.range.upperBound, reach),
      ]
      var settings = Workspace.ParameterSettings(
        name: name(place), bounds: [bounds], inits: [parameter.start], fixed: parameter.isFixed)
      if place == luminosity, case .normal(_, let mean, let deviation)? = constraint(on: place) {
        settings.auxdata = [mean]
        settings.sigmas = [deviation]
      }
      return settings
    }
  }
}

extension Model {
  /// Whether the parameter itself is a factor on samples.
  fileprivate func multiplies(_ place: Int) -> Bool {
    channels.contains { channel in
      channel.samples.contains { $0.factors.contains(.parameter(place)) }
    }
  }
}

extension Parameter {
  /// The name of all parameters of single bins together: `staterror` of `staterror[3]`.
  fileprivate var stem: String { String(name.prefix { $0 != "[" }) }
}
