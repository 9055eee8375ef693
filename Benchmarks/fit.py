#!/usr/bin/env python3
"""A fit with twenty shape uncertainties: Dipole's core beside iminuit, pyhf and RooFit, in one run.

usage: fit.py [--write] [--rounds N]

The workspace has 50 bins, 4 samples and 20 systematic uncertainties. Each program runs on one thread; they take turns
in every round, and the table has medians. All must find the same fit, limit, impacts, and quantile of the toys.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import time
from importlib.metadata import version

from report import circumstances, write
from subjects import BENCHMARKS, WORKSHOP

FOLDER = BENCHMARKS.parent
WORKSPACE = FOLDER / "Tests/Fixtures/Statistics/nmm50_mu1_workspace.json"
PROGRAMS = {"dipole": "Dipole's core", "language": "from its language",
            "iminuit": "iminuit, numba", "pyhf": "pyhf, NumPy, Minuit",
            "pyhf-jax": "pyhf, JAX, SciPy", "roofit": "RooFit"}
TOYS = {"iminuit": 500, "pyhf": 20, "pyhf-jax": 100, "roofit": 100}
# What does a row again and again in a cell, and how often; nothing that is the same each time is done twice.
CELLS = {
    "fit": ("[fit(w, starts = 1 + floor(i / 1e9)).mu.value for i in 1..{}] |> sum", 20_000),
    "limit": ("[upper_limit(w.mu, cl = 90% + 1e-12 * i, sides = 2) for i in 1..{}] |> sum", 5_000),
    "impacts": ("[max(impacts(w.mu, most = 20 + floor(i / 1e9)).table.up) for i in 1..{}] |> sum", 500),
    "toys": ("toys(w.mu, at = 1, toys = {})", 20_000),
}
# row, what it is called, unit, the goal, whether more is better
ROWS = [
    ("fit", "fit with errors", "ms", "≤ 0.05 ms", False),
    ("limit", "upper limit, fit included", "ms", "≤ 0.5 ms", False),
    ("impacts", "impacts of 20 parameters", "ms", "≤ 10 ms", False),
    ("toys", "toys a second, two fits each", "", "≥ 10,000", True),
    ("samples", "effective samples a second", "", "≥ 10,000", True),
]
# How far results may differ.
AGREEMENT = {"mu": 5e-3, "error": 5e-3, "upper limit": 2e-3, "largest impact": 1e-2}


def run(command, **options):
    """The output of a program that runs on one processor."""
    core = min(os.sched_getaffinity(0))
    return subprocess.run(command, check=True, capture_output=True, cwd=WORKSHOP,
                          preexec_fn=lambda: os.sched_setaffinity(0, {core}), **options).stdout


def language():
    """What one more of each costs in a cell."""
    def seconds(cell, count):
        (WORKSHOP / "fit.dip").write_text(f'w = workspace("fit.json")\n{cell.format(count)}\n')
        begin = time.perf_counter()
        run([FOLDER / ".build/release/dipole", "run", "fit.dip"])
        return time.perf_counter() - begin

    (WORKSHOP / "fit.json").write_text(WORKSPACE.read_text())
    each = {row: (seconds(cell, count) - seconds(cell, count // 10)) / (count - count // 10)
            for row, (cell, count) in CELLS.items()}
    return {row: 1 / one if row == "toys" else 1000 * one for row, one in each.items()}


def measure(program):
    if program == "language":
        return language()
    if program == "dipole":
        command = [FOLDER / ".build/release/fit-benchmark"]
    else:
        command = [sys.executable, "-W", "ignore", BENCHMARKS / "fit_peers.py", program,
                   WORKSPACE, str(TOYS[program])]
    with open(WORKSPACE) as workspace:
        output = run(command, stdin=workspace)
    return json.loads(output.splitlines()[-1])


def check(found):
    for name in found.keys() - {"language"}:
        one = found[name]
        # Four standard errors of the 90 % quantile of χ² with one degree of freedom.
        quantile = 20 / TOYS.get(name, 5000) ** 0.5
        for quantity, distance in (AGREEMENT | {"quantile": quantile}).items():
            if abs(one[quantity] - found["dipole"][quantity]) > distance:
                raise SystemExit(f"{name}: {quantity} is {one[quantity]}, and Dipole's "
                                 f"{found['dipole'][quantity]}")


def medians(rounds):
    """For each program, its results, numbers as medians and tables as in the first round."""
    found = []
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr, flush=True)
        found.append({program: measure(program) for program in PROGRAMS})
        check(found[-1])
    return {program: {key: value if isinstance(value, list) else
                      statistics.median(one[program][key] for one in found)
                      for key, value in found[0][program].items()} for program in PROGRAMS}


def text_of(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(found):
    lines = [["", *PROGRAMS.values(), "fastest peer : Dipole", "goal"],
             ["---", *["---:"] * (len(PROGRAMS) + 1), "---"]]
    for row, name, unit, goal, is_rate in ROWS:
        cells = [f"{text_of(one[row])} {unit}".strip() if row in one else "–"
                 for one in found.values()]
        ours = found["dipole"][row]
        peers = [one[row] for program, one in found.items()
                 if program not in ("dipole", "language") and row in one]
        ratio = (ours / max(peers) if is_rate else min(peers) / ours) if peers else None
        lines.append([name, *cells, f"{ratio:.0f} ×" if ratio else "–", goal])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def scaling(rows, varied, name):
    """How the time of a fit grows with the numbers in a column of rows of bins, parameters, milliseconds, steps."""
    lines = [f"| {name} | time of a fit | grows as |", "| ---: | ---: | ---: |"]
    for row, last in zip(rows, [None, *rows]):
        power = last and math.log(row[2] / last[2]) / math.log(row[varied] / last[varied])
        growth = f"{name}<sup>{power:.1f}</sup>" if last else ""
        lines.append(f"| {row[varied]:,.0f} | {text_of(row[2])} ms | {growth} |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the tables into README.md")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    for product in ("fit-benchmark", "dipole"):
        subprocess.run(["swift", "build", "-c", "release", "--product", product],
                       cwd=FOLDER, check=True, capture_output=True)
    WORKSHOP.mkdir(parents=True, exist_ok=True)  # RooFit leaves files where it runs
    found = medians(options.rounds)
    packages = ", ".join(f"{name} {version(name)}"
                         for name in ("iminuit", "numba", "pyhf", "jax", "root", "numpy"))
    fits = (f"{table(found)}\n\n{circumstances()}, {packages}; one thread, medians over "
            f"{options.rounds} rounds.")
    growth = (scaling(found["dipole"]["bins"], 0, "bins") + "\n\n"
              + scaling(found["dipole"]["parameters"], 1, "parameters"))
    print(fits, growth, sep="\n\n")
    if options.write:
        write("fits", fits)
        write("fit scaling", growth)


if __name__ == "__main__":
    main()
