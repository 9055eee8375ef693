import JupyterProtocol
import Synchronization

/// What the I/O thread and the evaluation thread leave for one another.
final class Mailbox: Sendable {
  /// From the I/O thread.
  enum Order: Sendable {
    case run(Execution)
    case stop
  }

  /// From the evaluation thread.
  enum Report: Sendable {
    /// A message for IOPub, ready to be sent.
    case publish([Frame])
    case finished(Finished)
  }

  /// What there is to do for the I/O thread.
  struct Delivery {
    var reports: [Report]
    /// Text that has waited long enough; it comes after the reports.
    var text: JupyterProtocol.Stream?
    /// When the text that still waits will have waited long enough.
    var nextText: ContinuousClock.Instant?
  }

  private struct Contents {
    var orders: [Order] = []
    var reports: [Report] = []
    var stream = StreamBuffer()
  }

  private let contents = Mutex(Contents())

  func leave(_ order: Order) {
    contents.withLock { $0.orders.append(order) }
  }

  func takeOrders() -> [Order] {
    contents.withLock { contents in
      defer { contents.orders = [] }
      return contents.orders
    }
  }

  /// Leaves a report; true if the I/O thread has to be woken for it.
  func leave(_ report: Report) -> Bool {
    contents.withLock { contents in
      contents.reports.append(report)
      return contents.reports.count == 1
    }
  }

  /// Works on the text that is being gathered.
  func withStream<Result: Sendable>(
    _ body: (inout StreamBuffer) -> Result
  ) -> Result {
    contents.withLock { contents in body(&contents.stream) }
  }

  func takeReports(now: ContinuousClock.Instant = .now) -> Delivery {
    contents.withLock { contents in
      defer { contents.reports = [] }
      let isDue = contents.stream.due.map { $0 <= now } ?? false
      let text = isDue ? contents.stream.flush() : nil
      return Delivery(reports: contents.reports, text: text, nextText: contents.stream.due)
    }
  }
}
