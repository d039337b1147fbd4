#!/usr/bin/env python3
"""A second route to new physics: random cross-sections with several interactions at once, from explicit spinors.

Usage: second-route-interactions.py [--seed N] [--count N] path/to/sevens     needs mpmath; exits 1 on a disagreement.

Nothing of the engine is used: the Lagrangian of every interaction is written down with its own couplings, |M|^2 is the
sum over helicities of products of four-spinors in thirty digits, and dsigma/dT = |M|^2/(32 pi M E^2)."""
import csv, json, random, shlex, subprocess, sys
from pathlib import Path
from mpmath import mp, mpc, mpf, matrix, sqrt, pi, cos, sin, acos, diag

mp.dps = 30
I = mpc(0, 1)
PAULI = [matrix([[0, 1], [1, 0]]), matrix([[0, -I], [I, 0]]), matrix([[1, 0], [0, -1]])]


def blocks(a, b, c, d):
    return matrix([[(a if j < 2 else b)[i, j % 2] if i < 2 else (c if j < 2 else d)[i - 2, j % 2] for j in range(4)]
                   for i in range(4)])


ZERO, ONE = matrix(2, 2), matrix([[1, 0], [0, 1]])
GAMMA = [blocks(ZERO, ONE, ONE, ZERO)] + [blocks(ZERO, s, -s, ZERO) for s in PAULI]   # chiral basis
G5 = diag([-1, -1, 1, 1])
UNIT = diag([1, 1, 1, 1])
PL, PR = (UNIT - G5) / 2, (UNIT + G5) / 2
METRIC = [1, -1, -1, -1]
SIGMA = [[(GAMMA[m] * GAMMA[n] - GAMMA[n] * GAMMA[m]) * I / 2 for n in range(4)] for m in range(4)]


def chiral(momentum, mass):
    """The two u-spinors of a momentum, (sqrt(p.sigma) xi, sqrt(p.sigmabar) xi)."""
    E, p = momentum[0], momentum[1:]
    dot = p[0] * PAULI[0] + p[1] * PAULI[1] + p[2] * PAULI[2]
    norm = sqrt(2 * (E + mass)) if mass or E else mpf(1)
    low, high = ((E + mass) * ONE - dot) / norm, ((E + mass) * ONE + dot) / norm
    return [matrix(list(low * xi) + list(high * xi)) for xi in (matrix([1, 0]), matrix([0, 1]))]


def anti(momentum, mass):
    """The two v-spinors, (sqrt(p.sigma) eta, -sqrt(p.sigmabar) eta)."""
    return [matrix([u[0], u[1], -u[2], -u[3]]) for u in chiral(momentum, mass)]


def bar(u):
    return u.H * GAMMA[0]


