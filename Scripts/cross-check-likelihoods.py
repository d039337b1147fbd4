#!/usr/bin/env python3
"""Minimises exported likelihoods by other programs and compares with `sevens fit`.

The likelihood is the document of `sevens fit --export`, evaluated by Examples/read-likelihood.py, differentiated here by
complex steps, and minimised by scipy and, where it is installed, by iminuit. Best fits must agree to 1e-4 standard
deviations and -2 ln L to 1e-8. What Dresden-II has besides the signal is written down again as functions, where the
exported polynomials interpolate. Usage: cross-check-likelihoods.py path/to/sevens      exits 1 if anything disagrees.
"""
import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import scipy
import scipy.optimize

try:
    import iminuit
except ImportError:
    iminuit = None

ROOT = pathlib.Path(__file__).resolve().parent.parent
SPEC = importlib.util.spec_from_file_location("reader", ROOT / "Examples" / "read-likelihood.py")
READER = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(READER)
SIGMAS, STATISTIC = 1e-4, 1e-8
# Of interpolated polynomials against the functions themselves.
INTERPOLATED = 1e-5


def signal(measurement, mode):
    return [measurement, "--mode", mode, "--interest", f"{measurement}.signal"]


# Both couplings move, and the flux of the source is one parameter of both measurements.
COMBINED = ["coherent-csi-2017", "coherent-lar-2020", "--interaction", "non-standard-interactions",
            "--interest", "nsi.u-ee=-1:1", "--interest", "nsi.d-ee=-1:1"]
CASES = [("CsI 2017, published numbers", signal("coherent-csi-2017", "summary")),
         ("CsI 2017, release", signal("coherent-csi-2017", "full")),
         ("CsI 2021, release", signal("coherent-csi-2021", "full")),
         ("LAr 2020, release", signal("coherent-lar-2020", "full")),
         ("XENONnT 8B, published number", signal("xenonnt-8b-2024", "summary")),
         ("XENONnT 8B, release", signal("xenonnt-8b-2024", "full")),
         ("CONUS+ 2025, published numbers", signal("conus-plus-2025", "summary")),
         ("Dresden-II 2022, release", signal("dresden-ii-2022", "full")),
         ("CsI 2017 and LAr 2020 with NSI, releases", [*COMBINED, "--mode", "full"])]


def fit(sevens, words, folder):
    """The document of the likelihood and the result of the fit; None without the release."""
    export = folder / "likelihood.json"
    run = subprocess.run([sevens, "fit", *words, "--json", "--export", str(export)], capture_output=True, text=True)
    if run.returncode == 66:
        return None
    if run.returncode != 0:
        sys.exit(f"sevens fit {' '.join(words)}: {run.stderr}")
    return export, json.loads(run.stdout)["result"]


def gradient(value, x):
    """Exact to rounding: −2 ln L is analytic where no asymmetric constraint changes sides."""
    steps = 1e-200j * np.eye(len(x))
    return np.array([(value(x + step)).imag / 1e-200 for step in steps])


def by_scipy(value, parameters, start):
    """Quasi-Newton within bounds, then Newton for the zero of the gradient with the parameters that are not at one."""
    bounds = [(p["lower"], p["upper"]) for p in parameters]
    scale = np.array([p["scale"] for p in parameters])
    scaled = [tuple(None if b is None else b / s for b in pair) for pair, s in zip(bounds, scale)]
    found = scipy.optimize.minimize(
        lambda u: value(u * scale), start / scale, jac=lambda u: gradient(value, u * scale) * scale, method="L-BFGS-B",
        bounds=scaled, options=dict(maxiter=2000, maxcor=50, ftol=1e-15, gtol=1e-9))
    x = found.x * scale
    free = [i for i, (low, high) in enumerate(bounds)
            if (low is None or x[i] > low) and (high is None or x[i] < high)]

    def slope(u):
        y = x.copy()
        y[free] = u * scale[free]
        return gradient(value, y)[free] * scale[free]
    root = scipy.optimize.root(slope, x[free] / scale[free], tol=1e-13)
    y = x.copy()
    y[free] = root.x * scale[free]
    inside = all((low is None or a >= low) and (high is None or a <= high) for a, (low, high) in zip(y, bounds))
    return y if inside and value(y) <= value(x) else x


def by_iminuit(value, parameters, start):
    m = iminuit.Minuit(value, start, grad=lambda x: gradient(value, np.asarray(x)), name=[p["id"] for p in parameters])
    m.limits = [(p["lower"], p["upper"]) for p in parameters]
    m.errors = [p["scale"] for p in parameters]
    m.errordef, m.strategy, m.tol = 1, 2, 1e-6
    for _ in range(5):
        m.migrad(ncall=100000)
        if m.valid and m.fmin.edm < 1e-10:
            break
    return np.array(m.values)


