package import Columns

/// Row expressions over the columns of one table on their way to a program of the block vector machine.
package struct CompiledRows {
  /// Where the operands come from; its inputs are the columns of the table.
  package var builder: RowProgramBuilder
  /// One for each expression.
  package let operands: [Operand]
  /// The numbers of the program that are the same in all rows.
  package let uniforms: [Double]
  /// Whether some of it is evaluated by the tree, which belongs to one thread.
  package let needsOneThread: Bool
}
