internal import Fluxes
internal import Physics

extension ExperimentSetup {
  /// Throws for what makes no experiment, apart from the functions, which are looked at as they are used.
  func validate() throws(ExperimentError) {
    try check(exposure.value, .positive, .exposure)
    let needsTime = flux.normalisation == .rate
    guard exposure.hasTime == needsTime else {
      throw ExperimentError(.exposure, .exposureKind(needsTime: needsTime))
    }
    guard !flux.components.isEmpty else { throw ExperimentError(.flux, .missing) }
    guard !channels.isEmpty else { throw ExperimentError(.channels, .missing) }
    if let lightYield { try check(lightYield, .positive, .lightYield) }
    switch minimumRecoil {
    case nil: break
    case .recoil(let energy), .visible(let energy):
      try check(energy, .notNegative, .minimumRecoil)
    }
    if let discrimination {
      try ExperimentError.checkEdges(discrimination.bins, .discrimination)
    }
    if let time { try ExperimentError.checkEdges(time.bins, .timeBins) }
    try validateScale()
    guard discrimination == nil || backgrounds.isEmpty else {
      throw ExperimentError(.background, .backgroundShape)
    }
  }

  private func validateScale() throws(ExperimentError) {
    if channels.contains(.nucleus), scale == .electronEquivalent, quenching == nil {
      throw ExperimentError(.quenching, .quenchingNeeded)
    }
    guard channels.contains(.electron) else { return }
    if scale == .nuclearRecoil { throw ExperimentError(.channels, .electronsOnNuclearScale) }
    if target.electrons.shells.isEmpty {
      throw ExperimentError(.target, .electronsUnknown)
    }
  }

  private func check(
    _ number: Double, _ domain: ExperimentError.Domain, _ entry: ExperimentError.Entry
  ) throws(ExperimentError) {
    guard domain.contains(number) else { throw ExperimentError(entry, .number(number, domain)) }
  }
}
