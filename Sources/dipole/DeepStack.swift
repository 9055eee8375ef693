import JupyterKernel
import Synchronization

/// Runs a body on a thread with the stack that the kernel gives to cells, and waits for it: deeply nested
/// expressions need more than a main thread has.
func onDeepStack(_ body: @escaping @Sendable () -> Int32) -> Int32 {
  let result = Result()
  do {
    let thread = try Thread(stackSize: Thread.evaluationStackSize) { result.set(body()) }
    while !thread.hasEnded(within: 3600) {}
    return result.value
  } catch {
    return fail("cannot start a thread: \(error)", status: 1)
  }
}

private final class Result: Sendable {
  private let status = Mutex<Int32>(1)

  var value: Int32 { status.withLock { $0 } }

  func set(_ value: Int32) { status.withLock { $0 = value } }
}
