#!/usr/bin/env python3
"""Measures the models of choice, natively and as WebAssembly, beside R's clogit, SciPy and bayesm, and prints a table with
the ratios. A peer that is not installed is named and left out. Fails where a promised ratio is missed.

    DURE_BENCH_NATIVE=… DURE_BENCH_WASM=… tools/bench/choice.py
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
NATIVE = os.environ.get("DURE_BENCH_NATIVE")
WASM = os.environ.get("DURE_BENCH_WASM")
failed = False


def run(command):
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=900, check=True)
        return json.loads(result.stdout.strip().splitlines()[-1])
    except (OSError, subprocess.SubprocessError, ValueError, IndexError) as error:
        return {"missing": f"{pathlib.Path(command[0]).name} ({type(error).__name__})"}


def native(*arguments):
    return run([NATIVE, *arguments]) if NATIVE else {"missing": "native program"}


def wasm(*arguments):
    node = shutil.which("node") or "node"
    # Emscripten 3.1.6 prefers fetch() to the disk where Node has one.
    return run([node, "--no-experimental-fetch", WASM, *arguments]) if WASM else {"missing": "WebAssembly program"}


def row(name, result, detail=""):
    if "missing" in result:
        print(f"  {name:<28} not measured: {result['missing']}")
        return
    print(f"  {name:<28} {result['seconds']:9.4f} s  {detail}")


def promise(text, value, least):
    global failed
    met = value >= least
    failed |= not met
    print(f"  {'ok' if met else 'MISSED'}: {text}: {value:.1f} (promised {least:g})")


def furthest(a, b, name):
    return max(abs(x - y) for x, y in zip(a[name], b[name]))


def logit(folder):
    print("conditional logit, 10,000 respondents x 12 tasks x 4 alternatives x 10 parameters")
    data = f"{folder}/logit.csv"
    own, own_wasm = native("logit", "write", data), wasm("logit")
    clogit = run(["Rscript", "--vanilla", str(HERE / "choice_peers.R"), "logit", data])
    scipy = run(["/usr/bin/python3", str(HERE / "choice_peers.py"), data])
    for name, result in (("Dure native", own), ("Dure WebAssembly", own_wasm), ("R clogit", clogit), ("SciPy L-BFGS", scipy)):
        row(name, result, f"log-likelihood {result['log_likelihood']:.6f}" if "log_likelihood" in result else "")
    if "seconds" in own and "seconds" in clogit:
        promise("times as fast as clogit, native", clogit["seconds"] / own["seconds"], 60)
        print(f"  largest difference of a coefficient from clogit's: {furthest(own, clogit, 'coefficients'):.1e}")
    if "seconds" in own_wasm and "seconds" in scipy:
        promise("times as fast as SciPy, WebAssembly", scipy["seconds"] / own_wasm["seconds"], 1)
    if "seconds" in own and "seconds" in own_wasm:
        promise("same digits natively and in WebAssembly", float(own["coefficients"] == own_wasm["coefficients"]), 1)


def hierarchical_bayes(folder):
    print("hierarchical Bayes, 300 respondents x 12 tasks x 4 alternatives x 10 parameters, 10,000 draws")
    data, draws = f"{folder}/hb.csv", f"{folder}/draws.csv"
    own, own_wasm = native("hb", "write", data), wasm("hb")
    bayesm = run(["Rscript", "--vanilla", str(HERE / "choice_peers.R"), "hb", data, draws])
    if "seconds" in bayesm and "population_mean" in own:
        bayesm.update(native("ess", draws, str(len(own["population_mean"]))))
    results = (("Dure native", own), ("Dure WebAssembly", own_wasm), ("bayesm", bayesm))
    for name, result in results:
        if "seconds" in result:
            result["rate"] = result["median_effective"] / result["seconds"]
        row(name, result, f"effective draws {result['least_effective']:.0f} least, {result['median_effective']:.0f} median, "
            f"{result['rate']:.1f} median per second" if "rate" in result else "")
    if "rate" in bayesm:
        for name, result, least in (("native", own, 8), ("WebAssembly", own_wasm, 4)):
            if "rate" in result:
                promise(f"times bayesm's effective draws per second, {name}", result["rate"] / bayesm["rate"], least)
        print(f"  largest difference of a population mean from bayesm's: {furthest(own, bayesm, 'population_mean'):.3f}")
        promise("population means within 0.12", 0.12 - furthest(own, bayesm, "population_mean"), 0)


def limits():
    print("Bradley-Terry, 50 items, 100,000 comparisons")
    own, own_wasm = native("pairs"), wasm("pairs")
    row("Dure native", own)
    row("Dure WebAssembly", own_wasm)
    if "seconds" in own_wasm:
        promise("times within 5 ms, WebAssembly", 0.005 / own_wasm["seconds"], 1)
    print("MaxDiff, hierarchical Bayes, 1,000 respondents x 30 items x 12 tasks of 5, 10,000 draws")
    own, own_wasm = native("maxdiff"), wasm("maxdiff")
    for name, result in (("Dure native", own), ("Dure WebAssembly", own_wasm)):
        row(name, result, f"worst R-hat {result['worst_r_hat']:.3f}" if "worst_r_hat" in result else "")
    if "seconds" in own_wasm:
        promise("times within 60 s, WebAssembly", 60 / own_wasm["seconds"], 1)


with tempfile.TemporaryDirectory() as work:
    logit(work)
    hierarchical_bayes(work)
limits()
sys.exit(failed)
