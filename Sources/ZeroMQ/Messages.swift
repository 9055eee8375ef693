import CZeroMQ

extension Socket {
  /// Sends one multipart message; all its frames arrive, or none.
  package func send(_ frames: [Frame]) throws(ZeroMQError) {
    for (index, frame) in frames.enumerated() {
      let flags = index < frames.count - 1 ? ZMQ_SNDMORE : 0
      while zmq_send(handle, frame, frame.count, flags) == -1 {
        let error = ZeroMQError(in: "zmq_send")
        guard error.isInterrupted else { throw error }
      }
    }
  }

  /// The next multipart message, or nil if none has arrived yet.
  package func receive() throws(ZeroMQError) -> [Frame]? { try receive(flags: ZMQ_DONTWAIT) }

  /// Sleeps until a message arrives, and returns it.
  package func waitToReceive() throws(ZeroMQError) -> [Frame] { try receive(flags: 0) ?? [] }

  private func receive(flags: Int32) throws(ZeroMQError) -> [Frame]? {
    guard let first = try receiveFrame(flags: flags) else { return nil }
    var frames = [first.frame]
    var hasMore = first.hasMore
    while hasMore, let next = try receiveFrame(flags: 0) {
      frames.append(next.frame)
      hasMore = next.hasMore
    }
    return frames
  }

  private func receiveFrame(flags: Int32) throws(ZeroMQError) -> (frame: Frame, hasMore: Bool)? {
    var message = zmq_msg_t()
    zmq_msg_init(&message)
    defer { zmq_msg_close(&message) }
    while zmq_msg_recv(&message, handle, flags) == -1 {
      let error = ZeroMQError(in: "zmq_msg_recv")
      if error.isAgain { return nil }
      guard error.isInterrupted else { throw error }
    }
    let bytes = UnsafeRawBufferPointer(start: zmq_msg_data(&message), count: zmq_msg_size(&message))
    return (Frame(bytes), zmq_msg_more(&message) != 0)
  }
}
