import Histograms
import Selections
package import Semantics
import Syntax
import Tables

/// A cut flow as a value of the language, and how it is laid out.
struct CutFlowValue: Sendable {
  enum Layout: String, CaseIterable, Sendable {
    case full, efficiencies, counts, nova
  }

  let flow: CutFlow
  let layout: Layout
  let showsIntervals: Bool
  /// The cut that the last row leaves out.
  var exception: Int?
  /// The rows that pass all cuts.
  var spectrum: Histogram?

  /// A row for all events, one for each cut, and one for all cuts but one.
  var table: TableView {
    let last = exception.map { ["all but " + flow.cutNames[$0]] } ?? []
    let names = TableColumn("cut", .strings(["no cut"] + flow.cutNames + last))
    let samples = flow.samples.isEmpty ? [flow.total] : flow.samples
    switch layout {
    case .full:
      let parts = samples.count > 1 ? samples + [flow.total] : [flow.total]
      return TableView([names] + parts.flatMap(full))
    case .efficiencies: return TableView([names] + samples.flatMap { efficiencies($0) })
    case .nova:
      return TableView(
        [names] + samples.flatMap { efficiencies($0, names: ["N", "εᴺ⁻¹", "ε"]) },
        caption: "εᴺ⁻¹ is, as in the note, relative to the cut before")
    case .counts:
      guard flow.samples.count > 1 else { return TableView([names, weights(flow.total, "Σw")]) }
      return TableView(
        [names]
          + ([flow.total] + flow.samples).map {
            weights($0, heading($0) ?? "", group: "Σw")
          })
    }
  }

  // MARK: Columns

  /// What is left of a sample in each row.
  private func yields(_ sample: CutFlow.Sample) -> [Yield] {
    [sample.all] + sample.after + (exception.map { [sample.without[$0]] } ?? [])
  }

  /// What the columns of a sample are called together; nothing when there is one sample.
  private func heading(_ sample: CutFlow.Sample) -> String? {
    if flow.samples.count < 2, sample.name == nil { return nil }
    return sample.name ?? (sample == flow.total ? "all" : "no name")
  }

  private func weights(
    _ sample: CutFlow.Sample, _ name: String, group: String? = nil
  ) -> TableColumn {
    TableColumn(name, .numbers(yields(sample).map(\.sum), significant: 6), group: group)
  }

  private func efficiencies(
    _ sample: CutFlow.Sample, names: [String] = ["Σw", "relative", "cumulative"]
  ) -> [TableColumn] {
    [
      weights(sample, names[0], group: heading(sample)),
      percentages(sample, names[1]) { sample.relative($0).value },
      percentages(sample, names[2], last: { sample.without[$0].efficiency(of: sample.all).value }) {
        sample.cumulative($0).value
      },
    ]
  }

  private func full(_ sample: CutFlow.Sample) -> [TableColumn] {
    let (yields, group) = (yields(sample), heading(sample))
    var columns = [
      TableColumn("N", .numbers(yields.map { Double($0.rows) }, significant: 12), group: group),
      weights(sample, "Σw", group: group),
      TableColumn("±", .numbers(yields.map(\.error), significant: 3), group: group),
      percentages(sample, "relative") { sample.relative($0).value },
      percentages(sample, "N-1") { sample.last($0).value },
      percentages(
        sample, "cumulative", last: { sample.without[$0].efficiency(of: sample.all).value }
      ) {
        sample.cumulative($0).value
      },
    ]
    if showsIntervals {
      columns += [
        percentages(sample, "low") { sample.cumulative($0).clopperPearson()?.lowerBound ?? .nan },
        percentages(sample, "high") { sample.cumulative($0).clopperPearson()?.upperBound ?? .nan },
      ]
    }
    if sample.missing.contains(where: { $0 > 0 }) {
      columns.append(
        TableColumn(
          "missing", .numbers([.nan] + sample.missing.map(Double.init)), group: group))
    }
    return columns
  }

  /// - Parameter last: for the row that leaves a cut out; nothing stands there unless it is given.
  private func percentages(
    _ sample: CutFlow.Sample, _ name: String, last: (Int) -> Double = { _ in .nan },
    _ value: (Int) -> Double
  ) -> TableColumn {
    let rows = sample.after.indices.map(value) + (exception.map { [last($0)] } ?? [])
    return TableColumn(
      name, unit: UnitSymbol(unicode: "%", latex: #"\%"#),
      .numbers([100] + rows.map { 100 * $0 }, significant: 4), group: heading(sample))
  }
}

extension CutFlowValue: Displayable {
  func display(as kind: ObjectKind) -> Display {
    let table = self.table
    return Display(
      text: ([table.text()] + notes).joined(separator: "\n"),
      html: table.html() + notes.map { "<p>\($0)</p>" }.joined(),
      markdown: ([table.markdown()] + notes).joined(separator: "\n\n"), latex: table.latex())
  }

  /// What is odd about the events: sums and errors are not what they seem.
  private var notes: [String] {
    var notes: [String] = []
    let missing = flow.total.missing.reduce(0, +)
    if layout != .full, missing > 0 {
      notes.append("\(count(missing)) lost to a missing number")
    }
    if flow.total.all.suspect > 0 {
      notes.append(
        "\(count(flow.total.all.suspect)) weighted by a number that is missing, 0 or below")
    }
    if flow.total.all.rows == 0 {
      notes.append("there are no events")
    } else if flow.total.after.last?.rows == 0 {
      notes.append("no event passes all cuts")
    }
    return notes
  }

  private func count(_ events: Int) -> String {
    events == 1 ? "1 event is" : "\(events) events are"
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
