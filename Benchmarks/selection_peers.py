"""The selection of selection.py by one program: selection_peers.py PROGRAM ROWS f32|f64 THREADS SECONDS

runs it three times or as long as that; prints, as JSON, the best time, the counts after each cut and
without each cut, and the sum of the histogram.
"""

import atexit
import ctypes
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM, ROWS, KIND, THREADS = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
SECONDS = float(sys.argv[5])
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS", "POLARS_MAX_THREADS"):
    os.environ[name] = str(THREADS)
if THREADS == 1:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

import numpy as np  # noqa: E402 (after the numbers of threads)

NAMES = ["vtx_x", "vtx_y", "vtx_z", "e_shw", "e_frac", "gap", "nuone_id", "epi0_id", "etheta2",
         "weight"]
REAL = np.float32 if KIND == "f32" else np.float64
# Cuts are ranges of columns; constants are rounded to the type of the columns.
CUTS = [[("vtx_x", -180, 180), ("vtx_y", -180, 180)], [("vtx_z", 50, 1250)], [("e_shw", 0.5, 5)],
        [("e_frac", 0.8, None)], [("gap", None, 20)], [("nuone_id", 0.73, None)],
        [("epi0_id", 0.92, None)], [("etheta2", None, 0.005)]]
OUTCOMES = np.arange(256)


def uniform(first, count, column):
    """SplitMix64 of row and column, as numbers from 0 to 1."""
    row = np.arange(first, first + count, dtype=np.uint64)
    z = row * np.uint64(10) + np.uint64(20260731 + column) + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((z ^ (z >> np.uint64(31))) >> np.uint64(11)) * 2.0**-53


def column(index):
    """A column of the sample, made in pieces."""
    shapes = [lambda u: 400 * (u - 0.5), lambda u: 400 * (u - 0.5), lambda u: 1600 * u,
              lambda u: 10 * u * u, lambda u: 1 - u * u, lambda u: 100 * u * u, lambda u: 1 - u * u,
              lambda u: 1 - u * u * u * u, lambda u: 0.1 * u * u * u, lambda u: 0.5 + u]
    values, piece = np.empty(ROWS, REAL), 1 << 20
    for first in range(0, ROWS, piece):
        count = min(piece, ROWS - first)
        values[first:first + count] = shapes[index](uniform(first, count, index))
    return values


def counts(outcomes):
    """Rows after each cut and without each cut, from the rows of each outcome of all cuts."""
    after = [int(outcomes[(OUTCOMES & ((2 << k) - 1)) == (2 << k) - 1].sum()) for k in range(8)]
    return after, [int(outcomes[(OUTCOMES | 1 << k) == 255].sum()) for k in range(8)]


def masks(columns):
    for cut in CUTS:
        mask = None
        for name, low, high in cut:
            for one in ([columns[name] > REAL(low)] if low is not None else []) + (
                    [columns[name] < REAL(high)] if high is not None else []):
                mask = one if mask is None else mask & one
        yield mask


def numpy_program(columns):
    def run():
        outcome = np.zeros(ROWS, np.uint8)
        for cut, mask in enumerate(masks(columns)):
            outcome |= mask.view(np.uint8) << np.uint8(cut)
        passed = outcome == 255
        sums, _ = np.histogram(
            columns["e_shw"][passed], 100, (0, 5), weights=columns["weight"][passed])
        return *counts(np.bincount(outcome, minlength=256)), float(sums.sum())
    return run


def polars_program(columns):
    import polars
    frame, c = polars.DataFrame(columns), polars.col
    columns.clear()

    def conditions():
        for cut in CUTS:
            mask = None
            for name, low, high in cut:
                for one in ([c(name) > REAL(low)] if low is not None else []) + (
                        [c(name) < REAL(high)] if high is not None else []):
                    mask = one if mask is None else mask & one
            yield mask

    def run():
        outcome = sum(mask.cast(polars.UInt8) * (1 << cut)
                      for cut, mask in enumerate(conditions()))
        found = frame.lazy().with_columns(outcome.alias("outcome")).group_by("outcome").agg(
            polars.len()).collect()
        outcomes = np.zeros(256, int)
        outcomes[found["outcome"].to_numpy()] = found["len"].to_numpy()
        sums = frame.lazy().filter(*conditions()).group_by(
            (c.e_shw * 20).cast(polars.Int32)).agg(c.weight.cast(polars.Float64).sum()).collect()
        return *counts(outcomes), float(sums["weight"].sum())
    return run


def duckdb_program(columns):
    import duckdb
    import pyarrow
    source = pyarrow.table(columns)  # noqa: F841 (DuckDB finds it by name)
    database, real = duckdb.connect(), "FLOAT" if KIND == "f32" else "DOUBLE"
    database.execute(f"SET threads = {THREADS}")
    database.execute("CREATE TABLE events AS SELECT * FROM source")
    columns.clear()
    conditions = [" AND ".join(
        text for name, low, high in cut for text in
        ([f"{name} > {low}::{real}"] if low is not None else []) +
        ([f"{name} < {high}::{real}"] if high is not None else [])) for cut in CUTS]
    outcome = " + ".join(f"({text})::UTINYINT * {1 << cut}" for cut, text in enumerate(conditions))

    def run():
        found = database.execute(
            f"SELECT {outcome} AS outcome, count(*) AS n FROM events GROUP BY 1").fetchnumpy()
        outcomes = np.zeros(256, int)
        outcomes[np.asarray(found["outcome"])] = np.asarray(found["n"])
        sums = database.execute(
            "SELECT floor(e_shw * 20)::INT, sum(weight::DOUBLE) AS s FROM events "
            f"WHERE {' AND '.join(conditions)} GROUP BY 1").fetchnumpy()
        return *counts(outcomes), float(np.sum(sums["s"]))
    return run


