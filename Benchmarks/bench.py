#!/usr/bin/env python3
"""Measure Dipole beside ipykernel, xeus-python and the C floor, in one run on one machine.

usage: bench.py [--write] [--rounds N] [--quick]

The kernels take turns in every round; a figure is the median over the rounds. `--write` puts the
table into README.md. `make bench` installs what is needed and calls this.
"""

import argparse
import statistics

import measures
from report import circumstances, write
from subjects import SUBJECTS, install_floor, write_events

# row, what it is called, unit, digits, the goal in words
ROWS = [
    ("cold start", "cold start to kernel_info_reply", "ms", 0, "< 40 ms"),
    ("execute", "execute, median", "ms", 2, "< 1.5 × floor, < ipykernel / 5"),
    ("execute p99", "execute, 99th percentile", "ms", 2, ""),
    ("complete", "complete", "ms", 2, "< 1 ms"),
    ("inspect", "inspect", "ms", 2, "< 1 ms"),
    ("pipelined", "1,000 cells sent at once", "ms", 0, "< 300 ms"),
    ("memory", "memory after 1,500 cells", "MB", 0, "< 40 MB"),
    ("curve", "a curve of 400 points, drawn as SVG", "ms", 2, "< 1 ms"),
    ("table", "a CSV file of 1,000,000 × 10 numbers", "ms", 0, "< 500 ms"),
]


def one_round(subject, scale):
    starts = [measures.cold_start(subject) for _ in range(3)]
    return measures.session(subject, scale) | {"cold start": 1000 * statistics.median(starts)}


def measure(rounds, scale):
    """For each subject, the median of every measure over the rounds."""
    found = {subject.title: [] for subject in SUBJECTS}
    for number in range(rounds):
        for subject in SUBJECTS:
            print(f"round {number + 1} of {rounds}: {subject.title}", flush=True)
            found[subject.title].append(one_round(subject, scale))
    return {title: {row: statistics.median(one[row] for one in results) for row in results[0]}
            for title, results in found.items()}


def ratio(value, other):
    if not (value and other):
        return "–"
    return f"{value / other:.{0 if value >= 10 * other else 2}f} ×"


def table(found):
    titles = [subject.title for subject in SUBJECTS]
    floor, dipole, python = (found[title] for title in titles[:3])
    lines = [["", *titles, "Dipole : floor", "ipykernel : Dipole", "goal"],
             ["---", *["---:"] * (len(titles) + 2), "---"]]
    for row, name, unit, digits, goal in ROWS:
        cells = [f"{found[title][row]:,.{digits}f} {unit}" if row in found[title] else "–"
                 for title in titles]
        lines.append([name, *cells, ratio(dipole.get(row), floor.get(row)),
                      ratio(python.get(row), dipole.get(row)), goal])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="one short round, to try it")
    options = parser.parse_args()
    rounds, scale = (1, 0.1) if options.quick else (options.rounds, 1.0)
    install_floor()
    write_events()
    text = (f"{table(measure(rounds, scale))}\n\n{circumstances()}; "
            f"medians over {rounds} rounds.")
    print(text)
    if options.write:
        write("kernels", text)


if __name__ == "__main__":
    main()
