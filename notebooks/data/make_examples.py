"""Makes efficiency.csv, pb214.csv and xe_data.csv: an invented xenon detector and one draw of its data.

    python3 make_examples.py

writes them beside itself, the same bytes each time. README.md says what is in them.
"""

import math
import random
from pathlib import Path

FOLDER = Path(__file__).parent
EXPOSURE = 1.16  # t yr
BINS = 58  # between the 59 edges of grid(0.5 keV..30 keV, 59)
WIDTH = 29.5 / BINS  # keV
MIDDLES = [0.5 + WIDTH * (bin + 0.5) for bin in range(BINS)]

LEAD = 11.0  # events/(t yr keV) before the efficiency, nearly flat: the β spectrum of Pb-214


def efficiency(energy):
    """A logistic turn-on at 1.1 keV below a plateau of 0.88."""
    return 0.88 / (1 + math.exp((1.1 - energy) / 0.22))


def lead(energy):
    """Events in the bin around an energy."""
    return EXPOSURE * WIDTH * LEAD * (1 + 0.002 * energy) * efficiency(energy)


def solar(energy):
    """The same of solar neutrinos, a straight line through what `rate` finds for pp and Be-7."""
    return EXPOSURE * WIDTH * (3.0 - 0.01 * energy) * efficiency(energy)


def poisson(mean, generator):
    """The number of arrivals in one unit of time at a rate."""
    arrivals, time = 0, generator.expovariate(mean)
    while time < 1:
        arrivals += 1
        time += generator.expovariate(mean)
    return arrivals


def write(name, header, rows):
    lines = [header] + [", ".join(row) for row in rows]
    (FOLDER / name).write_text("\n".join(lines) + "\n")


def main():
    generator = random.Random(214)
    knots = [0.2 * step for step in range(1, 26)] + [30.0, 150.0]
    write("efficiency.csv", "T [keV], eff", [(f"{t:.1f}", f"{efficiency(t):.4f}") for t in knots])
    write("pb214.csv", "T [keV], events", [(f"{t:.5f}", f"{lead(t):.4f}") for t in MIDDLES])
    counts = [poisson(lead(t) + solar(t), generator) for t in MIDDLES]
    write("xe_data.csv", "T [keV], events", [(f"{t:.5f}", str(n)) for t, n in zip(MIDDLES, counts)])


if __name__ == "__main__":
    main()
