#!/usr/bin/env python3
"""Takes the solver of positions beside CPMpy's MARCO on random models: the same conflicts and ways out, and how fast.

usage: eval/settlement.py [--binary FILE] [--peer PYTHON] [--models N] [--json]

Models (50, of 40 to 200 constraints over issues of four options, by eight actors) are drawn with a fixed seed: nearly all
constraints agree with hidden terms, a few do not, as with parties who agree on most things; else ways out would outnumber
atoms. Models that the program does not finish in three seconds are passed over, and counted. The program is timed as a whole
process; the peer inside its own, after its imports, with Glucose through PySAT, the fastest of its solvers here (OR-Tools
took minutes for what Glucose did in seconds). PYTHON is an interpreter that has cpmpy and python-sat[pb]. Last comes one
model of 12 issues, 4 options and 8 actors, each with a stance on every issue. Exit 0: all sets are equal; 1: some are
not; 2: could not be measured.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time

from program import ROOT, add_arguments

PEER = os.path.join(ROOT, "eval/peers/cpmpy_marco.py")
OPTIONS = 4
SECONDS = 3
ACTORS = ["Kelmar", "Norlund", "Sarovia", "Osht", "the Union", "the Council", "the Citadel", "the League"]


def drawn(rng, constraints, issues, spoilers):
    """A model: for each constraint a list of alternatives, each an issue and the options that it may have."""
    hidden = [rng.randrange(OPTIONS) for _ in range(issues)]
    out = []
    while len(out) < constraints:
        kind = rng.random()
        parts = []
        for issue in rng.sample(range(issues), 1 if kind < 0.7 else 2 if kind < 0.9 else 3):
            parts.append((issue, sorted(rng.sample(range(OPTIONS), rng.choice((1, 2, 3))))))
        agrees = any(hidden[issue] in options for issue, options in parts)
        if agrees == (len(out) >= spoilers):
            out.append(parts)
    rng.shuffle(out)
    return out


def everyone(rng, issues):
    """Every actor takes a stance on every issue."""
    hidden = [rng.randrange(OPTIONS) for _ in range(issues)]
    out = []
    for issue in range(issues):
        for actor in range(len(ACTORS)):
            options = {hidden[issue]} | set(rng.sample(range(OPTIONS), 2))
            out.append([(issue, sorted(options - ({hidden[issue]} if (issue, actor) in ((0, 0), (3, 2), (5, 5), (9, 7)) else set())))])
    return out


def file_of(model, issues):
    """The model as a file of positions."""
    lines = []
    for issue in range(issues):
        lines.append(f'[[issue]]\nid = "i{issue}"\noptions = ["a", "b", "c", "d"]')
    for number, parts in enumerate(model):
        needs = " or ".join(f"i{issue} is one of ({', '.join('abcd'[o] for o in options)})" for issue, options in parts)
        lines.append(f'[[constraint]]\nid = "c{number}"\nactor = "{ACTORS[number % len(ACTORS)]}"\nneeds = "{needs}"\nassumption = "drawn"')
    return "\n".join(lines) + "\n"


def ours(binary, model, issues):
    """Conflicts, ways out, seconds; None where they are too many."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "talks.toml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(file_of(model, issues))
        begin = time.monotonic()
        command = [binary, "positions", "knot", path, "--json", "--seconds", str(SECONDS), "--record", os.path.join(folder, "none.db")]
        out = subprocess.run(command, capture_output=True, text=True)
        seconds = time.monotonic() - begin
    if out.returncode == 1:
        return None
    if out.returncode:
        sys.exit(f"expected exit 0 of {binary}, found {out.returncode}: {out.stderr}")
    found = json.loads(out.stdout)
    if found["answer"] == "open":
        return [], [], seconds
    sets = lambda name: sorted(sorted(int(c[1:]) for c in one) for one in name)
    return sets(found["conflicts"]), sets(w["given_up"] for w in found["ways_out"]), seconds


def theirs(peer, model, issues):
    """The same of the peer."""
    given = json.dumps({"model": model, "issues": issues, "options": OPTIONS})
    out = subprocess.run([peer, PEER], input=given, capture_output=True, text=True)
    if out.returncode:
        sys.exit(f"the peer ended with {out.returncode}: {out.stderr[-2000:]}")
    found = json.loads(out.stdout)
    return found["conflicts"], found["ways_out"], found["seconds"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--peer", help="a Python with cpmpy and python-sat[pb]")
    parser.add_argument("--models", type=int, default=50)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if not os.path.exists(arguments.binary):
        print(f"expected the program at {arguments.binary}, found nothing: build it with `cargo build --release`", file=sys.stderr)
        sys.exit(2)
    rng = random.Random(20241122)
    total = {"models": 0, "passed_over": 0, "equal": 0, "conflicts": 0, "ways_out": 0, "seconds": 0.0, "peer_seconds": 0.0}
    for number in range(arguments.models):
        constraints = 40 + number * 160 // max(arguments.models - 1, 1)
        issues = constraints // 5
        while True:
            model = drawn(rng, constraints, issues, spoilers=2 + number % 3)
            found = ours(arguments.binary, model, issues)
            if found and (found[0] or found[1]):
                break
            total["passed_over"] += found is None
        conflicts, ways, seconds = found
        total["models"] += 1
        total["conflicts"] += len(conflicts)
        total["ways_out"] += len(ways)
        total["seconds"] += seconds
        if arguments.peer:
            peer_conflicts, peer_ways, peer_seconds = theirs(arguments.peer, model, issues)
            total["equal"] += (conflicts, ways) == (peer_conflicts, peer_ways)
            total["peer_seconds"] += peer_seconds
    great = everyone(rng, 12)
    conflicts, ways, seconds = ours(arguments.binary, great, 12)
    total.update(great_conflicts=len(conflicts), great_ways_out=len(ways), great_seconds=round(seconds, 3))
    if arguments.peer:
        total["times_as_fast"] = round(total["peer_seconds"] / total["seconds"], 1)
    total = {name: round(value, 3) for name, value in total.items()}
    if arguments.json:
        print(json.dumps(total))
    else:
        for name, value in total.items():
            print(f"{name:16} {value}")
    sys.exit(1 if arguments.peer and total["equal"] < total["models"] else 0)


if __name__ == "__main__":
    main()
