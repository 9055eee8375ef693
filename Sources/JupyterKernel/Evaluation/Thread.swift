import Glibc
import Synchronization

/// A POSIX thread with a stack of its own size.
package struct Thread {
  /// Enough for the deepest expression that the parser lets through.
  package static let evaluationStackSize = 512 << 20

  private let work: Work

  /// Starts a thread.
  package init(stackSize: Int, _ body: @escaping @Sendable () -> Void) throws(ThreadError) {
    work = Work(body)
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    pthread_attr_setstacksize(attributes, stackSize)
    pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
    var id = pthread_t()
    let argument = Unmanaged.passRetained(work)
    let code = pthread_create(
      &id, attributes,
      { argument in
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, argument.toOpaque())
    guard code == 0 else {
      argument.release()
      throw ThreadError(code: code)
    }
  }

  /// Waits for the body to return; false if it has not after so many seconds.
  package func hasEnded(within seconds: Int) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !work.isDone.load(ordering: .acquiring) {
      guard .now < deadline else { return false }
      usleep(1000)
    }
    return true
  }

  private final class Work: Sendable {
    let isDone = Atomic<Bool>(false)
    private let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    func run() {
      body()
      isDone.store(true, ordering: .releasing)
    }
  }
}

/// A thread that the system would not start, with its error number.
package struct ThreadError: Error {
  let code: Int32
}
