import Testing

@testable import ZeroMQ

@Suite struct SocketTests {
  let context: Context
  init() throws { context = try Context() }

  @Test func aMessageKeepsItsFrames() throws {
    let left = try Socket(.pair, in: context)
    let right = try Socket(.pair, in: context)
    try left.bind(to: "inproc://frames")
    try right.connect(to: "inproc://frames")
    let frames: [Frame] = [[1, 2], [], Frame(repeating: 7, count: 100_000)]
    try right.send(frames)
    try expect(left, toReceive: frames)
  }

  @Test func nothingToReadIsNil() throws {
    let socket = try Socket(.pair, in: context)
    try socket.bind(to: "inproc://silence")
    let received = try socket.receive()
    #expect(received == nil)
  }

  @Test func aRouterAnswersTheDealerThatAsked() throws {
    let router = try Socket(.router, in: context)
    let dealer = try Socket(.dealer, in: context)
    try router.bind(to: "inproc://router")
    try dealer.connect(to: "inproc://router")
    try dealer.send([[1]])
    let request = try router.waitToReceive()
    try #require(request.count == 2)
    try router.send([request[0], [2]])
    try expect(dealer, toReceive: [[2]])
  }

  @Test func aPublisherAcceptsSubscriptionsOneByOne() throws {
    let publisher = try Socket(.publisher, in: context)
    try publisher.set(.manualSubscriptions, to: 1)
    try publisher.bind(to: "inproc://topics")
    let first = try subscriber()
    try expect(publisher, toReceive: [[1, 9]])
    try publisher.subscribe(to: [9])
    let second = try subscriber()
    try expect(publisher, toReceive: [[1, 9]])
    try publisher.send([[9], [0]])
    try publisher.subscribe(to: [9])
    try publisher.send([[8], [1]])
    try publisher.send([[9, 9], [2]])
    try expect(first, toReceive: [[9], [0]])
    try expect(first, toReceive: [[9, 9], [2]])
    try expect(second, toReceive: [[9, 9], [2]])
  }

  @Test func pollingTellsWhichSocketCanBeRead() throws {
    let quiet = try Socket(.pair, in: context)
    let busy = try Socket(.pair, in: context)
    let peer = try Socket(.pair, in: context)
    try quiet.bind(to: "inproc://quiet")
    try busy.bind(to: "inproc://busy")
    try peer.connect(to: "inproc://busy")
    var polling = PollSet()
    polling.insert(quiet)
    polling.insert(busy)
    try polling.wait(milliseconds: 0)
    #expect(!polling.isReadable(1))
    try peer.send([[1]])
    try polling.wait()
    #expect(!polling.isReadable(0) && polling.isReadable(1))
    #expect(!polling.isReadable(2))
  }

  @Test func failuresNameTheCallAndTheReason() throws {
    let first = try Socket(.pair, in: context)
    let second = try Socket(.pair, in: context)
    try first.bind(to: "inproc://taken")
    do {
      try second.bind(to: "inproc://taken")
      Issue.record("two sockets hold one address")
    } catch {
      #expect(error.description == "zmq_bind inproc://taken: Address already in use")
    }
  }

  private func subscriber() throws -> Socket {
    let socket = try Socket(.subscriber, in: context)
    try socket.connect(to: "inproc://topics")
    try socket.subscribe(to: [9])
    return socket
  }

  private func expect(_ socket: borrowing Socket, toReceive frames: [Frame]) throws {
    let received = try socket.waitToReceive()
    #expect(received == frames)
  }
}
