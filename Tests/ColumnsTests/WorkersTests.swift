import Columns
import Synchronization
import Testing

struct WorkersTests {
  @Test("every task is done once", arguments: [1, 2, 7])
  func tasks(threads: Int) throws {
    let done = Mutex([Int](repeating: 0, count: 1_000))
    try concurrently(tasks: 1_000, threads: threads, state: { 0 }) { state, task in
      state += 1
      done.withLock { $0[task] += 1 }
    }
    #expect(done.withLock { $0 } == [Int](repeating: 1, count: 1_000))
  }

  @Test func theErrorIsThatOfTheFirstFailedTask() {
    struct Failure: Error, Equatable { var task: Int }
    for _ in 0..<50 {
      #expect(throws: Failure(task: 30)) {
        try concurrently(tasks: 200, threads: 4, state: {}) { _, task in
          if task >= 30 { throw Failure(task: task) }
        }
      }
    }
  }

  @Test func noTasks() throws {
    try concurrently(tasks: 0, threads: 4, state: {}) { _, _ in Issue.record("a task was done") }
  }
}
