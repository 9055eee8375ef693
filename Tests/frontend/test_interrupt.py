"""While a cell runs everything else is answered; an interrupt ends it and keeps what is defined.

How soon it ends is measured by Benchmarks/interrupt.py.
"""

import signal

import pytest

ENDLESS = {
    "integral": "integrate(sin(x) for x in 0..1e12)",
    "solves": "[solve(x^2 == k for x in 0..1e5) for k in 1..1e7]",
    "table": "table(x = integrate(sin(k * x) for x in 0..1e12) for k in grid(1..2, 1000))",
}


def begin(kernel, code):
    """Send an endless cell and wait until it runs."""
    identifier = kernel.send_execute(code)
    while not kernel.exchange(identifier).published("execute_input"):
        assert kernel.pump(10), "the cell did not begin"
    return identifier


def assert_interrupted(kernel, identifier):
    exchange = kernel.wait(identifier)
    assert exchange.reply["status"] == "error"
    assert "nterrupt" in exchange.reply["ename"] + exchange.reply["evalue"]
    assert len(exchange.published("error")) == 1
    assert kernel.execute("kept").text == "42 keV"


@pytest.mark.parametrize("code", ENDLESS.values(), ids=ENDLESS.keys())
def test_message(kernel, code):
    identifier = begin(kernel, code)
    assert kernel.request("interrupt_request", channel="control").reply == {"status": "ok"}
    assert_interrupted(kernel, identifier)


def test_signal(kernel):
    identifier = begin(kernel, ENDLESS["integral"])
    kernel.manager.signal_kernel(signal.SIGINT)
    assert_interrupted(kernel, identifier)


def test_again_and_again(kernel):
    for _ in range(20):
        identifier = begin(kernel, ENDLESS["integral"])
        kernel.request("interrupt_request", channel="control")
        assert_interrupted(kernel, identifier)


def test_idle_kernel_is_not_harmed(kernel):
    kernel.request("interrupt_request", channel="control")
    kernel.manager.signal_kernel(signal.SIGINT)
    assert kernel.beat()
    assert kernel.execute("kept").text == "42 keV"


def test_everything_is_answered_meanwhile(kernel):
    identifier = begin(kernel, ENDLESS["integral"])
    assert kernel.beat()
    assert kernel.request("kernel_info_request", channel="control").reply["status"] == "ok"
    assert kernel.complete("derivat")["matches"] == ["derivative"]
    assert kernel.complete("kep")["matches"] == ["kept"]
    assert kernel.inspect("dsigma_es")["found"]
    assert kernel.request("is_complete_request", {"code": "f("}).reply["status"] == "incomplete"
    assert kernel.exchange(identifier).replied_at is None
    kernel.request("interrupt_request", channel="control")
    assert_interrupted(kernel, identifier)


def test_queued_cells_are_aborted(kernel):
    identifier = begin(kernel, ENDLESS["integral"])
    queued = [kernel.send_execute(f"kept = {value} keV") for value in range(3)]
    kernel.request("interrupt_request", channel="control")
    kernel.wait(identifier)
    for one in queued:
        assert kernel.wait(one).reply["status"] in ("aborted", "error")
    assert kernel.execute("kept").text == "42 keV"


def test_shutdown_meanwhile(kernel):
    begin(kernel, ENDLESS["integral"])
    kernel.send("shutdown_request", {"restart": False}, channel="control")
    kernel.manager.provisioner.process.wait(20)
