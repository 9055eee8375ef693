import Semantics
import Statistics

/// What a sample is multiplied by: a sum of products of a number, powers of parameters, and other functions of them.
struct Polynomial {
  /// A product; parameters are given by their places in the model.
  struct Monomial {
    var scale: Double
    var powers: [Int: Int] = [:]
    /// Functions of one parameter each that the core knows: `factor(0.9, 1.1, by = alpha)`.
    var curves: [Factor] = []
    /// Everything else: `exp(-tau)`.
    var formulas: [Formula] = []

    static func * (a: Monomial, b: Monomial) -> Monomial {
      Monomial(
        scale: a.scale * b.scale, powers: a.powers.merging(b.powers, uniquingKeysWith: +),
        curves: a.curves + b.curves, formulas: a.formulas + b.formulas)
    }
  }

  /// An expression with what is known of the names in it.
  struct Formula {
    let node: Node
    let reader: PolynomialReader
  }

  var monomials: [Monomial]

  init(_ monomials: [Monomial]) { self.monomials = monomials }

  init(_ number: Double) { self.init([Monomial(scale: number)]) }

  static func + (a: Polynomial, b: Polynomial) -> Polynomial {
    Polynomial(a.monomials + b.monomials)
  }

  static func * (a: Polynomial, b: Polynomial) -> Polynomial {
    Polynomial(a.monomials.flatMap { left in b.monomials.map { left * $0 } })
  }

  func scaled(by factor: Double) -> Polynomial { Polynomial(factor) * self }

  /// The place of the parameter, if it is one and nothing else.
  var parameter: Int? {
    guard monomials.count == 1, let monomial = monomials.first, monomial.scale == 1,
      monomial.curves.isEmpty, monomial.formulas.isEmpty, monomial.powers.count == 1,
      let (place, power) = monomial.powers.first, power == 1
    else { return nil }
    return place
  }
}

extension Polynomial {
  /// The parameters that its formulas and curves depend on, and with its powers all that it depends on.
  var parametersOfFormulas: Set<Int> {
    monomials.reduce(into: []) { all, monomial in
      all.formUnion(monomial.curves.map(\.parameter))
      for formula in monomial.formulas { all.formUnion(formula.parameters) }
    }
  }

  var parameters: Set<Int> {
    monomials.reduce(into: parametersOfFormulas) { $0.formUnion($1.powers.keys) }
  }
}

extension Polynomial.Formula {
  var parameters: Set<Int> {
    node.freeSlots.reduce(into: []) { all, slot in
      if let polynomial = reader.slots[slot] { all.formUnion(polynomial.parameters) }
    }
  }
}
