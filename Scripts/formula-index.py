#!/usr/bin/env python3
"""Check every `Ref: KEY[, KEY...]` comment under Sources against references.bib; write Documentation/FormulaIndex.md.

Usage: formula-index.py [--check]      --check writes nothing and exits 1 if the file on disk is out of date.
"""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIBLIOGRAPHY = ROOT / "references.bib"
INDEX = ROOT / "Documentation" / "FormulaIndex.md"
SUFFIXES = {".swift", ".h", ".c"}

REF = re.compile(r"^(.*?)///?\s*Ref:(.*)$")
COMMENT = re.compile(r"^\s*(//|/\*|\*)")
ATTRIBUTES = re.compile(r"^(\s*@\w+(\([^)]*\))?)+\s*$")
ENTRY = re.compile(r"^@(\w+)\{([^,\s]+),\s*$(.*?)^\}", re.MULTILINE | re.DOTALL)
TITLE = re.compile(r"^\s*title\s*=\s*\{(.*)\},?\s*$", re.MULTILINE)


def shorten(text, width):
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def bibliography():
    """{key: short title}, and complaints about keys that occur twice."""
    titles, problems = {}, []
    for _, key, body in ENTRY.findall(BIBLIOGRAPHY.read_text(encoding="utf-8")):
        title = TITLE.search(body)
        if key in titles:
            problems.append(f"references.bib: key '{key}' occurs twice")
        titles[key] = shorten(re.sub(r"[{}]", "", title.group(1)), 70) if title else ""
    return titles, problems


def context(lines, start):
    """The first line of code after a comment."""
    for line in lines[start:]:
        if line.strip() and not COMMENT.match(line) and not ATTRIBUTES.match(line):
            return shorten(line.strip().rstrip("{"), 80)
    return ""


def scan(known):
    """{key: ["path:line `context`"]}, and complaints about keys not in `known`."""
    uses, problems = {}, []
    files = (f for f in (ROOT / "Sources").rglob("*") if f.is_file() and f.suffix in SUFFIXES)
    for path in sorted(files, key=lambda f: f.relative_to(ROOT).as_posix()):
        name, lines = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            match = REF.match(line)
            if match and match.group(1).strip():
                problems.append(f"{name}:{number}: a Ref comment stands on its own line, above the formula")
            for key in (k.strip() for k in match.group(2).split(",")) if match else ():
                if key in known:
                    code = context(lines, number).replace("`", "'").replace("|", "\\|")
                    uses.setdefault(key, []).append(f"{name}:{number}" + (f" `{code}`" if code else ""))
                else:
                    problems.append(f"{name}:{number}: key '{key}' is not in references.bib")
    return uses, problems


def main():
    titles, problems = bibliography()
    uses, unknown = scan(titles)
    if problems + unknown:
        sys.exit("\n".join(problems + unknown))
    text = "# Formula index\n\nWhere each source of `references.bib` enters the code, with the line that follows the comment.\n"
    text += "Written by `Scripts/formula-index.py`; do not edit.\n\n| key | title | where |\n|---|---|---|\n"
    for key in sorted(uses):
        title = titles[key].replace("|", "\\|")
        text += f"| {key} | {title} | {'<br>'.join(uses[key])} |\n"
    if "--check" in sys.argv[1:]:
        if not INDEX.is_file() or INDEX.read_text(encoding="utf-8") != text:
            sys.exit("Documentation/FormulaIndex.md is out of date: run Scripts/formula-index.py")
    else:
        INDEX.parent.mkdir(parents=True, exist_ok=True)
        INDEX.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
