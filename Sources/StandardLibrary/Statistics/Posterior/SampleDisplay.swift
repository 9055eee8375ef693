import Interpreter
import Semantics
import Statistics
import Tables
import Units

extension SampleValue: Displayable {
  /// A row for each parameter, then how the draws came about and whether they can be trusted.
  func display(as kind: ObjectKind) -> Display {
    let drawn = model.parameters.indices.filter { self.drawn($0) != nil }
    let summaries = drawn.map { PosteriorSummary(draws(of: $0)) }
    let pairs = Array(zip(drawn, summaries))
    func quantiles(_ probability: Double) -> TableColumn {
      TableColumn(
        "\(formatNumber(100 * probability)) %", .strings(drawn.map { quantile(probability, $0) }))
    }
    let table = TableView([
      TableColumn("parameter", .strings(drawn.map { model.parameters[$0].written })),
      TableColumn("mean ± standard deviation", .strings(pairs.map(mean))),
      quantiles(0.05), quantiles(0.5), quantiles(0.9), quantiles(0.95),
      TableColumn("R-hat", .numbers(summaries.map(\.rHat), significant: 4)),
      TableColumn("bulk ESS", .numbers(summaries.map { $0.bulkSize.rounded() }, significant: 7)),
      TableColumn("tail ESS", .numbers(summaries.map { $0.tailSize.rounded() }, significant: 7)),
    ])
    let lines = [prior, origin] + [warning(pairs)].compactMap { $0 }
    return Display(
      text: ([table.text()] + lines).joined(separator: "\n"),
      html: table.html() + lines.map { "<p>\($0)</p>" }.joined(),
      markdown: ([table.markdown()] + lines).joined(separator: "\n\n"), latex: table.latex())
  }

  private func mean(_ place: Int, _ summary: PosteriorSummary) -> String {
    format(
      .measurement(value: summary.mean, error: summary.deviation),
      .measurement(model.parameters[place].kind))
  }

  private func quantile(_ probability: Double, _ place: Int) -> String {
    guard let drawn = drawn(place) else { return "" }
    let parameter = model.parameters[place]
    let value = sample.quantile(probability, of: drawn) * parameter.scale
    return format(.number(value), .number(parameter.kind))
  }

  /// What was assumed of the parameters.
  private var prior: String {
    let constrained = Set(model.likelihood.constrainedPlaces)
    let free = model.parameters.indices.filter { drawn($0) != nil && !constrained.contains($0) }
    let names = free.map { model.parameters[$0].written }
    if names.isEmpty { return "prior: the constraints that the model states" }
    let shown = names.count > 8 ? names.prefix(8) + ["…"] : names[...]
    let flat = "flat in \(shown.joined(separator: ", ")) over the range"
    return "prior: " + flat
      + (constrained.isEmpty ? "" : "; the model's constraints for the others")
  }

  private var origin: String {
    let plan = sample.plan
    return
      "\(plan.chains) chains of \(plan.draws) draws after \(plan.warmUp) of warm-up, seed \(plan.seed); \(formatNumber(100 * sample.acceptance, digits: 3)) % accepted, \(sample.divergentCount) divergent"
  }

  /// What speaks against the draws.
  private func warning(_ pairs: [(Int, PosteriorSummary)]) -> String? {
    let apart = pairs.filter { !($0.1.rHat < 1.01) }.map { model.parameters[$0.0].written }
    let few = pairs.filter { !(min($0.1.bulkSize, $0.1.tailSize) > 400) }
      .map { model.parameters[$0.0].written }
    if !apart.isEmpty {
      return
        "the chains do not agree on \(apart.joined(separator: ", ")) (R-hat above 1.01): take more draws"
    }
    if !few.isEmpty {
      return
        "effective sizes below 400 for \(few.joined(separator: ", ")): quantiles are uncertain; take more draws"
    }
    if sample.divergentCount > 0 {
      return "some trajectories diverged: a part of the posterior may be missing"
    }
    return nil
  }
}
