/// Which moment a number of `muB` is.
///
/// An experiment bounds one combination of the fundamental moments, and another one another; two
/// combinations can be compared only through the fundamental ones.
package enum MomentKind: Sendable, Equatable {
  /// The effective moment of a flavour close to its source.
  case effective(Flavour)
  /// The effective moment of neutrinos from the Sun.
  case solar
  /// A moment between different Majorana neutrinos; they have no others.
  case majorana(Transition)
  /// A moment between different Dirac neutrinos.
  case dirac(Transition)
  /// A Dirac neutrino's own moment.
  case diagonal(State)

  package enum Flavour: String, CaseIterable, Sendable {
    case electron = "e"
    case muon = "mu"
    case tau = "tau"
  }

  /// Two different neutrinos, by mass or by flavour.
  package enum Transition: String, CaseIterable, Sendable {
    case firstSecond = "12"
    case firstThird = "13"
    case secondThird = "23"
    case electronMuon = "emu"
    case electronTau = "etau"
    case muonTau = "mutau"
  }

  /// One neutrino, by mass or by flavour.
  package enum State: String, CaseIterable, Sendable {
    case first = "11"
    case second = "22"
    case third = "33"
    case electron = "ee"
    case muon = "mumu"
    case tau = "tautau"
  }

  /// Whether an element stands between neutrinos of definite mass or of definite flavour.
  package enum Basis: Sendable {
    case mass
    case flavour
  }

  package static let allCases: [MomentKind] =
    Flavour.allCases.map { .effective($0) } + [.solar]
    + Transition.allCases.map { .majorana($0) } + Transition.allCases.map { .dirac($0) }
    + State.allCases.map { .diagonal($0) }

  /// The kind of that name in the language.
  package init?(name: String) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  /// Its name in the language, as in `moment(x, of = "nu_e")`: `nu_e`, `solar`, `transition_12`
  /// (Majorana), `dirac_12`, `dirac_11`.
  package var name: String {
    switch self {
    case .effective(let flavour): "nu_\(flavour.rawValue)"
    case .solar: "solar"
    case .majorana(let pair): "transition_\(pair.rawValue)"
    case .dirac(let pair): "dirac_\(pair.rawValue)"
    case .diagonal(let state): "dirac_\(state.rawValue)"
    }
  }

  /// As it is written in a table or message: `μ_νe`, `μ_eff^sol`, `μ_12 (Majorana)`.
  package var symbol: String {
    switch self {
    case .effective(let flavour): "μ_ν\(Self.greek(flavour.rawValue))"
    case .solar: "μ_eff^sol"
    case .majorana(let pair): "μ_\(Self.greek(pair.rawValue)) (Majorana)"
    case .dirac(let pair): "μ_\(Self.greek(pair.rawValue)) (Dirac)"
    case .diagonal(let state): "μ_\(Self.greek(state.rawValue)) (Dirac)"
    }
  }

  /// The basis in which an element of a moment matrix stands; nil for the effective moments.
  package var basis: Basis? {
    switch self {
    case .effective, .solar: nil
    case .majorana(let pair), .dirac(let pair): pair.basis
    case .diagonal(let state): state.basis
    }
  }

  private static func greek(_ letters: String) -> String {
    var text = letters[...]
    var greek = ""
    while let first = text.first {
      if text.hasPrefix("mu") {
        greek += "μ"
        text = text.dropFirst(2)
      } else if text.hasPrefix("tau") {
        greek += "τ"
        text = text.dropFirst(3)
      } else {
        greek.append(first)
        text = text.dropFirst()
      }
    }
    return greek
  }
}

extension MomentKind.Transition {
  package var basis: MomentKind.Basis {
    switch self {
    case .firstSecond, .firstThird, .secondThird: .mass
    case .electronMuon, .electronTau, .muonTau: .flavour
    }
  }
}

extension MomentKind.State {
  package var basis: MomentKind.Basis {
    switch self {
    case .first, .second, .third: .mass
    case .electron, .muon, .tau: .flavour
    }
  }
}
