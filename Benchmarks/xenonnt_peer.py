#!/usr/bin/env python3
"""The limit of XENONnT with numpy, scipy and iminuit, as a physicist would write it; prints JSON.

usage: xenonnt_peer.py FOLDER      (with the folders xenonnt_sr0_er and solar_flux in it)
"""

import json
import sys
from pathlib import Path
from time import perf_counter

import numpy as np
from iminuit import Minuit
from scipy.optimize import brentq
from scipy.special import ndtr

M_E, ALPHA, HBARC = 510.99895, 1 / 137.035999177, 1.973269804e-8   # keV, 1, keV cm
ATOMS = 1.16e6 / 131.293 * 6.02214076e23                            # in a tonne, times the years
YEAR = 365.25 * 86400
SHELLS = [(0.012, 4), (0.0134, 2), (0.0275, 2), (0.0717, 6), (0.0738, 4), (0.1628, 4), (0.1756, 2),
          (0.2294, 2), (0.6499, 6), (0.7081, 4), (0.9612, 4), (1.0248, 2), (1.1705, 2),
          (4.8356, 4), (5.1615, 2), (5.5098, 2), (34.759, 2)]       # keV, electrons
CONTINUA = {"pp": 5.98e10, "13N": 2.78e8, "15O": 2.05e8, "17F": 5.29e6, "8B": 5.46e6, "hep": 7.98e3}
LINES = [(1442.0, 1.44e8), (861.3, 0.897 * 4.93e9), (384.3, 0.103 * 4.93e9)]  # keV, 1/(cm² s)


def flux_integrals(folder, least):
    """∫φ dE and ∫φ/E dE above each of these energies, in 1/(cm² s) and that per keV."""
    total, inverse = np.zeros_like(least), np.zeros_like(least)
    for name, norm in CONTINUA.items():
        energy, shape = np.loadtxt(folder / f"solar_flux/{name}.txt", delimiter=",", unpack=True)
        energy, density = energy * 1e3, shape * norm / 1e3
        for result, integrand in ((total, density), (inverse, density / energy)):
            steps = (integrand[1:] + integrand[:-1]) / 2 * np.diff(energy)
            above = np.append(np.cumsum(steps[::-1])[::-1], 0)
            result += np.interp(least, energy, above, right=0)
    for energy, flux in LINES:
        total += np.where(least < energy, flux, 0)
        inverse += np.where(least < energy, flux / energy, 0)
    return total, inverse


def signal(folder, release, edges):
    """Events in each bin for a moment of 1e-11 μB."""
    recoil = np.geomspace(0.012, 60, 3000)
    least = (recoil + np.sqrt(recoil**2 + 2 * M_E * recoil)) / 2
    total, inverse = flux_integrals(folder, least)
    electrons = sum(count * (recoil > binding) for binding, count in SHELLS)
    rate = (np.pi * ALPHA**2 * HBARC**2 / M_E**2 * 1e-22 * ATOMS * YEAR * electrons
            * (total / recoil - inverse))
    sigma = 0.31 * np.sqrt(recoil) + 0.0037 * recoil
    below = ndtr((edges[:, None] - recoil) / sigma)
    seen = np.interp((edges[1:] + edges[:-1]) / 2, *release["efficiency"])
    return np.trapezoid(np.diff(below, axis=0) * rate, recoil, axis=1) * seen


def limit(counts, signal, background):
    """Where -2 ln L is 2.706 above its minimum, in 1e-11 μB; the background is known to 8 %."""
    def cost(strength, n):
        expected = strength * signal + n * background
        return 2 * (expected - counts * np.log(expected)).sum() + ((n - 1) / 0.08) ** 2

    def profile(strength):
        fit = Minuit(cost, strength=strength, n=1)
        fit.fixed["strength"] = True
        return fit.migrad().fval

    best = Minuit(cost, strength=0.1, n=1)
    best.limits["strength"] = (0, None)
    least = min(best.migrad().fval, profile(0))
    return np.sqrt(brentq(lambda s: profile(s) - least - 2.706, 0.01, 25, rtol=1e-6))


def analyse(folder):
    names = {"events": "data_unbinned_1to30kev", "background": "bkg_model",
             "efficiency": "efficiency"}
    release = {name: np.loadtxt(folder / f"xenonnt_sr0_er/{file}.txt", unpack=True)
               for name, file in names.items()}
    edges = np.linspace(1, 30, 291)
    energy, rate = release["background"]
    background = rate[(energy > 1) & (energy < 30)] * 1.16 * 0.1
    counts = np.histogram(release["events"], edges)[0]
    return 1e-11 * limit(counts, signal(folder, release, edges), background)


if __name__ == "__main__":
    start = perf_counter()
    number = analyse(Path(sys.argv[1]))
    print(json.dumps({"limit": number, "seconds": perf_counter() - start}))
