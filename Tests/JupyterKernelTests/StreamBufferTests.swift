import JupyterProtocol
import Testing

@testable import JupyterKernel

@Suite struct StreamBufferTests {
  @Test func textIsGathered() {
    var buffer = StreamBuffer()
    #expect(buffer.append("a", to: .standardOutput).isEmpty)
    #expect(buffer.append("b", to: .standardOutput).isEmpty)
    #expect(buffer.flush()?.text == "ab")
    #expect(buffer.flush() == nil && buffer.due == nil)
  }

  @Test func theOtherStreamComesAfter() {
    var buffer = StreamBuffer()
    _ = buffer.append("a", to: .standardOutput)
    #expect(buffer.append("b", to: .standardError).map(\.text) == ["a"])
    #expect(buffer.flush()?.name == .standardError)
  }

  @Test func muchTextGoesAtOnce() {
    var buffer = StreamBuffer()
    let much = String(repeating: "x", count: 100_000)
    _ = buffer.append("a", to: .standardError)
    #expect(buffer.append(much, to: .standardOutput).map(\.text) == ["a", much])
    #expect(buffer.due == nil)
  }

  @Test func whatCameFirstDecidesWhenItGoes() {
    var buffer = StreamBuffer()
    let start = ContinuousClock.now
    _ = buffer.append("a", to: .standardOutput, now: start)
    let due = buffer.due
    _ = buffer.append("b", to: .standardOutput, now: start + .milliseconds(5))
    #expect(due.map { $0 > start } == true && buffer.due == due)
  }
}