def squared(A, M, m, E, T, antineutrino):
    """dsigma/dT in MeV^-3 of L = {f G P_L nu}{psi G' psi} with couplings A of V, A, S, P, T, D in MeV^-2 (D: MeV^-3)."""
    p = sqrt(T * (T + 2 * M))
    Ef = E - T
    k = [E, 0, 0, E]
    kf = sqrt(max(Ef**2 - m**2, 0))
    cosine = (E**2 + p**2 - kf**2) / (2 * E * p)                     # of the recoil to the beam
    sine = sqrt(1 - cosine**2)
    out = [M + T, p * sine, 0, p * cosine]
    final = [Ef, -p * sine, 0, E - p * cosine]
    q = [k[i] - final[i] for i in range(4)]
    lower = [METRIC[i] * q[i] for i in range(4)]
    chirality = PR if antineutrino else PL
    A = {c: (x.conjugate() if antineutrino else x) for c, x in A.items()}
    # h.c. of f G P_L nu is nu P_R G f = nu G f with the projector on the other side; F_mn is real.
    def vertex(G):
        return chirality * G if antineutrino else G * PL
    moment = [sum((SIGMA[mu][nu] * (I * lower[nu]) for nu in range(4)), matrix(4, 4)) for mu in range(4)]
    total = mpf(0)
    if antineutrino:
        left, right = [bar(v) for v in anti(k, mpf(0))], anti(final, m)
    else:
        left, right = [bar(u) for u in chiral(final, m)], chiral(k, mpf(0))
    # For v-spinors P_R stands next to the incoming antineutrino.
    for a in left:
        for b in right:
            vec = [(a * vertex(GAMMA[mu]) * b)[0] for mu in range(4)]
            sca = (a * vertex(UNIT) * b)[0]
            ten = [[(a * vertex(SIGMA[mu][nu]) * b)[0] for nu in range(4)] for mu in range(4)] if A["T"] else None
            dip = [(a * vertex(moment[mu]) * b)[0] for mu in range(4)] if A["D"] else None
            for U in chiral(out, M):
                for W in chiral([M, 0, 0, 0], M):
                    X = bar(U)
                    amp = mpc(0)
                    for mu in range(4):
                        g = METRIC[mu]
                        current = (X * GAMMA[mu] * W)[0]
                        amp += g * vec[mu] * A["V"] * current
                        if A["A"]: amp -= g * vec[mu] * A["A"] * (X * GAMMA[mu] * G5 * W)[0]
                        if dip: amp += g * dip[mu] * A["D"] * current
                        if ten:
                            for nu in range(4):
                                if nu != mu: amp += g * METRIC[nu] * ten[mu][nu] * A["T"] * (X * SIGMA[mu][nu] * W)[0]
                    # h.c. of psi (A_S + A_P g5) psi: g5 changes sign.
                    amp += sca * (A["S"] * (X * W)[0] + (-1 if antineutrino else 1) * A["P"] * (X * G5 * W)[0])
                    total += abs(amp) ** 2
    return total / 2 / (32 * pi * M * E**2)


UNITS = {"keV": mpf("1e-3"), "eV": mpf("1e-6"), "GeV": mpf("1e3"), "fm2": mpf("1e-26")}  # of MeV and cm2
FLAVORS = ["e", "mu", "tau"]
PAIRS = ["ee", "mumu", "tautau", "emu", "etau", "mutau"]


