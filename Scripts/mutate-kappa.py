#!/usr/bin/env python3
"""Mutation test of the kinematic polynomials: is every monomial of every kappa protected by a test?

Every signed top-level term of every Kappa(...) between the markers in Sources/SevensKernel/Kappa.swift is flipped in
sign, then dropped, one at a time, in a temporary copy of the repository; the kappa suites must fail each time. One
build holds all mutants (each term t becomes mutant(i, t)), an environment variable picks the one that is alive.

Exit status: 0 if every mutant was killed, 1 if one survived.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KAPPA = Path("Sources/SevensKernel/Kappa.swift")
TESTS = r"SevensKernelTests\.Kappa"
SWITCH = """import Foundation

let alive = ProcessInfo.processInfo.environment["SEVENS_MUTANT"]?.split(separator: ":").map(String.init) ?? []
let (index, factor) = alive.isEmpty ? (-1, 1.0) : (Int(alive[0])!, Double(alive[1])!)

func mutant(_ i: Int, _ term: Double) -> Double { i == index ? factor * term : term }
"""


def arguments(text, start):
    """The spans of the comma-separated arguments of the call that opens before `start`, and where it closes."""
    depth, first, spans = 0, start, []
    for i in range(start, len(text)):
        if text[i] == "(":
            depth += 1
        elif text[i] == ")" and depth > 0:
            depth -= 1
        elif text[i] in ",)" and depth == 0:
            spans.append((first, i))
            first = i + 1
            if text[i] == ")":
                return spans, i


def signed_terms(expression):
    """'-T - m2 / (2 * M)' -> ['-T', '-m2 / (2 * M)']."""
    terms, depth, current = [], 0, ""
    for character in " ".join(expression.split()):
        depth += (character == "(") - (character == ")")
        if depth == 0 and character in "+-" and current.strip():
            terms.append(current)
            current = ""
        current += character
    terms.append(current)
    return [re.sub(r"^- ", "-", re.sub(r"^\+ ", "", term.strip())) for term in terms]


def instrument(source):
    """The source with every term wrapped, and the descriptions of the terms."""
    begin, end = source.index("// kappa monomials begin"), source.index("// kappa monomials end")
    body, out, found, position = source[begin:end], "", [], 0
    function = case = ""
    for match in re.finditer(r"static func (\w+)|case \((.*?)\):|return Kappa\(", body):
        if match[1]:
            function, case = match[1], "default"
        elif match[2]:
            case = match[2]
        else:
            spans, close = arguments(body, match.end())
            wrapped = []
            for order, (first, last) in enumerate(spans):
                parts = []
                for term in signed_terms(body[first:last]):
                    parts.append("0" if term == "0" else f"mutant({len(found)}, {term})")
                    if term != "0":
                        found.append(f"{function} ({case}) k{order}: {term}")
                wrapped.append(" + ".join(parts))
            out += body[position:match.end()] + ", ".join(wrapped)
            position = close
    return source[:begin] + out + body[position:] + source[end:], found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--list", action="store_true", help="print the monomials and stop")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N mutants")
    options = parser.parse_args()
    source, terms = instrument((ROOT / KAPPA).read_text())
    mutants = [(i, kind, factor) for i in range(len(terms)) for kind, factor in (("flip", -1), ("drop", 0))]
    if options.list:
        return print("\n".join(f"{i:4d}  {term}" for i, term in enumerate(terms)))
    with tempfile.TemporaryDirectory(prefix="sevens-mutants-") as directory:
        copy = Path(directory)
        for name in ("Sources/CSevensMath", "Sources/SevensNumerics", "Sources/SevensKernel",
                     "Tests/SevensNumericsTests", "Tests/SevensKernelTests"):
            shutil.copytree(ROOT / name, copy / name)
        shutil.copy(ROOT / "Package.swift", copy)
        (copy / KAPPA).write_text(source)
        (copy / KAPPA).with_name("Mutant.swift").write_text(SWITCH)
        # Only the suites that run are worth compiling.
        for other in (copy / "Tests/SevensKernelTests").glob("*.swift"):
            if not other.name.startswith("Kappa"):
                other.unlink()

        def failing(*extra, mutant=""):
            environment = {**os.environ, "SEVENS_LEVELS": "01"} | ({"SEVENS_MUTANT": mutant} if mutant else {})
            command = ["swift", "test", "-c", "release", "--disable-xctest", "--filter", TESTS, *extra]
            run = subprocess.run(command, cwd=copy, env=environment, text=True, capture_output=True)
            output = run.stdout + run.stderr
            if ("recorded an issue" if run.returncode else "tests in") not in output:
                raise SystemExit("the tests did not run:\n" + output[-4000:])
            return run.returncode != 0

        if failing():
            raise SystemExit("the tests fail without any mutation")
        survivors = []
        for i, kind, factor in mutants[:options.limit]:
            killed = failing("--skip-build", mutant=f"{i}:{factor}")
            print(f"{'killed  ' if killed else 'SURVIVED'} {kind} {terms[i]}", flush=True)
            if not killed:
                survivors.append(f"{kind} {terms[i]}")
    n = len(mutants[:options.limit])
    print(f"{n} mutants, {n - len(survivors)} killed, survivors: {'; '.join(survivors) or 'none'}")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
