#!/usr/bin/env python3
"""A second route to the numbers of sevens: 20 random cross-sections and 3 rates, recomputed from their manifests.
Usage: second-route.py [--seed N] path/to/sevens      needs numpy and scipy; exits 1 if anything disagrees."""
import csv, json, random, re, shlex, subprocess, sys, pathlib, numpy as np, scipy.special
from numpy import exp, log, pi, sqrt
UNITS = dict(keVnr=1e-3, eVnr=1e-6, m=100, kg=1e3, day=86400, us=1e-6, ns=1e-9, GW=1e9, MW=1e6)  # of MeV, cm, g, s, W
SPECTRA = {"mU235": (3.217, -3.111, 1.395, -.3690, .04445, -.002053), "mU238": (.4833, .1927, -.1283, -.006762, .002233, -.0001536),
           "mPu239": (6.413, -7.432, 3.535, -.8820, .1025, -.004550), "mPu241": (3.251, -3.204, 1.428, -.3675, .04254, -.001896),
           "hU235": (4.367, -4.577, 2.100, -.5294, .06186, -.002777), "hPu239": (4.757, -5.392, 2.563, -.6596, .07820, -.003536),
           "hPu241": (2.990, -2.882, 1.278, -.3343, .03905, -.001754), "vU235": (.870, -.160, -.0910), "vU238": (.976, -.162, -.0790),
           "vPu239": (.896, -.239, -.0981), "vPu241": (.793, -.080, -.1085)}  # a_p in dN/dE = exp(Σ a_p E^p)
THEORY = [["couplings=tree|pdg|erler-su|erler-su-formula,electroweak.sin2-theta-w=.2~.27,kinematics=spin-0|spin-half|leading"],  # one of each list is drawn
          ["axial=off"] * 2 + [a + ",electroweak.strange-axial-coupling=-.2~.2,nuclear-spins=default|bednyakov-2005" for a in ("axial=structure-factor", "kinematics=spin-half,axial=single-particle")],
          ["form-factor=unity|helm|klein-nystrand", "form-factor=helm-rms|symmetrized-fermi,nuclear-radii=charge-radius|proton-radius#"]]
GE = "detector.threshold=.02~.6 keVnr,detector.mass=1~300 kg,exposure.live=10~500 day,reactor-spectrum=mueller|huber-mueller|vogel-engel,"
RATES = {"talk-germanium": [[GE + "source.power=.1~5 GW,source.distance=5~50 m"]], "talk-germanium-as-printed": [[GE + "source.flux=1e11~1e13 /cm2/s,source.lowest-energy=1.7~2 MeV"]],
         "coherent-csi-2017": [["time-window=none", "detector.time-window.start=.1~.8 us,detector.time-window.end=2~6 us"], [
             "efficiency.at=integer|bin-centre,@quenching.value=.05~.1,@light.yield=10~16 PE/keVee,@efficiency.a=.5~.9,@efficiency.k=.3~.7,@efficiency.x0=8~12"]]}
def table(name): return list(csv.DictReader(x for x in open(pathlib.Path(__file__).resolve().parents[1] / "Data" / name) if x[0] != "#"))
NUCLIDES = {r["nuclide"]: {k: eval(v) if re.match(r"[\d./]+$", v) else v for k, v in r.items()} for r in table("Nuclides/nuclides.csv")}
SPINS = {(r["set"], r["nuclide"]): (float(r["Sp"]), float(r["Sn"])) for r in table("Nuclides/spin-expectation-values.csv")}
RADII = {r["nuclide"]: float(r["R_p_fm"]) for r in table("Nuclides/nuclear-radii.csv")}
def gauss(a, b, rule=np.polynomial.legendre.leggauss(128)): return (a + b) / 2 + (b - a) / 2 * rule[0], rule[1] * (b - a) / 2
def mass(m, k): return NUCLIDES[k]["atomic_mass_u"] * m["atomic-mass-unit"] - NUCLIDES[k]["Z"] * m["electron-mass"]
def contents(formula):  # {nuclide: number per formula unit}
    parts = [({k: r["abundance"] for k, r in NUCLIDES.items() if k.strip("0123456789") == e and r["abundance"]}, float(n or 1))
             for e, n in re.findall(r"([A-Z][a-z]?)(\d*)", formula)]
    return {formula: 1.} if formula in NUCLIDES else {k: n * x / sum(p.values()) for p, n in parts for k, x in p.items()}
