package import Semantics
import Units

/// A value on one line, as in a string or on a console.
package func format(_ value: Value, _ kind: Kind) -> String {
  switch (value, kind) {
  case (.number(let number), _):
    let shown = (kind.numberKind ?? NumberKind()).shown(number)
    return withUnit(formatNumber(shown.number), shown.unit)
  case (.measurement(let centre, let error), _):
    let unit = (kind.numberKind ?? NumberKind()).displayUnit(magnitude: centre)
    let text = "\(formatNumber(centre / unit.factor)) ± \(formatNumber(error / unit.factor))"
    return withUnit(text, unit)
  case (.range(let low, let high), _):
    let unit = (kind.numberKind ?? NumberKind()).displayUnit(magnitude: high)
    return withUnit(
      "\(formatNumber(low / unit.factor))..\(formatNumber(high / unit.factor))", unit)
  case (.boolean(let flag), _): return flag ? "true" : "false"
  case (.string(let text), _): return text
  case (.numbers(let numbers), .list(let element)):
    return format(numbers, element.numberKind ?? NumberKind())
  case (.list(let values), .list(let element)):
    return "[\(shortened(values) { format($0, element) })]"
  case (.table(let data), .table(let schema)):
    return
      "table of \(data.rowCount) rows: \(schema.columns.map(\.written).joined(separator: ", "))"
  case (.object(let object as any NamedValue), _): return object.name
  default: return kind.phrase
  }
}

private func format(_ numbers: [Double], _ kind: NumberKind) -> String {
  let unit = kind.displayUnit(for: numbers)
  let list = "[\(shortened(numbers) { $0.isNaN ? "–" : formatNumber($0 / unit.factor) })]"
  return unit.unit.isPlain && unit.scale == 1 ? list : "\(list) \(unit.symbol)"
}

/// The first and last elements of a long list.
private func shortened<Element>(_ elements: [Element], _ text: (Element) -> String) -> String {
  guard elements.count > 24 else { return elements.map(text).joined(separator: ", ") }
  let middle = "… (\(elements.count) in all) …"
  let ends = elements.prefix(10).map(text) + [middle] + elements.suffix(5).map(text)
  return ends.joined(separator: ", ")
}

private func withUnit(_ number: String, _ unit: DisplayUnit) -> String {
  if unit.unit.isPlain && unit.scale == 1 { return number }
  return unit.scale == 1 ? "\(number) \(unit.symbol)" : "\(number) × \(unit.symbol)"
}
