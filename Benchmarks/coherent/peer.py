"""The moments of ν_e and ν_μ in COHERENT's CsI and argon data, with NumPy, SciPy and iminuit.

Written for the comparison and sharing nothing with Dipole: from the files of the two releases to the 64 points of the
joint contour at 90 %. The interactions are integrated over the flux on a mesh of recoils by trapezoids; each point of the
contour is found on a ray from the best fit by Brent's method, with a fit of all nuisance parameters at every step.
"""

import sys
from pathlib import Path

import numpy as np
from iminuit import Minuit
from scipy.optimize import brentq
from scipy.signal import fftconvolve
from scipy.special import gammainc, xlogy
from scipy.stats import exponnorm, norm

M_E, M_MU, M_PI, HBARC, ALPHA = 0.51099895069, 105.6583755, 139.57039, 197.3269804593, 1 / 137.035999177
G_F, U, N_A = 1.1663787e-11, 931.49410372, 6.02214076e23
LINE = (M_PI**2 - M_MU**2) / (2 * M_PI)
# π α²/m_e² for a moment of 1e-9 μ_B, in cm²
MAGNETIC = np.pi * (ALPHA * HBARC * 1e-13 / M_E * 1e-9) ** 2
G_N, G_P = -0.5117, {"e": 0.0382, "mu": 0.0300}
THRESHOLD = 4.605170186
# Binding energies in eV and numbers of the electrons of CsI (W. T. Elam et al., doi:10.1016/S0969-806X(01)00227-4).
SHELLS = [
    (35985, 2), (5714, 2), (5359, 2), (5012, 4), (1211, 2), (1071, 2), (1003, 4), (740.5, 4), (726.6, 6), (232.3, 2),
    (172.4, 2), (161.3, 4), (79.8, 4), (77.5, 6), (22.7, 2), (14.2, 2), (12.1, 4), (0, 1),
    (33169, 2), (5188, 2), (4852, 2), (4557, 4), (1072, 2), (931, 2), (875, 4), (630.8, 4), (619.3, 6), (186, 2),
    (123, 6), (50.6, 4), (48.9, 6), (14, 2), (3, 5)]


def helm(q, radius):
    x = q / HBARC * np.sqrt(5 / 3 * (radius**2 - 3 * 0.9**2))
    return 3 * (np.sin(x) - x * np.cos(x)) / x**3 * np.exp(-((q * 0.9 / HBARC) ** 2) / 2)


def flux_moments(species, least):
    """The integrals of φ, φ/E and φ/E² above energies, of one neutrino."""
    if species == "numu":
        return [np.where(least <= LINE, LINE**-power, 0) for power in range(3)]
    e = np.linspace(1e-3, M_MU / 2, 4001)
    phi = (64 * e**2 / M_MU**3 * (0.75 - e / M_MU) if species == "numubar"
           else 192 * e**2 / M_MU**3 * (0.5 - e / M_MU))
    found = []
    for power in range(3):
        values = phi / e**power
        pieces = (values[1:] + values[:-1]) / 2 * np.diff(e)
        above = np.append(np.cumsum(pieces[::-1])[::-1], 0)
        found.append(np.interp(least, e, above, right=0))
    return found


class Detector:
    """The rates of one detector, per flavour and interaction, along energy and time."""

    def __init__(self, nuclei, exposure, recoils, matrix, times, electrons=None):
        self.nuclei, self.exposure, self.recoils, self.matrix = nuclei, exposure, recoils, matrix
        self.times, self.electrons = times, electrons

    def rate(self, interaction, flavours):
        total = 0
        for species, flavour in (("numu", "mu"), ("numubar", "mu"), ("nue", "e")):
            if flavour not in flavours:
                continue
            spectrum = np.zeros_like(self.recoils)
            for mass, z, n, rp, rn in self.nuclei:
                t = self.recoils
                least = (t + np.sqrt(t * (t + 2 * mass))) / 2
                plain, once, twice = flux_moments(species, least)
                q = np.sqrt(t * (t + 2 * mass))
                if interaction == "weak":
                    charge = G_P[flavour] * z * helm(q, rp) + G_N * n * helm(q, rn)
                    spectrum += (G_F**2 * mass / np.pi * charge**2 * HBARC**2 * 1e-26
                                 * (plain - t * once - mass * t / 2 * twice))
                else:
                    spectrum += MAGNETIC * (z * helm(q, rp)) ** 2 * (plain / t - once)
            energy = self.matrix @ spectrum
            if self.electrons is not None and interaction == "magnetic":
                t, matrix, count = self.electrons
                plain, once, _ = flux_moments(species, (t + np.sqrt(t * (t + 2 * M_E))) / 2)
                energy = energy + matrix @ (MAGNETIC * count(t) * (plain / t - once))
            total = total + np.outer(energy, self.times[species])
        return self.exposure * total


