"""Bad frames, bad messages and bad programs: an answer or silence, and the kernel lives on."""

import json
import uuid

import pytest

from wire import DELIMITER, Wire


@pytest.fixture
def survivor(kernel):
    """A kernel that must, after the test, be the same process with its definitions."""
    pid = kernel.pid
    yield kernel
    assert kernel.alive and kernel.pid == pid
    assert kernel.beat()
    assert kernel.request("kernel_info_request", channel="control").reply["status"] == "ok"
    assert kernel.execute("kept").text == "42 keV"


def header(**fields):
    return json.dumps({"msg_id": uuid.uuid4().hex, "session": "s", "username": "u",
                       "date": "2026-01-01T00:00:00Z", "msg_type": "kernel_info_request",
                       "version": "5.5", **fields}).encode()


# -- frames

CHANNELS = ["shell", "control", "stdin"]
EXECUTE = {"code": "kept = 1 keV", "silent": False, "store_history": True,
           "user_expressions": {}, "allow_stdin": False, "stop_on_error": True}


@pytest.mark.parametrize("channel", CHANNELS)
def test_wrong_signature_is_dropped(survivor, channel):
    frames = survivor.frames("execute_request", EXECUTE)
    for signature in [b"0" * 64, b"", b"short", frames[1].upper() + b"0", b"\xff" * 64]:
        identifier = uuid.uuid4().hex
        forged = survivor.frames("execute_request", EXECUTE, msg_id=identifier)
        forged[1] = signature
        survivor.channels[channel].send_multipart(forged)
        survivor.pump(0.1)
        assert survivor.exchange(identifier).messages == []


def test_changed_content_is_dropped(survivor):
    frames = survivor.frames("execute_request", {**EXECUTE, "code": "kept"})
    frames[-1] = json.dumps(EXECUTE).encode()
    survivor.channels["shell"].send_multipart(frames)


@pytest.mark.parametrize("channel", CHANNELS)
def test_truncated_frames(survivor, channel):
    frames = survivor.frames("execute_request", EXECUTE)
    for length in range(1, len(frames)):
        survivor.channels[channel].send_multipart(frames[:length])


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("frames", [
    [b""], [b"", b""], [DELIMITER], [DELIMITER] * 7, [b"x"] * 100, [b"\x00" * 1_000_000],
    [b"no", b"delimiter", b"{}", b"{}", b"{}", b"{}"],
], ids=range(7))
def test_frames_that_are_no_message(survivor, channel, frames):
    survivor.channels[channel].send_multipart(frames)


@pytest.mark.parametrize("place", range(4), ids=["header", "parent", "metadata", "content"])
@pytest.mark.parametrize("bytes_", [
    b"", b"{", b"null", b"[]", b"3", b'"text"', b"\xff\xfe", b'{"a": "\xff"}', b"[" * 100_000,
    b'{"a":' * 100_000, b'{"msg_type": 3, "msg_id": []}', b"{}" * 2, b'{"a": 1e999}',
    b'{"\\ud800": "\\udc00"}',
], ids=range(14))
def test_signed_parts_that_are_not_what_they_should_be(survivor, place, bytes_):
    parts = [header(msg_type="execute_request"), b"{}", b"{}", json.dumps({"code": "1"}).encode()]
    parts[place] = bytes_
    survivor.channels["shell"].send_multipart(survivor.signed(parts))


def test_extra_buffers_are_tolerated(survivor):
    frames = survivor.frames("kernel_info_request", {}, msg_id="with-buffers")
    survivor.channels["shell"].send_multipart([*frames, b"\x00" * 10, b""])
    assert survivor.wait("with-buffers").reply["status"] == "ok"


def test_garbage_on_iopub_and_heartbeat(survivor):
    for topic in [b"\xff\x00", b"kernel.", b"x" * 300]:
        survivor.channels["iopub"].subscribe(topic)
    survivor.channels["hb"].send_multipart([b"", b"x" * 1_000_000])
    assert survivor.channels["hb"].poll(5000)
    assert survivor.channels["hb"].recv_multipart()[-1] == b"x" * 1_000_000


