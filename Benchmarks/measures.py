"""What is measured of a kernel. Each measure takes a subject and gives seconds or megabytes."""

import statistics
import time

import psutil

from subjects import WORKSHOP
from wire import Kernel, running


def cold_start(subject):
    """From starting the process to its first kernel_info_reply."""
    begin = time.perf_counter()
    kernel = Kernel(subject.kernelspec, cwd=WORKSHOP)
    try:
        asked = kernel.send("kernel_info_request")
        return kernel.wait(asked, timeout=60, idle=False).replied_at - begin
    finally:
        kernel.stop()


def execute(kernel, code):
    """From sending a cell until its reply and its idle status are there."""
    begin = time.perf_counter()
    exchange = kernel.execute(code, timeout=120)
    if exchange.reply["status"] != "ok":
        raise RuntimeError(f"{code!r}: {exchange.reply}")
    return max(exchange.replied_at, exchange.idle_at) - begin


def reply_time(kernel, kind, content):
    begin = time.perf_counter()
    return kernel.wait(kernel.send(kind, content), idle=False).replied_at - begin


def pipelined(kernel, code, count):
    """From sending the first of many cells at once until the last is idle."""
    begin = time.perf_counter()
    sent = [kernel.send_execute(code) for _ in range(count)]
    return max(kernel.wait(one, timeout=120).idle_at for one in sent) - begin


def megabytes(kernel):
    process = psutil.Process(kernel.pid)
    family = [process, *process.children(recursive=True)]
    return sum(one.memory_info().rss for one in family) / 2**20


def percentile(values, fraction):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(fraction * len(ordered)))]


def session(subject, scale=1.0):
    """All measures of one running kernel, in milliseconds and megabytes."""
    def times(count, measure):
        return [measure() for _ in range(max(2, round(count * scale)))]

    asked = {"code": subject.inspect, "cursor_pos": len(subject.inspect), "detail_level": 0}
    typed = {"code": subject.complete, "cursor_pos": len(subject.complete)}
    with running(subject.kernelspec, cwd=WORKSHOP) as kernel:
        times(50, lambda: execute(kernel, subject.trivial))
        trivial = times(500, lambda: execute(kernel, subject.trivial))
        completed = times(100, lambda: reply_time(kernel, "complete_request", typed))
        inspected = times(100, lambda: reply_time(kernel, "inspect_request", asked))
        piped = pipelined(kernel, subject.trivial, 1000)
        found = {
            "execute": statistics.median(trivial), "execute p99": percentile(trivial, 0.99),
            "complete": statistics.median(completed), "inspect": statistics.median(inspected),
            "pipelined": piped,
        }
        memory = megabytes(kernel)
        if subject.setup:
            execute(kernel, subject.setup)
        if subject.curve:
            found["curve"] = statistics.median(
                times(20, lambda: execute(kernel, subject.curve))[1:])
        if subject.table:
            found["table"] = statistics.median(
                times(3, lambda: execute(kernel, subject.table)))
    return {name: 1000 * value for name, value in found.items()} | {"memory": memory}
