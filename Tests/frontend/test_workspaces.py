"""Random workspaces: Dipole's likelihoods, fits and limits beside those of pyhf."""

import json
import os
import random
import subprocess
import time

import numpy
import pyhf
import pytest

# Another each day; SEED=20261120 draws those of a day again.
SEED = int(os.environ.get("SEED", time.strftime("%Y%m%d")))
POINTS = 3


def bins(dice, count, low, high):
    return [dice.uniform(low, high) for _ in range(count)]


def modifiers(dice, channel, sample, data):
    """Of a background: some of each type, with names that correlate samples and channels."""
    result = []
    for name in ("scale", "theory"):
        if dice.random() < 0.6:
            data_ = {"lo": dice.uniform(0.8, 0.99), "hi": dice.uniform(1.01, 1.25)}
            result.append({"name": name, "type": "normsys", "data": data_})
    for name in ("shape", "tilt", "theory"):
        if dice.random() < 0.6:
            tilt = numpy.linspace(-1, 1, len(data)) * dice.uniform(0.02, 0.2)
            data_ = {"lo_data": list(data * (1 - tilt)), "hi_data": list(data * (1 + 1.2 * tilt))}
            result.append({"name": name, "type": "histosys", "data": data_})
    if dice.random() < 0.5:
        result.append({"name": "lumi", "type": "lumi", "data": None})
    if len(data) <= 10:
        kind = dice.choice(["staterror", "shapesys", None])
        errors = [dice.uniform(0.02, 0.15) * content for content in data]
        if kind == "staterror":
            result.append({"name": f"stat_{channel}", "type": kind, "data": errors})
        elif kind == "shapesys":
            result.append({"name": f"own_{channel}_{sample}", "type": kind, "data": errors})
    return result


def workspace(dice):
    """A workspace of 5 to 200 bins in one to three channels, with data drawn from it."""
    total = round(5 * 40 ** dice.random())
    parts = min(dice.randint(1, 3), total // 5)
    channels, observations = [], []
    for index in range(parts):
        name, count = f"channel{index}", total // parts
        peak = numpy.exp(-0.5 * ((numpy.arange(count) + 0.5) / count - 0.4) ** 2 / 0.02)
        samples = [{"name": "signal", "data": list(5 * peak + 0.1),
                    "modifiers": [{"name": "mu", "type": "normfactor", "data": None}]}]
        for background in range(dice.randint(1, 3)):
            data = numpy.array(bins(dice, count, 5, 60))
            samples.append({"name": f"background{background}", "data": list(data),
                            "modifiers": modifiers(dice, name, background, data)})
        expected = sum(numpy.array(sample["data"]) for sample in samples)
        drawn = numpy.random.default_rng(dice.getrandbits(32)).poisson(expected)
        channels.append({"name": name, "samples": samples})
        observations.append({"name": name, "data": [float(n) for n in drawn]})
    lumi = {"name": "lumi", "auxdata": [1.0], "sigmas": [0.02], "inits": [1.0],
            "bounds": [[0.5, 1.5]]}
    used = {m["name"] for c in channels for s in c["samples"] for m in s["modifiers"]}
    config = {"poi": "mu", "parameters": [lumi] if "lumi" in used else []}
    return {"channels": channels, "observations": observations, "version": "1.0.0",
            "measurements": [{"name": "drawn", "config": config}]}


@pytest.fixture
def numbers(dipole, tmp_path):
    """The numbers that lines of a program show."""
    def numbers(lines):
        (tmp_path / "program.dip").write_text("\n".join(lines) + "\n")
        done = subprocess.run([dipole, "run", "program.dip"], cwd=tmp_path, timeout=300,
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return [float(line.split()[0]) for line in done.stdout.splitlines()]
    return numbers


@pytest.mark.parametrize("draw", range(4))
def test_a_random_workspace(numbers, tmp_path, draw):
    print(f"seed {SEED}, draw {draw}")
    dice = random.Random(SEED * 100 + draw)
    spec = workspace(dice)
    (tmp_path / "drawn.json").write_text(json.dumps(spec))
    model = pyhf.Workspace(spec).model()
    data = pyhf.Workspace(spec).data(model)
    pyhf.set_backend("numpy", pyhf.optimize.scipy_optimizer(tolerance=1e-10, maxiter=100000))

    def nll(point):
        return -float(model.logpdf(point, data)[0])

    # the likelihood at points of the scalar parameters, relative to that of pyhf
    lines = ['w = workspace("drawn.json")']
    for _ in range(POINTS):
        point = list(model.config.suggested_init())
        arguments = []
        for name in model.config.par_order:
            place = model.config.par_slice(name)
            if place.stop - place.start > 1 or name.startswith(("stat_", "own_")):
                continue
            value = dice.uniform(0.9, 1.1) if name in ("mu", "lumi") else dice.uniform(-2, 2)
            point[place.start] = value
            arguments.append(f"{name} = {value!r}")
        lines.append(f"log_likelihood(w, {', '.join(arguments)}) / {-nll(point)!r} - 1")
    # the best fit and the limit
    best = pyhf.infer.mle.fit(data, model)
    lines += ["fit(w).mu.value", "fit(w).mu.error", "upper_limit(w.mu, method = \"CLs\")"]
    # written and read again
    lines += ['copied = save(w, "copy.json")', '# %%', 'c = workspace("outputs/copy.json")',
              "log_likelihood(c) - log_likelihood(w)"]
    *differences, mu, error, limit, copy = numbers(lines)
    assert all(abs(found) < 1e-9 for found in differences)
    assert copy == 0
    assert abs(mu - best[model.config.poi_index]) < 0.01 * error
    expected = float(pyhf.infer.hypotest(limit, data, model, test_stat="qtilde"))
    assert expected == pytest.approx(0.1, abs=1e-3)


def test_a_model_for_pyhf(numbers, tmp_path):
    """A model of the language, written as a workspace, is the same in pyhf."""
    point = {"s": 4.5, "k": 1.03, "a": -0.7, "b": 0.4}
    arguments = ", ".join(f"{name} = {value}" for name, value in point.items())
    (found,) = numbers([
        "shape(x) = table(x = [0, 1, 2], n = [30 - x, 20, 10 + x]) |> histogram(x, n)",
        "peak = table(x = [0, 1, 2], n = [1, 4, 2], e = [0, 0, 0]) |> histogram(x, n, error = e)",
        "m = model { s ~ 0..20, k ~ 1 ± 10%, a ~ 0 ± 1, b ~ 0 ± 1, signal sig = s * peak,",
        "  background bkg = k * factor(0.9, 1.1, by = a)"
        " * vary(shape(0), down = shape(-3), up = shape(5), by = b),",
        "  data = shape(2), mc_errors = true }",
        'written = save(m, "model.json")',
        f"log_likelihood(m, {arguments}) * 1e6"])
    spec = json.loads((tmp_path / "outputs/model.json").read_text())
    model = pyhf.Workspace(spec).model()
    values = list(model.config.suggested_init())
    for name, value in point.items():
        # the name of a factor with an error in the schema
        name = "lumi" if name == "k" else name
        values[model.config.par_slice(name).start] = value
    data = pyhf.Workspace(spec).data(model)
    assert found / 1e6 == pytest.approx(float(model.logpdf(values, data)[0]), rel=1e-5)
