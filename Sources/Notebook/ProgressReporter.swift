import Glibc
package import Interpreter

/// Progress as it is shown: a bar, and the time that is left if all goes on as so far.
package struct ProgressBar: Sendable {
  package let progress: Progress
  /// `nil` as long as nothing is done.
  package let secondsLeft: Double?

  private var part: Double {
    min(max(Double(progress.done) / Double(max(progress.total, 1)), 0), 1)
  }

  /// One line.
  package var text: String {
    let filled = Int(20 * part)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
    return "\(progress.task) \(bar) \(counts)"
  }

  /// For notebooks.
  package var html: String {
    let task = progress.task.map { "<>&\"".contains($0) ? " " : $0 }
    return
      "<div>\(String(task)) <progress value=\"\(progress.done)\" max=\"\(progress.total)\"></progress> \(counts)</div>"
  }

  private var counts: String {
    "\(progress.done) of \(progress.total)" + (secondsLeft.map { ", \(Self.time($0)) left" } ?? "")
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(min(max(seconds.rounded(.up), 0), 1e9))
    return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
  }
}

/// Passes the progress of a statement on to what shows it, now and then.
///
/// Any thread may report; reports of others than the one that made it, which runs the cell and takes part in its work,
/// are dropped. That thread alone touches the closure, so this is `Sendable`.
final class ProgressReporter: @unchecked Sendable {
  private let owner = pthread_self()
  private var show: ((CellEvent) -> Void)?
  private var task: (name: String, start: ContinuousClock.Instant)?
  private var next: ContinuousClock.Instant = .now
  private var hasShown = false

  /// Nothing is shown of what takes less than this.
  private static let patience = Duration.milliseconds(1500)
  private static let interval = Duration.milliseconds(500)

  init(_ show: @escaping (CellEvent) -> Void) { self.show = show }

  func report(_ progress: Progress) {
    guard pthread_equal(owner, pthread_self()) != 0, let show else { return }
    let now = ContinuousClock.now
    if task?.name != progress.task {
      task = (progress.task, now)
      next = max(next, now + (hasShown ? .zero : Self.patience))
    }
    guard let task, now >= next else { return }
    next = now + Self.interval
    hasShown = true
    let elapsed = (now - task.start) / .seconds(1)
    let left = Double(progress.total - progress.done) / Double(max(progress.done, 1)) * elapsed
    show(.progress(ProgressBar(progress: progress, secondsLeft: progress.done > 0 ? left : nil)))
  }

  /// The statement has ended.
  func close() {
    if hasShown { show?(.progressEnded) }
    show = nil
  }
}
