#!/usr/bin/env python3
"""Run `swift test` and say at the end how many of the tests that need official releases ran.

    python3 Scripts/test.py swift test -c release [further arguments]

Such tests stand in suites called FullData…; they read the releases in $SEVENS_DATA and are skipped without it. Exits
with the status of the tests, and with 1 if $SEVENS_DATA is set and one of them was skipped nevertheless.
"""
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def counts(folder):
    """How many tests of full data ran, and how many were skipped; every parametrised test counts once."""
    run = skipped = 0
    for report in folder.glob("*.xml"):
        for case in ElementTree.parse(report).iter("testcase"):
            suites = case.get("classname", "").split(".")[1:]
            if any(suite.startswith("FullData") for suite in suites):
                if case.find("skipped") is None:
                    run += 1
                else:
                    skipped += 1
    return run, skipped


def main():
    with tempfile.TemporaryDirectory() as folder:
        status = subprocess.run([*sys.argv[1:], "--xunit-output", f"{folder}/tests.xml"]).returncode
        run, skipped = counts(Path(folder))
    if status == 0 and skipped and os.environ.get("SEVENS_DATA"):
        print("SEVENS_DATA is set and tests of full data were skipped")
        status = 1
    if skipped and not os.environ.get("SEVENS_DATA"):
        print("tests of official releases were skipped: set SEVENS_DATA to a folder that `sevens data add` filled")
    print(f"full-data tests: {run} run, {skipped} skipped")
    return status


sys.exit(main())
