#!/usr/bin/env python3
"""Checks the figures in a folder: every picture shows the numbers of its table, and every axis says its unit.

    check-figures.py FOLDER

For each NAME.gp with NAME.csv and NAME.svg the points of every curve in the picture are mapped back with the ranges that
gnuplot reports for the script, and compared with the rows of the table within a pixel; what lies outside of the plotted
area is left out, as gnuplot does. The units in the column names must stand at the axes. Exits 1 and lists what is wrong;
69 without gnuplot.
"""

import csv
import math
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
VARIABLES = [f"GPVAL_{name}" for name in (
    "X_MIN", "X_MAX", "Y_MIN", "Y_MAX", "TERM_XMIN", "TERM_XMAX", "TERM_YMIN", "TERM_YMAX", "TERM_YSIZE", "TERM_SCALE")]
# Column names are ASCII: what they write for what stands at the axis.
UNITS = {"keV": "keV", "MeV": "MeV", "eV": "eV", "m": "m", "cm2": "cm2", "MeV-1": "MeV"}


class Axis:
    """One axis: where the numbers of the script stand on the picture."""

    def __init__(self, low, high, log, first, last):
        self.log = log
        self.low, self.high = (math.log10(low), math.log10(high)) if log else (low, high)
        self.first, self.last = first, last

    def position(self, value):
        """The pixel of a number; None where it has none."""
        if self.log:
            if value <= 0:
                return None
            value = math.log10(value)
        part = (value - self.low) / (self.high - self.low)
        return self.first + part * (self.last - self.first)

    def shows(self, pixel, slack=0.01):
        low, high = sorted((self.first, self.last))
        return low - slack <= pixel <= high + slack


def axes(script):
    """The axes of a script as gnuplot lays them out."""
    shown = "; ".join(f"print {name}" for name in VARIABLES)
    run = subprocess.run(
        ["gnuplot", "-d", "-e", "output = '/dev/null'", "-e", f"load '{script.name}'", "-e", shown], cwd=script.parent,
        capture_output=True, text=True, check=True)
    v = dict(zip(VARIABLES, map(float, run.stderr.split()[-len(VARIABLES):])))
    height = v["GPVAL_TERM_YSIZE"] / v["GPVAL_TERM_SCALE"]
    source = script.read_text(encoding="utf-8")

    def axis(letter, first, last):
        log = f"set logscale {letter.lower()}" in source
        return Axis(v[f"GPVAL_{letter}_MIN"], v[f"GPVAL_{letter}_MAX"], log, first, last)

    # Pictures count from the top, gnuplot from below.
    return (axis("X", v["GPVAL_TERM_XMIN"], v["GPVAL_TERM_XMAX"]),
            axis("Y", height - v["GPVAL_TERM_YMIN"], height - v["GPVAL_TERM_YMAX"]))


