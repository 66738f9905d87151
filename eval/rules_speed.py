#!/usr/bin/env python3
"""Takes the speed of the rules for times, figures, events and forecasts, where tags are there, on one core beside quantulum3 with dateparser, on the same texts.

usage: eval/rules_speed.py [--data DIR] [--rules FILE] [--peer PYTHON] [--texts N] [--turns N]

FILE is the built example `cargo build --release -p onrecord-core --example rules_speed`; PYTHON an interpreter that has
the peers (see README.md); without it, no ratio is given. Reads the first N (20) articles of PolNeAR dev with each in turn,
N times (3); the ratio is the middle one of the turns. Exit 0: measured; 2: nothing could be measured.
"""

import argparse
import glob
import os
import statistics
import subprocess
import sys

from program import ROOT

ROUNDS = "200"  # the fastest counts
WEIGHTS = os.path.join(ROOT, "models/reader.safetensors")
PEER = os.path.join(ROOT, "eval/peers/quantulum3_dateparser.py")


def rules(program, paths):
    """Words a second of times, figures, events and forecasts together."""
    out = subprocess.run([program, WEIGHTS, ROUNDS, *paths], capture_output=True, text=True, check=True).stdout
    line = next(line for line in out.splitlines() if line.startswith("all"))
    return float(line.split()[-2])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=os.path.join(ROOT, "../shared"))
    target = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
    parser.add_argument("--rules", default=os.path.join(target, "release/examples/rules_speed"))
    parser.add_argument("--peer", help="a Python with quantulum3 and dateparser")
    parser.add_argument("--texts", type=int, default=20)
    parser.add_argument("--turns", type=int, default=3)
    arguments = parser.parse_args()
    paths = sorted(glob.glob(os.path.join(arguments.data, "data/polnear/dev/text/*")))[:arguments.texts]
    if not paths or not os.path.exists(arguments.rules):
        print(f"expected articles in {arguments.data}/data/polnear/dev/text and the program {arguments.rules}", file=sys.stderr)
        sys.exit(2)
    ours, peers = [], []
    for _ in range(arguments.turns):
        ours.append(rules(arguments.rules, paths))
        if arguments.peer:
            out = subprocess.run([arguments.peer, PEER, *paths], capture_output=True, text=True, check=True).stdout
            peers.append(float(out))
    print(f"rules  {max(ours):12.0f} words/s a core, the fastest of {arguments.turns} turns")
    if peers:
        print(f"peers  {max(peers):12.0f} words/s a core")
        print(f"ratio  {statistics.median(our / peer for our, peer in zip(ours, peers)):12.0f}")


if __name__ == "__main__":
    main()