def test_a_client_that_vanishes(survivor):
    """Replies to a peer that is gone are dropped."""
    other = Wire(survivor.manager.get_connection_info())
    for _ in range(100):
        other.send_execute("6 * 7")
    other.close()


# -- messages

@pytest.mark.parametrize("channel", ["shell", "control"])
def test_unknown_message_type(survivor, channel):
    identifier = survivor.send("surprise_request", {"any": "thing"}, channel=channel)
    while survivor.exchange(identifier).idle_at is None:
        assert survivor.pump(10), "no busy and idle"
    states = [c["execution_state"] for c in survivor.exchange(identifier).published("status")]
    assert states == ["busy", "idle"]


@pytest.mark.parametrize("kind", [
    "execute_request", "complete_request", "inspect_request", "is_complete_request",
    "history_request", "comm_open", "comm_msg", "comm_close", "comm_info_request",
    "debug_request", "interrupt_request", "create_subshell_request", "input_reply", "",
    "kernel_info_reply", "status",
])
@pytest.mark.parametrize("content", [
    {}, {"code": None, "cursor_pos": None}, {"code": 3, "cursor_pos": "x"}, {"code": ["a"]},
    {"comm_id": 3, "target_name": None, "data": 7}, {"hist_access_type": "nonsense", "n": -1},
    {"command": {}, "arguments": 3},
], ids=range(7))
def test_content_of_the_wrong_shape(survivor, kind, content):
    survivor.send(kind, content)


@pytest.mark.parametrize("kind", ["complete_request", "inspect_request"])
@pytest.mark.parametrize("cursor", [*range(-1, 7), 1000, 2 ** 31, 2 ** 63 - 1, -(2 ** 63)])
def test_cursor_anywhere(survivor, kind, cursor):
    content = {"code": "μ😀é\nx", "cursor_pos": cursor, "detail_level": 0}
    assert survivor.request(kind, content).reply["status"] in ("ok", "error")


@pytest.mark.parametrize("content", [
    {"hist_access_type": "tail", "n": -5}, {"hist_access_type": "tail", "n": 2 ** 62},
    {"hist_access_type": "range", "session": -9, "start": 100, "stop": -(2 ** 62)},
    {"hist_access_type": "range", "session": 2 ** 62, "start": -(2 ** 62), "stop": 2 ** 62},
    {"hist_access_type": "search", "pattern": "[*" * 1000, "n": 0},
    {"hist_access_type": "search", "pattern": "*a" * 50, "n": 3, "unique": True},
])
def test_history_of_any_range(survivor, content):
    survivor.execute("a" * 100)
    reply = survivor.request("history_request", {"output": True, "raw": True, **content}).reply
    assert reply["status"] in ("ok", "error")


def test_unknown_comm_target_is_closed(survivor):
    identifier = survivor.send("comm_open", {"comm_id": "c", "target_name": "none", "data": {}})
    while survivor.exchange(identifier).idle_at is None:
        assert survivor.pump(10), "no idle"
    [closed] = survivor.exchange(identifier).published("comm_close")
    assert closed["comm_id"] == "c"


def test_user_expressions_fail_each_for_itself(survivor):
    wanted = {"good": "6 * 7", "bad": "1 keV + 1 cm", "worse": "((("}
    found = survivor.execute("1", user_expressions=wanted).reply["user_expressions"]
    assert found["good"]["data"]["text/plain"] == "42"
    assert [found[name]["status"] for name in ("bad", "worse")] == ["error", "error"]


# -- programs

