"""What the messaging protocol asks of execution, beyond jupyter_kernel_test."""

import pytest


def counts(kernel, *options):
    return [kernel.execute("1", **one).reply["execution_count"] for one in options]


def test_values_are_shown_in_order(kernel):
    exchange = kernel.execute("1 keV\nx = 2\n2 keV\n3 keV")
    kinds = [m.type for m in exchange.messages if m.channel == "iopub"]
    assert kinds == ["status", "execute_input", "display_data", "display_data", "execute_result",
                     "status"]
    assert exchange.text == "1 keV\n2 keV\n3 keV"


def test_the_counter_counts_stored_cells(kernel):
    first, unstored, silent, second = counts(
        kernel, {}, {"store_history": False}, {"silent": True}, {})
    assert (unstored - first, silent - first, second - first) in [(0, 0, 1), (1, 1, 1)]


def test_a_silent_cell_shows_nothing_and_defines(kernel):
    exchange = kernel.execute("quiet = 7 keV\nquiet", silent=True)
    assert exchange.reply["status"] == "ok"
    assert {m.type for m in exchange.messages if m.channel == "iopub"} == {"status"}
    assert kernel.execute("quiet").text == "7 keV"


def test_an_empty_cell_does_not_count(kernel):
    before, after = kernel.execute("1").reply, kernel.execute(" \n# only this\n")
    assert after.reply["status"] == "ok"
    assert after.text == ""
    assert kernel.execute("1").reply["execution_count"] - before["execution_count"] in (1, 2)


# fails, but only after so long that what is sent next is queued by then
FAILS_LATE = """
long = sum([solve(x^2 == k for x in 0..1e4) for k in 1..30000])
1 / (long - long)
"""


@pytest.mark.parametrize("stop, expected", [(True, "aborted"), (False, "ok")])
def test_what_is_queued_after_an_error(kernel, stop, expected):
    failing = kernel.send_execute(FAILS_LATE, stop_on_error=stop)
    queued = [kernel.send_execute("1") for _ in range(3)]
    asked = kernel.send("kernel_info_request")
    assert kernel.wait(failing).reply["status"] == "error"
    assert [kernel.wait(one).reply["status"] for one in queued] == [expected] * 3
    assert kernel.wait(asked).reply["status"] == "ok"
    assert kernel.execute("kept").reply["status"] == "ok"


def test_an_aborted_cell_is_busy_and_idle_itself(kernel):
    kernel.send_execute(FAILS_LATE)
    states = kernel.wait(kernel.send_execute("1")).published("status")
    assert [state["execution_state"] for state in states] == ["busy", "idle"]


def test_an_error_carries_its_place_and_help(kernel):
    exchange = kernel.execute("x = 2 Mev")
    [error] = exchange.published("error")
    text = "\n".join(error["traceback"])
    assert "E08" in error["ename"] + error["evalue"] + text
    assert "─" in text and "MeV" in text
    assert {"ename", "evalue", "traceback"} <= set(exchange.reply)


def test_completion_gives_the_place_and_the_types(kernel):
    reply = kernel.complete('label = "😀"\ndsigma_es_')
    assert (reply["cursor_start"], reply["cursor_end"]) == (12, 22)
    [one] = reply["metadata"]["_jupyter_types_experimental"]
    assert (one["text"], one["type"], one["start"], one["end"]) == (
        "dsigma_es_em", "function", 12, 22)


def test_completion_knows_what_is_defined(kernel):
    assert kernel.complete("2 * kep")["matches"] == ["kept"]


@pytest.mark.parametrize("level", [0, 1])
def test_inspection_shows_the_documentation(kernel, level):
    reply = kernel.inspect("plot(dsigma_es(T))", cursor=8, level=level)
    assert reply["found"]
    assert "dsigma_es" in reply["data"]["text/plain"]


def test_inspection_of_nothing(kernel):
    reply = kernel.inspect("nothing_has_this_name")
    assert (reply["status"], reply["found"], reply["data"]) == ("ok", False, {})


def test_incomplete_code_is_indented(kernel):
    reply = kernel.request("is_complete_request", {"code": "m = model {"}).reply
    assert (reply["status"], reply["indent"]) == ("incomplete", "  ")


@pytest.mark.parametrize("restart", [True, False])
@pytest.mark.parametrize("channel", ["control", "shell"])
def test_shutdown_is_answered_and_then_the_process_ends(kernel, channel, restart):
    identifier = kernel.send("shutdown_request", {"restart": restart}, channel=channel)
    assert kernel.wait(identifier, idle=False).reply == {"status": "ok", "restart": restart}
    kernel.manager.provisioner.process.wait(20)
