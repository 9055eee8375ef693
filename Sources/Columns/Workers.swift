internal import Synchronization

import Glibc

/// Does tasks `0..<tasks` on up to `threads` threads, this one among them, and returns when all are done.
///
/// Each thread makes its own state. Tasks are handed out in order; once one throws no more are begun, and the error
/// thrown is that of the first task in order that failed, whatever the threads' timing.
package func concurrently<State>(
  tasks: Int, threads: Int, state: @Sendable () -> State,
  _ work: @Sendable (_ state: inout State, _ task: Int) throws -> Void
) throws {
  try withoutActuallyEscaping(state) { state in
    try withoutActuallyEscaping(work) { work in
      let queue = TaskQueue(count: tasks)
      let worker: @Sendable () -> Void = {
        var own = state()
        while let task = queue.next() {
          do { try work(&own, task) } catch { queue.fail(task, error) }
        }
      }
      let others = (1..<max(1, min(threads, tasks))).compactMap { _ in startThread(worker) }
      worker()
      for thread in others { pthread_join(thread, nil) }
      if let error = queue.error { throw error }
    }
  }
}

/// The results of tasks `0..<tasks`, in order, done as by `concurrently`.
package func concurrentMap<State, Result: Sendable>(
  tasks: Int, threads: Int, state: @Sendable () -> State,
  _ work: @Sendable (_ state: inout State, _ task: Int) throws -> Result
) throws -> [Result] {
  let results = Mutex([Result?](repeating: nil, count: tasks))
  try concurrently(tasks: tasks, threads: threads, state: state) { state, task in
    let result = try work(&state, task)
    results.withLock { $0[task] = result }
  }
  return results.withLock { $0.compactMap(\.self) }
}

/// The same of tasks that need no state.
package func concurrentMap<Result: Sendable>(
  tasks: Int, threads: Int, _ work: @Sendable (_ task: Int) throws -> Result
) throws -> [Result] {
  try concurrentMap(tasks: tasks, threads: threads, state: {}) { _, task in try work(task) }
}

/// Hands out task numbers to threads, and keeps the error of the earliest failed one.
private final class TaskQueue: Sendable {
  private struct Progress {
    var next = 0
    var failure: (task: Int, error: any Error)?
  }

  private let count: Int
  private let progress = Mutex(Progress())

  init(count: Int) { self.count = count }

  var error: (any Error)? { progress.withLock { $0.failure?.error } }

  func next() -> Int? {
    progress.withLock {
      guard $0.failure == nil, $0.next < count else { return nil }
      $0.next += 1
      return $0.next - 1
    }
  }

  func fail(_ task: Int, _ error: any Error) {
    progress.withLock {
      if let failure = $0.failure, failure.task < task { return }
      $0.failure = (task, error)
    }
  }
}

/// A thread that runs `body`, or `nil` if the system has none to give.
private func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
  final class Start {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  let start = Unmanaged.passRetained(Start(body))
  var thread = pthread_t()
  let status = pthread_create(
    &thread, nil,
    { context in
      if let context { Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body() }
      return nil
    }, start.toOpaque())
  if status == 0 { return thread }
  start.release()
  return nil
}

/// The processors that threads may share.
package let processorCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