def awkward_program(columns):
    """As coffea does: a packed selection, and the hist package."""
    import awkward
    import hist
    from coffea.analysis_tools import PackedSelection
    array = awkward.zip({k: awkward.from_numpy(v) for k, v in columns.items()}, depth_limit=1)

    def run():
        selection, names = PackedSelection(), [f"cut{k}" for k in range(8)]
        for name, mask in zip(names, masks(array)):
            selection.add(name, mask)
        flow, without = selection.cutflow(*names).result(), selection.nminusone(*names).result()
        passed = array[selection.all(*names)]
        histogram = hist.Hist.new.Reg(100, 0, 5).Weight().fill(
            awkward.to_numpy(passed.e_shw), weight=awkward.to_numpy(passed.weight))
        return ([int(n) for n in flow.nevcutflow[1:]], [int(n) for n in without.nev[1:9]],
                float(histogram.values().sum()))
    return run


def root_program(columns):
    """RDataFrame with a filter of its own for each cut; N-1 would take eight more passes."""
    import ROOT
    if THREADS > 1:
        ROOT.EnableImplicitMT(THREADS)
    suffix = "f" if KIND == "f32" else ""

    def run():
        frame, found = ROOT.RDF.FromNumpy(columns), []
        for cut in CUTS:
            frame = frame.Filter(" && ".join(
                text for name, low, high in cut for text in
                ([f"{name} > {float(low)}{suffix}"] if low is not None else []) +
                ([f"{name} < {float(high)}{suffix}"] if high is not None else [])))
            found.append(frame.Count())
        histogram = frame.Histo1D(("h", "", 100, 0.0, 5.0), "e_shw", "weight")
        return [int(n.GetValue()) for n in found], None, float(histogram.Integral())
    return run


SELECTION = """
bench = selection {
  cut transverse = -180 < vtx_x < 180 and -180 < vtx_y < 180
  cut vtx_z      = 50 < vtx_z < 1250
  cut energy     = 0.5 < e_shw < 5
  cut e_frac     = e_frac > 0.8
  cut gap        = gap < 20
  cut nuone_id   = nuone_id > 0.73
  cut epi0_id    = epi0_id > 0.92
  cut etheta2    = etheta2 < 0.005
  weight = weight
}
events = read("selection.npz")
"""
CELL = "flow = events |> cutflow(bench, x = e_shw, bins = grid(0..5, 101))"
RESULTS = """
yields(flow) |> where(cut != "no cut") |> columns(N)
flow.spectrum |> total
"""


def dipole_program(columns):
    """A cell of a notebook, from sending it until the kernel is idle; the file is read before."""
    from subjects import WORKSHOP
    from wire import Kernel
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    np.savez(WORKSHOP / "selection.npz", **columns)
    columns.clear()
    kernel = Kernel("dipole", cwd=WORKSHOP)
    atexit.register(kernel.stop)
    kernel.meet()
    kernel.execute(SELECTION)
    kernel.execute(CELL, timeout=600)
    shown = kernel.execute(RESULTS).published("display_data", "execute_result")
    rows = shown[0]["data"]["application/vnd.dataresource+json"]["data"]
    found = [round(row["N"]) for row in rows], None, float(shown[1]["data"]["text/plain"])

    def run():
        assert kernel.execute(CELL, timeout=600).reply["status"] == "ok"
        return found
    return run


def c_program(columns):
    folder = Path(tempfile.mkdtemp())
    subprocess.run(["cc", "-O3", "-march=native", "-fopenmp", "-shared", "-fPIC", "-o",
                    folder / "floor.so", Path(__file__).with_name("selection_floor.c")], check=True)
    select = getattr(ctypes.CDLL(folder / "floor.so"), f"select_{KIND}")

    def run():
        pointers = (ctypes.c_void_p * 10)(*(columns[name].ctypes.data for name in NAMES))
        outcomes, sums = np.zeros(256, np.int64), np.zeros(100)
        select(pointers, ctypes.c_size_t(ROWS), THREADS,
               ctypes.c_void_p(outcomes.ctypes.data), ctypes.c_void_p(sums.ctypes.data))
        return *counts(outcomes), float(sums.sum())
    return run


def main():
    program = globals()[f"{PROGRAM}_program"]({n: column(i) for i, n in enumerate(NAMES)})
    times = []
    while len(times) < 3 or sum(times) < SECONDS:
        begin = time.perf_counter()
        after, without, total = program()
        times.append(time.perf_counter() - begin)
    print(json.dumps(
        {"seconds": min(times), "cumulative": after, "n_minus_1": without, "sumw": total}))


if __name__ == "__main__":
    main()
