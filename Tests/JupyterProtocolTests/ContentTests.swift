import Foundation
import JupyterProtocol
import Testing

/// What the kernel sends, against the messages that the specification prints.
@Suite struct ContentTests {
  @Test func kernelInfo() throws {
    let info = KernelInfo(
      implementation: "i", version: "1",
      language: .init(
        name: "n", version: "2", mimeType: "text/x-n", fileExtension: ".n", pygmentsLexer: "p",
        codeMirrorMode: "c"), banner: "b", helpLinks: [.init("t", url: "u")])
    try expect(
      KernelInfoReply(info),
      """
      {"status":"ok","protocol_version":"5.5","implementation":"i","implementation_version":"1",
      "language_info":{"name":"n","version":"2","mimetype":"text/x-n","file_extension":".n",
      "pygments_lexer":"p","codemirror_mode":"c"},"banner":"b",
      "help_links":[{"text":"t","url":"u"}],"supported_features":[]}
      """)
  }

  @Test func successfulExecution() throws {
    let values: [String: UserExpressionValue] = [
      "a": .value(MIMEBundle(plain: "1")),
      "b": .failed(CellError(name: "E", message: "m", traceback: ["t"])),
    ]
    try expect(
      ExecuteReply(
        executionCount: 3,
        ending: .ok(pages: [MIMEBundle(plain: "help")], userExpressions: values)),
      """
      {"status":"ok","execution_count":3,
      "payload":[{"source":"page","data":{"text/plain":"help"},"start":0}],
      "user_expressions":{"a":{"status":"ok","data":{"text/plain":"1"},"metadata":{}},
      "b":{"status":"error","ename":"E","evalue":"m","traceback":["t"]}}}
      """)
  }

  @Test func failedAndAbortedExecution() throws {
    let error = CellError(name: "E", message: "m", traceback: ["t"])
    try expect(
      ExecuteReply(executionCount: 3, ending: .failed(error)),
      #"{"status":"error","execution_count":3,"ename":"E","evalue":"m","traceback":["t"]}"#)
    try expect(
      ExecuteReply(executionCount: 3, ending: .aborted),
      #"{"status":"aborted","execution_count":3}"#)
    try expect(ErrorMessage(error), #"{"ename":"E","evalue":"m","traceback":["t"]}"#)
  }

  @Test func completion() throws {
    let items: [Completion.Item] = [
      .init("sin", kind: "function", signature: "sin(x)"), .init("sec", kind: "unit"),
    ]
    try expect(
      CompleteReply(Completion(replacing: 2..<3, with: items)),
      """
      {"status":"ok","matches":["sin","sec"],"cursor_start":2,"cursor_end":3,
      "metadata":{"_jupyter_types_experimental":[
      {"start":2,"end":3,"text":"sin","type":"function","signature":"sin(x)"},
      {"start":2,"end":3,"text":"sec","type":"unit","signature":""}]}}
      """)
  }

  @Test func inspection() throws {
    try expect(
      InspectReply(MIMEBundle(plain: "d")),
      #"{"status":"ok","found":true,"data":{"text/plain":"d"},"metadata":{}}"#)
    try expect(
      InspectReply(nil), #"{"status":"ok","found":false,"data":{},"metadata":{}}"#)
  }

  @Test func completeness() throws {
    try expect(IsCompleteReply(.complete), #"{"status":"complete"}"#)
    try expect(IsCompleteReply(.invalid), #"{"status":"invalid"}"#)
    try expect(
      IsCompleteReply(.incomplete(indent: "  ")), #"{"status":"incomplete","indent":"  "}"#)
  }

  @Test func history() throws {
    let entries = [
      HistoryReply.Entry(session: 1, line: 2, input: "a", output: "b"),
      HistoryReply.Entry(session: 1, line: 3, input: "c", output: nil),
    ]
    try expect(
      HistoryReply(entries, showsOutput: false),
      #"{"status":"ok","history":[[1,2,"a"],[1,3,"c"]]}"#)
    try expect(
      HistoryReply(entries, showsOutput: true),
      #"{"status":"ok","history":[[1,2,["a","b"]],[1,3,["c",null]]]}"#)
  }

  @Test func displays() throws {
    let bundle = MIMEBundle(
      [.plain: "p", .dataResource: ["a": [1, 2.5, true, .null, "s"]]], metadata: [.svg: ["w": 3]])
    let data = """
      "data":{"text/plain":"p","application/vnd.dataresource+json":{"a":[1,2.5,true,null,"s"]}},
      "metadata":{"image/svg+xml":{"w":3}}
      """
    try expect(
      DisplayData(bundle, id: "d"), #"{\#(data),"transient":{"display_id":"d"}}"#)
    try expect(DisplayData(bundle, id: nil), #"{\#(data),"transient":{}}"#)
    try expect(
      UpdateDisplayData(bundle, id: "d"), #"{\#(data),"transient":{"display_id":"d"}}"#)
    try expect(
      ExecuteResult(bundle, executionCount: 4), #"{\#(data),"execution_count":4}"#)
  }

  @Test func numbersThatJSONCannotWriteAreNull() throws {
    let bundle = MIMEBundle([.dataResource: [.number(.nan), .number(.infinity), .number(1e300)]])
    try expect(
      ExecuteResult(bundle, executionCount: 4),
      """
      {"data":{"application/vnd.dataresource+json":[null,null,1e300]},"metadata":{},
      "execution_count":4}
      """)
  }

  @Test func smallMessages() throws {
    try expect(ExecuteInput(code: "c", executionCount: 2), #"{"code":"c","execution_count":2}"#)
    try expect(
      JupyterProtocol.Stream(name: .standardError, text: "\u{1b}\u{2028}\"/"),
      #"{"name":"stderr","text":"\u001b\u2028\"/"}"#)
    try expect(ClearOutput(wait: true), #"{"wait":true}"#)
    try expect(IOPubWelcome(subscription: "s"), #"{"subscription":"s"}"#)
    try expect(ShutdownReply(restart: true), #"{"status":"ok","restart":true}"#)
    try expect(InterruptReply(), #"{"status":"ok"}"#)
    try expect(CommInfoReply(), #"{"status":"ok","comms":{}}"#)
    try expect(CommClose(id: "1"), #"{"comm_id":"1","data":{}}"#)
  }

  private func expect(
    _ content: some OutgoingContent, _ json: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let frames = Session(key: []).frames(of: content, to: [])
    #expect(
      try object(Data(frames[5])) == object(Data(json.utf8)), sourceLocation: sourceLocation)
  }

  private func object(_ text: Data) throws -> NSDictionary {
    try #require(try JSONSerialization.jsonObject(with: text) as? NSDictionary)
  }
}
