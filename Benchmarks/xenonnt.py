#!/usr/bin/env python3
"""The limit of XENONnT from its release: Dipole beside numpy, scipy and iminuit, in one run.

usage: xenonnt.py [--write] [--rounds N]      (with the releases' folder in DIPOLE_DATA)

Both read the files and end with the number; a round starts each once, as a process of its own. The two limits must
agree to 1 %: the other program takes the tabulated spectra of the Sun.
"""

import argparse
import json
import os
import subprocess
import sys
from importlib.metadata import version
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import perf_counter

from report import circumstances, write
from subjects import BENCHMARKS

PROGRAM = BENCHMARKS.parent / ".build/release/dipole"


def used():
    """Processor time of the processes that have ended."""
    children = getrusage(RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def timed(command):
    """Elapsed and processor time of a program, and what it prints."""
    start, before = perf_counter(), used()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return perf_counter() - start, used() - before, done.stdout


def table(rounds, folder):
    own, peer, inside, limits = [], [], [], []
    for _ in range(rounds):
        *times, output = timed([PROGRAM, "run", BENCHMARKS / "xenonnt.dip"])
        own.append(times)
        *times, found = timed([sys.executable, BENCHMARKS / "xenonnt_peer.py", folder])
        peer.append(times)
        inside.append(json.loads(found)["seconds"])
        limits.append((float(output), json.loads(found)["limit"]))
    for one, other in limits:
        if abs(one / other - 1) > 0.01:
            raise SystemExit(f"Dipole finds {one}, and the other program {other}")
    one, other = limits[0]
    lines = ["| | Dipole | numpy, scipy, iminuit | its time : Dipole's |", "|---|---:|---:|---:|"]
    for name, place in (("from starting the program to the limit", 0), ("processor time", 1)):
        a, b = median(times[place] for times in own), median(times[place] for times in peer)
        lines.append(f"| {name} | {a:.2g} s | {b:.2g} s | {b / a:.0f} × |")
    lines += [f"| elapsed, once Python has its packages | | {median(inside):.2g} s | |",
              f"| limit, Δ(−2 ln L) = 2.706 | {one:.3g} μB | {other:.3g} μB | |"]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    folder = os.environ.get("DIPOLE_DATA")
    if folder is None:
        print("xenonnt.py is left out: DIPOLE_DATA must name the folder of the data releases")
        return
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy", "iminuit"))
    text = table(options.rounds, folder)
    text += f"\n\n{circumstances()}, {packages}; medians over {options.rounds} rounds."
    print(text)
    if options.write:
        write("xenonnt", text)


if __name__ == "__main__":
    main()
