import CZeroMQ

/// A libzmq context: the threads that move bytes, and the name space of `inproc` addresses.
///
/// libzmq allows a context on any thread (sockets it does not), so this handle alone is shared:
/// every socket keeps its context alive, and the last of them to go ends it.
package final class Context: Sendable {
  nonisolated(unsafe) let handle: UnsafeMutableRawPointer

  package init() throws(ZeroMQError) {
    guard let handle = zmq_ctx_new() else { throw ZeroMQError(in: "zmq_ctx_new") }
    self.handle = handle
  }

  deinit {
    while zmq_ctx_term(handle) == -1 && zmq_errno() == zeromq_eintr {}
  }
}
