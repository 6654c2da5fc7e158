"""Measures SciPy's L-BFGS on the data that dure_bench_choice wrote: choice_peers.py DATA. Prints one JSON object."""
import json
import sys
import time

try:
    import numpy
    from scipy.optimize import minimize
except ImportError as error:
    print(json.dumps({"missing": error.name}))
    sys.exit()

data = numpy.loadtxt(sys.argv[1], delimiter=",")
alternatives = int((data[:, 0] == 0).sum())
x = data[:, 2:].reshape(-1, alternatives, data.shape[1] - 2)
chosen = data[:, 1].reshape(-1, alternatives).argmax(axis=1)
x_chosen = x[numpy.arange(len(x)), chosen].sum(axis=0)


def negative(beta):
    utilities = x @ beta
    top = utilities.max(axis=1, keepdims=True)
    powers = numpy.exp(utilities - top)
    totals = powers.sum(axis=1, keepdims=True)
    value = (numpy.log(totals) + top).sum() - x_chosen @ beta
    return value, numpy.einsum("ta,tak->k", powers / totals, x) - x_chosen


best = None
for _ in range(3):
    started = time.perf_counter()
    fit = minimize(negative, numpy.zeros(x.shape[2]), jac=True, method="L-BFGS-B")
    seconds = time.perf_counter() - started
    best = seconds if best is None else min(best, seconds)
print(json.dumps({"seconds": best, "log_likelihood": -fit.fun, "coefficients": list(fit.x)}))
