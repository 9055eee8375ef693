package import JupyterProtocol

/// The language behind the kernel: the seam between the messages and what they are about.
///
/// Two threads call it. The evaluation thread runs cells, one at a time. The I/O thread asks all
/// the rest, also while a cell runs; it must be answered at once, from an immutable picture of the
/// definitions that the engine publishes as they change.
package protocol Engine: Sendable {
  /// What the kernel says of itself. Known from the start, without computing anything.
  var info: KernelInfo { get }

  /// Does what takes long before the first cell. Called once, on the evaluation thread, when the
  /// kernel already answers on every channel.
  func prepare()

  /// Runs a cell, on the evaluation thread, showing its outputs in order. Bare expressions are
  /// shown as `display`, the last of them as `result`.
  ///
  /// Throws what is wrong with the cell, an interrupt included; what it defined before that stays.
  func execute(_ cell: Cell, show: (Output) -> Void) throws(CellError)

  /// The value of an expression, on the evaluation thread, without any effect or output.
  func evaluate(_ expression: Cell) throws(CellError) -> MIMEBundle

  /// What could stand at the cursor. Positions are in code points, here and below.
  func complete(_ code: String, cursor: Int) -> Completion

  /// The documentation of what stands at the cursor, or nil; `detail` is 0 or 1.
  func inspect(_ code: String, cursor: Int, detail: Int) -> MIMEBundle?

  /// Whether code typed at a console can run, or waits for more lines.
  func completeness(of code: String) -> Completeness

  /// The definitions so far.
  func variables() -> [Variable]

  /// The value of one definition in full, or nil if there is none of that name.
  func value(of variable: String) -> MIMEBundle?
}

/// Code to run.
package struct Cell: Sendable {
  package var code: String
  /// Whether the user has asked to stop. It costs one load: test it once a block of work, on any
  /// thread, and end within 50 ms once it is true.
  package var isInterrupted: @Sendable () -> Bool

  package init(code: String, isInterrupted: @escaping @Sendable () -> Bool = { false }) {
    self.code = code
    self.isInterrupted = isInterrupted
  }
}