FAILING = {
    "division by zero": "1 / 0",
    "logarithm of a negative": "log(-1)",
    "root of a negative": "sqrt(-1)",
    "a range through zero on a logarithmic axis": 'plot(x for x in -1..1, log = "x")',
    "a missing file": 'read("missing.csv")',
    "10,000 nested parentheses": "(" * 10_000 + "1" + ")" * 10_000,
    "10,000 open parentheses": "(" * 10_000,
    "10,000 nested lists": "[" * 10_000 + "]" * 10_000,
    "10,000 minus signs": "-" * 10_000 + "1",
    "10,000 nots": "not " * 10_000 + "true",
    "10,000 nested ifs": "if true then 1 else " * 10_000 + "1 +",
    "10,000 powers": "2^" * 10_000 + "x",
    "10,000 open blocks": "model {" * 10_000,
    "10,000 nested strings": '"{' * 10_000,
    "a number past all bounds": "x = 1e999999999",
    "a whole number past all bounds": "[x for x in 1..1e300]",
    "a power past all bounds": "3 keV^99999999999",
    "an index out of range": "[1, 2, 3][9]",
    "an index past all bounds": "[1, 2, 3][1e300]",
    "recursion": "f(x) = f(x)\nf(1)",
    "mutual recursion": "f(x) = g(x)\ng(x) = f(x)\nf(1)",
    "a grid past all bounds": "grid(0..1, 1e18)",
    "a file name of a megabyte": 'read("' + "a" * 1_000_000 + '")',
    "an unclosed string": 'x = "abc',
    "control characters": "\x00\x01\x02",
}


@pytest.mark.parametrize("code", FAILING.values(), ids=FAILING.keys())
def test_failing_program(survivor, code):
    exchange = survivor.execute(code, timeout=60)
    assert exchange.reply["status"] == "error"
    assert exchange.reply["ename"] and exchange.reply["evalue"]
    [error] = exchange.published("error")
    assert "".join(error["traceback"]).strip()
    assert len("".join(error["traceback"])) < 20_000


@pytest.mark.parametrize("code", [
    "# " + "x" * 10_000_000,
    "1 +\n" * 2_500_000 + "1",
    "x" * 10_000_000,
    "\n" * 10_000_000,
    '"' + "é" * 5_000_000 + '"',
    "[" + "1, " * 3_000_000 + "1]",
    "a b\n" * 2_500_000,
], ids=range(7))
def test_ten_megabytes(survivor, code):
    reply = survivor.execute(code, timeout=120).reply
    assert reply["status"] in ("ok", "error")


BAD_TABLES = {
    "empty": b"",
    "blank lines": b"\n\n\n",
    "header only": b"x [keV],y\n",
    "ragged": b"x [keV],y\n1,2\n3\n",
    "too long": b"x,y\n1,2,3\n",
    "unknown unit": b"x [kilofoo]\n1\n",
    "text among numbers": b"x\n1\nabc\n3\n",
    "unclosed quote": b'x,y\n1,"abc\n',
    "invalid UTF-8": b"x\n\xff\xfe\n",
    "zero bytes": b"x\n\x00\x00\n",
    "same name twice": b"x,x\n1,2\n",
    "a line of a megabyte": b"x\n" + b"1" * 1_000_000 + b"\n",
    "100,000 columns": b",".join(b"c%d" % i for i in range(100_000)) + b"\n",
}


@pytest.mark.parametrize("contents", BAD_TABLES.values(), ids=BAD_TABLES.keys())
def test_bad_table(survivor, tmp_path, contents):
    (tmp_path / "bad.csv").write_bytes(contents)
    reply = survivor.execute('read("bad.csv")', timeout=60).reply
    assert reply["status"] in ("ok", "error")


@pytest.mark.parametrize("name, place", [("ragged", "line 3"), ("too long", "line 2"),
                                         ("unclosed quote", "line 2"), ("empty", "bad.csv")])
def test_bad_table_says_where(survivor, tmp_path, name, place):
    (tmp_path / "bad.csv").write_bytes(BAD_TABLES[name])
    reply = survivor.execute('read("bad.csv")').reply
    assert reply["status"] == "error"
    assert place in reply["evalue"] + "".join(reply["traceback"])