def couplings(m, flavor):  # g_V^p, g_V^n; pdg with λ_uL = −.0031, λ_dL = −.0025, λ_dR = 2λ_uR = 7.5e-5
    shift, lepton = m["electroweak.sin2-theta-w"] - .23873, {"e": m["electron-mass"], "mu": m["muon-mass"], "tau": 1776.93}[flavor]
    return {"tree": (.02254 - 2 * shift, -.5), "erler-su": (dict(e=.0382, mu=.03, tau=.0256)[flavor] - 2 * shift, -.5117),
            "pdg": (1.0082 * (.5 - 1.9944 * (.23129 + shift)) - .0087 + 1.5e-4, -.5041 - .0081 + 1.875e-4),
            "erler-su-formula": (.01836 + (2 * log(80369.2 / lepton) + 1.5) / (3 * pi * 137.035999) - 2 * shift, -.5117)}[m["couplings"]]
def form(m, k, q):  # F_p and F_n at q in 1/fm
    if k in "pn" or m["form-factor"] == "unity": return 1, 1
    (Z, A, charge), skin, (r, w) = (NUCLIDES[k][x] for x in ("Z", "A", "charge_radius_fm")), (pi * .52)**2, gauss(0, 30)
    ball = lambda R: 3 * sqrt(pi / 2) * scipy.special.jv(1.5, q * R) / (q * R)**1.5
    rho = lambda c: w * r * r * (1 / (1 + exp((r - c) / .52)) - 1 / (1 + exp((r + c) / .52)))  # symmetrized Fermi in space
    shape = {"klein-nystrand": lambda R: ball(1.2 * A**(1 / 3)) / (1 + .49 * q * q), "helm-rms": lambda R: ball(sqrt(5 / 3 * R * R - 4.05)) * exp(-.405 * q * q),
             "helm": lambda R: ball(sqrt((1.23 * A**(1 / 3) - .6)**2 + 7 / 3 * skin - 4.05)) * exp(-.405 * q * q),
             "symmetrized-fermi": lambda R: (lambda c: np.sinc(np.multiply.outer(q, r) / pi) @ rho(c) / rho(c).sum())(sqrt(5 / 3 * R * R - 7 / 3 * skin))}
    proton = {"c": charge, "p": sqrt(charge**2 + .1161 * (A - Z) / Z), "t": RADII.get(k)}[m.get("nuclear-radii", "c")[0]]
    return [shape[m["form-factor"]](R) for R in (proton, m.get(f"nuclide.{k}.neutron-radius"))]
def dsigma(m, k, nu, E, T):  # dσ/dT in cm²/MeV
    M, (gp, gn), (Z, A, J) = mass(m, k), couplings(m, nu.split("_")[1]), (NUCLIDES[k][x] for x in "ZAJ")
    (Fp, Fn), x, y = form(m, k, sqrt(2 * M * T) / m["hbarc"]), T / E, M * T / E**2
    Sp, Sn = dict(p=(.5, 0), n=(0, .5)).get(k) or SPINS.get((m.get("nuclear-spins"), k)) or SPINS.get(("default", k), (0, 0))
    spin = m["nucleon-axial-coupling"] * (Sp - Sn) - m.get("electroweak.strange-axial-coupling", 0) * (Sp + Sn)
    GV, GA = Z * gp * Fp + (A - Z) * gn * Fn, 0 if m["axial"] == "off" else spin * sqrt((J + 1) / max(J, .5) / 3)
    dirac, mixed = k in "pn" or m["kinematics"] == "spin-half", k in "pn" or m["axial"] == "single-particle"
    total = (GV**2 * (1 - y / 2 - (x if dirac or m["kinematics"] == "spin-0" else 0) + dirac * x * x / 2)
             + GA**2 * (1 - x + y / 2 + mixed * x * x / 2) + (-2 if "bar" in nu else 2) * mixed * GA * GV * x * (1 - x / 2))
    return np.where(T > 2 * E * E / (M + 2 * E), 0, (m["fermi-constant"] * m["hbarc"] * 1e-13)**2 * M / pi * total)
