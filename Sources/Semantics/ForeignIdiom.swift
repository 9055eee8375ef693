/// A name from another language that people try, and what to write here.
struct ForeignIdiom {
  let advice: String
  /// What to put around the arguments of a call, for each number of them that can be translated.
  let patterns: [[String]]

  /// - Parameter calls: calls as they are written here, with `_` for each argument, in order.
  private init(_ advice: String, _ calls: String...) {
    self.advice = advice
    patterns = calls.map { call in
      call.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The pieces around this many arguments.
  func pattern(forArguments count: Int) -> [String]? { patterns.first { $0.count == count + 1 } }

  /// The name to write instead, where it alone has to change.
  var replacement: String? {
    guard let pattern = patterns.first else { return nil }
    if pattern.count == 1 { return pattern[0] }
    return pattern.count == 2 && pattern[0].count > 1 && pattern[0].hasSuffix("(")
      && pattern[1] == ")"
      ? String(pattern[0].dropLast()) : nil
  }

  static func named(_ name: String) -> ForeignIdiom? { known[name] }

  private static let gridAdvice = "`grid(a..b, n)` makes evenly spaced numbers"
  private static let rootAdvice = "`solve(f(x) == 0 for x in a..b)`"
  private static let readAdvice = "`read(\"file.csv\")` reads a table"
  private static let emptyAdvice = "there is no empty value; missing numbers in a table are gaps"

  private static let known: [String: ForeignIdiom] = [
    "print": .init("write the expression on a line of its own: it is shown", "(_)"),
    "display": .init("write the expression on a line of its own: it is shown", "(_)"),
    "linspace": .init(gridAdvice, "grid(_.._, _)"),
    "logspace": .init(
      "`grid(a..b, n, log = true)` makes logarithmically spaced numbers",
      "grid(10^(_)..10^(_), _, log = true)"),
    "geomspace": .init(
      "`grid(a..b, n, log = true)` makes logarithmically spaced numbers",
      "grid(_.._, _, log = true)"),
    "arange": .init(gridAdvice),
    "range": .init(
      "`1..10` is a range, with both ends: `[x for x in 1..10]`", "(0..(_) - 1)", "(_..(_) - 1)"),
    "normal": .init("write a measurement: `1 ± 0.1`", "(_ ± _)"),
    "gauss": .init("write a measurement: `1 ± 0.1`", "(_ ± _)"),
    "ln": .init("the natural logarithm is `log`", "log(_)"),
    "arcsin": .init("the inverse sine is `asin`", "asin(_)"),
    "arccos": .init("the inverse cosine is `acos`", "acos(_)"),
    "arctan": .init("the inverse tangent is `atan`", "atan(_)"),
    "arctan2": .init("it is `atan2(y, x)`", "atan2(_, _)"),
    "fabs": .init("the absolute value is `abs`", "abs(_)"),
    "pow": .init("powers are written `x^n`", "(_)^(_)"),
    "power": .init("powers are written `x^n`", "(_)^(_)"),
    "quad": .init("`integrate(f(x) for x in a..b)`"),
    "trapz": .init("`integrate(f(x) for x in a..b)`"),
    "brentq": .init(rootAdvice),
    "fsolve": .init(rootAdvice),
    "root": .init(rootAdvice),
    "len": .init("`count(list)`", "count(_)"),
    "length": .init("`count(list)`", "count(_)"),
    "size": .init("`count(list)`", "count(_)"),
    "average": .init("`mean(list)`", "mean(_)"),
    "read_csv": .init(readAdvice, "read(_)"),
    "loadtxt": .init(readAdvice, "read(_)"),
    "open": .init(readAdvice, "read(_)"),
    "load": .init(readAdvice, "read(_)"),
    "filter": .init("`table |> where(condition)`", "where(_, _)"),
    "np": .init("functions stand alone here: `sqrt(x)`, not `np.sqrt(x)`"),
    "numpy": .init("functions stand alone here: `sqrt(x)`, not `numpy.sqrt(x)`"),
    "math": .init("functions stand alone here: `sqrt(x)`, not `math.sqrt(x)`"),
    "plt": .init("`plot(f(x) for x in a..b)` draws a curve"),
    "pd": .init(readAdvice),
    "None": .init(emptyAdvice),
    "null": .init(emptyAdvice),
    "nan": .init(emptyAdvice),
    "True": .init("it is written `true`", "true"),
    "False": .init("it is written `false`", "false"),
  ]
}