def compare(name, words, minimisers, sevens, folder):
    found = fit(sevens, words, folder)
    if found is None:
        print(f"{name}: not compared, the release is not installed (sevens data add, then set SEVENS_DATA)")
        return None
    document, value = READER.read(found[0])
    result, parameters = found[1], document["parameters"]
    ours = {p["id"]: p for p in result["parameters"]}
    best = np.array([ours[p["id"]]["value"] for p in parameters])
    # A parameter at a bound has no standard deviation: its scale is as good a unit.
    sigma = np.array([ours[p["id"]]["sigma"] or p["scale"] for p in parameters])
    starts = [np.array([p["start"] for p in parameters])]
    starts += [np.array([dict(zip(result["covarianceOf"], m["values"]))[p["id"]] for p in parameters])
               + 0.3 * sigma * np.cos(np.arange(len(parameters))) for m in result["minima"][:3]]
    starts = [np.clip(s, [-np.inf if p["lower"] is None else p["lower"] for p in parameters],
                      [np.inf if p["upper"] is None else p["upper"] for p in parameters]) for s in starts]
    agree = abs(value(best) - result["statistic"]) < STATISTIC
    print(f"{name}: {len(parameters)} parameters, {sum(t['bins'] for t in document['terms'])} bins, "
          f"-2 ln L = {result['statistic']:.10f}; read: {value(best) - result['statistic']:+.1e}")
    for tool, minimise in minimisers.items():
        x = min((minimise(value, parameters, s) for s in starts), key=value)
        shift, rise = np.abs(x - best) / sigma, value(x) - result["statistic"]
        worst = int(np.argmax(shift))
        good = shift[worst] < SIGMAS and abs(rise) < STATISTIC
        agree = agree and good
        print(f"  {tool}: {shift[worst]:.1e} sigma in {parameters[worst]['id']}, {rise:+.1e} in -2 ln L"
              + ("" if good else "   DISAGREES"))
    return agree


def gaussian(energy, centre, width):
    return np.exp(-(energy - centre) ** 2 / (2 * width ** 2))


def dresden_background(p):
    """Counts of 96.4 days in 130 bins of 10 eVee, as in 2202.10829: keVee, heights per day and bin."""
    energy, (a, b, c, height, centre, width, ratio) = 0.205 + 0.01 * np.arange(130), p
    lines = gaussian(energy, centre, width) + 0.008 * gaussian(energy, 1.142, width)
    lines = lines + 0.16 * ratio * width / 0.0685 * gaussian(energy, 0.158, 0.0685)
    return 96.4 * (a + b * np.exp(-c * energy) + height * lines)


def compare_functions(sevens, folder):
    """The fit of Dresden-II with the functions themselves; the signal alone is taken from the exported polynomial."""
    name, own = "Dresden-II 2022, background by functions", "dresden-ii-2022"
    found = fit(sevens, signal(own, "full"), folder)
    if found is None:
        print(f"{name}: not compared, the release is not installed (sevens data add, then set SEVENS_DATA)")
        return None
    (document, _), result = READER.read(found[0]), found[1]
    term = document["terms"][0]
    alone = [m == {f"{own}.signal": 1} for m in term["monomials"]]
    antineutrinos = np.array(term["coefficients"])[alone].sum(axis=0)
    observed = np.array(term["statistic"]["observed"])
    errors = np.sqrt(term["statistic"]["variances"])

    def pulls(p):
        return np.append((p[0] * antineutrinos + dresden_background(p[1:]) - observed) / errors, (p[7] - 1) / 0.03)
    start = np.array([1, 15, 700, 11, 150, 1.297, 0.09, 1])
    best = scipy.optimize.least_squares(pulls, start, x_scale=start, xtol=1e-14, ftol=1e-14, gtol=1e-14)
    sigma = np.sqrt(np.diag(np.linalg.inv(best.jac.T @ best.jac)))
    ours = {p["id"].removeprefix(f"{own}."): p["value"] for p in result["parameters"]}
    ours = np.array([ours["signal"], ours["constant"], ours["exponential"], 4 + ours["slope"], ours["l1-height"],
                     1.292 + 1e-3 * ours["l1-centre"], 0.07 + 1e-3 * ours["l1-width"], 1 + 0.03 * ours["m-area"]])
    shift, rise = np.abs(ours - best.x) / sigma, 2 * best.cost - result["statistic"]
    good = shift.max() < SIGMAS and abs(rise) < INTERPOLATED
    print(f"{name}: scipy {scipy.__version__}: {shift.max():.1e} sigma, {rise:+.1e} in -2 ln L = {2 * best.cost:.6f}; "
          f"signal {best.x[0]:.4f} +- {sigma[0]:.4f}" + ("" if good else "   DISAGREES"))
    return good


def main():
    minimisers = {f"scipy {scipy.__version__}": by_scipy}
    if iminuit:
        minimisers[f"iminuit {iminuit.__version__}"] = by_iminuit
    else:
        print("iminuit is not installed: scipy alone")
    with tempfile.TemporaryDirectory() as folder:
        results = [compare(*case, minimisers, sys.argv[1], pathlib.Path(folder)) for case in CASES]
        results.append(compare_functions(sys.argv[1], pathlib.Path(folder)))
    done = [agree for agree in results if agree is not None]
    print(f"{sum(done)} of {len(done)} agree to {SIGMAS} sigma and {STATISTIC} in -2 ln L ({INTERPOLATED} by functions), "
          f"{len(results) - len(done)} not compared")
    sys.exit(0 if all(done) else 1)


if __name__ == "__main__":
    main()
