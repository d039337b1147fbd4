#!/usr/bin/env python3
"""House rules that the formatter does not know; exits 1 and lists every breach as file:line: message."""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 300
# Witnesses of a protocol inherit its documentation.
WITNESSES = re.compile(
    r"\b(init\(\)|static (let|var) (id|title|formula|notIncluded|references|parameters|choices|choiceID|choiceMeaning"
    r"|usesLiveTime|table|allCases|scope|conventions|estimates|uses|actsOnFlux|measuredOnAxis|verified)\b"
    r"|var (meaning|references|kinks|citations|datasets|description|settings|notes|unread|verified)\b"
    r"|func (problems|lower|propagate|beam|spread|kinks|callAsFunction|encode|hash)\b|static func (==|<)|init\((stringLiteral|floatLiteral"
    r"|booleanLiteral|arrayLiteral|dictionaryLiteral))")
PUBLIC = re.compile(r"^\s*(@\w+(\([^)]*\))?\s+)*public\s+(?!import|extension)")
EXTENSION = re.compile(r"^public extension|^extension")
BANNED_NAMES = re.compile(r"(Utils?|Helpers?|Managers?|Common)\.swift$")
MACHINE_PATH = re.compile(r"(?<![\w.])/(work|root|home|tmp)/")


def documented(lines, index):
    """Whether a documentation comment stands above a declaration, attributes and comments between them allowed."""
    index -= 1
    while index >= 0 and re.match(r"^\s*(@|//(?!/))", lines[index]):
        index -= 1
    return index >= 0 and lines[index].lstrip().startswith("///")


def breaches(path):
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    name = path.relative_to(ROOT)
    if BANNED_NAMES.search(path.name):
        yield f"{name}:1: name the file after what it holds"
    generated = path.name.endswith(".generated.swift")
    if len(lines) > LONGEST and not generated:
        yield f"{name}:{LONGEST}: {len(lines)} lines: look for the second idea in it"
    for number, line in enumerate(lines, 1):
        if MACHINE_PATH.search(line):
            yield f"{name}:{number}: a path of some machine"
        if re.search(r"\b(TODO|FIXME|XXX)\b|\btry!|\bas!", line):
            yield f"{name}:{number}: left unfinished, or a trap"
        if "Sources" in path.parts and not generated and PUBLIC.match(line) and not WITNESSES.search(line):
            if not documented(lines, number - 1):
                yield f"{name}:{number}: public without a documentation comment"
    if "SevensNumerics" in path.parts or "SevensKernel" in path.parts:
        for number, line in enumerate(lines, 1):
            if re.match(r"\s*(public )?import (Foundation|Glibc|Dispatch)", line):
                yield f"{name}:{number}: levels 0 and 1 import neither Foundation nor Glibc"
            if re.search(r"\bany [A-Z]|\bKeyPath<|\bCodable\b", line.split("//")[0]):
                yield f"{name}:{number}: not available in Embedded Swift"


def main():
    files = [p for folder in ("Sources", "Tests", "Benchmarks/Sources") for p in (ROOT / folder).rglob("*.swift")]
    found = [breach for path in sorted(files) for breach in breaches(path)]
    for path in [ROOT / "Makefile", ROOT / "README.md", *sorted((ROOT / "Scripts").iterdir())]:
        if path.is_file() and path.name != "lint.py":
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
                if MACHINE_PATH.search(line):
                    found.append(f"{path.relative_to(ROOT)}:{number}: a path of some machine")
    print("\n".join(found) if found else f"house rules: {len(files)} files in order")
    return 1 if found else 0


sys.exit(main())
