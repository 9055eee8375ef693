// The grammar, and the walk along the tokens. The lexer has already decided which line breaks end a
// statement (NL) and which words are units (UNIT, one word each), so none of that is seen here.
//
//     program    = { NL } { statement ( NL | EOF ) { NL } } ;
//     statement  = definition | expr [ "?" ] ;
//     definition = name [ params ] "=" expr ;
//     params     = "(" [ param { "," param } ] ")" ;   param = name [ ":" UNIT ] [ "=" expr ] ;
//     expr       = choice { "|>" name [ args ] [ "as" scaled ] } ;
//     choice     = "if" expr "then" expr "else" choice | convert ;
//     convert    = or [ "as" scaled ] ;                scaled = [ NUMBER ] UNIT ;
//     or         = and { "or" and } ;                  and = not { "and" not } ;
//     not        = { "not" } compare ;
//     compare    = range { ( "<" | "<=" | ">" | ">=" | "==" | "!=" ) range } ;
//     range      = measured [ ".." measured ] ;        measured = sum [ "±" sum ] ;
//     sum        = product { ( "+" | "-" ) product } ; product = unary { ( "*" | "/" ) unary } ;
//     unary      = "-" unary | power ;                 power = postfix [ "^" unary | SUPERSCRIPT ] ;
//     postfix    = primary { args | "." name | "[" expr "]" | "with" "{" body "}" } ;
//     primary    = NUMBER [ UNIT ] | STRING | "true" | "false" | name | block | list
//                | "(" expr ")" ;
//     list       = "[" [ item { "," item } [ "," ] ] "]" ;
//     args       = "(" [ arg { "," arg } [ "," ] ] ")" ;   arg = [ name "=" ] item ;
//     item       = expr [ "for" name "in" expr { "," name "in" expr } ] ;
//     block      = ( "selection" | "experiment" | "model" | "interaction" | "flux" )
//                  "{" body "}" ;
//     body       = { NL } [ entry { ( NL | "," ) { NL } entry } [ "," ] { NL } ] ;
//     entry      = [ "cut" | "signal" | "background" ] name [ params ] ( "=" | "~" ) expr ;

/// Tokens to tree, by recursive descent, one method for each rule of the grammar.
struct Parser {
  /// How deeply brackets, minus signs, powers and `else if` may nest.
  static let depthLimit = 64
  /// How tall the tree of one expression may be: also a long sum, nested to the left, is a tall tree.
  static let heightLimit = 256
  static let errorLimit = 5

  let source: SourceText
  /// Whether a word is a unit; only advice depends on it.
  let isUnit: (String) -> Bool
  let tokens: [Token]
  var index = 0
  /// Where the statement or entry being parsed began.
  var statementStart = 0
  var depth = 0
  var diagnostics: [Diagnostic] = []

  /// `tokens` end with `.end`.
  init(_ source: SourceText, tokens: [Token], isUnit: @escaping (String) -> Bool) {
    self.source = source
    self.tokens = tokens
    self.isUnit = isUnit
  }

  mutating func program() -> Program {
    var statements: [Statement] = []
    while current.kind != .end, diagnostics.count < Self.errorLimit {
      if current.kind == .newline {
        advance()
        continue
      }
      statementStart = index
      do throws(Diagnostic) {
        if let statement = try statement() { statements.append(statement) }
      } catch {
        diagnostics.append(error)
        recover(from: statementStart)
      }
    }
    return Program(statements: statements)
  }

  /// Goes to the end of the statement or entry that began at `start`, past whole brackets and past
  /// lines that cannot stand alone.
  mutating func recover(from start: Int, stopAtComma: Bool = false) {
    var next = start
    while !endsRecovery(next, stopAtComma: stopAtComma) {
      next = (tokens[next].partner.map { max($0, next) } ?? next) + 1
    }
    if next == start, tokens[next].kind != .end { next += 1 }
    index = next
  }

  private func endsRecovery(_ index: Int, stopAtComma: Bool) -> Bool {
    switch (tokens[index].kind, tokens[index].symbol) {
    case (.end, _), (_, .rightBrace): true
    case (.newline, _): tokens[index + 1].symbol?.isInfix != true
    case (_, .comma): stopAtComma
    default: false
    }
  }
}

// MARK: - Tokens

extension Parser {
  var current: Token { tokens[index] }
  var previous: Token { tokens[max(index - 1, 0)] }
  var next: Token { tokens[min(index + 1, tokens.count - 1)] }

  @discardableResult
  mutating func advance() -> Token {
    let token = current
    if index < tokens.count - 1 { index += 1 }
    return token
  }

  func at(_ symbol: Symbol) -> Bool { current.symbol == symbol }

  mutating func take(_ symbol: Symbol) -> Token? {
    at(symbol) ? advance() : nil
  }

  @discardableResult
  mutating func expect(_ symbol: Symbol) throws(Diagnostic) -> Token {
    guard at(symbol) else { throw unexpected(wanted: "`\(symbol.spelling)`") }
    return advance()
  }

  mutating func expectName(_ wanted: String) throws(Diagnostic) -> Name {
    guard current.kind == .name else { throw unexpected(wanted: wanted) }
    return name(advance())
  }

  func name(_ token: Token) -> Name {
    let written = text(token)
    return Name(text: Name.asciiSpelling(of: written), written: written, span: token.span)
  }

  func text(_ token: Token) -> String { source.text(token.span) }

  /// From the start of a token to the end of the last one taken.
  func span(from start: Int) -> Span { Span(start, max(start, previous.span.end)) }

  /// Whether nothing but blanks is between the last token taken and this one.
  var isOnSameLine: Bool {
    source.lineIndex(at: previous.span.end) == source.lineIndex(at: current.span.start)
  }
}

// MARK: - Limits

extension Parser {
  /// Runs a rule one level deeper; an error where the cell nests too deeply.
  mutating func nested<Node>(
    _ rule: (inout Parser) throws(Diagnostic) -> Node
  ) throws(Diagnostic) -> Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw .tooDeep(current.span, limit: Self.depthLimit) }
    return try rule(&self)
  }

  /// Every expression is made here, so that no tree gets too tall to be walked. It is mutating so
  /// that it sees the tokens which its arguments have taken.
  mutating func make(_ form: Expression.Form, from start: Int) throws(Diagnostic) -> Expression {
    let expression = Expression(form, span(from: start))
    guard expression.height <= Self.heightLimit else {
      throw .tooLong(expression.span, limit: Self.heightLimit)
    }
    return expression
  }
}
