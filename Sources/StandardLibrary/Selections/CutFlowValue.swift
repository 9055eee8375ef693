import Histograms
import Selections
package import Semantics
import Syntax
import Tables

/// A cut flow as a value of the language, and how it is laid out.
struct CutFlowValue: Sendable {
  enum Layout: String, CaseIterable, Sendable {
    case full, efficiencies, counts
  }

  let flow: CutFlow
  let layout: Layout
  let showsIntervals: Bool

  /// A row for all events and one for each cut.
  var table: TableView {
    let names = TableColumn("cut", .strings(["no cut"] + flow.cutNames))
    let samples = flow.samples.isEmpty ? [] : flow.samples
    switch layout {
    case .full:
      let parts = samples.count > 1 ? samples + [flow.total] : [flow.total]
      return TableView([names] + parts.flatMap(full))
    case .efficiencies:
      return TableView([names] + (samples.isEmpty ? [flow.total] : samples).flatMap(efficiencies))
    case .counts:
      return TableView([names] + ([flow.total] + samples).map { weights($0, "Σw") })
    }
  }

  // MARK: Columns

  /// "nu-e: Σw", or the quantity alone when there is one sample.
  private func title(_ sample: CutFlow.Sample, _ quantity: String) -> String {
    if flow.samples.count < 2, sample.name == nil { return quantity }
    return (sample.name ?? "all") + ": " + quantity
  }

  private func weights(_ sample: CutFlow.Sample, _ quantity: String) -> TableColumn {
    TableColumn(
      title(sample, quantity), .numbers(([sample.all] + sample.after).map(\.sum), significant: 7))
  }

  private func efficiencies(_ sample: CutFlow.Sample) -> [TableColumn] {
    [weights(sample, "Σw")] + [
      percentages(sample, "relative") { sample.relative($0).value },
      percentages(sample, "cumulative") { sample.cumulative($0).value },
    ]
  }

  private func full(_ sample: CutFlow.Sample) -> [TableColumn] {
    let yields = [sample.all] + sample.after
    var columns = [
      TableColumn(title(sample, "N"), .numbers(yields.map { Double($0.rows) }, significant: 12)),
      weights(sample, "Σw"),
      TableColumn(title(sample, "±"), .numbers(yields.map(\.error), significant: 3)),
      percentages(sample, "relative") { sample.relative($0).value },
      percentages(sample, "N-1") { sample.last($0).value },
      percentages(sample, "cumulative") { sample.cumulative($0).value },
    ]
    if showsIntervals {
      columns += [
        percentages(sample, "low") { sample.cumulative($0).clopperPearson()?.lowerBound ?? .nan },
        percentages(sample, "high") { sample.cumulative($0).clopperPearson()?.upperBound ?? .nan },
      ]
    }
    if sample.missing.contains(where: { $0 > 0 }) {
      columns.append(
        TableColumn(title(sample, "missing"), .numbers([.nan] + sample.missing.map(Double.init))))
    }
    return columns
  }

  private func percentages(
    _ sample: CutFlow.Sample, _ quantity: String, _ value: (Int) -> Double
  ) -> TableColumn {
    TableColumn(
      title(sample, quantity), unit: UnitSymbol(unicode: "%", latex: #"\%"#),
      .numbers([100] + sample.after.indices.map { 100 * value($0) }, significant: 4))
  }
}

extension CutFlowValue: Displayable {
  func display(as kind: ObjectKind) -> Display {
    let table = self.table
    return Display(
      text: table.text() + warning, html: table.html() + warning, markdown: table.markdown(),
      latex: table.latex())
  }

  /// Weights that are 0 or below are marked, since sums and errors are not what they seem.
  private var warning: String {
    let suspect = flow.total.all.suspect
    return suspect == 0 ? "" : "\n\(suspect) events have a weight that is missing, 0 or below"
  }
}

extension SelectionDefinition: Displayable {
  package func display(as kind: ObjectKind) -> Display {
    var lines = ["selection: " + cuts.map(\.written).joined(separator: ", ")]
    if !helpers.isEmpty {
      lines.append("  columns: " + helpers.map(\.written).joined(separator: ", "))
    }
    if hasWeight { lines.append("  with a weight") }
    return Display(text: lines.joined(separator: "\n"))
  }
}
