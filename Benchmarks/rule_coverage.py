#!/usr/bin/env python3
"""How often limits and intervals of 90 % by each rule hold the true value, by Dipole's core.

usage: rule_coverage.py [--write] [--toys N] [--nested N]

20,000 toys of each true value take minutes; rules that throw toys or draw samples for each of them get only as many as
`--nested` says.
"""

import argparse
import json
import os
import subprocess

from report import circumstances, write
from subjects import BENCHMARKS

FOLDER = BENCHMARKS.parent
WORKSPACE = FOLDER / "Tests/Fixtures/Statistics/nmm50_mu1_workspace.json"
CASES = {"counting": ("A count, with a known background of 3", "s", [0, 1, 3, 6, 10]),
         "spectrum": ("The workspace of 50 bins and 20 uncertainties", "μ", [0, 0.5, 1, 2, 4])}


def cell(holding, made):
    """The part in percent, with its error."""
    part = holding / made
    error = 100 * (part * (1 - part) / made) ** 0.5
    return f"{100 * part:.1f}" if part in (0, 1) else f"{100 * part:.1f} ± {error:.1f}"


def table(found, case):
    title, name, truths = CASES[case]
    lines = [["rule", "toys", *(f"{name} = {truth:g}" for truth in truths)],
             ["---", *["---:"] * (len(truths) + 1)]]
    for rule, counts in found.items():
        lines.append([rule, f"{counts[0][1]:,}", *(cell(*count) for count in counts)])
    rows = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    return f"{title}:\n\n{rows}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the tables into README.md")
    parser.add_argument("--toys", type=int, default=20_000)
    parser.add_argument("--nested", type=int, default=500)
    options = parser.parse_args()
    subprocess.run(["swift", "build", "-c", "release", "--product", "coverage-benchmark"],
                   cwd=FOLDER, check=True, capture_output=True)
    command = [FOLDER / ".build/release/coverage-benchmark", str(options.toys),
               str(options.nested), str(os.cpu_count() or 1)]
    with open(WORKSPACE) as workspace:
        found = json.loads(subprocess.run(
            command, check=True, stdin=workspace, capture_output=True).stdout)
    tables = [table(found[case], case) for case in CASES]
    text = "\n\n".join([*tables, f"{circumstances()}."])
    print(text)
    if options.write:
        write("coverage", text)


if __name__ == "__main__":
    main()
