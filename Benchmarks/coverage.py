#!/usr/bin/env python3
"""How often each rule covers the truth: toys of a counting experiment and of the nmm50 spectrum.

usage: coverage.py [--write] [--toys N] [--dipole PATH]

Not a measure of time. nmm50 is the reference model of the tests: 50 bins, 4 samples and 20
systematics of shape, with the signal strength bounded at 0. Rules that throw toys of their own, or
sample, have fewer toys; the error says how many.
"""

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

from report import write
from subjects import REPOSITORY

WORKSPACE = REPOSITORY / "Tests/Fixtures/Statistics/nmm50_mu1_workspace.json"
COUNTING = """
known = model { s ~ 0..60, signal sig = counts(s), background bkg = counts(3), data = counts(4) }
c = model { s ~ 0..60, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(4) }
"""
RULES = [
    ("profile, one-sided", "", 1), ("profile, two-sided", ", sides = 2", 1),
    ("CLs, asymptotic", ', method = "CLs"', 1),
    ("Feldman-Cousins, 500 toys", ', method = "FC", inner = 500', 50),
    ("Bayesian, flat prior", ', method = "bayes"', 100),
]
EXPERIMENTS = [
    ("count, b = 3 exactly", "known.s", [0.5, 1, 3, 6, 12], COUNTING,
     {"Feldman-Cousins, 500 toys": ("Feldman-Cousins, exact", 10)}),
    ("count, b = 3 ± 0.4", "c.s", [0.5, 1, 3, 6, 12], COUNTING, {}),
    ("nmm50", "w.mu", [0, 0.5, 1, 2, 4], 'w = workspace("nmm50.json")\n', {}),
]


def covered(dipole, source, folder):
    (Path(folder) / "coverage.dip").write_text(source)
    done = subprocess.run([dipole, "run", "--format", "json", f"{folder}/coverage.dip"],
                          capture_output=True, text=True)
    shown = json.loads(done.stdout)
    if done.returncode:
        raise SystemExit(f"{source}\n{shown[-1]}\n{done.stderr}")
    return shown[-1]["columns"]


def rows(dipole, toys, folder):
    for title, parameter, truths, setup, exceptions in EXPERIMENTS:
        for rule, options, divisor in RULES:
            rule, divisor = exceptions.get(rule, (rule, divisor))
            count = toys // divisor
            at = ", ".join(map(str, truths))
            source = (f"{setup}coverage({parameter}, at = [{at}]{options}, "
                      f"toys = {count}, seed = 1).table")
            columns = {column["name"]: column["values"]
                       for column in covered(dipole, source, folder)}
            cells = [f"{100 * part:.1f} ± {50 * (high - low):.1f}" for part, low, high in
                     zip(columns["coverage"], columns["low"], columns["high"])]
            yield [title, rule, f"{count:,}"] + cells
            print("  ".join([title, rule, f"{count:,}"] + cells), flush=True)


def table(found):
    lines = []
    for title, _, truths, _, _ in EXPERIMENTS:
        own = [row for row in found if row[0] == title]
        if not own:
            continue
        lines += ["", f"| {title} | toys | " + " | ".join(f"truth {t}" for t in truths) + " |",
                  "| --- | ---: |" + " ---: |" * len(truths)]
        lines += ["| " + " | ".join(row[1:]) + " |" for row in own]
    return "\n".join(lines).strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    parser.add_argument("--toys", type=int, default=20_000)
    parser.add_argument("--dipole", default=str(REPOSITORY / ".build/release/dipole"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "nmm50.json").write_text(WORKSPACE.read_text())
        found = list(rows(options.dipole, options.toys, folder))
    text = (f"{table(found)}\n\nPer cent of the toys, at 90 % confidence, with the central 68 % of "
            "Clopper and Pearson.")
    if options.write:
        write("coverage", text)


if __name__ == "__main__":
    main()
