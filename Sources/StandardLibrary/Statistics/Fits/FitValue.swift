import Interpreter
import Semantics
import Statistics
import Tables
import Units

/// A fit as a value of the language.
struct FitValue: Sendable, MemberAccess {
  let model: ModelValue
  let fit: Fit
  /// How far each parameter may go until −2 ln L is 1 higher, in the core's units; empty if that was not asked for, NaN
  /// where there is no such place.
  let asymmetricErrors: [(down: Double, up: Double)]

  /// The numbers that say how good a fit is, by their names as members.
  enum Statistic: String, CaseIterable {
    case chi2, ndf
    case pValue = "p_value"
    case aic, bic
  }

  init(
    model: ModelValue, fit: Fit, withProfile: Bool = false,
    interrupted: @escaping @Sendable () throws -> Void = {}
  ) throws {
    self.model = model
    self.fit = fit
    asymmetricErrors =
      withProfile
      ? try model.parameters.indices.map { place in
        guard !fit.isFixed[place], fit.status == .converged else { return (.nan, .nan) }
        return try ProfileLikelihood(model.likelihood, place, fit: fit, interrupted: interrupted)
          .asymmetricErrors()
      } : []
  }

  /// Nil where a goodness has no meaning: the fit failed, or there are no bins. Computed when it is asked for: it takes half
  /// as long as a fit.
  var goodness: GoodnessOfFit? {
    guard fit.status == .converged, let goodness = try? model.likelihood.goodness(of: fit),
      goodness.total.isFinite
    else { return nil }
    return goodness
  }

  var criteria: InformationCriteria { model.likelihood.criteria(of: fit) }

  /// A parameter with its error, or a number about the fit.
  func member(_ name: String) -> Value? {
    if let place = model.parameters.firstIndex(where: { $0.name == name }) {
      return measurement(place)
    }
    return Statistic(rawValue: name).map { .number(number($0)) }
  }

  private func number(_ statistic: Statistic) -> Double {
    switch statistic {
    case .chi2: goodness?.total ?? .nan
    case .ndf: goodness.map { Double($0.degreesOfFreedom) } ?? .nan
    case .pValue: goodness?.pValue ?? .nan
    case .aic: criteria.akaike
    case .bic: criteria.bayesian
    }
  }

  private func measurement(_ place: Int) -> Value {
    let scale = model.parameters[place].scale
    return .measurement(
      value: fit.values[place] * scale, error: (fit.error(of: place) ?? .nan) * scale)
  }
}

extension FitValue: Displayable {
  func display(as kind: ObjectKind) -> Display {
    let places = model.parameters.indices
    var columns = [
      TableColumn("parameter", .strings(model.parameters.map(\.written))),
      TableColumn("best fit", .strings(places.map(text))),
    ]
    if !asymmetricErrors.isEmpty {
      columns.append(TableColumn("−2Δln L ≤ 1", .strings(places.map(asymmetric))))
    }
    columns.append(TableColumn("", .strings(places.map(remark))))
    let table = TableView(columns)
    return Display(
      text: table.text() + "\n" + summary.joined(separator: "\n"),
      html: table.html() + summary.map { "<p>\($0)</p>" }.joined(),
      markdown: table.markdown() + "\n\n" + summary.joined(separator: "\n\n"),
      latex: table.latex())
  }

  private func text(_ place: Int) -> String {
    let parameter = model.parameters[place]
    if fit.error(of: place) == nil {
      return format(.number(fit.values[place] * parameter.scale), .number(parameter.kind))
    }
    return format(measurement(place), .measurement(parameter.kind))
  }

  private func asymmetric(_ place: Int) -> String {
    let parameter = model.parameters[place]
    let (down, up) = asymmetricErrors[place]
    guard down.isFinite, up.isFinite else { return "" }
    let value = fit.values[place]
    return format(
      .range((value - down) * parameter.scale, (value + up) * parameter.scale),
      .range(parameter.kind))
  }

  private func remark(_ place: Int) -> String {
    if fit.isFixed[place] { return "fixed" }
    return fit.isAtBound(place) ? "at an end of its range" : ""
  }

  private var summary: [String] {
    var lines = ["-ln L = \(formatNumber(fit.negativeLogLikelihood)); \(fit.status.message)"]
    if let goodness {
      let (akaike, bayesian) = (formatNumber(criteria.akaike), formatNumber(criteria.bayesian))
      lines.append("\(text(of: goodness)); AIC = \(akaike), BIC = \(bayesian)")
    }
    return lines
  }

  private func text(of goodness: GoodnessOfFit) -> String {
    let degrees = goodness.degreesOfFreedom
    guard degrees > 0 else { return "no degree of freedom is left to test the fit" }
    let total = formatNumber(goodness.total, digits: 4)
    let probability = formatNumber(goodness.pValue, digits: 2)
    return
      "χ² = \(total) for \(degrees) \(degrees == 1 ? "degree" : "degrees") of freedom (p = \(probability))"
  }
}

extension FitStatus {
  var message: String {
    switch self {
    case .converged: "the minimum was found"
    case .impossible(_, let bin, let expected, let observed):
      "impossible where the search began: bin \(bin + 1) holds \(formatNumber(observed)) events, and \(formatNumber(expected)) are expected"
    case .notFinite: "the likelihood is not finite where the search began"
    case .flat(let parameter):
      "the likelihood does not depend on `\(parameter)`, or not on it apart from others"
    case .stalled: "no minimum was found: no further step lowers -ln L"
    case .iterationLimit: "no minimum was found within the allowed steps"
    }
  }
}
