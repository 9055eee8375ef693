import CZeroMQ

/// One part of a multipart message, as bytes.
package typealias Frame = [UInt8]

/// A libzmq socket, owned by the thread that made it: it can be neither copied nor sent away.
///
/// It closes when it goes out of scope.
package struct Socket: ~Copyable {
  /// The patterns of messaging that Dipole uses.
  package enum Kind {
    case router, dealer, publisher, subscriber, pair

    fileprivate var code: Int32 {
      switch self {
      case .router: ZMQ_ROUTER
      case .dealer: ZMQ_DEALER
      case .publisher: ZMQ_XPUB
      case .subscriber: ZMQ_SUB
      case .pair: ZMQ_PAIR
      }
    }
  }

  /// The settings that Dipole changes.
  package enum Option {
    /// Messages queued for one peer before more are dropped (or the sender waits).
    case sendHighWater
    /// 1: a publisher hands over every subscription, and it counts only once it is accepted.
    case manualSubscriptions
    /// 1: a peer that connects under an identity in use takes it over.
    case identityHandover

    fileprivate var code: Int32 {
      switch self {
      case .sendHighWater: ZMQ_SNDHWM
      case .manualSubscriptions: ZMQ_XPUB_MANUAL
      case .identityHandover: ZMQ_ROUTER_HANDOVER
      }
    }
  }

  let handle: UnsafeMutableRawPointer
  private let context: Context
  /// Milliseconds for which messages not yet sent are kept once the socket has closed.
  package var linger: Int32 = 0

  package init(_ kind: Kind, in context: Context) throws(ZeroMQError) {
    guard let handle = zmq_socket(context.handle, kind.code) else {
      throw ZeroMQError(in: "zmq_socket")
    }
    self.handle = handle
    self.context = context
  }

  deinit {
    var milliseconds = linger
    zmq_setsockopt(handle, ZMQ_LINGER, &milliseconds, MemoryLayout<Int32>.size)
    zmq_close(handle)
  }

  package func set(_ option: Option, to value: Int32) throws(ZeroMQError) {
    var value = value
    let size = MemoryLayout<Int32>.size
    guard zmq_setsockopt(handle, option.code, &value, size) == 0 else {
      throw ZeroMQError(in: "zmq_setsockopt")
    }
  }

  /// Subscribes to every message whose first frame begins with `topic`; on a publisher, accepts the
  /// subscription that it has just received.
  package func subscribe(to topic: Frame) throws(ZeroMQError) {
    try setTopic(topic, ZMQ_SUBSCRIBE)
  }

  /// Takes a subscription back.
  package func unsubscribe(from topic: Frame) throws(ZeroMQError) {
    try setTopic(topic, ZMQ_UNSUBSCRIBE)
  }

  private func setTopic(_ topic: Frame, _ option: Int32) throws(ZeroMQError) {
    guard zmq_setsockopt(handle, option, topic, topic.count) == 0 else {
      throw ZeroMQError(in: "zmq_setsockopt")
    }
  }

  package func bind(to address: String) throws(ZeroMQError) {
    guard zmq_bind(handle, address) == 0 else { throw ZeroMQError(in: "zmq_bind \(address)") }
  }

  package func connect(to address: String) throws(ZeroMQError) {
    guard zmq_connect(handle, address) == 0 else { throw ZeroMQError(in: "zmq_connect \(address)") }
  }
}
