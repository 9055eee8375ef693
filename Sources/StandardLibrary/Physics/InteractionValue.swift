import Detectors
import Interpreter
import Physics
import Semantics

/// An interaction as a value of the language: a process, and what its rate is multiplied by.
struct InteractionValue: NamedValue {
  enum Process: Sendable {
    /// `key` tells processes apart that are the same in every experiment.
    case known(any Interaction, key: String)
    /// A cross-section that the user wrote, of T and E and, if it takes more, of the nucleus.
    case written(NumberFunction, parameters: Int, Channel)
    /// A background of the experiment, by its name.
    case background(String)

    /// Under which its rate in an experiment is kept.
    var key: String? {
      switch self {
      case .known(_, let key): key
      case .background(let name): "background " + name
      case .written: nil
      }
    }
  }

  let name: String
  let process: Process
  /// The square of a coupling in units of that of `process`.
  var strength = 1.0
}

extension InteractionValue: Displayable {
  func display(as kind: ObjectKind) -> Display { Display(text: name) }
}
