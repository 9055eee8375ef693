import Moments
import Physics
import Semantics
import Units

/// Whether neutrinos are their own antiparticles, by name in the language.
enum NeutrinoNature: String, CaseIterable, Sendable {
  case dirac
  case majorana
}

/// All dipole moments of the three neutrinos, with the mixing that turns masses into flavours, as a
/// value of the language.
struct MomentMatrix: Sendable {
  let nature: NeutrinoNature
  let moments: any DipoleMoments
  let mixing: MixingMatrix
  let parameters: OscillationParameters
}

extension ObjectKind {
  /// The moments of all neutrinos, each by its kind.
  ///
  /// - Parameter nature: nil where it is not known before the cell runs.
  static func moments(_ nature: NeutrinoNature?) -> ObjectKind {
    var kind = ObjectKind("moment matrix")
    switch nature {
    case .majorana?: kind.moments = MomentKind.Transition.allCases.map { .majorana($0) }
    case .dirac?:
      kind.moments =
        MomentKind.Transition.allCases.map { .dirac($0) }
        + MomentKind.State.allCases.map { .diagonal($0) }
    case nil: break
    }
    return kind
  }
}

extension MomentMatrix: Displayable {
  func display(as kind: ObjectKind) -> Display {
    let name = nature == .dirac ? "Dirac" : "Majorana"
    let head = "\(name) moments, \(parameters.fit), \(parameters.ordering.rawValue) ordering"
    return Display(text: ([head] + lines.map { "  " + $0 }).joined(separator: "\n"))
  }

  /// The elements in the basis of masses, then what each flavour has close to its source.
  private var lines: [String] {
    let matrix = moments.transition
    let elements = (0..<3).map { row in
      let line = (0..<3).map { text(matrix[row, $0].modulus) }
      return "|μ_\(row + 1)k|: " + line.joined(separator: ", ") + " μB"
    }
    let effective = Flavour.allCases.map { flavour in
      let kind = MomentKind.Flavour(rawValue: flavour.rawValue).map { MomentKind.effective($0) }
      return "\(kind?.symbol ?? flavour.rawValue): "
        + text(moments.effectiveMoment(flavour, mixing)) + " μB"
    }
    return elements + effective
  }

  private func text(_ moment: Double) -> String {
    formatNumber(moment / Constants.bohrMagneton.internalValue, digits: 4)
  }
}
