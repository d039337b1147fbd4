#!/usr/bin/env python3
"""A second route to the numbers of sevens: 20 random cross-sections and 3 rates, recomputed from their manifests.

Usage: second-route.py [--seed N] path/to/sevens      needs numpy and scipy; exits 1 if anything disagrees.
"""
import csv, json, random, re, shlex, subprocess, sys, pathlib, numpy as np
from numpy import exp, log, pi, sqrt
from scipy.special import gammaln, jv
UNITS = {"1": 1, "fm": 1, "PE/keVee": 1, "/cm2/s": 1, "MeV": 1, "GWh": 3.6e12, "keVnr": 1e-3, "eVnr": 1e-6, "m": 100, "kg": 1e3, "day": 86400, "s": 1,
         "us": 1e-6, "ns": 1e-9, "GW": 1e9, "MW": 1e6}  # of MeV, cm, g, s, W
U5, U8 = (3.217, -3.111, 1.395, -.3690, .04445, -.002053), (.4833, .1927, -.1283, -.006762, .002233, -.0001536)
SPECTRA = {  # dN/dE = exp(Σ a_p E^p) of U235, U238, Pu239, Pu241
    "mueller": (U5, U8, (6.413, -7.432, 3.535, -.8820, .1025, -.004550), (3.251, -3.204, 1.428, -.3675, .04254, -.001896)),
    "huber-mueller": ((4.367, -4.577, 2.100, -.5294, .06186, -.002777), U8,
                      (4.757, -5.392, 2.563, -.6596, .07820, -.003536), (2.990, -2.882, 1.278, -.3343, .03905, -.001754)),
    "vogel-engel": ((.870, -.160, -.0910), (.976, -.162, -.0790), (.896, -.239, -.0981), (.793, -.080, -.1085))}
THEORY = "couplings=tree|pdg|erler-su|erler-su-formula,kinematics=spin-0|spin-half|leading,electroweak.sin2-theta-w=.2~.27"
REACTOR = "detector.threshold=.02~.6 keVnr,detector.mass=1~300 kg,exposure.live=10~500 day,reactor-spectrum=mueller|huber-mueller|vogel-engel,"
RATES = [("talk-germanium", "Ge", REACTOR + "source.power=.1~5 GW,source.distance=5~50 m"),
         ("talk-germanium-as-printed", "Ge", REACTOR + "source.flux=1e11~1e13 /cm2/s,source.lowest-energy=1.7~2 MeV"),
         ("coherent-csi-2017", "CsI", "efficiency.at=integer|bin-centre,detector.response.quenching.value=.05~.1,detector.response.light.yield=10~16 PE/keVee,"
          "detector.response.efficiency.a=.5~.9,detector.response.efficiency.k=.3~.7,detector.response.efficiency.x0=8~12,detector.axes.PE.from=4|6|8")]
def table(name): return list(csv.DictReader(x for x in open(pathlib.Path(__file__).resolve().parents[1] / "Data" / name) if x[0] != "#"))
NUCLIDES = {r["nuclide"]: r | dict(Z=int(r["Z"]), A=int(r["A"]), u=float(r["atomic_mass_u"])) for r in table("Nuclides/nuclides.csv")}
SPINS = {(r["set"], r["nuclide"]): (float(r["Sp"]), float(r["Sn"])) for r in table("Nuclides/spin-expectation-values.csv")}
RADII = {r["nuclide"]: float(r["R_p_fm"]) for r in table("Nuclides/nuclear-radii.csv")}
def gauss(a, b, rule=np.polynomial.legendre.leggauss(128)): return (a + b) / 2 + (b - a) / 2 * rule[0], rule[1] * (b - a) / 2
def mass(m, k): return NUCLIDES[k]["u"] * m["atomic-mass-unit"] - NUCLIDES[k]["Z"] * m["electron-mass"]
def contents(formula):  # {nuclide: number per formula unit}
    natural = lambda e: {k: float(r["abundance"]) for k, r in NUCLIDES.items() if k.rstrip("0123456789") == e and r["abundance"]}
    parts = [(natural(e), float(n or 1)) for e, n in re.findall(r"([A-Z][a-z]?)(\d*)", formula)]
    return {formula: 1.} if formula in NUCLIDES else {k: n * x / sum(p.values()) for p, n in parts for k, x in p.items()}
