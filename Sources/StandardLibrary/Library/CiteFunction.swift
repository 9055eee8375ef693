import Datasets
import Interpreter
import Semantics
import Syntax

/// `cite()`: BibTeX of what the notebook has used so far.
func citeFunction(_ documentation: [String: HelpPage]) -> LibraryFunction {
  LibraryFunction(
    Signature("cite", []) { call throws(Diagnostic) in
      call.returning(.object(ObjectKind("bibliography")))
    },
    Documentation(
      "BibTeX of the sources of every formula, constant, flux and data set that the notebook has used so far",
      validity:
        "what cells name, in functions of your own too; of functions of the library the sources that their pages name",
      example: "dsigma_es(10 keV, 5 MeV)\ncite()")
  ) { _, evaluator in
    let sources = evaluator.surroundings.used().compactMap {
      documentation[$0]?.documentation.source
    }
    let data = evaluator.surroundings.uses().compactMap { use -> Dataset? in
      if case .dataset(let name) = use { Dataset.named(name) } else { nil }
    }
    return .object(Bibliography(sources: sources + data.flatMap(\.sources)))
  }
}