class Model:
    """The parameters of an output, and the couplings that follow from them for one scatterer."""

    def __init__(self, manifest):
        self.values = {k: mpf(repr(v["value"])) * UNITS.get(v["unit"], 1)
                       for k, v in manifest["parameters"].items() if v["value"] is not None}
        c = {k.split("/")[0]: mpf(repr(v)) for k, v in manifest["constants"].items()}
        self.c, self.GF, self.alpha = c, c["fermi-constant"], c["fine-structure"]
        self.e = sqrt(4 * pi * self.alpha)
        self.muB = self.e / (2 * c["electron-mass"])
        self.interactions = manifest["interactions"]

    def __call__(self, key, default=0):
        return self.values.get(key, mpf(default))

    def entry(self, prefix, out, inc):
        """The element (out, in) of a Hermitian matrix."""
        name = out + inc
        if out == inc: return mpc(self(prefix + name))
        if name in PAIRS: return mpc(self(prefix + name + ".re"), self(prefix + name + ".im"))
        name = inc + out
        return mpc(self(prefix + name + ".re"), -self(prefix + name + ".im"))

    def couplings(self, inc, Q2, Z, N, electron):
        """{final state: (mass, amplitudes in MeV^-2)} of the sum over protons, neutrons and nucleus, or of one electron."""
        GF, s2 = self.GF, self("electroweak.sin2-theta-w")
        found = {}

        def add(final, kind, value, mass=mpf(0)):
            entry = found.setdefault(final, (mass, {c: mpc(0) for c in "VASPTD"}))
            entry[1][kind] += value

        def vector(prefix, u="u", d="d", p="p", n="n", whole="N", e="e"):
            if electron: return self(prefix + e)
            return (Z * (2 * self(prefix + u) + self(prefix + d) + self(prefix + p))
                    + N * (self(prefix + u) + 2 * self(prefix + d) + self(prefix + n)) + self(prefix + whole))

        def scalar(prefix, u="u", d="d", p="p", n="n", whole="N", e="e"):
            if electron: return self(prefix + e)
            mu, md = self("nucleon.up-mass", 1), self("nucleon.down-mass", 1)  # absent where nothing couples to quarks
            mp_, mn = self.c["proton-mass"], self.c["neutron-mass"]
            return (Z * (mp_ * (self(prefix + u) * mpf("0.0208") / mu + self(prefix + d) * mpf("0.0411") / md) + self(prefix + p))
                    + N * (mn * (self(prefix + u) * mpf("0.0189") / mu + self(prefix + d) * mpf("0.0451") / md) + self(prefix + n))
                    + self(prefix + whole))

        def tensor(prefix, u="u", d="d", p="p", n="n", whole="N", e="e"):
            if electron: return self(prefix + e)
            a, b, x, y = self(prefix + u), self(prefix + d), self("nucleon.tensor-up"), self("nucleon.tensor-down")
            return Z * (a * x + b * y + self(prefix + p)) + N * (a * y + b * x + self(prefix + n)) + self(prefix + whole)

        def whole(prefix, name="N", e="e"):
            return self(prefix + (e if electron else name))

        words = dict(u="up", d="down", p="proton", n="neutron", whole="nucleus", e="electron")
        r = GF / sqrt(mpf(2))
        if "standard-model" in self.interactions:
            if electron:
                gV, gA = -mpf(1) / 2 + 2 * s2 + (inc == "e"), -mpf(1) / 2 + (inc == "e")
            else:
                gV, gA = Z * (mpf(1) / 2 - 2 * s2) - N / mpf(2), 0
            add(inc, "V", -2 * r * gV)
            add(inc, "A", -2 * r * gA)
        charge = -1 if electron else Z
        for out in FLAVORS:
            if electron:
                add(out, "V", -2 * r * (self.entry("nsi.eV-", out, inc) + self.entry("nsi.eL-", out, inc) + self.entry("nsi.eR-", out, inc)))
                add(out, "A", 2 * r * (self.entry("nsi.eA-", out, inc) - self.entry("nsi.eL-", out, inc) + self.entry("nsi.eR-", out, inc)))
            else:
                u, d = self.entry("nsi.u-", out, inc), self.entry("nsi.d-", out, inc)
                add(out, "V", -2 * r * ((2 * Z + N) * u + (Z + 2 * N) * d))
            x = self.entry("gi.nu-", out, inc)
            add(out, "V", r * x * (vector("gi.CV-") + vector("gi.DA-")))
            add(out, "A", r * x * (whole("gi.CA-") + whole("gi.DV-")))
            add("R" + out, "S", r * x * (scalar("gi.CS-") + I * scalar("gi.DP-")))
            add("R" + out, "P", r * x * (whole("gi.CP-") + I * whole("gi.DS-")))
            add("R" + out, "T", r * x * (tensor("gi.CT-") - I * tensor("gi.DT-")))
            for name, kind, final, sign, coupling in (
                    ("vec", "V", "", -1, lambda: vector("vec.g-", **words)), ("axi", "A", "", 1, lambda: whole("axi.g-", "nucleus", "electron")),
                    ("sca", "S", "R", 1, lambda: scalar("sca.g-", **words)), ("ten", "T", "R", 1, lambda: tensor("ten.g-", **words)),
                    ("pse", "P", "R", I, lambda: whole("pse.g-", "nucleus", "electron"))):
                if name + ".mass" in self.values:
                    x = self.entry(name + ".nu-", out, inc) * self(name + ".g-neutrino")
                    add(final + out, kind, sign * x * coupling() / (Q2 + self(name + ".mass") ** 2))
            add(out, "V", charge * r * 2 * sqrt(mpf(2)) * pi * self.alpha / (3 * GF)
                * self.entry("charge-radius.r2-", out, inc) / (self.c["hbarc"] * mpf("1e-13")) ** 2)
            add(out, "V", -charge * 4 * pi * self.alpha * self.entry("millicharge.q-", out, inc) / Q2)
            add("R" + out, "D", charge * self.e * self.muB * self.entry("magnetic-moment.mu-", out, inc) / Q2)
        if "dipole-portal" in self.interactions:
            add("N", "D", charge * self.e * self.muB * self("dipole-portal.mu-" + inc) / Q2, self("dipole-portal.mass"))
        if "dark-fermion-production:dark" in self.interactions:
            m, x = self("dark.chi-mass"), self("dark.flavor-" + inc)
            prop = lambda name: x / (Q2 + self("dark." + name) ** 2)
            add("chi", "S", self("dark.g-S") * scalar("dark.S-") * prop("scalar-mass"), m)
            add("chi", "P", I * self("dark.g-P") * whole("dark.P-") * prop("scalar-mass"), m)
            add("chi", "V", -self("dark.g-V") * vector("dark.V-") * prop("vector-mass"), m)
            add("chi", "A", self("dark.g-A") * whole("dark.A-") * prop("vector-mass"), m)
            add("chi", "T", self("dark.g-T") * tensor("dark.T-") * prop("tensor-mass"), m)
            add("chi", "D", x * charge * self.e * self.muB * self("dark.mu") / Q2, m)
        return found


