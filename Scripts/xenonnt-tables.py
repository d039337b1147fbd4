#!/usr/bin/env python3
"""Makes the tables of XENONnT's search for solar 8B that `sevens data add` knows from clones of its two public releases.

The releases hold one HDF5 file for every template: github.com/XENONnT/cevns_data_release (doi 10.5281/zenodo.20576156) and
github.com/XENONnT/light_wimp_data_release. Needs h5py and numpy.

    python3 Scripts/xenonnt-tables.py cevns_data_release light_wimp_data_release FOLDER
    sevens data add FOLDER

FOLDER gets, for SR0 and SR1, the events as they are and two tables with a row for every template in the order of their
names: what it is, the recoil energy in keV of templates of one energy, the standard deviations of the yields of light and
charge, and the 81 bins with six digits, [S2][shadow][score of S1][score of S2], the last one fastest.
"""
import pathlib
import re
import shutil
import sys

import h5py
import numpy as np

NAME = re.compile(
    r"template_XENONnT_(?P<run>sr\d)_(?P<what>ac|er|rg|b8|mono)(?:_(?P<energy>[\d.]+))?_cevns"
    r"(?:_tly_(?P<light>-?[\d.]+)_tqy_(?P<charge>-?[\d.]+))?\.h5")
YIELDS = 49
ENERGIES = 46


def templates(clone, run, kinds):
    """The rows of some kinds of templates of a run, kind by kind in the order of their file names."""
    found = {}
    for path in clone.rglob(f"template_XENONnT_{run}_*.h5"):
        name = NAME.fullmatch(path.name)
        if name and name["what"] in kinds:
            found.setdefault(path.name, (name, path))
    rows = []
    for _, (name, path) in sorted(found.items(), key=lambda item: (kinds.index(item[1][0]['what']), item[0])):
        with h5py.File(path) as file:
            bins = np.array(file["/templates/template"])
        if bins.shape != (3, 3, 3, 3):
            sys.exit(f"{path}: {bins.shape} bins in place of 3 x 3 x 3 x 3")
        rows.append((name, [f"{value:.6g}" for value in bins.ravel()]))
    return rows


def table(path, rows, count, with_energy):
    """Writes rows of templates, of which there have to be so many."""
    if len(rows) != count:
        sys.exit(f"{path.name}: {len(rows)} templates in the clone in place of {count}; is it complete?")
    with path.open("w", encoding="ascii") as file:
        file.write("# made by Scripts/xenonnt-tables.py; columns: component,"
                   + ("E_keVnr," if with_energy else "") + "t_ly,t_qy,81 bins [cs2][shadow][s1_bdt][s2_bdt]\n")
        for name, bins in rows:
            keys = [name["what"], *([name["energy"]] if with_energy else []), name["light"], name["charge"]]
            file.write(",".join([key or "" for key in keys] + bins) + "\n")
    print(f"{path}: {count} templates")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    cevns, light, folder = map(pathlib.Path, sys.argv[1:])
    folder.mkdir(parents=True, exist_ok=True)
    for run in ["sr0", "sr1"]:
        events = cevns / "data" / f"{run}.csv"
        if not events.is_file():
            sys.exit(f"{events}: no such file; is {cevns} a clone of cevns_data_release?")
        shutil.copyfile(events, folder / events.name)
        table(folder / f"compact_templates_{run}.csv", templates(cevns, run, ["ac", "er", "rg", "mono"]),
              2 + YIELDS + ENERGIES * YIELDS, with_energy=True)
        table(folder / f"compact_b8_rg_{run}.csv", templates(light, run, ["b8", "rg"]), 2 * YIELDS, with_energy=False)


if __name__ == "__main__":
    main()
