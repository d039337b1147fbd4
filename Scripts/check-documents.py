#!/usr/bin/env python3
"""Run every `$ sevens …` of the console blocks in README.md and Documentation/, and compare what it prints.

A line `…` in a block stands for any number of lines. Exits 1 at the first difference. The program must be built.
With --write the blocks of one command without `…` are rewritten instead: read what changed before you commit it.
"""
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build" / "release" / "sevens"
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def matches(expected, printed):
    pattern = "".join("(?:.*\n)*?" if line.strip() == "…" else re.escape(line) + "\n" for line in expected)
    return re.fullmatch(pattern, printed)


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


def run(command):
    result = subprocess.run([PROGRAM, *shlex.split(command)[1:]], capture_output=True, text=True, cwd=ROOT)
    return (result.stdout + result.stderr).rstrip("\n") + "\n"


def rewrite(match):
    found = list(examples(match.group(1)))
    if any(line.strip() == "…" for _, expected in found for line in expected):
        return match.group(0)
    return "```console\n" + "".join(f"$ {command}\n{run(command)}" for command, _ in found) + "```"


def main():
    checked, wrong = 0, 0
    for path in [ROOT / "README.md", *sorted((ROOT / "Documentation").rglob("*.md"))]:
        if "--write" in sys.argv:
            path.write_text(BLOCK.sub(rewrite, path.read_text(encoding="utf-8")), encoding="utf-8")
        for block in BLOCK.findall(path.read_text(encoding="utf-8")):
            for command, expected in examples(block):
                if shlex.split(command)[0] != "sevens":
                    continue
                printed = run(command)
                if not matches(expected, printed):
                    print(f"{path.relative_to(ROOT)}: {command}\nnow prints\n{printed}")
                    wrong += 1
                checked += 1
    print(f"documents: {checked - wrong} of {checked} commands print what they are said to print")
    return 0 if checked and not wrong else 1


sys.exit(main())
