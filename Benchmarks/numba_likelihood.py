"""-ln L of a workspace with shape uncertainties, and its gradient, compiled by numba, for fit_peers.py."""

import numpy as np
from numba import njit


@njit(cache=True, fastmath=True)
def spectrum(point, contents, up, down, slopes):
    """What is expected of background and signal; fills their slopes in each nuisance parameter."""
    expected = contents.copy()
    kinds, nuisances, bins = up.shape
    for kind in range(kinds):
        for k in range(nuisances):
            a = point[k + 1]
            for b in range(bins):
                u, d = up[kind, k, b], down[kind, k, b]
                if abs(a) <= 1:
                    even = a * a * (15 + a * a * (-10 + 3 * a * a)) / 16
                    slope = a * (30 + a * a * (-40 + 18 * a * a)) / 16
                    expected[kind, b] += a * (u + d) / 2 + even * (u - d)
                    slopes[kind, k, b] = (u + d) / 2 + slope * (u - d)
                else:
                    slopes[kind, k, b] = u if a > 0 else d
                    expected[kind, b] += a * slopes[kind, k, b]
    return expected


@njit(cache=True, fastmath=True)
def value(point, observed, auxiliary, contents, up, down):
    background, signal = spectrum(point, contents, up, down, np.empty(up.shape))
    total = np.sum((point[1:] - auxiliary) ** 2) / 2
    for b in range(observed.size):
        mean = background[b] + point[0] * signal[b]
        if mean <= 0:
            return 1e30
        total += mean - observed[b] * np.log(mean)
    return total


@njit(cache=True, fastmath=True)
def gradient(point, observed, auxiliary, contents, up, down):
    slopes = np.empty(up.shape)
    background, signal = spectrum(point, contents, up, down, slopes)
    result = np.zeros(point.size)
    result[1:] = point[1:] - auxiliary
    residuals = 1 - observed / (background + point[0] * signal)
    result[0] = np.sum(residuals * signal)
    for k in range(auxiliary.size):
        for b in range(observed.size):
            result[k + 1] += residuals[b] * (slopes[0, k, b] + point[0] * slopes[1, k, b])
    return result
