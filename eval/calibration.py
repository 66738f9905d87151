#!/usr/bin/env python3
"""Says how far a statement's confidence is the share of statements that are right, on PolNeAR dev.

usage: eval/calibration.py [--data DIR] [--binary FILE] [--model fast|accurate] [--fit FILE.json] [--diagram FILE.svg]

A statement is right when it overlaps one of the corpus as `score/attribution.py` counts it (content Jaccard at least .5
in characters, sources overlapping or both absent). Prints a table of ten bins and the expected calibration error (the mean
distance between confidence and share, weighted by the bins' sizes; Naeini et al., AAAI 2015). --fit writes the curve that
Platt's scaling gives for a model whose confidences are raw scores; `training/export.py` puts it into the weights. --diagram draws the table (needs matplotlib). Exit 2: nothing could be measured.
"""

import argparse
import importlib.util
import json
import math
import os
import sys

from program import READERS, add_arguments, extract

BINS = 10


def scorer(data):
    spec = importlib.util.spec_from_file_location("attribution", os.path.join(data, "score/attribution.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(binary, data, model):
    """(confidence, whether right) of every statement that is not inside another."""
    score = scorer(data)
    folder = os.path.join(data, "data/polnear/dev")
    out = []
    with open(extract(binary, model, [os.path.join(folder, "text")]), encoding="utf-8") as file:
        for document in map(json.loads, file):
            _, gold = score.gold_document(folder, os.path.splitext(os.path.basename(document["path"]))[0])
            gold = [(score.covered(g["content"]), score.covered(g["source"])) for g in gold]
            outer = [s for s in document["statements"] if s["parent"] is None]
            pairs = []
            for number, (statement, found) in enumerate(zip(outer, score.predicted_document(document))):
                content, source = score.covered(found["content"]), score.covered(found["source"])
                for place, (c, s) in enumerate(gold):
                    jaccard = len(c & content) / max(1, len(c | content))
                    if jaccard >= 0.5 and (s & source or (not s and not source)):
                        pairs.append((jaccard, place, number))
            right, taken = set(), set()
            for _, place, number in sorted(pairs, reverse=True):
                if place not in taken and number not in right:
                    taken.add(place)
                    right.add(number)
            out += [(s["confidence"], n in right) for n, s in enumerate(outer)]
    return out


def table(pairs):
    """Per bin: how many, their mean confidence, the share that is right."""
    bins = [[] for _ in range(BINS)]
    for confidence, right in pairs:
        bins[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    mean = lambda values: sum(values) / len(values)
    return [(len(b), mean([c for c, _ in b]), mean([r for _, r in b])) for b in bins if b]


def expected_error(rows):
    total = sum(n for n, _, _ in rows)
    return sum(n * abs(confidence - share) for n, confidence, share in rows) / total


def logit(p):
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def logistic(x):
    return 1 / (1 + math.exp(-x))


def curve(slope, offset):
    """What is right of raw scores 0, 1/50, … 1."""
    return [round(logistic(slope * logit(k / 50) + offset), 4) for k in range(51)]


def fit(pairs, steps=200):
    """Platt's slope and offset on the log-odds of the confidence, by Newton's method."""
    points = [(logit(c), r) for c, r in pairs]
    slope, offset = 1.0, 0.0
    for _ in range(steps):
        g = [0.0, 0.0]
        h = [1e-6, 0.0, 1e-6]
        for x, right in points:
            p = logistic(slope * x + offset)
            g[0] += (p - right) * x
            g[1] += p - right
            w = p * (1 - p)
            h[0] += w * x * x
            h[1] += w * x
            h[2] += w
        determinant = h[0] * h[2] - h[1] * h[1]
        slope -= (h[2] * g[0] - h[1] * g[1]) / determinant
        offset -= (h[0] * g[1] - h[1] * g[0]) / determinant
    return slope, offset


def draw(rows_by_model, path):
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "onrecord"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(4.2, 4.2))
    axes.plot([0, 1], [0, 1], color="#999999", linewidth=1, linestyle="--", label="perfectly calibrated")
    for model, rows in rows_by_model.items():
        axes.plot([r[1] for r in rows], [r[2] for r in rows], marker="o", label=model)
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="confidence", ylabel="share that is right", aspect="equal")
    axes.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--model", choices=READERS, action="append")
    parser.add_argument("--fit")
    parser.add_argument("--diagram")
    arguments = parser.parse_args()
    if not os.path.exists(os.path.join(arguments.data, "data/polnear/dev")):
        print(f"nothing measured: {arguments.data} has no data/polnear/dev; give the data's folder with --data DIR", file=sys.stderr)
        return 2
    rows_by_model, curves = {}, {}
    for model in arguments.model or READERS:
        pairs = judged(arguments.binary, arguments.data, model)
        rows = rows_by_model[model] = table(pairs)
        print(f"{model}: expected calibration error {expected_error(rows):.3f} of {len(pairs)} statements")
        print("  statements  confidence  right")
        for count, confidence, share in rows:
            print(f"  {count:>10}  {confidence:>10.2f}  {share:>5.2f}")
        if arguments.fit:
            curves[model] = curve(*fit(pairs))
    if arguments.fit:
        with open(arguments.fit, "w", encoding="utf-8") as out:
            json.dump(curves, out, indent=1)
    if arguments.diagram:
        draw(rows_by_model, arguments.diagram)
    return 0


if __name__ == "__main__":
    sys.exit(main())