def drawn(group):
    """The positions in the drawing of a curve, its entry in the legend included."""
    found = []
    for element in group.iter():
        if element.tag == SVG + "path":
            found += [(float(x), float(y)) for x, y in re.findall(r"[ML]?\s*(-?[\d.]+),(-?[\d.]+)", element.get("d"))]
        if element.tag == SVG + "polygon":
            found += [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", element.get("points"))]
        if element.tag == SVG + "use":
            x, y = re.search(r"translate\(([-\d.]+),([-\d.]+)\)", element.get("transform")).groups()
            found.append((float(x), float(y)))
    return found


def text(element):
    return "".join(element.itertext())


def check(script):
    """What is wrong with a figure, and how many points were compared."""
    picture, table = script.with_suffix(".svg"), script.with_suffix(".csv")
    source = script.read_text(encoding="utf-8")
    root = ElementTree.parse(picture).getroot()
    x, y = axes(script)
    groups = {int(g.get("id").rsplit("_", 1)[1]): g for g in root.iter(SVG + "g")
              if (g.get("id") or "").startswith("gnuplot_plot_")}
    with open(table, encoding="utf-8", newline="") as lines:
        header, *rows = list(csv.reader(lines))
    faults, compared = [], 0
    plots = re.findall(r"\(\$1 == (\d+) \? \(\$3(?: / (\S+))?\) : NaN\):(.*?) with (\w+)", source)
    for number, (curve, divisor_x, ordinates, style) in enumerate(plots, 1):
        columns = re.findall(r"\(\$(\d)(?: / ([^)]+))?\)", ordinates)
        own = [row for row in rows if row[0] == curve]
        points = drawn(groups[number])
        inside = [p for p in points if x.shows(p[0]) and y.shows(p[1])]
        expected = []
        for row in own:
            for column, divisor_y in columns:
                cell = row[int(column) - 1]
                if not row[2] or not cell:
                    continue
                at = (x.position(float(row[2]) / float(divisor_x or 1)), y.position(float(cell) / float(divisor_y or 1)))
                if None not in at and x.shows(at[0], -0.5) and y.shows(at[1], -0.5):
                    expected.append(at)
        # gnuplot rounds to a hundredth and leaves out what is closer than that to the point before; on a straight line
        # a point of the table need not be a corner, so it may lie anywhere between two of the drawing.
        if style == "boxxyerror":
            cells = sum(element.tag == SVG + "polygon" for element in groups[number].iter())
            filled = sum(bool(row[4]) for row in own)
            if cells < filled:
                faults.append(f"curve {curve}: {cells} cells for {filled} values")
            compared += filled
            continue
        lost = [at for at in expected if not near(at, points, style)]
        if lost:
            faults.append(f"curve {curve}: {len(lost)} of {len(expected)} points of the table are not drawn, as at "
                          f"({lost[0][0]:.1f}, {lost[0][1]:.1f})")
        if expected and not inside:
            faults.append(f"curve {curve}: nothing is drawn")
        if style == "points" and len(inside) < len(expected):
            faults.append(f"curve {curve}: {len(inside)} symbols for {len(expected)} points")
        compared += len(expected)
    labels = [text(t).replace("−", "-") for t in root.iter(SVG + "text")]
    for name in header[2:4]:
        unit = next((UNITS[word] for word in reversed(name.split("_")) if word in UNITS), None)
        axis_label = "xlabel" if name == header[2] else "ylabel"
        declared = re.search(rf"set {axis_label} '(.*)'", source)
        bracket = re.search(r"\[(.*)\]$", declared.group(1)) if declared else None
        if unit and not (bracket and re.sub(r"[{}^]", "", bracket.group(1)).find(unit) >= 0):
            faults.append(f"the column {name} has a unit that does not stand at its axis: {declared and declared.group(1)}")
        if bracket:
            plain = re.sub(r"[{}^_@]|/:Italic ", "", bracket.group(0)).replace("−", "-")
            if not any(plain in label for label in labels):
                faults.append(f"the picture does not say {plain}")
    if compared == 0:
        faults.append("no point could be compared")
    return faults, compared


def near(at, points, style):
    """Whether a point lies on the drawing, within a pixel."""
    if any(abs(at[0] - p[0]) <= 1 and abs(at[1] - p[1]) <= 1 for p in points):
        return True
    if style == "points":
        return False
    for (a, b), (c, d) in zip(points, points[1:]):
        length = (c - a) ** 2 + (d - b) ** 2
        part = ((at[0] - a) * (c - a) + (at[1] - b) * (d - b)) / length if length else 0
        part = min(1, max(0, part))
        if math.hypot(at[0] - a - part * (c - a), at[1] - b - part * (d - b)) <= 1:
            return True
    return False


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    scripts = sorted(Path(arguments[0]).glob("*.gp"))
    if not shutil.which("gnuplot"):
        print("figures not checked: gnuplot is not installed. Debian, Ubuntu: sudo apt-get install gnuplot-nox",
              file=sys.stderr)
        return 69
    wrong, total = 0, 0
    for script in scripts:
        try:
            faults, compared = check(script)
        except (OSError, subprocess.CalledProcessError, ElementTree.ParseError, KeyError) as error:
            faults, compared = [f"cannot be checked: {error!r}"], 0
        wrong, total = wrong + len(faults), total + compared
        for fault in faults:
            print(f"{script.stem}: {fault}")
    if not scripts:
        print(f"{arguments[0]}: there is no figure")
        return 1
    print(f"figures: {len(scripts)} checked, {total} points of their tables found in the pictures, {wrong} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