def arrival(edges, mean, efficiency):
    """The parts of prompt and delayed neutrinos in each bin of time, in μs."""
    t = np.linspace(-0.5, 20, 20501)
    pulse = exponnorm(0.026 / 0.150, mean, 0.150).cdf(t)
    steps = np.diff(pulse)
    kernel = np.diff(1 - np.exp(-np.arange(len(t)) * 1e-3 / 2.197))
    delayed = np.append(0, np.cumsum(fftconvolve(steps, kernel)[: len(steps)]))
    seen = efficiency((t[1:] + t[:-1]) / 2)
    parts = {}
    for name, distribution in (("numu", pulse), ("numubar", delayed), ("nue", delayed)):
        counted = np.append(0, np.cumsum(np.diff(distribution) * seen))
        parts[name] = np.diff(np.interp(edges, t, counted))
    return parts


# MARK: CsI

PE = np.array([0, 8, 12, 16, 20, 24, 32, 40, 50, 60.0])
TIMES = np.append(np.arange(9) / 8, [2, 4, 6])


def csi_live(t):
    return np.where(t < 0.52, 1, np.exp(-0.0494 * (t - 0.52)))


def csi_matrix(recoils, visible):
    """Bins × recoils with the weights of the trapezoids; visible energy in keVee, a gamma distribution of light."""
    fine = np.linspace(0, 60, 601)
    middle = (fine[1:] + fine[:-1]) / 2
    seen = np.maximum(0, 1.32045 / (1 + np.exp(-0.285979 * (middle - 10.8646))) - 0.333322)
    shape = 1 + 9.56 * visible
    parts = np.diff(gammainc(shape, np.outer(fine, shape / (13.35 * visible))), axis=0)
    sums = np.add.reduceat(parts * seen[:, None], np.rint(10 * PE[:-1]).astype(int), axis=0)
    return sums * np.gradient(recoils)


def csi(folder):
    on, off = (np.loadtxt(folder / f"dataBeamOn{name}.txt") for name in ("C", "AC"))
    data = np.histogram2d(on[:, 0], on[:, 1], [PE, TIMES])[0]
    steady = np.histogram2d(off[:, 0], off[:, 1], [PE, TIMES])[0].sum(axis=1)
    t = np.linspace(0, 6, 6001)
    live = np.append(0, np.cumsum((csi_live(t)[1:] + csi_live(t)[:-1]) / 2 * np.diff(t)))
    flat = np.diff(np.interp(TIMES, t, live))

    def neutrons(name, count):
        x, p = np.loadtxt(folder / f"{name}PE.txt", unpack=True)
        energy = np.histogram(x, PE, weights=p)[0]
        s, q = np.loadtxt(folder / f"{name}Trec.txt", unpack=True)
        time = np.diff(np.interp(TIMES, s, np.append(0, np.cumsum((q[1:] + q[:-1]) / 2 * np.diff(s)))))
        return count * np.outer(energy / energy.sum(), time / time.sum())

    recoils = np.geomspace(1e-4, 0.045, 500)
    quenching = np.polynomial.Polynomial([0, 0.0554628, 4.30681, -111.707, 840.384])
    electrons = np.geomspace(5e-5, 0.02, 400)
    nuclei = [(132.905452 * U - 55 * M_E, 55, 78, 4.8041, 5.06),
              (126.9044726 * U - 53 * M_E, 53, 74, 4.7500, 5.06)]
    atoms = 14.6e3 / (132.905452 + 126.9044726) * N_A
    detector = Detector(
        nuclei, atoms * 3.198e23 * 0.0848 / (4 * np.pi * 1930**2), recoils,
        csi_matrix(recoils, 1e3 * quenching(recoils)), arrival(TIMES, 0.44, csi_live),
        (electrons, csi_matrix(electrons, 1e3 * electrons),
         lambda t: sum(count * (t >= energy * 1e-6) for energy, count in SHELLS)))
    return Likelihood(
        data, detector.rate("weak", ["e", "mu"]),
        [detector.rate("magnetic", [flavour]) for flavour in ("e", "mu")],
        [(neutrons("brn", 18.4), 0.25), (neutrons("nin", 5.6), 0.35),
         (1286 * np.outer(steady / steady.sum(), flat / flat.sum()), 0.021)], 0.12)


# MARK: Argon

