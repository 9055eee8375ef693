/// A name from another language that people try, and what to write here.
struct ForeignIdiom {
  let advice: String
  /// The name to put in its place, where that repairs the call.
  let replacement: String?

  static func named(_ name: String) -> ForeignIdiom? {
    known[name].map { ForeignIdiom(advice: $0.advice, replacement: $0.replacement) }
  }

  private static let known: [String: (advice: String, replacement: String?)] = [
    "print": ("write the expression on a line of its own: it is shown", ""),
    "display": ("write the expression on a line of its own: it is shown", ""),
    "linspace": ("`grid(a..b, n)` makes evenly spaced numbers", nil),
    "logspace": ("`grid(a..b, n, log = true)` makes logarithmically spaced numbers", nil),
    "arange": ("`grid(a..b, n)` makes evenly spaced numbers", nil),
    "range": ("`1..10` is a range: `[x for x in 1..10]`", nil),
    "normal": ("write a measurement: `1 ± 0.1`", nil),
    "gauss": ("write a measurement: `1 ± 0.1`", nil),
    "ln": ("the natural logarithm is `log`", "log"),
    "arcsin": ("the inverse sine is `asin`", "asin"),
    "arccos": ("the inverse cosine is `acos`", "acos"),
    "arctan": ("the inverse tangent is `atan`", "atan"),
    "arctan2": ("it is `atan2(y, x)`", "atan2"),
    "fabs": ("the absolute value is `abs`", "abs"),
    "pow": ("powers are written `x^n`", nil),
    "quad": ("`integrate(f(x) for x in a..b)`", nil),
    "brentq": ("`solve(f(x) == 0 for x in a..b)`", nil),
    "fsolve": ("`solve(f(x) == 0 for x in a..b)`", nil),
    "root": ("`solve(f(x) == 0 for x in a..b)`", nil),
    "len": ("`count(list)`", "count"),
    "length": ("`count(list)`", "count"),
    "average": ("`mean(list)`", "mean"),
    "read_csv": ("`read(\"file.csv\")`", "read"),
    "open": ("`read(\"file.csv\")` reads a table", "read"),
    "load": ("`read(\"file.csv\")` reads a table", "read"),
    "np": ("functions stand alone here: `sqrt(x)`, not `np.sqrt(x)`", nil),
    "numpy": ("functions stand alone here: `sqrt(x)`, not `numpy.sqrt(x)`", nil),
    "math": ("functions stand alone here: `sqrt(x)`, not `math.sqrt(x)`", nil),
    "plt": ("`plot(f(x) for x in a..b)` draws a curve", nil),
    "pd": ("`read(\"file.csv\")` reads a table", nil),
    "None": ("there is no empty value; missing numbers in a table are gaps", nil),
    "null": ("there is no empty value; missing numbers in a table are gaps", nil),
    "True": ("it is written `true`", "true"),
    "False": ("it is written `false`", "false"),
  ]
}
