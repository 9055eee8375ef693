"""The fits of fit.py by one program: fit_peers.py PROGRAM WORKSPACE TOYS

times, on one thread, a fit with errors, an upper limit (the fit, then a search for where -2 ln of the profile
likelihood ratio is 2.71), the impacts of all nuisance parameters (two fits each), and toys (thrown at mu = 1, fitted
with mu free and with mu = 1); prints medians in milliseconds, toys a second, and results, as JSON.
"""

import json
import os
import statistics
import sys
import time

PROGRAM, WORKSPACE, TOYS = sys.argv[1], sys.argv[2], int(sys.argv[3])
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402 (after the numbers of threads)
from scipy.optimize import brentq  # noqa: E402

THRESHOLD = 2.705543454095404


class Spectra:
    """Contents and shifts of the workspace, for the background and for what is multiplied by mu."""

    def __init__(self):
        with open(WORKSPACE) as file:
            workspace = json.load(file)
        samples = workspace["channels"][0]["samples"]
        self.observed = np.array(workspace["observations"][0]["data"], float)
        self.nuisances = sorted({one["name"] for sample in samples for one in sample["modifiers"]
                                 if one["type"] == "histosys"})
        shape = (2, len(self.nuisances), len(self.observed))
        self.contents, self.up, self.down = np.zeros(shape[::2]), np.zeros(shape), np.zeros(shape)
        for sample in samples:
            kind = int(any(one["type"] == "normfactor" for one in sample["modifiers"]))
            contents = np.array(sample["data"])
            self.contents[kind] += contents
            for one in sample["modifiers"]:
                if one["type"] == "histosys":
                    k = self.nuisances.index(one["name"])
                    self.up[kind, k] += np.array(one["data"]["hi_data"]) - contents
                    self.down[kind, k] += contents - np.array(one["data"]["lo_data"])

    def expected(self, point):
        a = point[1:, None]
        even = a * a * (15 + a * a * (-10 + 3 * a * a)) / 16
        inside = a * (self.up + self.down) / 2 + even * (self.up - self.down)
        shift = np.where(abs(a) <= 1, inside, a * np.where(a > 0, self.up, self.down))
        background, signal = self.contents + shift.sum(axis=1)
        return background + point[0] * signal


class Minuit:
    """iminuit with a likelihood and its gradient compiled by numba."""

    def __init__(self, spectra):
        import iminuit
        from numba_likelihood import gradient, value
        self.spectra, self.start = spectra, np.zeros(1 + len(spectra.nuisances))
        self.start[0] = 1
        shifts = (spectra.contents, spectra.up, spectra.down)

        def make(observed, auxiliary, start):
            minuit = iminuit.Minuit(lambda point: value(point, observed, auxiliary, *shifts), start,
                                    grad=lambda point: gradient(point, observed, auxiliary, *shifts))
            minuit.errordef, minuit.strategy = 0.5, 0
            minuit.limits = [(-5, 20)] + [(-5, 5)] * len(spectra.nuisances)
            minuit.tol = 1e-3
            return minuit

        self.make = make
        self.data = (spectra.observed, np.zeros(len(spectra.nuisances)))

    def fit(self, data=None, fixed=None, start=None, errors=False):
        minuit = self.make(*(data or self.data), self.start if start is None else start)
        for place, number in (fixed or {}).items():
            minuit.values[place], minuit.fixed[place] = number, True
        minuit.migrad()
        if errors:
            minuit.hesse()
        return minuit.fval, np.array(minuit.values), np.array(minuit.errors)


class Pyhf:
    """pyhf with one of its backends."""

    def __init__(self, spectra, backend, optimizer):
        import pyhf
        self.pyhf = pyhf
        pyhf.set_backend(backend, optimizer(pyhf))
        with open(WORKSPACE) as file:
            workspace = pyhf.Workspace(json.load(file))
        self.model = workspace.model()
        self.data = pyhf.tensorlib.astensor(workspace.data(self.model))
        names = self.model.config.par_names
        self.order = [names.index(name) for name in ["mu", *spectra.nuisances]]
        self.auxiliary = [spectra.nuisances.index(name) for name in self.model.config.auxdata_order]

    def fit(self, data=None, fixed=None, start=None, errors=False):
        model, mle, tensor = self.model, self.pyhf.infer.mle, self.pyhf.tensorlib.astensor
        init, held = list(model.config.suggested_init()), list(model.config.suggested_fixed())
        if start is not None:
            for i, place in enumerate(self.order):
                init[place] = float(start[i])
        for i, number in (fixed or {}).items():
            init[self.order[i]], held[self.order[i]] = float(number), True
        if data:
            data = tensor(np.concatenate([data[0], data[1][self.auxiliary]]))
        minuit = self.pyhf.get_backend()[1].name == "minuit"
        found, lowest = mle.fit(
            self.data if data is None else data, model, init_pars=init, fixed_params=held,
            return_fitted_val=True, **({"return_uncertainties": errors} if minuit else {}))
        found = np.asarray(found)
        values, deviations = found.T if found.ndim == 2 else (found, self.deviations(found, errors))
        return float(lowest) / 2, values[self.order], deviations[self.order]

    def deviations(self, point, wanted):
        """Errors from the second derivatives, where the minimiser gives none."""
        if not wanted:
            return np.zeros(len(point))
        return np.sqrt(np.diag(np.linalg.inv(np.asarray(self.hessian(point)))))

    @property
    def hessian(self):
        import jax
        if not hasattr(self, "compiled"):
            self.compiled = jax.jit(jax.hessian(
                lambda point: -self.model.logpdf(point, self.data)[0]))
        return self.compiled


