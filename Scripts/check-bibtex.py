#!/usr/bin/env python3
"""Reads what `sevens cite` prints with a BibTeX parser that is not ours.

    check-bibtex.py PROGRAM RUN.json [REPORT.bib]

Cites a run of `sevens reproduce --json`: the entries must parse, be exactly the citations of its manifest, and have what
their kind needs; those of REPORT.bib must be the same. The whole bibliography must parse too. Needs bibtexparser 2 (PyPI);
exits 1 and lists what is wrong, 69 without it.
"""

import json
import re
import subprocess
import sys

NEEDED = {"article": {"author", "title", "year"}, "book": {"title", "year"}, "misc": {"title"},
          "inproceedings": {"author", "title", "booktitle", "year"}, "techreport": {"title", "institution", "year"}}


def entries(text, name, faults):
    """The entries of a text by their keys: kind and fields."""
    library = bibtexparser.parse_string(text)
    faults += [f"{name}: not BibTeX: {str(block.error)[:200]}" for block in library.failed_blocks]
    if text.count("\n@") + text.startswith("@") != len(library.entries):
        faults.append(f"{name}: {len(library.entries)} entries of {text.count('@')} were read")
    found = {entry.key: (entry.entry_type, {field.key: field.value for field in entry.fields})
             for entry in library.entries}
    for key, (kind, fields) in found.items():
        missing = NEEDED.get(kind, {"title"}) - {name for name, value in fields.items() if value.strip()}
        # What nobody has seen is said in the note, and not made up.
        missing -= {name for name in missing if re.search(rf"\b{name}s?\b.*not seen", fields.get("note", ""))}
        if missing - ({"author"} if "collaboration" in fields or "editor" in fields else set()):
            faults.append(f"{name}: {key}, {kind}: no {', '.join(sorted(missing))}")
    return found


def main(arguments):
    if len(arguments) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    program, run = arguments[:2]
    faults = []

    def cite(*words):
        return subprocess.run([program, "cite", *words], capture_output=True, text=True, check=True).stdout

    cited = entries(cite(run), run, faults)
    entries(cite("--all"), "--all", faults)
    with open(run, encoding="utf-8") as file:
        named = set(json.load(file)["manifest"]["citations"])
    if named != set(cited):
        faults.append(f"{run}: cites {sorted(named ^ set(cited))} in one place only")
    if len(arguments) == 3:
        with open(arguments[2], encoding="utf-8") as file:
            if entries(file.read(), arguments[2], faults) != cited:
                faults.append(f"{arguments[2]}: not what the run cites")
    print("\n".join(faults) if faults else f"BibTeX: {len(cited)} works cited by {run}, all read")
    return 1 if faults else 0


try:
    import bibtexparser
    if not hasattr(bibtexparser, "parse_string"):
        raise ImportError
except ImportError:
    print("BibTeX not checked: pip install 'bibtexparser>=2.0'", file=sys.stderr)
    sys.exit(69)
sys.exit(main(sys.argv[1:]))
