import Semantics
import Statistics
import Syntax
import Units

extension ModelValue {
  /// The model as a workspace of pyhf. Plain numbers keep their size, and other parameters are in units of their ranges.
  ///
  /// - Throws: `WorkspaceExportError`.
  func json() throws -> String {
    if let workspace { return try workspace.json + "\n" }
    var model = self.model
    for place in model.parameters.indices {
      guard let known = parameters.first(where: { $0.name == model.parameters[place].name }),
        known.kind.dimension.isNone
      else { continue }
      model.rescale(place, by: known.scale)
    }
    let constrained = Set(model.constraints.flatMap(\.parameters))
    let interest = model.parameters.indices.first {
      !model.parameters[$0].isFixed && !constrained.contains($0)
    }
    let name = interest.map { model.parameters[$0].name } ?? ""
    return try Workspace(model, parameterOfInterest: name).json + "\n"
  }
}

extension WorkspaceExportError {
  func diagnostic(_ span: Span) -> Diagnostic {
    let (message, help): (String, String?) =
      switch self {
      case .statistic: ("data that are no counts", nil)
      case .template(let sample):
        (
          "`\(sample)`, which is no histogram, with shifts, times parameters",
          "densities, formulas and cubics have no form there"
        )
      case .power(let name):
        (
          "the square of `\(name)`",
          "make the square the parameter: `m2 ~ 0..1`, and `m2 * rate(xe, nu_magnetic(1e-11 muB))`"
        )
      case .interpolation(let name): ("the interpolation by `\(name)`", "it has codes 4 and 4p")
      case .luminosity(let name):
        (
          "a second factor known as `value ± error`, `\(name)`",
          "the first is `lumi` there; write others as `factor(0.9, 1.1, by = alpha)`"
        )
      case .constraint(let name): ("what is known of `\(name)`, as it is used here", nil)
      }
    return Diagnostic(
      "E37", "a workspace of pyhf cannot hold \(message)", [.init(span)],
      help: help.map { [.init($0)] } ?? [])
  }
}