class RooFit:
    """RooFit by HistFactory, with the faster of its ways to evaluate."""

    def __init__(self, spectra):
        import ROOT
        from roofit_model import build
        self.RF, self.ROOT = ROOT.RooFit, ROOT
        ROOT.RooMsgService.instance().setGlobalKillBelow(self.RF.ERROR)
        self.workspace, self.kept = build(WORKSPACE)
        self.config = self.workspace.obj("ModelConfig")
        self.observable = self.workspace.var("obs_x_nuone")
        self.parameters = [self.workspace.var("mu")] + [
            self.workspace.var(f"alpha_{name}") for name in spectra.nuisances]
        self.measured = [self.workspace.var(f"nom_alpha_{name}") for name in spectra.nuisances]
        self.likelihood = self.make(self.workspace.data("obsData"))

    def make(self, data):
        RF, config = self.RF, self.config
        return config.GetPdf().createNLL(
            data, RF.Constrain(config.GetNuisanceParameters()),
            RF.GlobalObservables(config.GetGlobalObservables()), RF.Offset("none"),
            RF.EvalBackend("cpu"))

    def toy(self, observed, auxiliary):
        for variable, number in zip(self.measured, auxiliary):
            variable.setVal(float(number))
        variables, weight = self.ROOT.RooArgSet(self.observable), "weight"
        category = self.config.GetPdf().indexCat()
        variables.add(category)
        category.setIndex(0)
        data = self.ROOT.RooDataSet("toy", "toy", variables, self.RF.WeightVar(weight))
        for bin, count in enumerate(observed):
            self.observable.setVal(bin + 0.5)
            data.add(variables, float(count))
        return data

    def fit(self, data=None, fixed=None, start=None, errors=False):
        if data:
            self.kept = self.toy(*data)
            likelihood = self.make(self.kept)
        else:
            likelihood = self.likelihood
        for i, parameter in enumerate(self.parameters):
            parameter.setVal(float(i == 0 if start is None else start[i]))
            parameter.setError(1)
            parameter.setConstant(False)
        for i, number in (fixed or {}).items():
            self.parameters[i].setVal(float(number))
            self.parameters[i].setConstant(True)
        minimizer = self.ROOT.RooMinimizer(likelihood)
        minimizer.setPrintLevel(-1)
        minimizer.setStrategy(0)
        minimizer.minimize("Minuit2", "migrad")
        if errors:
            minimizer.hesse()
        return (likelihood.getVal(), np.array([one.getVal() for one in self.parameters]),
                np.array([one.getError() for one in self.parameters]))


PROGRAMS = {
    "iminuit": Minuit, "roofit": RooFit,
    "pyhf": lambda spectra: Pyhf(spectra, "numpy", lambda pyhf: pyhf.optimize.minuit_optimizer()),
    "pyhf-jax": lambda spectra: Pyhf(spectra, "jax", lambda pyhf: pyhf.optimize.scipy_optimizer()),
}


def upper_limit(program):
    lowest, best, _ = program.fit()

    def excess(mu):
        return 2 * (program.fit(fixed={0: mu}, start=best)[0] - lowest) - THRESHOLD

    return brentq(excess, best[0] + 0.01, 10, xtol=1e-4)


def impacts(program):
    _, best, errors = program.fit(errors=True)
    changes = [program.fit(fixed={i: best[i] + sign * errors[i]}, start=best)[1][0] - best[0]
               for i in range(1, len(best)) for sign in (-1, 1)]
    return max(abs(change) for change in changes)


def toys(program, spectra, count):
    _, truth, _ = program.fit(fixed={0: 1})
    found, expected = [], spectra.expected(truth)
    for toy in range(count):
        random = np.random.Generator(np.random.Philox(key=20260731, counter=[0, 0, 0, toy]))
        data = random.poisson(expected).astype(float), random.normal(truth[1:], 1)
        without = program.fit(data, fixed={0: 1}, start=truth)[0]
        found.append(2 * (without - program.fit(data, start=truth)[0]))
    return float(np.quantile(found, 0.9))


def milliseconds(runs, body):
    """The median over the runs, and the last result."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        result = body()
        times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times), result


def main():
    spectra = Spectra()
    program = PROGRAMS[PROGRAM](spectra)
    program.fit(errors=True)
    fit, (_, values, errors) = milliseconds(7, lambda: program.fit(errors=True))
    limit, upper = milliseconds(3, lambda: upper_limit(program))
    impact, largest = milliseconds(1, lambda: impacts(program))
    toy, quantile = milliseconds(1, lambda: toys(program, spectra, TOYS))
    print(json.dumps({
        "fit": fit, "limit": limit, "impacts": impact, "toys": 1000 * TOYS / toy,
        "mu": values[0], "error": errors[0], "upper limit": upper, "quantile": quantile,
        "largest impact": largest}))
    sys.stdout.flush()
    os._exit(0)  # ROOT does not always end well


if __name__ == "__main__":
    main()
