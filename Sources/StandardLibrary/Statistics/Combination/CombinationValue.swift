import Interpreter
import Semantics
import Statistics
import Syntax
import Tables
import Units

/// A combination as a value of the language, in base units.
struct CombinationValue: Sendable, MemberAccess {
  let analysis: MetaAnalysis
  /// The posterior of mean and scatter, where that was asked for.
  var posterior: HierarchicalPosterior?
  /// What was known of the scatter beforehand.
  var prior: HierarchicalPosterior.Prior?

  static func kind(_ number: NumberKind, _ span: Span) -> ObjectKind {
    func member(_ name: String, _ kind: Kind) -> ObjectKind.Member {
      .init(name: Name(text: name, written: name, span: span), kind: kind)
    }
    let square = NumberKind(number.dimension * number.dimension)
    return ObjectKind(
      "combination", x: number,
      members: [
        member("mean", .measurement(number)), member("tau", .number(number)),
        member("tau2", .number(square)), member("Q", .plainNumber), member("I2", .plainNumber),
        member("p", .plainNumber),
      ])
  }

  var mean: Estimate { posterior?.mean ?? analysis.mean }
  /// The scatter of the true values; of a posterior its mean.
  var tau: Double { posterior?.tau.value ?? analysis.tauSquared.squareRoot() }
  /// The true values, drawn towards the mean by as much as the scatter asks.
  private var shrunken: [Estimate] { posterior?.shrunken ?? analysis.shrunken }

  func member(_ name: String) -> Value? {
    switch name {
    case "mean": .measurement(value: mean.value, error: mean.error)
    case "tau": .number(tau)
    case "tau2": .number(tau * tau)
    case "Q": .number(analysis.q)
    case "I2": .number(analysis.iSquared)
    case "p": .number(analysis.pValue)
    default: nil
    }
  }
}

extension CombinationValue: Displayable {
  func display(as kind: ObjectKind) -> Display {
    let number = kind.x ?? NumberKind()
    func text(_ estimate: Estimate) -> String {
      format(.measurement(value: estimate.value, error: estimate.error), .measurement(number))
    }
    let count = analysis.estimates.count
    var columns = [
      TableColumn("", .strings((1...max(count, 1)).map { "\($0)" } + ["mean"])),
      TableColumn("value", .strings((analysis.estimates + [mean]).map(text))),
    ]
    if posterior == nil {
      columns.append(
        TableColumn(
          "weight", unit: UnitSymbol(unicode: "%", latex: #"\%"#),
          .numbers(analysis.weights.map { 100 * $0 } + [.nan], significant: 3)))
    }
    if analysis.estimator != .fixed {
      columns.append(TableColumn("drawn to the mean", .strings(shrunken.map(text) + [""])))
    }
    let table = TableView(columns)
    let summary = rule + ": " + heterogeneity(number)
    return Display(
      text: table.text() + "\n" + summary, html: table.html() + "<p>\(summary)</p>",
      markdown: table.markdown() + "\n\n" + summary, latex: table.latex())
  }

  /// By which rule the mean was made.
  private var rule: String {
    if let posterior {
      let factor = posterior.logBayesFactor.map {
        "; ln K of a scatter against none = \(formatNumber($0, digits: 3))"
      }
      let shape = prior == nil ? "flat" : "half-normal"
      return
        "random effects, posterior for a flat prior of the mean and a \(shape) one of τ\(factor ?? "")"
    }
    switch analysis.estimator {
    case .fixed: return "fixed effects"
    case .derSimonianLaird: return "random effects, DerSimonian-Laird"
    case .maximumLikelihood: return "random effects, maximum likelihood"
    case .restrictedMaximumLikelihood: return "random effects, restricted maximum likelihood"
    }
  }

  /// "Q = 6.43 for 3 degrees of freedom (p = 0.092), I² = 53 %, τ = 0.0088"
  func heterogeneity(_ number: NumberKind) -> String {
    func text(_ value: Double) -> String { formatNumber(value, digits: 3) }
    let unit = number.displayUnit(magnitude: tau)
    let tau = formatNumber(self.tau / unit.factor, digits: 3)
    let scatter =
      posterior.map { "τ = \(tau) ± \(text($0.tau.error / unit.factor))" } ?? "τ = \(tau)"
    let symbol = unit.unit.isPlain && unit.scale == 1 ? "" : " " + unit.symbol
    return
      "Q = \(text(analysis.q)) for \(analysis.estimates.count - 1) degrees of freedom (p = \(formatNumber(analysis.pValue, digits: 2))), I² = \(formatNumber(100 * analysis.iSquared, digits: 2)) %, \(scatter)\(symbol)"
  }
}