def couplings(m, flavor):  # g_V^p, g_V^n; pdg with λ_uL = −.0031, λ_dL = −.0025, λ_dR = 2λ_uR = 7.5e-5
    shift, lepton = m["electroweak.sin2-theta-w"] - .23873, {"e": m["electron-mass"], "mu": m["muon-mass"], "tau": 1776.93}[flavor]
    return {"tree": (.02254 - 2 * shift, -.5), "erler-su": (dict(e=.0382, mu=.03, tau=.0256)[flavor] - 2 * shift, -.5117),
            "pdg": (1.0082 * (.5 - 1.9944 * (.23129 + shift)) - .0087 + 1.5e-4, -.5041 - .0081 + 1.875e-4),
            "erler-su-formula": (.01836 + (2 * log(80369.2 / lepton) + 1.5) / (3 * pi * 137.035999) - 2 * shift, -.5117)}[m["couplings"]]
def form(m, k, q):  # F_p and F_n at q in 1/fm
    Z, A, kind, charge, skin = NUCLIDES[k]["Z"], NUCLIDES[k]["A"], m["form-factor"], float(NUCLIDES[k]["charge_radius_fm"] or 0), (pi * .52)**2
    if k in "pn" or kind == "unity": return 1, 1
    ball = lambda R: 3 * sqrt(pi / 2) * jv(1.5, q * R) / (q * R)**1.5
    if kind == "klein-nystrand": return [ball(1.2 * A**(1 / 3)) / (1 + .49 * q * q)] * 2
    helm = lambda R2: ball(sqrt(R2)) * exp(-.405 * q * q)
    if kind == "helm": return [helm((1.23 * A**(1 / 3) - .6)**2 + 7 / 3 * skin - 4.05)] * 2
    proton = {"c": charge, "p": sqrt(charge**2 + .1161 * (A - Z) / Z), "t": RADII.get(k)}[m["nuclear-radii"][0]]
    (r, w), radii = gauss(0, 30), (proton, m[f"nuclide.{k}.neutron-radius"])
    rho = lambda c: w * r * r * (1 / (1 + exp((r - c) / .52)) - 1 / (1 + exp((r + c) / .52)))  # symmetrized Fermi in space
    fermi = lambda c: np.sinc(np.multiply.outer(q, r) / pi) @ rho(c) / rho(c).sum()
    return [helm((5 * R * R - 12.15) / 3) if kind == "helm-rms" else fermi(sqrt((5 * R * R - 7 * skin) / 3)) for R in radii]
def dsigma(m, k, nu, E, T):  # dσ/dT in cm²/MeV
    M, Z, J, free, (gp, gn) = mass(m, k), NUCLIDES[k]["Z"], eval(NUCLIDES[k]["J"]), k in "pn", couplings(m, nu.split("_")[1])
    (Fp, Fn), GA, y = form(m, k, sqrt(2 * M * T) / m["hbarc"]), 0, M * T / E**2
    GV = Z * gp * Fp + (NUCLIDES[k]["A"] - Z) * gn * Fn
    if m["axial"] != "off" and J:
        Sp, Sn = dict(p=(.5, 0), n=(0, .5)).get(k) or SPINS.get((m["nuclear-spins"], k)) or SPINS.get(("default", k), (0, 0))
        GA = sqrt((J + 1) / J / 3) * (m["nucleon-axial-coupling"] * (Sp - Sn) - m["electroweak.strange-axial-coupling"] * (Sp + Sn))
    a, apart = ((-GA if "bar" in nu else GA), 0) if free or m["axial"] == "single-particle" else (0, GA)
    total = GV**2 * (1 - y / 2 - (T / E if m["kinematics"] == "spin-0" else 0)) + apart**2 * (1 - T / E + y / 2)
    if free or m["kinematics"] == "spin-half":
        total = ((GV + a)**2 + (GV - a)**2 * (1 - T / E)**2 - (GV**2 - a**2) * y) / 2 + apart**2 * (1 - T / E + y / 2)
    return np.where(T > 2 * E * E / (M + 2 * E), 0, (m["fermi-constant"] * m["hbarc"] * 1e-13)**2 * M / pi * total)
