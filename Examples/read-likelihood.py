#!/usr/bin/env python3
"""-2 ln L of a file that `sevens fit … --export FILE` wrote, at `id=value` arguments; Documentation/Likelihoods.md"""
import json, sys, numpy as np

def read(path):
    document = json.load(open(path))
    ids = [p["id"] for p in document["parameters"]]
    powers = [np.array([[m.get(i, 0) for i in ids] for m in term["monomials"]]) for term in document["terms"]]
    def value(x):  # of the parameters in their order
        at = dict(zip(ids, x))
        total = sum(pull(c, np.array([at[i] for i in c["parameters"]])) for c in document["constraints"])
        for term, power in zip(document["terms"], powers):
            mu, data = np.prod(np.asarray(x)**power, axis=1) @ np.array(term["coefficients"]), term["statistic"]
            n = np.array(data["observed"])
            if data["kind"] == "poisson":
                if np.any((mu.real < 0) | ((mu.real == 0) & (n > 0))): return np.inf
                total += 2 * np.sum(mu - n) + 2 * np.sum(n[n > 0] * np.log(n[n > 0] / mu[n > 0]))
            else: total += (mu - n) @ np.linalg.solve(data.get("covariance") or np.diag(data["variances"]), mu - n)
        return total
    return document, value

def pull(c, x):
    (d, s), shape = (x - (c["centre"] or x), c.get("sigma")), c["shape"]
    if shape == "log-normal": return (np.log(x[0] / c["centre"][0]) / s)**2
    if shape == "counting-pull": return 2 * (d[0] - (x[0] - d[0] + 1) * np.log((1 + x[0]) / (1 + x[0] - d[0]))) / s**2
    if shape == "correlated": return d @ np.linalg.solve(c["covariance"], d)
    return 0 if shape == "flat" else (d[0] / (s or c["minus" if d[0].real < 0 else "plus"]))**2
if __name__ == "__main__":
    (document, value), given = read(sys.argv[1]), dict(word.split("=") for word in sys.argv[2:])
    print(f"{float(value([float(given.get(p['id'], p['start'])) for p in document['parameters']])):.14g}")