TABLE = Path(__file__).resolve().parents[1] / "Data" / "Nuclides" / "nuclides.csv"
MASSES = {row["nuclide"]: row["atomic_mass_u"] for row in csv.DictReader(x for x in TABLE.open() if x[0] != "#")}
NUCLIDES = {"Ar40": (18, 22), "Cs133": (55, 78), "Ge74": (32, 42), "F19": (9, 10)}


def draw(r):
    """The arguments of one cross-section: three to six interactions with every coupling at random."""
    electron = r.random() < .35
    places = ["electron"] if electron else ["up", "down", "proton", "neutron", "nucleus"]
    letters = ["e"] if electron else ["u", "d", "p", "n", "N"]
    sets = {"detector.channels": "electron" if electron else "nuclear", "form-factor": "unity", "kinematics": "spin-half",
            "electroweak.sin2-theta-w": f"{r.uniform(.2, .27):.9f}"}
    hermitian = lambda prefix, size, unit="": {
        prefix + p: (f"{r.uniform(-size, size):.6g}{unit}" if p in PAIRS[:3] else
                     f"({r.uniform(-size, size):.6g} {r.choice('+-')} {r.uniform(0, size):.6g}i){unit}") for p in PAIRS}
    u = lambda size: f"{r.uniform(-size, size):.6g}"

    def nsi():
        out = {}
        for m in (["eV", "eA", "eL", "eR"] if electron else ["u", "d"]): out |= hermitian(f"nsi.{m}-", .5)
        return "non-standard-interactions", out

    def gi():
        coherent = [c + k for c in ("C", "D") for k in "SVAPT"]
        out = hermitian("gi.nu-", 1)
        for name in coherent:
            # Axial and pseudoscalar currents of the target act on the whole nucleus here, or on an electron.
            onSpin = name in ("CP", "DS", "CA", "DV")
            for letter in (["e"] if electron else ["N"] if onSpin else letters): out[f"gi.{name}-{letter}"] = u(.3)
        return "generalized-interactions", out

    def mediator(kind, name, size):
        def make():
            out = hermitian(f"{name}.nu-", 1) | {f"{name}.mass": f"{10**r.uniform(-1, 2.5):.6g} MeV", f"{name}.g-neutrino": u(size)}
            onSpin = name in ("axi", "pse")
            for place in (["electron"] if electron else ["nucleus"] if onSpin else places): out[f"{name}.g-{place}"] = u(size)
            return f"{kind}:{name}", out
        return make

    def dark():
        out = {"dark.chi-mass": f"{r.uniform(.1, 3 if electron else 15):.6g} MeV", "dark.mu": f"{u(3e-9)} muB"}
        out |= {f"dark.{m}-mass": f"{10**r.uniform(-1, 2.5):.6g} MeV" for m in ("scalar", "vector", "tensor")}
        out |= {f"dark.flavor-{f}": u(1) for f in FLAVORS} | {f"dark.g-{k}": u(3e-5) for k in "SPVAT"}
        for k in "SPVAT":
            for letter in (["e"] if electron else ["N"] if k in "PA" else letters): out[f"dark.{k}-{letter}"] = u(3e-5)
        return "dark-fermion-production:dark", out

    everything = [nsi, gi, mediator("light-vector", "vec", 1e-4), mediator("light-scalar", "sca", 1e-4),
                  mediator("light-axial", "axi", 1e-4), mediator("light-tensor", "ten", 1e-4), mediator("light-pseudoscalar", "pse", 1e-3),
                  lambda: ("magnetic-moment", hermitian("magnetic-moment.mu-", 3e-9, " muB")),
                  lambda: ("charge-radius", hermitian("charge-radius.r2-", 3e-32, " cm2")),
                  lambda: ("millicharge", hermitian("millicharge.q-", 1e-8)),
                  lambda: ("dipole-portal", {"dipole-portal.mass": f"{r.uniform(.05, 2 if electron else 10):.6g} MeV"}
                           | {f"dipole-portal.mu-{f}": f"{u(3e-9)} muB" for f in FLAVORS}), dark]
    names = []
    for make in r.sample(everything, r.randint(3, 6)):
        name, values = make()
        names.append(name)
        sets |= values
    target = r.choice(list(NUCLIDES))
    E = r.uniform(5, 50)
    M = .511 if electron else 931.494 * sum(NUCLIDES[target])
    T = 2e3 * E * E / (M + 2 * E) * r.uniform(.05, .9)
    if electron: target = "H1"
    command = ["cross-section", "--json", "--target", target, "--neutrino", r.choice(["nu_", "nubar_"]) + r.choice(FLAVORS),
               "--energy", f"{E:.9g} MeV", "--recoil", f"{T:.9g} keV"]
    return command + [x for n in names for x in ("--interaction", n)] + [x for k, v in sets.items() for x in ("--set", f"{k}={v}")]


