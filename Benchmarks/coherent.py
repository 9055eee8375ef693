#!/usr/bin/env python3
"""The moments of ν_e and ν_μ in COHERENT's data: Dipole beside NumPy, SciPy and iminuit, in one run.

usage: coherent.py [--write] [--rounds N]

From the files of the two releases to the 64 points of the joint contour at 90 %: rates of CsI and argon, templates of 99
and 960 bins, ten parameters. Each program is started anew in every round, and its start is in its time. Both must find
the same limit. `DIPOLE_DATA` says where the releases are; without them there is nothing to measure.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from importlib.metadata import version

from report import write
from subjects import BENCHMARKS, REPOSITORY

FOLDER = BENCHMARKS / "coherent"
LIMIT = "upper_limit(joint.mu_mu, cl = 90%, sides = 2) / 1e-9 muB"


def seconds(command):
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begin


def limits(dipole, peer):
    """What the two say of μ_νμ, in 1e-9 μ_B."""
    with tempfile.NamedTemporaryFile("w", suffix=".dip") as program:
        program.write(f"{(FOLDER / 'contour.dip').read_text()}\n{LIMIT}\n")
        program.flush()
        ours = subprocess.run([dipole, "run", program.name], check=True, capture_output=True)
    theirs = subprocess.run([*peer, "limit"], check=True, capture_output=True)
    return float(ours.stdout.split()[0]), float(theirs.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if "DIPOLE_DATA" not in os.environ:
        return print("skipped: DIPOLE_DATA does not say where COHERENT's releases are")
    dipole = os.environ.get("DIPOLE", str(REPOSITORY / ".build/release/dipole"))
    peer = [sys.executable, str(FOLDER / "peer.py"), os.environ["DIPOLE_DATA"]]
    ours, theirs = limits(dipole, peer)
    if abs(ours / theirs - 1) > 5e-3:
        raise SystemExit(f"the limits differ: {ours} and {theirs}")
    times = [(seconds([dipole, "run", str(FOLDER / "contour.dip")]), seconds(peer))
             for _ in range(options.rounds)]
    own, other = (statistics.median(one) for one in zip(*times))
    lines = ["|  | Dipole | Python | Python : Dipole |", "| --- | ---: | ---: | ---: |",
             f"| the contour of CsI and argon | {own:.2g} s | {other:.2g} s | {other / own:.0f} × |"]
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy", "iminuit"))
    text = ("\n".join(lines) + f"\n\n{date.today()}, {os.cpu_count()} cores, "
            f"Python {platform.python_version()}, {packages}; "
            f"medians over {options.rounds} rounds.")
    print(text)
    if options.write:
        write("coherent", text)


if __name__ == "__main__":
    main()
