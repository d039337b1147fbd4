#!/usr/bin/env python3
"""Write Documentation/Reference/ from what the program says of itself: `sevens list` and `sevens describe`.

Usage: reference.py [--check] [PROGRAM]     PROGRAM is .build/release/sevens unless given and must be built.
With --check nothing is written, and files that are out of date make the exit code 1.
"""
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "Documentation" / "Reference"
ARXIV = re.compile(r"(\d{4}\.\d{4,5}|[a-z-]+/\d{7})$")
ENTRY = re.compile(r"^@\w+\{([^,\s]+),\s*$(.*?)^\}", re.MULTILINE | re.DOTALL)
# As `describe` prints parameters and choices.
PARAMETER = re.compile(r"(?P<key>\S+) \((?P<symbol>.*), (?P<kind>\w+), default (?P<default>.*?)\): (?P<meaning>.*)$")
CHOICE = re.compile(r"(?P<key>\S+): (?P<options>.*?): (?P<meaning>.*)$")
# What the sources cannot do without, and the models of a response that read a file.
SOURCES = {
    "pion-decay-at-rest": "protons-on-target: 1e23, distance: 20 m, timing: { pulse: { mean: 1 us, sigma: 1 us } }",
    "reactor": "power: 1 GW, distance: 10 m", "chromium-51": "activity: 3 MCi, distance: 50 cm",
    "tabulated-flux": "file: flux.csv",
}
FILES = {
    "flux.csv": "E_MeV,nu_e\n1,1\n5,1\n10,1\n", "quenching.csv": "T_keVnr,Q\n0.1,0.2\n1,0.2\n100,0.2\n",
    "efficiency.csv": "E_keVee,efficiency\n0,0\n100,1\n",
}


def keyed(settings):
    return {row["key"]: row for row in settings}


class Program:
    """The program in a folder of its own."""

    def __init__(self, path, folder):
        self.path, self.folder = path, Path(folder)
        for name, text in FILES.items():
            (self.folder / name).write_text(text, encoding="utf-8")

    def __call__(self, *arguments):
        environment = {k: v for k, v in os.environ.items() if k != "SEVENS_DATA"}
        environment |= {"XDG_DATA_HOME": str(self.folder), "HOME": str(self.folder)}
        run = subprocess.run([self.path, *arguments, "--json"], capture_output=True, text=True, cwd=self.folder,
                             env=environment)
        if run.returncode:
            sys.exit(f"reference.py: sevens {' '.join(arguments)}: {run.stderr or run.stdout}")
        return json.loads(run.stdout)["result"]

    def settings(self, source, *stages):
        """The settings of a set-up file with a source and stages of the response after a constant quenching factor."""
        stages = stages if any("quenching" in s for s in stages) else ("quenching: { model: constant, value: 0.1 }", *stages)
        threshold = "1 PE" if any("light" in s for s in stages) else "1 keVee"
        response = ", ".join(f"{{ {stage} }}" for stage in stages)
        text = (f"sevens: 1\nid: any\nsource: {{ id: {source} }}\ntarget: Ge\nexposure: 1 yr\n"
                f"detector: {{ mass: 1 kg, threshold: {threshold}, response: [ {response} ] }}\n")
        (self.folder / "any.yaml").write_text(text, encoding="utf-8")
        return keyed(self("list", "parameters", "any.yaml"))


def titles():
    text = (ROOT / "references.bib").read_text(encoding="utf-8")
    found = {}
    for key, body in ENTRY.findall(text):
        title = re.search(r"^\s*title\s*=\s*\{(.*)\},?\s*$", body, re.MULTILINE)
        found[key] = re.sub(r"[{}]", "", title.group(1)) if title else ""
    return found


def link(key, known):
    name = f"[{key}](https://arxiv.org/abs/{key})" if ARXIV.match(key) else f"{key}"
    return f"{name} {known[key]}" if known.get(key) else name


def cell(text):
    return str(text).replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def table(columns, rows):
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    return "\n".join(lines + ["| " + " | ".join(cell(c) for c in row) + " |" for row in rows])


