import CZeroMQ

/// Sockets of one thread, waited on together for something to read.
///
/// The sockets must outlive it.
package struct PollSet {
  private var items: [zmq_pollitem_t] = []

  package init() {}

  /// Adds a socket; the sockets are numbered from 0 in the order they came.
  package mutating func insert(_ socket: borrowing Socket) {
    items.append(
      zmq_pollitem_t(socket: socket.handle, fd: 0, events: Int16(ZMQ_POLLIN), revents: 0))
  }

  /// Sleeps until a socket can be read or the time is up; nil waits for ever.
  package mutating func wait(milliseconds: Int? = nil) throws(ZeroMQError) {
    while zmq_poll(&items, Int32(items.count), milliseconds ?? -1) == -1 {
      let error = ZeroMQError(in: "zmq_poll")
      guard error.isInterrupted else { throw error }
    }
  }

  /// Whether the last wait found something to read on a socket.
  package func isReadable(_ index: Int) -> Bool {
    items.indices.contains(index) && items[index].revents & Int16(ZMQ_POLLIN) != 0
  }
}
