import Glibc
import Synchronization

/// Whether the user has asked the running cell to stop, by message or by signal.
final class Interrupt: Sendable {
  private let isMessaged = Atomic<Bool>(false)

  var isRequested: Bool {
    isMessaged.load(ordering: .relaxed) || isSignalled.load(ordering: .relaxed)
  }

  func request() { isMessaged.store(true, ordering: .relaxed) }

  /// Forgets requests that came while no cell was running.
  func clear() {
    isMessaged.store(false, ordering: .relaxed)
    isSignalled.store(false, ordering: .relaxed)
  }

  /// Makes SIGINT an interrupt request; all that the handler does is to set a flag.
  func catchSignal() {
    clear()
    signal(SIGINT) { _ in isSignalled.store(true, ordering: .relaxed) }
  }
}

/// Set by SIGINT, which is the process's and not one kernel's.
private let isSignalled = Atomic<Bool>(false)
