@testable import Syntax

// Every span of a tree, for the tests that check that none lies outside the source.

extension Program {
  var spans: [Span] { statements.flatMap { [$0.span] + $0.form.spans } }
}

extension Statement.Form {
  fileprivate var spans: [Span] {
    switch self {
    case .definition(let name, let parameters, let value):
      [name.span] + SyntaxTests.spans(of: parameters) + value.spans
    case .expression(let shown): shown.spans
    case .help(let name): [name.span]
    }
  }
}

private func spans(of parameters: [Parameter]?) -> [Span] {
  (parameters ?? []).flatMap {
    [$0.name.span] + ($0.unit?.spans ?? []) + ($0.defaultValue?.spans ?? [])
  }
}

extension UnitWord {
  fileprivate var spans: [Span] { [span] + factors.map(\.span) }
}

extension Item {
  fileprivate var spans: [Span] {
    [span] + body.spans + binders.flatMap { [$0.name.span] + $0.domain.spans }
  }
}

extension Entry {
  fileprivate var spans: [Span] {
    [span, name.span] + SyntaxTests.spans(of: parameters) + value.spans
  }
}

extension Expression {
  var spans: [Span] { [span] + form.spans }
}

extension Expression.Form {
  fileprivate var spans: [Span] {
    switch self {
    case .number, .boolean: []
    case .quantity(_, let unit): unit.spans
    case .name(let name): [name.span]
    case .string(let parts):
      parts.flatMap { part -> [Span] in
        guard case .interpolation(let expression) = part else { return [] }
        return expression.spans
      }
    case .list(let items): items.flatMap(\.spans)
    case .block(let block): block.entries.flatMap(\.spans)
    case .parenthesised(let inner), .unary(_, let inner): inner.spans
    case .convert(let inner, let target): inner.spans + [target.span] + target.unit.spans
    case .member(let inner, let name): inner.spans + [name.span]
    case .binary(_, let left, let right, let place): [place] + left.spans + right.spans
    case .range(let left, let right), .measured(let left, error: let right),
      .index(let left, let right):
      left.spans + right.spans
    case .comparison(let first, let links): first.spans + links.flatMap(\.operand.spans)
    case .conditional(let condition, let then, let otherwise):
      condition.spans + then.spans + otherwise.spans
    case .call(let callee, let arguments, piped: _):
      callee.spans + arguments.flatMap { ($0.label.map { [$0.span] } ?? []) + $0.item.spans }
    case .with(let base, let entries): base.spans + entries.flatMap(\.spans)
    }
  }
}
