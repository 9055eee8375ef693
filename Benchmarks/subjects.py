"""The kernels that are measured side by side, and the cells that mean the same in each."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent
REPOSITORY = BENCHMARKS.parent
WORKSHOP = REPOSITORY / ".build/bench"

sys.path.insert(0, str(REPOSITORY / "Tests/frontend"))  # for wire.py


@dataclass(frozen=True)
class Subject:
    """A kernel: its kernelspec, and its cells. What it cannot do is None."""

    title: str
    kernelspec: str
    trivial: str
    complete: str
    inspect: str
    setup: str | None = None
    curve: str | None = None
    table: str | None = None


PYTHON = dict(
    trivial="6 * 7",
    complete="import os; os.pa",
    inspect="zip",
    setup="""
import io, math
import pandas
import matplotlib; matplotlib.use("svg")
import matplotlib.pyplot as plt
from IPython.display import SVG
""",
    curve="""
figure, axes = plt.subplots()
x = [10 * i / 399 for i in range(400)]
axes.plot(x, [math.exp(-v) * math.sin(v) for v in x])
buffer = io.StringIO(); figure.savefig(buffer, format="svg"); plt.close(figure)
SVG(buffer.getvalue())
""",
    table='pandas.read_csv("events.csv")',
)

SUBJECTS = [
    Subject("C and libzmq", "floor", trivial="1+1", complete="pr", inspect="print"),
    Subject(
        "Dipole", "dipole", trivial="6 * 7", complete="dsigma", inspect="dsigma_es",
        curve="plot(exp(-x) * sin(x) for x in 0..10)", table='read("events.csv")'),
    Subject("ipykernel", "python3", **PYTHON),
    Subject("xeus-python", "xpython", **PYTHON),
]


def install_floor():
    """Build the floor kernel and let Jupyter find it."""
    spec = WORKSHOP / "jupyter/kernels/floor"
    spec.mkdir(parents=True, exist_ok=True)
    binary = WORKSHOP / "floor_kernel"
    subprocess.run(["cc", "-O2", BENCHMARKS / "floor_kernel.c", "-lzmq", "-lsodium", "-o", binary],
                   check=True)
    (spec / "kernel.json").write_text(json.dumps(
        {"argv": [str(binary), "{connection_file}"], "display_name": "floor", "language": "text"}))
    os.environ["JUPYTER_PATH"] = os.pathsep.join(
        [str(WORKSHOP / "jupyter"), *filter(None, [os.environ.get("JUPYTER_PATH")])])


def write_events(rows=1_000_000, columns=10):
    """The table to read, the same on every machine; written once."""
    path = WORKSHOP / "events.csv"
    if not path.exists():
        import numpy
        import pandas

        values = numpy.random.default_rng(1).lognormal(size=(rows, columns)).round(6)
        frame = pandas.DataFrame(values, columns=[f"c{i}" for i in range(columns)])
        frame.to_csv(path, index=False)
    return path
