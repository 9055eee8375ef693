#!/usr/bin/env python3
"""A cut flow with N-1 and a weighted histogram: Dipole beside other programs, in one run.

usage: selection.py [--write] [--rounds N] [--rows N …]

10 columns, 8 cuts, 100 bins; the rows are made up by a formula, the same in each program, and all
counts must agree. The programs take turns in every round; each runs for a second, or three times,
and the table has the best time of all rounds. For one thread each is bound to one processor. Dipole
is measured as a cell of its kernel, and its core without the language; both add up the weights and
their squares after each cut and without it as well, and the missing numbers; the others only count.
"""

import argparse
import json
import os
import subprocess
import sys
from importlib.metadata import version

from report import circumstances, write
from subjects import BENCHMARKS

FOLDER = BENCHMARKS.parent
PROGRAMS = {"dipole": "Dipole", "core": "its core", "c": "C by hand", "numpy": "NumPy",
            "polars": "polars", "duckdb": "DuckDB", "awkward": "awkward, coffea, hist",
            "root": "ROOT RDataFrame, no N-1"}


def measure(program, rows, kind, threads):
    arguments = [str(rows), kind, str(threads), "1"]
    if program == "core":
        command = [FOLDER / ".build/release/selection-benchmark", *arguments]
    else:
        command = [sys.executable, BENCHMARKS / "selection_peers.py", program, *arguments]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def check(found):
    """All programs must find the same rows, and the same sum of weights to 1e-5 (polars adds floats)."""
    first = found["core"]
    for program, one in found.items():
        same = one["cumulative"] == first["cumulative"] and one["n_minus_1"] in (
            None, first["n_minus_1"])
        if not same or abs(one["sumw"] / first["sumw"] - 1) > 1e-5:
            raise SystemExit(f"{program} finds {one}, and another {first}")


def best_times(case, rounds):
    best = {}
    for _ in range(rounds):
        found = {program: measure(program, *case) for program in PROGRAMS}
        check(found)
        for program, one in found.items():
            best[program] = min(best.get(program, float("inf")), one["seconds"])
    return best


def table(cases, rounds):
    header = ["rows", "type", "threads", *PROGRAMS.values(), "fastest peer : Dipole"]
    lines = [header, ["---:"] * len(header)]
    for case in cases:
        best = best_times(case, rounds)
        rates = [f"{case[0] / seconds / 1e6:,.0f}" for seconds in best.values()]
        peers = [best[program] for program in PROGRAMS if program not in ("dipole", "core", "c")]
        lines.append([f"{case[0]:,}", case[1], str(case[2]), *rates,
                      f"{min(peers) / best['dipole']:.1f} ×"])
        print(lines[-1], file=sys.stderr)
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, nargs="+", default=[10**5, 10**6, 10**7, 10**8])
    options = parser.parse_args()
    subprocess.run(["swift", "build", "-c", "release", "--product", "selection-benchmark"],
                   cwd=FOLDER, check=True, capture_output=True)
    threads = sorted({1, min(2, os.cpu_count() or 1)})
    cases = [(rows, kind, n) for rows in options.rows for kind in ("f32", "f64") for n in threads]
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("numpy", "polars", "duckdb", "awkward", "coffea"))
    text = (f"{table(cases, options.rounds)}\n\n{circumstances()}, {packages}; "
            f"million rows a second, best of {options.rounds} rounds.")
    print(text)
    if options.write:
        write("selections", text)


if __name__ == "__main__":
    main()
