import JupyterProtocol
import Notebook

/// What a cell has shown so far, so that a bar of its progress leaves no trace: a front end can only clear all of a cell's
/// outputs, and those before the bar are then shown anew.
struct CellOutputs {
  private var kept: [Output] = []
  private var showsBar = false

  private static let bar = "dipole-progress"

  mutating func add(_ output: Output, _ show: (Output) -> Void) {
    kept.append(output)
    show(output)
  }

  mutating func update(_ bar: ProgressBar, _ show: (Output) -> Void) {
    let bundle = MIMEBundle([.plain: .string(bar.text), .html: .string(bar.html)])
    show(showsBar ? .update(bundle, id: Self.bar) : .display(bundle, id: Self.bar))
    showsBar = true
  }

  mutating func clearBar(_ show: (Output) -> Void) {
    guard showsBar else { return }
    showsBar = false
    show(.clear(wait: false))
    for output in kept { show(output) }
  }
}