def fold(m, nu, flux, low, high, accept=lambda T: 1, least=0):  # recoils inside, energies outside; a line if low = high
    energies = lambda k: zip(*gauss(min(high, max(low, (least + sqrt(least**2 + 2 * mass(m, k) * least)) / 2)), high)) if low < high else [(low, 1)]
    inner = lambda k, E, T, t: (t * accept(T) * dsigma(m, k, nu, E, T)).sum()
    molecules = m["detector.mass"] * m["avogadro"] / sum(n * NUCLIDES[k]["atomic_mass_u"] for k, n in contents(m["target"]).items())
    return molecules * sum(n * w * flux(E) * inner(k, E, *gauss(least, 2 * E * E / (mass(m, k) + 2 * E)))
                           for k, n in contents(m["target"]).items() for E, w in energies(k))
def reactor(m):
    f, low = {i: m["source.fission-fraction." + i] for i in ("U235", "U238", "Pu239", "Pu241")}, m.get("source.lowest-energy", 2.)
    spectrum = lambda E: sum(x * exp(np.polyval((SPECTRA.get(m["reactor-spectrum"][0] + i) or SPECTRA["m" + i])[::-1], E)) for i, x in f.items())
    if m["source.flux"]: fissions = m["source.flux"] / (gauss(low, 8.)[1] * spectrum(gauss(low, 8.)[0])).sum()
    else: fissions = m["source.power"] / m["joule"] / sum(x * m["source.energy-per-fission." + i] for i, x in f.items()) / (4 * pi * m["source.distance"]**2)
    return fold(m, "nubar_e", lambda E: fissions * m["exposure.live"] * m["reactor.flux"] * spectrum(E), low, 8., least=m["detector.threshold"])
def stopped_pions(m):
    Q, light, a, slope, x0 = (m["detector.response." + s] for s in ("quenching.value", "light.yield", "efficiency.a", "efficiency.k", "efficiency.x0"))
    n, half = np.arange(m["detector.axes.PE.from"], m["detector.axes.PE.to"])[:, None], .5 * (m["efficiency.at"] == "bin-centre")
    accept = lambda T, mean=1e3 * Q * light: (exp(n * log(mean * T) - mean * T - scipy.special.gammaln(n + 1)) * a / (1 + exp(slope * (x0 - n - half)))).sum(0)
    cut = lambda t: np.clip(float(t) * 1e-6, m["detector.time-window.start"], m["detector.time-window.end"])
    inside = lambda kind: 1 if m["time-window"] == "none" else sum(float(r[kind]) * (cut(r["time_high_us"]) - cut(r["time_low_us"])) / 5e-7 for r in table("COHERENT_CsI_2017/arrival-time.csv"))
    flux, mu = m["sns.flux"] * m["source.neutrinos-per-proton"] * m["source.protons-on-target"] / (4 * pi * m["source.distance"]**2), m["muon-mass"]
    prompt, delayed, line = flux * inside("prompt_neutrinos"), flux * inside("delayed_neutrinos") / mu, (m["pion-mass"] - mu**2 / m["pion-mass"]) / 2
    return (fold(m, "nu_mu", lambda E: prompt, line, line, accept) + fold(m, "nu_e", lambda E: delayed * 192 * (E / mu)**2 * (.5 - E / mu), 0, mu / 2, accept)
            + fold(m, "nubar_mu", lambda E: delayed * 64 * (E / mu)**2 * (.75 - E / mu), 0, mu / 2, accept))
