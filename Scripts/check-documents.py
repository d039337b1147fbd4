#!/usr/bin/env python3
"""Run every `$ sevens …` and `$ python3 …` of the console blocks in README.md and Documentation/, and compare what they
print.

Each document has a folder of its own to run in, with links to what stands in the repository. A comment `file: NAME` on
the line before a block of another kind puts the block there as a file, so a reader's own files are run too. A line `…`
in a console block stands for any number of lines. The program must be built. Links to files must lead somewhere, a
comment `formula: ID` must stand on the line before a $$ block, with an ID of its own, and what follows a comment
`source: PATH` must be in that file, `…` again for any number of lines. Commands in the cells of tables must succeed. All
faults are printed, and any makes the exit code 1.
With --write the blocks are rewritten instead, beside a `…` the lines most like those that stand there, and pictures that
the document shows are copied beside it: read what changed before you commit it. Paths as arguments restrict it to these
documents.
"""
import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build" / "release" / "sevens"
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
LABEL = re.compile(r"^<!-- formula:(.*?)-->\n(.*?\n)", re.MULTILINE)
EXCERPT = re.compile(r"^<!-- source: (\S+) -->\n```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
CELL = re.compile(r"^\|.*$", re.MULTILINE)
INLINE = re.compile(r"`(sevens [^`<…]+)`")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
# A console block, or a file with its name.
STEP = re.compile(r"^```console\n(?P<console>.*?)^```|^<!-- file: (?P<name>\S+) -->\n```\w*\n(?P<file>.*?)^```",
                  re.MULTILINE | re.DOTALL)
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)/]+)\)")
RUNNERS = {"sevens": [str(PROGRAM)], "python3": [sys.executable]}


def pattern(lines):
    return "".join("(?:.*\n)*?" if line.strip() == "…" else re.escape(line) + "\n" for line in lines)


def matches(expected, printed):
    return re.fullmatch(pattern(expected), printed)


def examples(block):
    """(command, expected lines) of every prompt in a block."""
    command, expected = None, []
    for line in block.rstrip("\n").split("\n"):
        if line.startswith("$ "):
            if command:
                yield command, expected
            command, expected = line[2:], []
        else:
            expected.append(line)
    if command:
        yield command, expected


def workplace(folder):
    """A folder with links to what stands in the repository."""
    for entry in ROOT.iterdir():
        os.symlink(entry, Path(folder) / entry.name)
    return Path(folder)


def start(command, folder):
    name, *arguments = shlex.split(command)
    return subprocess.run([*RUNNERS[name], *arguments], capture_output=True, text=True, cwd=folder)


def run(command, folder):
    result = start(command, folder)
    return (result.stdout + result.stderr).rstrip("\n") + "\n"


def refreshed(expected, printed):
    """The printed text, or of it the lines most like the expected ones between `…`; the expected ones if none are."""
    if not any(line.strip() == "…" for line in expected):
        return printed
    lines, kept = printed.split("\n")[:-1], []
    for line in expected:
        if line.strip() != "…":
            likeness = [difflib.SequenceMatcher(None, line, other, autojunk=False).ratio() for other in lines]
            best = max(range(len(lines)), key=likeness.__getitem__, default=None)
            if best is None or likeness[best] < 0.5:
                return "".join(f"{line}\n" for line in expected)
            line, lines = lines[best], lines[best + 1:]
        kept.append(line)
    return "".join(f"{line}\n" for line in kept)


def perform(text, folder):
    """Runs a document in a folder: every command, the lines expected of it, what it prints."""
    for step in STEP.finditer(text):
        if step["name"]:
            (folder / step["name"]).write_text(step["file"], encoding="utf-8")
            continue
        for command, expected in examples(step["console"]):
            if shlex.split(command)[0] in RUNNERS:
                yield command, expected, run(command, folder)


def rewritten(text, folder):
    """The document with what is printed now."""
    outputs = iter([refreshed(expected, printed) for _, expected, printed in perform(text, folder)])

    def block(match):
        parts = []
        for command, expected in examples(match.group(1)):
            known = shlex.split(command)[0] in RUNNERS
            parts.append(f"$ {command}\n" + (next(outputs) if known else "".join(f"{line}\n" for line in expected)))
        return "```console\n" + "".join(parts) + "```"

    return BLOCK.sub(block, text)


def faults(path, text, labels):
    """What is wrong with the links and formula labels of a document; `labels` gathers those of all."""
    for target in LINK.findall(text):
        if not (path.parent / target).exists():
            yield f"link to {target}, which does not exist"
    for name, following in LABEL.findall(text):
        name = name.strip()
        if not ID.fullmatch(name):
            yield f"formula label '{name}' is not kebab-case"
        if following != "$$\n":
            yield f"formula label '{name}' is not followed by a $$ block"
        if name in labels:
            yield f"formula label '{name}' is also in {labels[name]}"
        labels[name] = path.relative_to(ROOT)
    for source, excerpt in EXCERPT.findall(text):
        whole = (ROOT / source).read_text(encoding="utf-8") if (ROOT / source).is_file() else ""
        if not re.search("^" + pattern(excerpt.rstrip("\n").split("\n")), whole, re.MULTILINE):
            yield f"{source} does not hold what is quoted of it"


def documents():
    chosen = [Path(a).resolve() for a in sys.argv[1:] if not a.startswith("-")]
    return chosen or [ROOT / "README.md", *sorted((ROOT / "Documentation").rglob("*.md"))]


def main():
    checked, wrong, labels = 0, 0, {}
    for path in documents():
        text = path.read_text(encoding="utf-8")
        if "--write" in sys.argv:
            with tempfile.TemporaryDirectory() as folder:
                text = rewritten(text, workplace(folder))
                for picture in PICTURE.findall(text):
                    if (Path(folder) / picture).is_file():
                        shutil.copy(Path(folder) / picture, path.parent / picture)
            path.write_text(text, encoding="utf-8")
        for fault in faults(path, text, labels):
            print(f"{path.relative_to(ROOT)}: {fault}")
            wrong += 1
        with tempfile.TemporaryDirectory() as folder:
            for command, expected, printed in perform(text, workplace(folder)):
                if not matches(expected, printed):
                    print(f"{path.relative_to(ROOT)}: {command}\nnow prints\n{printed}")
                    wrong += 1
                checked += 1
            for command in (c for row in CELL.findall(text) for c in INLINE.findall(row)):
                result = start(command, folder)
                if result.returncode:
                    print(f"{path.relative_to(ROOT)}: {command}\nfails with\n{result.stderr or result.stdout}")
                    wrong += 1
                checked += 1
    print(f"documents: {checked} commands run, {len(labels)} formulas labelled, {wrong} faults")
    return 0 if checked and not wrong else 1


sys.exit(main())
