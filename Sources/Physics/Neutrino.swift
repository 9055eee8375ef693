/// A neutrino's flavour, by its name in the language: `nu = "e"`.
package enum Flavour: String, CaseIterable, Sendable {
  case electron = "e"
  case muon = "mu"
  case tau = "tau"
}

/// A neutrino that scatters: its flavour, and whether it is an antineutrino.
package struct Neutrino: Sendable, Equatable {
  package var flavour: Flavour
  package var isAntineutrino: Bool

  package init(_ flavour: Flavour, isAntineutrino: Bool = false) {
    self.flavour = flavour
    self.isAntineutrino = isAntineutrino
  }
}