def draw(r, i):  # the arguments of cross-section i, or of rate i − 20
    targets = "C O F Na Al Si Ar Ge I Xe Cs W p n CsI NaI Al2O3 SiO2 CF4 Ar40 Ge73 I127 Xe131 Cs133 W183 O17".split()
    setup, target = list(RATES)[max(0, i - 20)], r.choice(targets) if i < 20 else "CsI" if i == 22 else "Ge"
    text = ",".join(r.choice(x) for x in THEORY + RATES[setup] * (i >= 20)).replace("@", "detector.response.").replace("#", "|theory-2019" * (set(contents(target)) <= set(RADII)))
    sets = {k: re.sub(r"(-?[\d.e]+)~([\d.e]+)", lambda x: f"{r.uniform(*map(float, x.groups())):.6g}", r.choice(v.split("|"))) for k, v in (x.split("=") for x in text.split(","))}
    sets |= {f"nuclide.{k}.neutron-radius": f"{NUCLIDES[k]['charge_radius_fm'] * r.uniform(.95, 1.15):.6g} fm"
             for k in contents(target) if "nuclear-radii" in sets and k not in "pn" and r.random() < .3}
    f, E, M = [r.uniform(.5, .6), r.uniform(.05, .09), r.uniform(.25, .3)], r.uniform(1, 52), 931.494 * min(NUCLIDES[k]["A"] for k in contents(target))
    if i in (20, 21): sets |= {"source.fission-fraction." + k: repr(x) for k, x in zip(("U235", "U238", "Pu239", "Pu241"), f + [1 - sum(f)])}
    T = 2e3 * E * E / (M + 2 * E) * (10**r.uniform(-3, np.log10(.98)) if r.random() < .9 else 1.05)
    point = ["--target", target, "--neutrino", r.choice(["nu_", "nubar_"]) + r.choice(["e", "mu", "tau"]), "--energy", f"{E:.6f} MeV", "--recoil", f"{T:.6g} keV"]
    return (["rate", setup] if i >= 20 else ["cross-section"] + point) + ["--json"] + [x for k, v in sets.items() for x in ("--set", f"{k}={v}")]
seed, worst = int(dict(zip(sys.argv, sys.argv[1:])).get("--seed", random.randrange(10**8))), {1e-9: 0., 1e-6: 0.}
for command in ([sys.argv[-1]] + draw(random.Random(100 * seed + i), i) for i in range(23)):
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode: sys.exit(f"{run.stderr}second route: exit code {run.returncode}, seed {seed}: {shlex.join(command)}")
    manifest, out = (json.loads(run.stdout)[k] for k in ("manifest", "result"))
    m = {"target": manifest["target"]} | manifest["choices"] | {k.split("/")[0]: v for k, v in manifest["constants"].items()} | {
        k: v["value"] and v["value"] * UNITS.get(v["unit"], 1) for k, v in manifest["parameters"].items()}
    if command[1] == "rate": theirs, ours, limit = out["counts"], (stopped_pions if "csi" in command[2] else reactor)(m), 1e-6
    else: theirs, ours, limit = out["value"], sum(n * dsigma(m, k, out["neutrino"], out["energy_MeV"], out["recoil_keV"] / 1e3) for k, n in contents(m["target"]).items()) / 1e3, 1e-9
    worst[limit] = max(worst[limit], deviation := abs(theirs - ours) / max(abs(ours), 1e-300))
    print(f"{deviation:8.1e}  {theirs:.12g}  {shlex.join(command[1:])}")
    if not deviation <= limit: sys.exit(f"second route: {theirs!r} against {ours!r}, seed {seed}: {shlex.join(command)}")
print(f"second route: 20 cross-sections to 1e-9 (worst {worst[1e-9]:.1e}), 3 rates to 1e-6 (worst {worst[1e-6]:.1e}), seed {seed}")
