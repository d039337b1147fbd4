#!/usr/bin/env python3
"""A second route to the numbers of sevens: 20 random cross-sections and 3 rates, recomputed from their manifests.

Usage: second-route.py [--seed N] path/to/sevens      needs numpy and scipy; exits 1 if anything disagrees.
"""
import argparse, csv, json, random, re, shlex, subprocess, sys
from pathlib import Path
import numpy as np
from numpy import exp, log, pi, sqrt
from scipy.special import gammaln, jv
UNITS = dict(keV=1e-3, eV=1e-6, GeV=1e3, keVnr=1e-3, eVnr=1e-6, m=100, mm=.1, km=1e5, kg=1e3, mg=1e-3, t=1e6, day=86400, d=86400,
             yr=31557600, h=3600, min=60, ms=1e-3, us=1e-6, ns=1e-9, GW=1e9, MW=1e6, kW=1e3)  # of MeV, cm, g, s, W
U8 = .4833, .1927, -.1283, -.006762, .002233, -.0001536
SPECTRA = {  # dN/dE = exp(Σ a_p E^p) of U235, U238, Pu239, Pu241
    "mueller": ((3.217, -3.111, 1.395, -.3690, .04445, -.002053), U8, (6.413, -7.432, 3.535, -.8820, .1025, -.004550),
                (3.251, -3.204, 1.428, -.3675, .04254, -.001896)),
    "huber-mueller": ((4.367, -4.577, 2.100, -.5294, .06186, -.002777), U8, (4.757, -5.392, 2.563, -.6596, .07820, -.003536),
                      (2.990, -2.882, 1.278, -.3343, .03905, -.001754)),
    "vogel-engel": ((.870, -.160, -.0910), (.976, -.162, -.0790), (.896, -.239, -.0981), (.793, -.080, -.1085))}
def table(path):
    return list(csv.DictReader(line for line in open(Path(__file__).resolve().parent.parent / "Data" / path) if line[0] != "#"))
NUCLIDES = {r["nuclide"]: r | {"Z": int(r["Z"]), "N": int(r["A"]) - int(r["Z"]), "u": float(r["atomic_mass_u"])} for r in table("Nuclides/nuclides.csv")}
SPINS = {(r["set"], r["nuclide"]): (float(r["Sp"]), float(r["Sn"])) for r in table("Nuclides/spin-expectation-values.csv")}
THEORY = {r["nuclide"]: float(r["R_p_fm"]) for r in table("Nuclides/nuclear-radii.csv")}
def gauss(a, b, rule=np.polynomial.legendre.leggauss(128)): return (a + b) / 2 + (b - a) / 2 * rule[0], rule[1] * (b - a) / 2
def contents(formula):  # {nuclide: number per formula unit}
    natural = lambda e: {k: float(r["abundance"]) for k, r in NUCLIDES.items() if k.rstrip("0123456789") == e and r["abundance"]}
    parts = [(natural(e), float(n or 1)) for e, n in re.findall(r"([A-Z][a-z]?)(\d*)", formula)]
    return {formula: 1.} if formula in NUCLIDES else {k: n * x / sum(p.values()) for p, n in parts for k, x in p.items()}
def mass(m, k): return NUCLIDES[k]["u"] * m["atomic-mass-unit"] - NUCLIDES[k]["Z"] * m["electron-mass"]
def couplings(m, flavor):
    shift = m["electroweak.sin2-theta-w"] - .23873
    if m["couplings"] == "tree": return .5 - 2 * (.23873 + shift), -.5
    if m["couplings"] == "pdg":  # λ_uL = −.0031, λ_dL = −.0025, λ_dR = 2λ_uR = 7.5e-5
        return 1.0082 * (.5 - 2 * .9972 * (.23129 + shift)) - .0062 + 7.5e-5 - .0025 + 7.5e-5, -.5041 - .0031 + 3.75e-5 - .005 + 1.5e-4
    gp = .01836 + (2 * log(80369.2 / {"e": m["electron-mass"], "mu": m["muon-mass"], "tau": 1776.93}[flavor]) + 1.5) / (3 * pi * 137.035999)
    return (dict(e=.0382, mu=.03, tau=.0256)[flavor] if m["couplings"] == "erler-su" else gp) - 2 * shift, -.5117
def form(m, k, q):  # F_p and F_n at q in 1/fm
    row, kind, ball = NUCLIDES[k], m["form-factor"], lambda x: 3 * sqrt(pi / 2) * jv(1.5, x) / x**1.5
    root, a = (row["Z"] + row["N"])**(1 / 3), .52
    helm = lambda R2: ball(q * sqrt(R2)) * exp(-.405 * q**2)
    if k in "pn" or kind == "unity": return 1, 1
    if kind == "klein-nystrand": return [ball(q * 1.2 * root) / (1 + .49 * q**2)] * 2
    if kind == "helm": return [helm((1.23 * root - .6)**2 + 7 / 3 * (pi * a)**2 - 5 * .81)] * 2
    def fermi(c):  # the transform of the density 1/(1+e^((r−c)/a)) − 1/(1+e^((r+c)/a)) itself
        r, w = gauss(0, c + 22)
        w = w * r * r * (1 / (1 + exp((r - c) / a)) - 1 / (1 + exp((r + c) / a)))
        return (np.sinc(np.multiply.outer(q, r) / pi) * w).sum(-1) / w.sum()
    charge = float(row["charge_radius_fm"])
    Rp = {"charge-radius": charge, "proton-radius": sqrt(charge**2 + .1161 * row["N"] / row["Z"])}.get(m["nuclear-radii"]) or THEORY[k]
    return [helm(5 / 3 * (R * R - 3 * .81)) if kind == "helm-rms" else fermi(sqrt((5 * R * R - 7 * (pi * a)**2) / 3)) for R in (Rp, m[f"nuclide.{k}.neutron-radius"])]
