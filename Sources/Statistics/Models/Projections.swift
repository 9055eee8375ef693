/// Why a model has no part that is shape or rate alone.
package enum ProjectionError: Error, Sendable, Equatable {
  /// Data that are no counts in bins.
  case notCounts(channel: String)
  /// A sample with factors on single bins, which a sum over the bins does not have.
  case binFactors(sample: String)
  /// The name of the free size is that of a parameter.
  case nameTaken(String)
}

extension Model {
  /// The model with a free factor on all that is expected in each channel, so that only the shapes tell anything: fitted in
  /// those factors, a Poisson likelihood is a multinomial one.
  ///
  /// - Parameter name: of the factor; with the name of its channel behind it where there are several.
  package func shapeOnly(_ name: String) throws(ProjectionError) -> Model {
    var result = self
    for (index, channel) in channels.enumerated() {
      guard channel.statistic == .poisson else { throw .notCounts(channel: channel.name) }
      let own = channels.count == 1 ? name : "\(name)_\(channel.name)"
      if place(of: own) != nil { throw .nameTaken(own) }
      let size = result.add(Parameter(own, in: 0...Double.infinity, start: 1))
      for sample in channel.samples.indices {
        result.channels[index].samples[sample].factors.append(.parameter(size))
      }
    }
    return result
  }

  /// The model with one bin in each channel, of the sums over its bins.
  package func rateOnly() throws(ProjectionError) -> Model {
    var result = self
    for (index, channel) in channels.enumerated() {
      guard channel.statistic == .poisson else { throw .notCounts(channel: channel.name) }
      result.channels[index].observed = [channel.observed.reduce(0, +)]
      for (place, sample) in channel.samples.enumerated() {
        if !sample.binFactors.isEmpty { throw .binFactors(sample: sample.name) }
        result.channels[index].samples[place].template = TotalTemplate(sample.template)
      }
    }
    return result
  }
}
