import JupyterKernel
import JupyterProtocol
import Synchronization

/// A language of one-line statements, each exercising one thing that an engine can do; every other
/// line is a bare expression whose value is its own text.
final class EchoEngine: Engine {
  private let cells = Mutex<[String]>([])

  /// The cells that have been started, in order.
  var started: [String] { cells.withLock { $0 } }

  let info = KernelInfo(
    implementation: "echo", version: "1.0",
    language: .init(
      name: "echo", version: "1.0", mimeType: "text/x-echo", fileExtension: ".echo",
      pygmentsLexer: "text", codeMirrorMode: "text"),
    banner: "Echo", helpLinks: [.init("Echo", url: "https://example.org/echo")])

  func prepare() {}

  func execute(_ cell: Cell, show: (Output) -> Void) throws(CellError) {
    cells.withLock { $0.append(cell.code) }
    let lines = cell.code.split(separator: "\n").map(String.init)
    for (index, line) in lines.enumerated() {
      let words = line.split(
        separator: " ", maxSplits: 1, omittingEmptySubsequences: false
      ).map(String.init)
      let isLast = index == lines.count - 1
      try run(line, command: words[0], rest: words.count > 1 ? words[1] : "", isLast, cell, show)
    }
  }

  private func run(
    _ line: String, command: String, rest: String, _ isLast: Bool, _ cell: Cell,
    _ show: (Output) -> Void
  ) throws(CellError) {
    switch command {
    case "print": show(.stream(.standardOutput, rest + "\n"))
    case "warn": show(.stream(.standardError, rest + "\n"))
    case "prints": for _ in 0..<(Int(rest) ?? 0) { show(.stream(.standardOutput, "x\n")) }
    case "flood": show(.stream(.standardOutput, text(length: rest)))
    case "picture": show(.display(MIMEBundle([.svg: .string(text(length: rest))])))
    case "named": show(.display(MIMEBundle(plain: rest), id: "d1"))
    case "update": show(.update(MIMEBundle(plain: rest), id: "d1"))
    case "page": show(.page(MIMEBundle(plain: rest)))
    case "clear": show(.clear(wait: true))
    case "fail": throw CellError(name: "EchoError", message: rest, traceback: ["at " + rest])
    case "wait":
      while !cell.isInterrupted() {}
      throw CellError(name: "Interrupted", message: "stopped", traceback: [])
    default:
      let value = MIMEBundle(plain: line)
      show(isLast ? .result(value) : .display(value))
    }
  }

  private func text(length: String) -> String {
    String(decoding: [UInt8](repeating: UInt8(ascii: "x"), count: Int(length) ?? 0), as: UTF8.self)
  }

  func evaluate(_ expression: Cell) throws(CellError) -> MIMEBundle {
    guard expression.code != "fail" else {
      throw CellError(name: "EchoError", message: "no value", traceback: [])
    }
    return MIMEBundle(plain: expression.code)
  }

  func complete(_ code: String, cursor: Int) -> Completion {
    Completion(
      replacing: 0..<cursor,
      with: [.init("print", kind: "keyword"), .init("page", kind: "keyword", signature: "page X")])
  }

  func inspect(_ code: String, cursor: Int, detail: Int) -> MIMEBundle? {
    code == "unknown" ? nil : MIMEBundle(plain: "\(code) at \(cursor) in detail \(detail)")
  }

  func completeness(of code: String) -> Completeness {
    switch code.last {
    case "(": .incomplete(indent: "  ")
    case ")": .invalid
    default: .complete
    }
  }

  func variables() -> [Variable] { [Variable(name: "x", value: "1", kind: "number")] }

  func value(of variable: String) -> MIMEBundle? {
    variable == "x" ? MIMEBundle(plain: "1") : nil
  }
}
