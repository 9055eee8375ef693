import Histograms
import Interpreter
import Semantics
import Statistics
import Units

/// A model as a value of the language: the likelihood, and how its parameters are written.
///
/// The core's parameters are those of the language over `scales`, so that all are of the size of 1.
final class ModelValue: Sendable {
  struct Parameter: Sendable {
    let name: String
    let written: String
    let kind: NumberKind
    /// One unit of the core's parameter, in base units.
    let scale: Double
  }

  /// In the order of the likelihood: those of single bins are the last.
  let parameters: [Parameter]
  let model: Statistics.Model
  let likelihood: Likelihood
  let sampleNames: [String]
  /// Of the bins of each channel; none where that is not known.
  let axes: [[HistogramAxis]]

  /// - Parameter parameters: those of the model that have a unit or are written in another way than named.
  init(
    parameters: [Parameter], model: Statistics.Model, sampleNames: [String],
    axes: [[HistogramAxis]] = []
  ) throws(ModelError) {
    self.model = model
    self.sampleNames = sampleNames
    self.axes = axes
    likelihood = try Likelihood(model)
    let known = Dictionary(uniqueKeysWithValues: parameters.map { ($0.name, $0) })
    self.parameters = likelihood.parameters.map { parameter in
      known[parameter.name]
        ?? Parameter(
          name: parameter.name, written: parameter.name, kind: NumberKind(), scale: 1)
    }
  }
}

/// One parameter of a model: `m.mu`.
struct ParameterValue: Sendable {
  let model: ModelValue
  let place: Int

  var parameter: ModelValue.Parameter { model.parameters[place] }
}

extension ModelValue: MemberAccess {
  func member(_ name: String) -> Value? {
    parameters.firstIndex { $0.name == name }.map {
      .object(ParameterValue(model: self, place: $0))
    }
  }
}

extension ModelValue: Displayable {
  func display(as kind: ObjectKind) -> Display {
    let names = parameters.map(\.written).joined(separator: ", ")
    return Display(
      text: """
        model: \(likelihood.binCount) \(likelihood.binCount == 1 ? "bin" : "bins")
          parameters: \(names)
          samples: \(sampleNames.joined(separator: ", "))
        """)
  }
}

extension ParameterValue: Displayable {
  func display(as kind: ObjectKind) -> Display {
    Display(
      text:
        "\(parameter.written): a parameter of a model of \(model.sampleNames.joined(separator: ", "))"
    )
  }
}
