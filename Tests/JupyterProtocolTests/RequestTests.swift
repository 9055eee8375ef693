import JupyterProtocol
import Testing

@Suite struct RequestTests {
  @Test func executionsHaveTheDefaultsOfTheSpecification() throws {
    guard case .execute(let request) = try decode("execute_request", #"{"code":"1"}"#) else {
      Issue.record("not an execution")
      return
    }
    #expect(request.code == "1")
    #expect(!request.silent && request.storeHistory && request.stopOnError)
    #expect(request.userExpressions.isEmpty)
  }

  @Test func executionsAreReadInFull() throws {
    let content = """
      {"code":"θ","silent":true,"store_history":false,"user_expressions":{"a":"1"},
      "allow_stdin":true,"stop_on_error":false,"later_field":[1]}
      """
    guard case .execute(let request) = try decode("execute_request", content) else {
      Issue.record("not an execution")
      return
    }
    #expect(request.code == "θ")
    #expect(request.silent && !request.storeHistory && !request.stopOnError)
    #expect(request.userExpressions == ["a": "1"])
  }

  @Test(arguments: [
    (
      #"{"hist_access_type":"range","session":-1,"start":2,"stop":5}"#,
      HistoryRequest.Access.range(session: -1, start: 2, stop: 5)
    ),
    (#"{"hist_access_type":"range"}"#, .range(session: 0, start: 0, stop: nil)),
    (#"{"hist_access_type":"tail","n":7}"#, .tail(count: 7)),
    (
      #"{"hist_access_type":"search","pattern":"a*","n":2,"unique":true}"#,
      .search(pattern: "a*", count: 2, unique: true)
    ),
    (
      #"{"hist_access_type":"search"}"#, .search(pattern: "*", count: nil, unique: false)
    ),
  ])
  func historyCanBeAskedForInThreeWays(content: String, access: HistoryRequest.Access) throws {
    guard case .history(let request) = try decode("history_request", content) else {
      Issue.record("not a history request")
      return
    }
    #expect(request.access == access)
  }

  @Test(arguments: [
    ("9223372036854775807", Int.max), ("-9223372036854775808", .min), ("1e300", .max), ("2.0", 2),
  ])
  func cursorsMayBeAnywhere(text: String, cursor: Int) throws {
    let content = #"{"code":"a","cursor_pos":\#(text)}"#
    guard case .complete(let request) = try decode("complete_request", content) else {
      Issue.record("not a completion")
      return
    }
    #expect(request.cursor == cursor)
  }

  @Test func unknownTypesAreIgnored() throws {
    guard case .ignored = try decode("later_request", "not even JSON") else {
      Issue.record("an unknown type was taken for a known one")
      return
    }
  }

  @Test(arguments: [
    ("execute_request", "{}"), ("execute_request", #"{"code":1}"#), ("execute_request", "[]"),
    ("complete_request", #"{"code":"a"}"#), ("complete_request", #"{"code":"a","cursor_pos":1.5}"#),
    ("complete_request", #"{"code":"a","cursor_pos":true}"#),
    ("history_request", #"{"hist_access_type":"all"}"#), ("inspect_request", ""),
  ])
  func contentThatLacksWhatItNeedsIsRefused(type: String, content: String) {
    #expect(throws: WireError.self) { try decode(type, content) }
  }

  private func decode(_ type: String, _ content: String) throws -> Request {
    let parts = [#"{"msg_type":"\#(type)"}"#, "{}", "{}", content].map { Frame($0.utf8) }
    return try Session(key: []).open([WireMessage.delimiter, []] + parts).request()
  }
}
