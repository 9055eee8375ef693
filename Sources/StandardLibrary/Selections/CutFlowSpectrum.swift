import Columns
import Histograms
import Interpreter
import Selections
import Semantics
import Syntax
import Units

// `cutflow(…, x = …, bins = …)`: a histogram of what passes, filled in the same pass.

extension CutFlowValue: MemberAccess {
  func member(_ name: String) -> Value? { name == "spectrum" ? spectrum.map { .object($0) } : nil }
}

extension LibraryCall {
  /// A cut flow, with its histogram if the call asks for one.
  func cutFlowKind() throws(Diagnostic) -> ObjectKind {
    guard let axis = try axisKind(self, "x", "bins") else { return ObjectKind("cut flow") }
    guard !axis.hasNames else {
      throw Diagnostic("E17", "`x` is a number, and this is a string", [.init(place("x"))])
    }
    guard case .list? = value("bins")?.kind else {
      throw Diagnostic(
        "E15", "`x` needs `bins`, the edges of its histogram", [.init(place("x"))],
        help: [.init("such as `bins = grid(0 MeV..20 MeV, 41)`")])
    }
    let name = Name(text: "spectrum", written: "spectrum", span: span)
    return ObjectKind(
      "cut flow", members: [.init(name: name, kind: .object(.histogram([axis])))])
  }
}

extension CallArguments {
  /// The histogram of the rows that pass all cuts, if the call has `x`; none otherwise.
  func spectrumRequest(
    of x: Operand?, after cuts: Int
  ) throws -> [SelectionPlan.HistogramRequest] {
    guard has("x"), let x, case .numbers(let edges) = try value("bins") else { return [] }
    do throws(HistogramError) {
      let axis = try HistogramAxis(edges: edges).regularised
      return [.init(axes: [axis], coordinates: [x], stage: .first(cuts))]
    } catch {
      throw error.diagnostic(place("bins"))
    }
  }
}
