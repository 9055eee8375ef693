#!/usr/bin/env python3
"""How soon an interrupt ends a cell of Dipole: a hundred times each in four kinds of long work.

usage: interrupt.py [--times N] [--write]

Timed from sending interrupt_request until the execute_reply is there, at a random moment of the
cell. Each time the kernel must still know its definition, else the run fails.
"""

import argparse
import random
import statistics
import time

from measures import percentile
from report import circumstances, write
from subjects import WORKSHOP, write_events
from wire import running

WORK = {
    "an integral": "integrate(sin(x) for x in 0..1e12)",
    "a solve": "[solve(x^2 == k for x in 0..1e5) for k in 1..1e7]",
    "reading a CSV file": 'read("events.csv")',
    "a sort": "events |> sort(c0)",
}


def interrupted(kernel, code, delay):
    """Seconds from the request to the reply; None if the cell was done before."""
    cell = kernel.send_execute(code)
    while not kernel.exchange(cell).published("execute_input"):
        kernel.pump(10)
    time.sleep(delay)
    begin = time.perf_counter()
    kernel.send("interrupt_request", channel="control")
    exchange = kernel.wait(cell)
    if kernel.execute("kept").text != "42 keV":
        raise RuntimeError("a definition was lost")
    return exchange.replied_at - begin if exchange.reply["status"] == "error" else None


def duration(kernel, code):
    """How long the cell takes if left alone, at most half a second."""
    cell, begin = kernel.send_execute(code), time.perf_counter()
    try:
        kernel.wait(cell, timeout=0.5)
    except TimeoutError:
        kernel.send("interrupt_request", channel="control")
        kernel.wait(cell)
    return time.perf_counter() - begin


def measure(kernel, code, times, chance):
    length = duration(kernel, code)
    found = []
    while len(found) < times:
        after = interrupted(kernel, code, chance.uniform(0, 0.8 * length))
        if after is not None:
            found.append(1000 * after)
    return found


def row(name, found):
    return (f"| {name} | {statistics.median(found):.1f} ms | {percentile(found, 0.99):.1f} ms | "
            f"{max(found):.1f} ms |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    options = parser.parse_args()
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    write_events()
    chance = random.Random(1)
    lines = ["| interrupted | median | 99th percentile | longest |", "|---|---:|---:|---:|"]
    with running("dipole", cwd=WORKSHOP) as kernel:
        kernel.execute("kept = 42 keV")
        kernel.execute('events = read("events.csv")', timeout=60)
        for name, code in WORK.items():
            lines.append(row(name, measure(kernel, code, options.times, chance)))
    text = "\n".join([*lines, "", f"{circumstances()}; {options.times} times each."])
    print(text)
    if options.write:
        write("interrupts", text)


if __name__ == "__main__":
    main()