def dsigma(m, k, nu, E, T):  # dσ/dT in cm²/MeV
    M, J, free, (gp, gn) = mass(m, k), eval(NUCLIDES[k]["J"]), k in "pn", couplings(m, nu.split("_")[1])
    Fp, Fn = form(m, k, sqrt(2 * M * T) / m["hbarc"])
    GV, GA, y = NUCLIDES[k]["Z"] * gp * Fp + NUCLIDES[k]["N"] * gn * Fn, 0, M * T / E**2
    if m["axial"] != "off" and J:
        Sp, Sn = {"p": (.5, 0), "n": (0, .5)}.get(k) or SPINS.get((m["nuclear-spins"], k)) or SPINS.get(("default", k), (0, 0))
        GA = sqrt((J + 1) / J / 3) * (m["nucleon-axial-coupling"] * (Sp - Sn) - m["electroweak.strange-axial-coupling"] * (Sp + Sn))
    a = (-GA if "bar" in nu else GA) if free or m["axial"] == "single-particle" else 0
    total = GA**2 * (1 - T / E + y / 2) if m["axial"] == "structure-factor" and not free else 0
    if free or m["kinematics"] == "spin-half": total += ((GV + a)**2 + (GV - a)**2 * (1 - T / E)**2 - (GV**2 - a**2) * y) / 2
    else: total += GV**2 * (1 - y / 2 - (T / E if m["kinematics"] == "spin-0" else 0))
    return np.where(T > 2 * E * E / (M + 2 * E), 0, (m["fermi-constant"] * m["hbarc"] * 1e-13)**2 * M / pi * total)
def fold(m, target, nu, flux, low, high, accept=lambda T: 1, threshold=0):  # recoils inside, energies outside; low = high: a line
    numbers, counts = contents(target), 0
    for k, n in numbers.items():
        n *= m["detector.mass"] * m["avogadro"] / sum(x * NUCLIDES[i]["u"] for i, x in numbers.items())
        first = max(low, (threshold + sqrt(threshold**2 + 2 * mass(m, k) * threshold)) / 2)
        for E, w in zip(*(gauss(first, max(first, high)) if low < high else ([low], [1]))):
            T, t = gauss(threshold, 2 * E * E / (mass(m, k) + 2 * E))
            counts += n * w * flux(E) * (t * accept(T) * dsigma(m, k, nu, E, T)).sum()
    return counts
def reactor(m, target):
    fractions = {i: m["source.fission-fraction." + i] for i in ("U235", "U238", "Pu239", "Pu241")}
    spectrum = lambda E: sum(f * exp(np.polyval(a[::-1], E)) for f, a in zip(fractions.values(), SPECTRA[m["reactor-spectrum"]]))
    low = m["source.lowest-energy"] if m["outside-range"] == "polynomial" else 2.
    (E, w), energy = gauss(low, 8.), sum(f * m.get("source.energy-per-fission." + i, 0) for i, f in fractions.items())
    flux = m["source.flux"] / (w * spectrum(E)).sum() if m["source.flux"] else m["source.power"] / m["joule"] / energy / (4 * pi * m["source.distance"]**2)
    scale = flux * m["exposure.live"] * m["reactor.flux"]
    return fold(m, target, "nubar_e", lambda E: scale * spectrum(E), low, 8., threshold=m["detector.threshold"])
def stopped_pions(m, target):
    mu, line = m["muon-mass"], (m["pion-mass"]**2 - m["muon-mass"]**2) / 2 / m["pion-mass"]
    Q, light, a, slope, x0 = (m["detector.response." + s] for s in ("quenching.value", "light.yield", "efficiency.a", "efficiency.k", "efficiency.x0"))
    n = np.arange(m["detector.axes.PE.from"], m["detector.axes.PE.to"])[:, None]
    x = n + (.5 if m["efficiency.at"] == "bin-centre" else 0)
    efficiency = a / (1 + exp(slope * (x0 - x))) * np.where(x < 5, 0, np.where(x < 6, .5, 1))
    accept = lambda T: (exp(n * log(1e3 * T * Q * light) - 1e3 * T * Q * light - gammaln(n + 1)) * efficiency).sum(0)
    def flux(column):
        cut = lambda t: np.clip(float(t) * 1e-6, *(m.get(f"detector.time-window.{end}", t) for end, t in (("start", 0), ("end", 1))))
        inside = sum(float(r[column]) * (cut(r["time_high_us"]) - cut(r["time_low_us"])) / 5e-7 for r in table("COHERENT_CsI_2017/arrival-time.csv"))
        return (inside if m["time-window"] == "analysis" else 1) * m["sns.flux"] * m["source.neutrinos-per-proton"] * m["source.protons-on-target"] / (4 * pi * m["source.distance"]**2)
    prompt, delayed = flux("prompt_neutrinos"), flux("delayed_neutrinos")
    return sum(fold(m, target, nu, phi, low, high, accept) for nu, phi, low, high in (
        ("nu_mu", lambda E: prompt, line, line), ("nu_e", lambda E: delayed * 192 * E**2 / mu**3 * (.5 - E / mu), 0, mu / 2),
        ("nubar_mu", lambda E: delayed * 64 * E**2 / mu**3 * (.75 - E / mu), 0, mu / 2)))
