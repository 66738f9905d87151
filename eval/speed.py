#!/usr/bin/env python3
"""Takes the program's speed beside a peer's, in turn, and its peak memory.

usage: eval/speed.py [--data DIR] [--binary FILE] [--peer PYTHON] [--turns N] [--cores N] [--json]

Reads the articles of PolNeAR dev with everything on: the program with N threads (2), spaCy's small English pipeline with
textacy (peers/textacy_extract.py) with as many processes, one after another, N times (3); whole processes, from start to
end. PYTHON is an interpreter that has the peer (see README.md); without it, no ratio is given. A machine does other
work too, so the ratio is the middle one of the turns. Exit 0: measured; 2: nothing could be measured.
"""

import argparse
import glob
import json
import os
import statistics
import subprocess
import sys
import time

from program import READERS, ROOT, add_arguments

PEER = os.path.join(ROOT, "eval/peers/textacy_extract.py")


def timed(command):
    """Seconds of a whole process, and its peak memory in MB (that of its children is not counted)."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} ended with status {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - begin, usage.ru_maxrss / 1000


def commands(arguments, paths):
    """What is run in each turn, by name."""
    cores = str(arguments.cores)
    out = {reader: [arguments.binary, "extract", "--json", "--model", reader, "--threads", cores, *paths] for reader in READERS}
    if arguments.peer:
        out["peer"] = [arguments.peer, PEER, cores, *paths]
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--peer", help="a Python with spaCy, textacy and the small English model")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    paths = sorted(glob.glob(os.path.join(arguments.data, "data/polnear/dev/text/*")))
    if not paths:
        print(f"expected articles in {arguments.data}/data/polnear/dev/text, found none", file=sys.stderr)
        sys.exit(2)
    words = sum(len(open(path, encoding="utf-8").read().split()) for path in paths)
    turns = [{name: timed(command) for name, command in commands(arguments, paths).items()} for _ in range(arguments.turns)]
    found = {}
    for name in turns[0]:
        seconds = [turn[name][0] for turn in turns]
        found[name] = {"words_per_second": round(words / statistics.median(seconds))}
        if name != "peer":
            found[name]["peak_mb"] = round(max(turn[name][1] for turn in turns))
            if arguments.peer:
                found[name]["times_the_peer"] = round(statistics.median(turn["peer"][0] / turn[name][0] for turn in turns), 2)
    if arguments.json:
        print(json.dumps(found))
        return
    for name, values in found.items():
        print(f"{name:10}", ", ".join(f"{value} {what.replace('_', ' ')}" for what, value in values.items()))


if __name__ == "__main__":
    main()
