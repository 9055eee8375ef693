package import Semantics
package import Syntax

/// A value of the library with a name, such as a target.
package struct LibraryObject: Sendable {
  package let name: String
  package let object: any Sendable
  package let kind: ObjectKind
  package let documentation: Documentation

  package var page: HelpPage {
    HelpPage(title: name, documentation: documentation, parameters: [])
  }
}

/// What an operator does to values of the library; the function takes `left` and `right`.
package struct LibraryOperator: Sendable {
  package let left: ObjectOperator.Side
  package let operation: BinaryOperator
  package let right: ObjectOperator.Side
  package let function: LibraryFunction

  init(
    _ left: ObjectOperator.Side, _ operation: BinaryOperator, _ right: ObjectOperator.Side,
    _ function: LibraryFunction
  ) {
    self.left = left
    self.operation = operation
    self.right = right
    self.function = function
  }
}

/// The named values, the blocks and the operators of the library, and what may be called.
let libraryObjects: [LibraryObject] = targetObjects
let libraryBlocks: [BlockWord: LibraryFunction] = [
  .flux: fluxBlock, .experiment: experimentBlock, .interaction: interactionBlock,
  .model: modelBlock,
]
let libraryOperators: [LibraryOperator] = histogramOperators + fluxOperators
let libraryApplications = ["curve": curveApplication, "flux": fluxApplication]