def number(value):
    return "none" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def joined(rows):
    """Ten and more keys that differ in a number at their end as one row."""
    result = []
    for _, group in itertools.groupby(rows, lambda row: re.sub(r"\d+$", "", row[0])):
        group = list(group)
        if len(group) < 10:
            result += group
        else:
            result.append([f"{group[0][0]} … {group[-1][0]}", *group[0][1:]])
    return result


def parameters(lines, settings):
    """The table of what `describe` lists, with units and bounds from the settings of a set-up."""
    rows = []
    for line in lines:
        match = PARAMETER.match(line)
        if match:
            own = settings.get(match["key"], {})
            bounds = own.get("bounds")
            rows.append([match["key"], match["symbol"], match["kind"], match["default"], own.get("unit") or "",
                         f"{number(bounds[0])} … {number(bounds[1])}" if bounds else "", match["meaning"]])
        elif CHOICE.match(line):
            match = CHOICE.match(line)
            rows.append([match["key"], "", "choice", "", "", match["options"], match["meaning"]])
    if not rows:
        return "No parameters."
    return table(["key", "symbol", "kind", "default", "unit", "from … to, or options", "meaning"], joined(rows))


SECTIONS = ["what", "formula", "conventions", "parameters", "estimates", "not included", "source", "target", "observed",
            "interactions", "options", "default", "set by", "notes", "verified", "references", "keys"]


def article(answer, settings, known):
    """One thing: everything that `describe` says of it."""
    parts = [f"## {answer['id']}", "\n".join(answer.get("what", []))]
    for name in SECTIONS[1:] + sorted(set(answer) - set(SECTIONS) - {"id"}):
        lines = answer.get(name)
        if not lines or lines == ["–"]:
            continue
        if name == "parameters":
            parts.append(f"### Parameters of {answer['id']}\n\n{parameters(lines, settings)}")
        elif name == "formula":
            parts.append("```text\n" + "\n".join(lines) + "\n```")
        elif name == "references":
            parts.append("**references**\n\n" + "\n".join(f"* {cell(link(key, known))}" for key in lines))
        elif len(lines) == 1:
            parts.append(f"**{name}:** {cell(lines[0])}")
        else:
            parts.append(f"**{name}**\n\n" + "\n".join(f"* {cell(line)}" for line in lines))
    return "\n\n".join(parts)


def document(title, summary, articles):
    head = f"# {title}\n\n{summary}\nWritten by `Scripts/reference.py` from what the program says of itself; do not edit.\n"
    return head + "".join(f"\n{text}\n" for text in articles)


