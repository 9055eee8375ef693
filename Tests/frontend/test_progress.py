"""What takes long shows how far it is, and leaves nothing of that behind; an interrupt keeps what is done."""

MODEL = """c = model {
  s ~ 0..20, b ~ 3.0 ± 0.4
  signal sig = counts(s), background bkg = counts(b), data = counts(4)
}"""
LONG = "t = toys(c.s, 5, toys = 5_000_000, seed = 1)"


def begin(kernel, code):
    """Send a long cell and wait until it shows how far it is."""
    identifier = kernel.send_execute(code)
    while not kernel.exchange(identifier).published("update_display_data"):
        assert kernel.pump(20), "no progress was shown"
    return identifier


def test_a_bar_is_shown_and_cleared(kernel):
    kernel.execute(MODEL)
    identifier = begin(kernel, "c.s\n" + LONG)
    kernel.request("interrupt_request", channel="control")
    shown = kernel.wait(identifier)
    bar = shown.published("display_data")[0]
    assert "of 5000000" in bar["data"]["text/plain"]
    assert "<progress" in bar["data"]["text/html"]
    updates = shown.published("update_display_data")
    assert {one["transient"]["display_id"] for one in updates} == {bar["transient"]["display_id"]}
    assert "left" in updates[-1]["data"]["text/plain"]
    # What stood above the bar is shown anew after all is cleared.
    kinds = [one.type for one in shown.messages if one.type in ("clear_output", "execute_result")]
    assert kinds == ["execute_result", "clear_output", "execute_result"]


def test_an_interrupt_keeps_the_toys_that_are_done(kernel):
    kernel.execute(MODEL)
    identifier = begin(kernel, LONG)
    kernel.request("interrupt_request", channel="control")
    shown = kernel.wait(identifier)
    text = "".join(one["text"] for one in shown.published("stream"))
    assert "W09 interrupted after" in text
    done = int(text.split("interrupted after ")[1].split(" of")[0])
    assert done > 0
    # The first of them are those of a shorter run.
    check = kernel.execute("f = toys(c.s, 5, toys = 10, seed = 1)\n"
                           "max([abs(f.table.q[i] - t.table.q[i]) for i in 0..9])")
    assert check.text == "0"
