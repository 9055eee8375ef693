// A tree as S-expressions, one statement a line: what the parser's tests compare.

extension Program {
  package func dump() -> String {
    statements.map { $0.dump() }.joined(separator: "\n")
  }
}

extension Statement {
  package func dump() -> String {
    switch form {
    case .definition(let name, let parameters, let value):
      "(define \(name.text)\(dumped(parameters)) \(value.dump()))"
    case .expression(let shown): shown.dump()
    case .help(let name): "(help \(name.text))"
    }
  }
}

extension Expression {
  package func dump() -> String {
    switch form {
    case .number(let value): plain(value)
    case .quantity(let value, let unit): "\(plain(value))\(unit.dump())"
    case .string(let parts): "(string\(spaced(parts.map { $0.dump() })))"
    case .boolean(let value): "\(value)"
    case .name(let name): name.text
    case .list(let items): "(list\(spaced(items.map { $0.dump() })))"
    case .block(let block): "(\(block.word.rawValue)\(spaced(block.entries.map { $0.dump() })))"
    case .parenthesised(let inner): "(paren \(inner.dump()))"
    case .unary(let sign, let operand): "(\(sign.rawValue) \(operand.dump()))"
    case .binary(let sign, let left, let right, operatorSpan: _):
      "(\(sign.rawValue) \(left.dump()) \(right.dump()))"
    case .comparison(let first, let links): dump(first, links)
    case .range(let lower, let upper): "(.. \(lower.dump()) \(upper.dump()))"
    case .measured(let value, let error): "(± \(value.dump()) \(error.dump()))"
    case .conditional(let condition, let then, let otherwise):
      "(if \(condition.dump()) \(then.dump()) \(otherwise.dump()))"
    case .convert(let value, let target): "(as \(value.dump()) \(target.dump()))"
    case .call(let callee, let arguments, let piped):
      "(\(piped ? "pipe" : "call") \(callee.dump())\(spaced(arguments.map { $0.dump() })))"
    case .member(let base, let name): "(. \(base.dump()) \(name.text))"
    case .index(let base, let position): "(index \(base.dump()) \(position.dump()))"
    case .with(let base, let entries):
      "(with \(base.dump())\(spaced(entries.map { $0.dump() })))"
    }
  }

  private func dump(_ first: Expression, _ links: [ComparisonLink]) -> String {
    let rest = links.flatMap { [$0.comparison.rawValue, $0.operand.dump()] }
    return "(compare \(first.dump())\(spaced(rest)))"
  }
}

extension StringPart {
  fileprivate func dump() -> String {
    switch self {
    case .text(let text): "\"\(text)\""
    case .interpolation(let expression): expression.dump()
    }
  }
}

extension Item {
  fileprivate func dump() -> String {
    let domains = binders.map { "(\($0.name.text) in \($0.domain.dump()))" }
    return binders.isEmpty ? body.dump() : "(for \(body.dump())\(spaced(domains)))"
  }
}

extension Argument {
  fileprivate func dump() -> String {
    label.map { "(\($0.text) = \(item.dump()))" } ?? item.dump()
  }
}

extension Entry {
  fileprivate func dump() -> String {
    let words =
      [relation.rawValue] + [role?.rawValue, name.text + dumped(parameters)].compactMap(\.self)
    return "(\(words.joined(separator: " ")) \(value.dump()))"
  }
}

extension UnitWord {
  /// `[cm^2 keV^-1]`
  package func dump() -> String {
    let words = factors.map { factor in
      switch (factor.numerator, factor.denominator) {
      case (1, 1): factor.name
      case (let numerator, 1): "\(factor.name)^\(numerator)"
      case (let numerator, let denominator): "\(factor.name)^\(numerator)/\(denominator)"
      }
    }
    return "[\(words.joined(separator: " "))]"
  }
}

extension ScaledUnit {
  fileprivate func dump() -> String {
    (scale.map { plain($0) } ?? "") + unit.dump()
  }
}

private func dumped(_ parameters: [Parameter]?) -> String {
  guard let parameters else { return "" }
  let words = parameters.map { parameter in
    let value = parameter.defaultValue.map { " = \($0.dump())" } ?? ""
    return parameter.name.text + (parameter.unit?.dump() ?? "") + value
  }
  return "(\(words.joined(separator: ", ")))"
}

private func spaced(_ words: [String]) -> String {
  words.map { " " + $0 }.joined()
}

private func plain(_ value: Double) -> String {
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