def main():
    options = dict(zip(sys.argv, sys.argv[1:]))
    seed, count = int(options.get("--seed", random.randrange(10**8))), int(options.get("--count", 30))
    worst, channels = mpf(0), 0
    for i in range(count):
        command = draw(random.Random(1000 * seed + i))
        run = subprocess.run([sys.argv[-1]] + command, capture_output=True, text=True)
        if run.returncode: sys.exit(f"{run.stderr}second route: exit code {run.returncode}, seed {seed}: {shlex.join(command)}")
        manifest, out = (json.loads(run.stdout)[k] for k in ("manifest", "result"))
        model = Model(manifest)
        electron = manifest["choices"]["detector.channels"] == "electron"
        E, T = mpf(repr(out["energy_MeV"])), mpf(repr(out["recoil_keV"])) / 1000
        kind, inc = out["neutrino"].split("_")
        if electron: M, Z, N = model.c["electron-mass"], 0, 0
        else:
            Z, N = NUCLIDES[out["target"]]
            M = mpf(MASSES[out["target"]]) * model.c["atomic-mass-unit"] - Z * model.c["electron-mass"]
        theirs = {}
        for c in out["channels"]: theirs[c["channel"].replace("electron-", "")] = mpf(repr(c["value"]))
        ours = {}
        for final, (m, A) in model.couplings(inc, 2 * M * T, Z, N, electron).items():
            name = {"R": "flipped", "N": "N", "c": "chi:dark"}.get(final[0], "active")
            p = sqrt(T * (T + 2 * M))
            if E < (2 * M * T + m**2) / (2 * (p - T)): continue
            ours[name] = ours.get(name, 0) + squared(A, M, m, E, T, kind == "nubar") * (model.c["hbarc"] * mpf("1e-13")) ** 2 / 1000
        for name in set(ours) | set(theirs):
            a, b = theirs.get(name, mpf(0)), ours.get(name, mpf(0))
            deviation = abs(a - b) / max(abs(b), mpf("1e-300")) if a or b else mpf(0)
            worst, channels = max(worst, deviation), channels + 1
            if deviation > mpf("1e-9"):
                sys.exit(f"second route: {name} {mp.nstr(a, 15)} against {mp.nstr(b, 15)}, seed {seed}: {shlex.join(command)}")
    print(f"second route: {channels} channels of {count} cross-sections to 1e-9 (worst {mp.nstr(worst, 2)}), seed {seed}")


main()
