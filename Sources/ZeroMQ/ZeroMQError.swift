import CZeroMQ

/// A libzmq call that failed, with the call's name and libzmq's error number.
package struct ZeroMQError: Error, Equatable, CustomStringConvertible {
  package let call: String
  package let code: Int32

  /// The error of the libzmq call that failed last on this thread.
  init(in call: String) {
    self.call = call
    self.code = zmq_errno()
  }

  package var description: String {
    let reason = zmq_strerror(code).map { String(cString: $0) } ?? "error \(code)"
    return "\(call): \(reason)"
  }

  /// Nothing to read, or no room to write, just now.
  var isAgain: Bool { code == zeromq_eagain }
  /// A signal arrived during the call; it is to be made again.
  var isInterrupted: Bool { code == zeromq_eintr }
}