def fold(m, nu, flux, low, high, accept=lambda T: 1, least=0):  # recoils inside, energies outside; a line if low = high
    numbers, counts = contents(m["target"]), 0
    for k, n in numbers.items():
        first = min(high, max(low, (least + sqrt(least**2 + 2 * mass(m, k) * least)) / 2))
        for E, w in zip(*(gauss(first, high) if low < high else ([low], [1]))):
            T, t = gauss(least, 2 * E * E / (mass(m, k) + 2 * E))
            counts += n * w * flux(E) * (t * accept(T) * dsigma(m, k, nu, E, T)).sum()
    return counts * m["detector.mass"] * m["avogadro"] / sum(n * NUCLIDES[k]["u"] for k, n in numbers.items())
def reactor(m):
    f, energy = ([m.get(f"source.{name}.{i}") for i in ("U235", "U238", "Pu239", "Pu241")] for name in ("fission-fraction", "energy-per-fission"))
    low, spectrum = m.get("source.lowest-energy", 2.), lambda E: sum(x * exp(np.polyval(a[::-1], E)) for x, a in zip(f, SPECTRA[m["reactor-spectrum"]]))
    if m["source.flux"]: fissions = m["source.flux"] / (gauss(low, 8.)[1] * spectrum(gauss(low, 8.)[0])).sum()
    else: fissions = m["source.power"] / m["joule"] / np.dot(f, energy) / (4 * pi * m["source.distance"]**2)
    scale = fissions * m["exposure.live"] * m["reactor.flux"]
    return fold(m, "nubar_e", lambda E: scale * spectrum(E), low, 8., least=m["detector.threshold"])
def stopped_pions(m):
    Q, light, a, slope, x0 = (m["detector.response." + s] for s in ("quenching.value", "light.yield", "efficiency.a", "efficiency.k", "efficiency.x0"))
    n, mu = np.arange(m["detector.axes.PE.from"], m["detector.axes.PE.to"])[:, None], m["muon-mass"]
    x, line = n + (.5 if m["efficiency.at"] == "bin-centre" else 0), (m["pion-mass"]**2 - mu**2) / 2 / m["pion-mass"]
    efficiency = a / (1 + exp(slope * (x0 - x))) * np.where(x < 5, 0, np.where(x < 6, .5, 1))
    accept = lambda T: (exp(n * log(1e3 * T * Q * light) - 1e3 * T * Q * light - gammaln(n + 1)) * efficiency).sum(0)
    def inside(column):  # arrival times are uniform inside a bin
        cut = lambda t: np.clip(float(t) * 1e-6, m["detector.time-window.start"], m["detector.time-window.end"])
        share = lambda r: float(r[column]) * (cut(r["time_high_us"]) - cut(r["time_low_us"])) / 5e-7
        return 1 if m["time-window"] == "none" else sum(share(r) for r in table("COHERENT_CsI_2017/arrival-time.csv"))
    flux = m["sns.flux"] * m["source.neutrinos-per-proton"] * m["source.protons-on-target"] / (4 * pi * m["source.distance"]**2)
    prompt, delayed = flux * inside("prompt_neutrinos"), flux * inside("delayed_neutrinos") / mu**3
    return (fold(m, "nu_mu", lambda E: prompt, line, line, accept) + fold(m, "nu_e", lambda E: delayed * 192 * E**2 * (.5 - E / mu), 0, mu / 2, accept)
            + fold(m, "nubar_mu", lambda E: delayed * 64 * E**2 * (.75 - E / mu), 0, mu / 2, accept))
