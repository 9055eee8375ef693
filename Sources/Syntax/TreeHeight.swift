extension Expression.Form {
  /// The height of the tallest expression directly inside.
  var heightBelow: Int {
    switch self {
    case .number, .quantity, .boolean, .name: 0
    case .string(let parts): parts.tallest(\.height)
    case .list(let items): items.tallest(\.height)
    case .block(let block): block.entries.tallest(\.height)
    case .parenthesised(let inner), .unary(_, let inner), .convert(let inner, _),
      .member(let inner, _):
      inner.height
    case .binary(_, let left, let right, _), .range(let left, let right),
      .measured(let left, error: let right), .index(let left, let right):
      max(left.height, right.height)
    case .comparison(let first, let links): max(first.height, links.tallest(\.operand.height))
    case .conditional(let condition, let then, let otherwise):
      max(condition.height, then.height, otherwise.height)
    case .call(let callee, let arguments, piped: _):
      max(callee.height, arguments.tallest(\.item.height))
    case .with(let base, let entries): max(base.height, entries.tallest(\.height))
    }
  }
}

extension Array {
  fileprivate func tallest(_ height: (Element) -> Int) -> Int {
    reduce(0) { Swift.max($0, height($1)) }
  }
}

extension StringPart {
  fileprivate var height: Int {
    switch self {
    case .text: 0
    case .interpolation(let expression): expression.height
    }
  }
}

extension Item {
  fileprivate var height: Int { max(body.height, binders.tallest(\.domain.height)) }
}

extension Entry {
  fileprivate var height: Int {
    max(value.height, (parameters ?? []).tallest { $0.defaultValue?.height ?? 0 })
  }
}
