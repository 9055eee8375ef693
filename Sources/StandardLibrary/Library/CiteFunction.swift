import Interpreter
import Semantics
import Syntax

/// `cite()`: BibTeX of what the notebook has used so far.
func citeFunction(documentation: [String: HelpPage]) -> LibraryFunction {
  LibraryFunction(
    Signature("cite", []) { call throws(Diagnostic) in
      call.returning(.object(ObjectKind("bibliography")))
    },
    Documentation(
      "BibTeX of the sources of every formula, constant, flux and data set that the notebook has used so far",
      example: "dsigma_es(10 keV, 5 MeV)\ncite()")
  ) { _, evaluator in
    let texts = evaluator.surroundings.used().compactMap { documentation[$0]?.documentation.source }
    return .object(
      Bibliography(
        references: references.filter { reference in
          texts.contains { reference.isNamed(in: $0) }
        }.sorted { $0.key < $1.key }))
  }
}
