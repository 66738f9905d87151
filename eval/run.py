#!/usr/bin/env python3
"""Takes the program's scores on the development data and holds them against their floors.

usage: eval/run.py [--data DIR] [--binary FILE] [--only GROUP]… [--json]

DIR holds the corpora (`data/`), the worked articles (`gold/`, `articles/`) and the scorers (`score/`); default: `shared`
beside the repository. FILE is a release build; default: target/release/onrecord, built when it is not there. Prints a
table of both readers' scores (measures.py says what they are), or of the named groups; what cannot be measured because
its data is absent is named and skipped. Exit 0: every measured score is at or above its floor; 1: one is below, or a floor
was lowered without a reason; 2: nothing could be measured.
"""

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tomllib

from measures import MEASURES
from program import READERS, ROOT, add_arguments


def lowered_floors(floors):
    """Floors that an earlier commit had higher, without a reason given."""
    reasons = floors.get("lowered", {})
    log = subprocess.run(["git", "log", "--format=%H", "--", "eval/floors.toml"], cwd=ROOT, capture_output=True, text=True)
    out = []
    for commit in log.stdout.split():
        old = subprocess.run(["git", "show", f"{commit}:eval/floors.toml"], cwd=ROOT, capture_output=True, text=True)
        for group, values in tomllib.loads(old.stdout).items():
            for name, value in values.items() if group != "lowered" else ():
                now = floors.get(group, {}).get(name)
                worse = now is None or (now > value if group.endswith("_at_most") else now < value)
                if worse and f"{group}.{name}" not in reasons:
                    out.append(f"{group}.{name}: {value} in {commit[:9]}, {now} now")
    return sorted(set(out))


def take(arguments):
    """{group: {measure: score}} of all that there is data for. Groups of the accurate reader end in `_accurate`."""
    scores = {}
    for group, measure in MEASURES.items():
        data = os.path.join(arguments.data, measure.folder)
        lacking = [package for package in measure.packages if importlib.util.find_spec(package) is None]
        if not os.path.exists(data):
            print(f"skipped {group}: {data} is not there", file=sys.stderr)
        elif lacking:
            print(f"skipped {group}: needs pip install -r eval/requirements.txt ({', '.join(lacking)})", file=sys.stderr)
        else:
            for reader in READERS if measure.by_reader else READERS[:1]:
                name = group if reader == READERS[0] else f"{group}_{reader}"
                if not arguments.only or name in arguments.only:
                    scores[name] = measure.take(arguments.binary, arguments.data, reader)
    return scores


def rows(scores, floors):
    """(measure, score, bound in words, whether the score is on the wrong side of it)."""
    for group, values in scores.items():
        for name, value in values.items():
            floor, ceiling = floors.get(group, {}).get(name), floors.get(group + "_at_most", {}).get(name)
            bound = f"≥ {floor}" if floor is not None else f"≤ {ceiling}" if ceiling is not None else ""
            bad = value is None or (floor is not None and value < floor) or (ceiling is not None and value > ceiling)
            yield f"{group}.{name}", value, bound, bool(bound) and bad


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--only", action="append", metavar="GROUP")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with open(os.path.join(ROOT, "eval/floors.toml"), "rb") as file:
        floors = tomllib.load(file)
    if not os.path.exists(arguments.data):
        print(f"nothing measured: there is no {arguments.data}; give the development data's folder with --data DIR", file=sys.stderr)
        return 2
    if not os.path.exists(arguments.binary):
        subprocess.run(["cargo", "build", "--release", "-p", "onrecord"], cwd=ROOT, check=True)
    scores = take(arguments)
    failed = [f"floor lowered without a reason: {line}" for line in lowered_floors(floors)]
    table = list(rows(scores, floors))
    failed += [f"{name}: {value}, {bound} expected" for name, value, bound, bad in table if bad]
    if arguments.json:
        print(json.dumps(scores, indent=1))
    else:
        print(f"{'measure':<48}{'score':>8}  floor")
        for name, value, bound, bad in table:
            print(f"{name:<48}{'–' if value is None else value:>8}  {bound}{'  MISSED' if bad else ''}")
    for line in failed:
        print(line, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