def argon(folder):
    def template(name):
        return np.loadtxt(folder / name)[:, 3].reshape(12, 8, 10)

    edges, times = np.linspace(0, 120, 13), np.linspace(-0.1, 4.9, 11)
    seen = np.loadtxt(folder / "CENNS10AnlAEfficiency.txt")
    recoils = np.geomspace(1e-3, 0.3, 600)
    visible = (0.246 + 0.78 * recoils) * recoils * 1e3
    middle = (np.arange(2400) + 0.5) / 20
    kernel = norm.pdf(middle[:, None], visible, 0.58 * np.sqrt(visible)) / 20
    kernel *= np.interp(middle, seen[:, 0], seen[:, 2])[:, None]
    matrix = kernel.reshape(12, 200, -1).sum(axis=1) * np.gradient(recoils)
    detector = Detector(
        [(39.9623831 * U - 18 * M_E, 18, 22, 3.4274, 3.4274)],
        24.4e3 / 39.948 * N_A * 13.77e22 * 0.09 / (4 * np.pi * 2750**2), recoils, matrix,
        arrival(times, 0.44, lambda t: 1 + 0 * t))
    official = template("cevnspdf.txt")
    sums = official.sum(axis=1)

    def spread(rate):
        """A rate along energy and time, spread over F90 as the official template."""
        return official * np.divide(rate, sums, out=np.zeros_like(rate), where=sums > 0)[:, None, :]

    return Likelihood(
        template("datanobkgsub.txt"), spread(detector.rate("weak", ["e", "mu"])),
        [spread(detector.rate("magnetic", [flavour])) for flavour in ("e", "mu")],
        [(template("brnpdf.txt"), 160 / 497), (template("delbrnpdf.txt"), 1),
         (template("bkgpdf.txt") * 3154 / 3152, 25 / 3154)], 0.133)


# MARK: Likelihood

class Likelihood:
    """-2 ln L of one detector: a common factor of weak and magnetic events, and one of each background."""

    def __init__(self, data, weak, magnetic, backgrounds, error):
        self.data = data.ravel()
        self.weak = weak.ravel()
        self.magnetic = [contents.ravel() for contents in magnetic]
        self.backgrounds = [content.ravel() for content, _ in backgrounds]
        self.errors = np.array([error] + [relative for _, relative in backgrounds])

    def __call__(self, squares, factors):
        signal = self.weak + squares[0] * self.magnetic[0] + squares[1] * self.magnetic[1]
        expected = factors[0] * signal
        for factor, background in zip(factors[1:], self.backgrounds):
            expected = expected + factor * background
        if np.any((expected <= 0) & (self.data > 0)) or np.any(expected < 0):
            return 1e10
        pulls = (np.asarray(factors) - 1) / self.errors
        return 2 * np.sum(expected - xlogy(self.data, expected)) + pulls @ pulls


def fit(likelihoods, fixed=None, start=None):
    """The least -2 ln L and its place; the squares of the moments, in (1e-9 μ_B)², stand first."""
    sizes = [len(one.errors) for one in likelihoods]

    def statistic(point):
        total, place = 0, 2
        for one, size in zip(likelihoods, sizes):
            total += one(point[:2], point[place:place + size])
            place += size
        return total

    minuit = Minuit(statistic, [1.0] * (2 + sum(sizes)) if start is None else start)
    minuit.limits = [(0, None)] * minuit.npar
    minuit.errors = [1, 1] + [error for one in likelihoods for error in one.errors]
    minuit.tol = 1e-3
    for place, value in (fixed or {}).items():
        minuit.values[place], minuit.fixed[place] = value, True
    minuit.migrad()
    return minuit.fval, np.array(minuit.values)


def limit(likelihoods, place, threshold=2.705543454):
    """The upper limit on one moment in 1e-9 μ_B, everything else fitted."""
    best, point = fit(likelihoods)
    square = brentq(lambda x: fit(likelihoods, {place: x}, point)[0] - best - threshold,
                    point[place], 50, rtol=1e-4)
    return np.sqrt(square)


def contour(likelihoods, count=64):
    """Points (μ_e, μ_μ) in 1e-9 μ_B around the best fit, along the axes where a moment is 0."""
    best, point = fit(likelihoods)
    points = []
    for angle in 2 * np.pi * (np.arange(count) + 0.5) / count:
        direction = np.array([10 * np.cos(angle), 1.5 * np.sin(angle)])
        end = max(50 if step > 0 else -place / step for place, step in zip(point[:2], direction))

        def place(radius):
            return np.maximum(point[:2] + radius * direction, 0)

        def excess(radius):
            x, y = place(radius)
            return fit(likelihoods, {0: x, 1: y}, point)[0] - best - THRESHOLD

        radius = end if excess(end) < 0 else brentq(excess, 0, end, rtol=1e-3)
        points.append(np.sqrt(place(radius)))
    return np.array(points)


if __name__ == "__main__":
    data = Path(sys.argv[1])
    both = [csi(data / "coherent_csi_2021"), argon(data / "coherent_lar_2020")]
    print(limit(both, 1) if "limit" in sys.argv else contour(both))