def pages(sevens):
    known = titles()
    listed = {what: sevens("list", what) for what in (
        "interactions", "sources", "form-factors", "quenching", "smearing", "efficiencies", "setups", "measurements",
        "choices", "datasets", "recipes", "targets")}

    base = sevens("list", "parameters", "coherent-csi-2017")
    everywhere = keyed(base)

    def described(what, settings):
        return [article(sevens("describe", one["id"]), settings(one["id"]), known) for one in listed[what]]

    def of_response(name):
        """Of all stages that have a model of this name."""
        found = {}
        for what, settings in (("quenching", of_quenching), ("smearing", of_smearing), ("efficiencies", of_efficiency)):
            if any(one["id"] == name for one in listed[what]):
                found |= settings(name)
        return found

    def of_interaction(name):
        extra = ["--interaction", name] if name != "standard-model" else []
        return keyed(sevens("list", "parameters", "coherent-csi-2017", *extra))

    def of_source(name):
        return sevens.settings(f"{name}, {SOURCES[name]}" if name in SOURCES else name)

    def of_stage(stage, given, default=""):
        def settings(name):
            text = given.get(name, default)
            stages = [f"{stage}: {{ model: {name}{text} }}"]
            if name in ("poisson", "gamma"):
                stages.insert(0, "light: { yield: 10 PE/keVee }")
            return sevens.settings("reactor, " + SOURCES["reactor"], *stages)
        return settings

    of_quenching = of_stage("quenching", {
        "table": ", file: quenching.csv, outside: nearest", "constant": ", value: 0.1", "polynomial": ", q0: 0.1"})
    of_smearing = of_stage("smearing", {"gaussian": ", noise: 20 eVee", "gamma": ", shape-per-keVee: 9.56"})
    of_efficiency = of_stage("efficiency", {
        "table": ", axis: keVee, file: efficiency.csv", "constant": ", axis: keVee, value: 0.9"}, ", axis: keVee")

    def same(_):
        return everywhere

    choices = [article(sevens("describe", one["id"]), everywhere, known) for one in listed["choices"]]
    yield "Interactions.md", document(
        "Interactions", "What neutrinos may do: `--interaction ID`, or `ID:name` for an instance with a name of its own, "
        "whose keys then begin with that name.", described("interactions", of_interaction))
    yield "Sources.md", document("Sources", "Where neutrinos come from: `source: { id: ID, … }` in a set-up file.",
                                 described("sources", of_source))
    yield "FormFactors.md", document("Form factors", "`--set form-factor=ID`.", described("form-factors", same))
    yield "Response.md", document(
        "Response", "Quenching factors, smearing and efficiencies: stages of `detector.response` in a set-up file.",
        [article(sevens("describe", name), of_response(name), known) for name in dict.fromkeys(
            one["id"] for what in ("quenching", "smearing", "efficiencies") for one in listed[what])])
    yield "Setups.md", document("Set-ups", "Without data: `sevens rate ID`.", described("setups", same))
    yield "Measurements.md", document(
        "Measurements", "Set-ups with data; what their likelihoods are is in [Measurements](../Measurements.md).",
        described("measurements", same))
    yield "Choices.md", document("Choices", "Named prescriptions: `--set ID=option`. Every output prints those it used.", choices)
    yield "Datasets.md", document("Tables", "Published numbers that come with the program, and how each is known.",
                                  described("datasets", same))
    common = [row for row in base if not row["key"].startswith(("source.", "detector.response.", "sns."))
              and row["options"] is None]
    rows = [[row["key"], row["symbol"], row["kind"], number(row["default"]), row["unit"] or "",
             f"{number(row['bounds'][0])} … {number(row['bounds'][1])}" if row["bounds"] else "", row["meaning"]]
            for row in common]
    yield "Parameters.md", document(
        "Parameters of every set-up", "Those of the set-up `coherent-csi-2017` that belong to no source, response or "
        "interaction; `sevens list parameters <set-up>` lists all of one set-up, with their values.",
        [table(["key", "symbol", "kind", "default", "unit", "from … to", "meaning"], rows)])
    yield "Recipes.md", document(
        "Recipes", "Published results against ours: `sevens reproduce ID`.",
        [table(["id", "title"], [[one["id"], one["title"]] for one in listed["recipes"]])])
    contents = [
        ("Interactions.md", "interactions"), ("Sources.md", "sources"), ("FormFactors.md", "form factors"),
        ("Response.md", "quenching, smearing, efficiencies"), ("Setups.md", "set-ups"), ("Measurements.md", "measurements"),
        ("Choices.md", "choices"), ("Parameters.md", "parameters of every set-up"), ("Datasets.md", "tables of numbers"),
        ("Recipes.md", "recipes"),
    ]
    yield "README.md", document(
        "Reference", "Everything that has a name.", ["\n".join(f"* [{what}]({name})" for name, what in contents)])


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("-")]
    program = Path(arguments[0] if arguments else ROOT / ".build" / "release" / "sevens").resolve()
    with tempfile.TemporaryDirectory() as folder:
        written = dict(pages(Program(program, folder)))
    stale = [name for name, text in written.items()
             if not (FOLDER / name).is_file() or (FOLDER / name).read_text(encoding="utf-8") != text]
    extra = [p.name for p in FOLDER.glob("*") if p.name not in written] if FOLDER.is_dir() else []
    if "--check" in sys.argv[1:]:
        if stale + extra:
            sys.exit(f"Documentation/Reference: out of date: {', '.join(sorted(stale + extra))}: run Scripts/reference.py")
        print(f"reference: {len(written)} pages are what the program says")
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in extra:
        (FOLDER / name).unlink()
    for name in stale:
        (FOLDER / name).write_text(written[name], encoding="utf-8")
    print(f"reference: {len(stale) + len(extra)} of {len(written)} pages changed")


if __name__ == "__main__":
    main()
