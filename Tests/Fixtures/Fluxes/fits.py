"""Makes the fits of Sources/Fluxes from the published tables in the folder DIPOLE_DATA.

    DIPOLE_DATA=... python3 fits.py          # needs numpy and scipy
"""

import os

import numpy as np
from scipy.optimize import minimize_scalar, nnls

DATA = os.environ["DIPOLE_DATA"]
ELECTRON_MASS = 0.51099895069
ALPHA = 1 / 137.035999177


def table(name, columns=(0, 1)):
    text = open(os.path.join(DATA, name)).read().replace(",", " ")
    rows = [line.split() for line in text.splitlines() if line.strip() and line[0] != "#"]
    return np.array([[float(row[i]) for i in columns] for row in rows]).T


def shape(energy, endpoint, charge):
    """The allowed shape of AllowedShape.swift."""
    kinetic = np.maximum(endpoint - energy, 1e-12)
    total = kinetic + ELECTRON_MASS
    momentum = np.sqrt(kinetic * (kinetic + 2 * ELECTRON_MASS))
    coulomb = 2 * np.pi * charge * ALPHA * total / momentum
    with np.errstate(over="ignore"):
        value = energy**2 * momentum * total * coulomb / (1 - np.exp(-coulomb))
    return np.where(energy < endpoint, value, 0)


def normalised_shape(energy, endpoint, charge):
    grid = np.linspace(0, endpoint, 100_001)
    return shape(energy, endpoint, charge) / np.trapezoid(shape(grid, endpoint, charge), grid)


def deviation(fit, published):
    return np.abs(fit - published).max() / published.max()


def solar_endpoints():
    """One end point each, with the least maximum deviation."""
    for name, start, daughter in [
        ("pp", 0.423, 1), ("hep", 18.78, 2), ("13N", 1.199, 6), ("15O", 1.732, 7), ("17F", 1.740, 8),
    ]:
        energy, published = table(f"solar_flux/{name}.txt")
        best = minimize_scalar(
            lambda q: deviation(normalised_shape(energy, q, -daughter), published),
            bounds=(0.998 * start, 1.002 * start), method="bounded", options={"xatol": 1e-7})
        print(f"{name}: end point {best.x:.5f} MeV, deviation {best.fun:.5f}")


def boron_weights():
    """Weights of allowed shapes, not negative; small values count in proportion in the tail."""
    energy, published = table("solar_flux/8B.txt")
    endpoints = np.concatenate([[2.5], np.arange(4.5, 16.6, 0.5)])
    shapes = np.array([normalised_shape(energy, q, -4) for q in endpoints]).T
    scale = 1 / (0.001 * published.max() + 0.02 * published)
    weights, _ = nnls(shapes * scale[:, None], published * scale)
    print("8B:", [(float(q), round(1e5 * w)) for q, w in zip(endpoints, weights)],
          f"deviation {deviation(shapes @ weights, published):.5f}")


def corners(energy, published, start, grid, count):
    """Corners of straight lines, added one by one where they help most, then fitted."""
    def fit(knots):
        hats = np.array([np.interp(energy, knots, np.eye(len(knots))[i]) for i in range(len(knots))]).T
        values = np.linalg.lstsq(hats, published, rcond=None)[0]
        return values, np.sum((hats @ values - published) ** 2)

    knots = list(start)
    while len(knots) < count:
        candidates = [sorted(knots + [x]) for x in grid if x not in knots]
        knots = min(candidates, key=lambda k: fit(k)[1])
    return np.array(knots), fit(knots)[0]


def capture_corners():
    energy, published = table("dresden2/spectraMeVU238Ncapture.txt")
    knots, values = corners(
        energy, published, [0.02, 1.295], np.round(np.arange(0.025, 1.29, 0.005), 3), 24)
    norm = np.trapezoid(values, knots)
    print("capture:", [(float(k), round(float(v / norm), 3)) for k, v in zip(knots, values)],
          f"deviation {deviation(np.interp(energy, knots, values), published):.4f}")


def kopeikin_polynomial():
    """Weighted so that the logarithm's error counts by the square root of the density."""
    text = open(os.path.join(DATA, "reactor_flux/kopeikin_u238.txt")).read()
    rows = [line.replace(",", " ").split()[:2] for line in text.splitlines()
            if line.strip() and line[0] != "#"]
    energy, published = np.array(rows, dtype=float).T
    powers = np.vander(energy, 6, increasing=True)
    weight = np.sqrt(published)
    fit = np.linalg.lstsq(powers * weight[:, None], np.log(published) * weight, rcond=None)[0]
    fit = [float(f"{c:.4g}") for c in fit]
    print("Kopeikin U238:", fit, f"deviation {deviation(np.exp(powers @ fit), published):.4f}")


if __name__ == "__main__":
    solar_endpoints()
    boron_weights()
    capture_corners()
    kopeikin_polynomial()
