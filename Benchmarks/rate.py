#!/usr/bin/env python3
"""The rate of solar neutrinos in natural xenon: Dipole's core beside NumPy, in one run.

usage: rate.py [--write] [--rounds N]

A magnetic moment of 6.4e-12 μ_B, all solar components in three flavours, 60 bins with resolution
and efficiency; electrons shell by shell, nuclei isotope by isotope with Lindhard's quenching. NumPy
gets the spectra as tables and works with the same three moments of the flux, by trapezoids: the
faster way of two, since whole matrices of recoil and neutrino energies cost far more. The two take
turns in every round.
"""

import argparse
import json
import statistics
import subprocess
import time

import numpy as np

from report import circumstances, write
from subjects import BENCHMARKS

ELECTRON_MASS, HBARC, ALPHA = 0.51099895069, 197.3269804593, 1 / 137.035999177
MOMENT = 6.4e-12
# π α²/m_e² μ², in cm²
SCALE = np.pi * (ALPHA * HBARC * 1e-13 / ELECTRON_MASS * MOMENT) ** 2
BINS = np.linspace(0.5e-3, 30.5e-3, 61)
ATOMS = 1.16e6 / 131.293 * 6.02214076e23
SECONDS = 31_557_600
ROWS = ["electrons, from scratch", "electrons, next interaction",
        "both, from scratch", "both, next interaction", "next moment"]


def least_energy(recoils, mass):
    return (recoils + np.sqrt(recoils * (recoils + 2 * mass))) / 2


def moments(components, energies):
    """The integrals of φ and φ/E above energies, for each flavour."""
    sums = {}
    for one in components:
        e, density = one["energies"], one["densities"]
        plain, inverse = sums.setdefault(one["flavour"], np.zeros((2, len(energies))))
        if len(e) == 1:
            seen = energies <= e[0]
            plain += density[0] * seen
            inverse += density[0] / e[0] * seen
            continue
        for into, values in ((plain, density), (inverse, density / np.maximum(e, 1e-9))):
            pieces = (values[1:] + values[:-1]) / 2 * np.diff(e)
            above = np.append(np.cumsum(pieces[::-1])[::-1], 0)
            into += np.interp(energies, e, above, right=0)
    return list(sums.values())


def helm(q, radius):
    x = q / HBARC * np.sqrt(5 / 3 * (radius**2 - 3 * 0.9**2))
    return 3 * (np.sin(x) - x * np.cos(x)) / x**3 * np.exp(-((q * 0.9 / HBARC) ** 2) / 2)


def response(recoils, visible):
    """Bins × recoils: the parts counted, with the weights of the trapezoids."""
    points = 20
    step = (BINS[1] - BINS[0]) / points
    energies = BINS[0] + step * (np.arange(60 * points) + 0.5)
    seen = np.interp(energies, [0.5e-3, 1e-3, 2e-3, 4e-3], [0, 0.1, 0.7, 0.85])
    width = 1e-3 * (0.31 * np.sqrt(visible * 1e3) + 3.7 * visible)
    kernel = np.exp(-((energies[:, None] - visible) / width) ** 2 / 2) / (
        np.sqrt(2 * np.pi) * width)
    parts = (kernel * (seen * step)[:, None]).reshape(60, points, -1).sum(axis=1)
    return parts * np.gradient(recoils)


class Electrons:
    def __init__(self, problem):
        self.recoils = np.geomspace(2e-5, 60e-3, 600)
        self.matrix = response(self.recoils, self.recoils)
        self.moments = moments(problem["components"], least_energy(self.recoils, ELECTRON_MASS))
        self.count = sum(count * (self.recoils >= binding) for binding, count in problem["shells"])

    def contents(self):
        rate = sum(SCALE * (plain / self.recoils - inverse) for plain, inverse in self.moments)
        return ATOMS * SECONDS * self.matrix @ (self.count * rate)


class Nuclei:
    def __init__(self, problem):
        self.recoils = np.geomspace(2e-4, 7e-3, 600)
        energy = 11.5 * 54 ** (-7 / 3) * self.recoils * 1e3
        g = 3 * energy**0.15 + 0.7 * energy**0.6 + energy
        k = 0.133 * 54 ** (2 / 3) / np.sqrt(131.293)
        self.matrix = response(self.recoils, self.recoils * k * g / (1 + k * g))
        self.isotopes = [
            (mass, part, radius, moments(problem["components"], least_energy(self.recoils, mass)))
            for mass, part, radius in problem["isotopes"]]

    def contents(self):
        rate = np.zeros_like(self.recoils)
        for mass, part, radius, flux in self.isotopes:
            q = np.sqrt(self.recoils * (self.recoils + 2 * mass))
            charge = part * SCALE * (54 * helm(q, radius)) ** 2
            rate += sum(charge * (plain / self.recoils - inverse) for plain, inverse in flux)
        return ATOMS * SECONDS * self.matrix @ rate


def median(runs, body):
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        body()
        times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times)


def numpy_round(problem):
    electrons, nuclei = Electrons(problem), Nuclei(problem)
    contents = electrons.contents()
    return {
        "electrons, events": contents.sum(),
        "both, events": contents.sum() + nuclei.contents().sum(),
        "electrons, from scratch": median(20, lambda: Electrons(problem).contents()),
        "electrons, next interaction": median(100, electrons.contents),
        "both, from scratch": median(
            20, lambda: Electrons(problem).contents() + Nuclei(problem).contents()),
        "both, next interaction": median(100, lambda: electrons.contents() + nuclei.contents()),
        "next moment": median(1000, lambda: 2 * contents),
    }


def dipole_round():
    folder = BENCHMARKS.parent
    subprocess.run(["swift", "build", "-c", "release", "--product", "rate-benchmark"],
                   cwd=folder, check=True, capture_output=True)
    program = folder / ".build/release/rate-benchmark"
    found = json.loads(subprocess.run([program], check=True, capture_output=True).stdout)
    for one in found["components"]:
        one["energies"], one["densities"] = np.array(one["energies"]), np.array(one["densities"])
    return found


def table(dipole, peer):
    lines = [["", "Dipole", "NumPy", "NumPy : Dipole"], ["---", "---:", "---:", "---:"]]
    for row in ROWS:
        ours, theirs = (statistics.median(one[row] for one in found) for found in (dipole, peer))
        lines.append([row, f"{ours:.3g} ms", f"{theirs:.3g} ms", f"{theirs / ours:.0f} ×"])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    dipole, peer = [], []
    for _ in range(options.rounds):
        dipole.append(dipole_round())
        peer.append(numpy_round(dipole[-1]))
    for row in ("electrons, events", "both, events"):
        if abs(peer[0][row] / dipole[0][row] - 1) > 2e-3:
            raise SystemExit(f"{row}: {dipole[0][row]} and {peer[0][row]} differ")
    text = (f"{table(dipole, peer)}\n\n{circumstances()}, numpy {np.__version__}; "
            f"medians over {options.rounds} rounds.")
    print(text)
    if options.write:
        write("rates", text)


if __name__ == "__main__":
    main()
