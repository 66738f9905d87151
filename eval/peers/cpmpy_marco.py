#!/usr/bin/env python3
"""Every minimal conflict and way out of one model by CPMpy's MARCO over PySAT's Glucose; for settlement.py.

Reads the model as JSON from standard input, prints sets and seconds as JSON.
"""

import json
import sys
import time

import cpmpy
from cpmpy.tools.explain.marco import marco


SOLVER = "pysat:glucose4"


def solved(given):
    """The sets, by the numbers of constraints, and the seconds that took."""
    issues = [cpmpy.intvar(0, given["options"] - 1, name=f"i{n}") for n in range(given["issues"])]
    constraints = []
    for number, parts in enumerate(given["model"]):
        alternatives = [cpmpy.any([issues[issue] == option for option in options]) for issue, options in parts]
        constraint = cpmpy.any(alternatives)
        constraint.number = number
        constraints.append(constraint)
    begin = time.monotonic()
    sets = {"MUS": [], "MCS": []}
    for kind, found in marco(constraints, solver=SOLVER, map_solver=SOLVER):
        sets[kind].append(sorted(c.number for c in found))
    # Where all can hold, the peer calls giving up nothing a way out.
    ways_out = sorted(way for way in sets["MCS"] if way)
    return {"conflicts": sorted(sets["MUS"]), "ways_out": ways_out, "seconds": time.monotonic() - begin}


def main():
    print(json.dumps(solved(json.load(sys.stdin))))


if __name__ == "__main__":
    main()
