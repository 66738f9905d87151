#!/usr/bin/env python3
"""Says how far a statement's confidence is the share of statements that are right, on PolNeAR dev.

usage: eval/calibration.py [--data DIR] [--binary FILE] [--model fast|accurate] [--fit FILE.json] [--diagram FILE.svg]

A statement is right when it overlaps one of the corpus as `score/attribution.py` counts it (content Jaccard at least .5
in characters, sources overlapping or both absent); quotations that no words attribute are left out, for the corpus marks
none. Prints a table of ten bins and the expected calibration error (the mean distance between confidence and share,
weighted by the bins' sizes; Naeini et al., AAAI 2015). --fit writes the weights of a logistic regression on the scores of
a statement's parts, and the least confidence worth reporting, for a model without any; `training/export.py` puts them into
the file of weights (needs numpy). --diagram draws the table (needs matplotlib). Exit 2: nothing could be measured.
"""

import argparse
import importlib.util
import json
import math
import os
import subprocess
import sys

from program import READERS, ROOT, add_arguments, extract

BINS = 10
EDGE = 1e-4
"""As in `crates/onrecord-model/src/calibration.rs`."""
RIDGE = 0.01


def scorer(data):
    spec = importlib.util.spec_from_file_location("attribution", os.path.join(data, "score/attribution.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(binary, data, model):
    """(path, place, statement, whether right) of every statement that words attribute and that is not inside
    another; and how many the corpus has."""
    score = scorer(data)
    folder = os.path.join(data, "data/polnear/dev")
    out, count = [], 0
    with open(extract(binary, model, [os.path.join(folder, "text")]), encoding="utf-8") as file:
        for document in map(json.loads, file):
            _, gold = score.gold_document(folder, os.path.splitext(os.path.basename(document["path"]))[0])
            gold = [(score.covered(g["content"]), score.covered(g["source"])) for g in gold]
            count += len(gold)
            outer = [(place, s) for place, s in enumerate(document["statements"]) if s["parent"] is None]
            pairs = []
            for number, found in enumerate(score.predicted_document(document)):
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
            out += [(document["path"], place, s, n in right) for n, (place, s) in enumerate(outer) if s["cue"] is not None]
    return out, count


def table(statements):
    """Per bin: how many, their mean confidence, the share that is right."""
    bins = [[] for _ in range(BINS)]
    for _, _, statement, right in statements:
        bins[min(BINS - 1, int(statement["confidence"] * BINS))].append((statement["confidence"], right))
    mean = lambda values: sum(values) / len(values)
    return [(len(b), mean([c for c, _ in b]), mean([r for _, r in b])) for b in bins if b]


def expected_error(rows):
    total = sum(n for n, _, _ in rows)
    return sum(n * abs(confidence - share) for n, confidence, share in rows) / total


def part_scores(folder, model, paths):
    """What the example `part_scores` of `onrecord-core` prints for each file."""
    command = ["cargo", "run", "-q", "--release", "-p", "onrecord-core", "--example", "part_scores", "--",
               os.path.join(ROOT, "models/reader.safetensors"), model, *(os.path.join(folder, path) for path in paths)]
    out = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return dict(zip(paths, map(json.loads, out.splitlines()), strict=True))


def log_odds(score):
    score = min(max(score, EDGE), 1 - EDGE)
    return math.log(score / (1 - score))


def fit(judged_statements, scores, gold):
    """The regression's weights by Newton's method, and half of the best F1 it promises; `gold` statements are to be found."""
    import numpy

    rows = [([*map(log_odds, scores[path][place]), 1.0, float(statement["source"] is None)], right)
            for path, place, statement, right in judged_statements if scores[path][place] is not None]
    x, y = numpy.array([row for row, _ in rows]), numpy.array([right for _, right in rows], float)
    weights = numpy.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + numpy.exp(-x @ weights))
        slope = x.T @ (p - y) + RIDGE * weights
        weights -= numpy.linalg.solve((x.T * (p * (1 - p))) @ x + RIDGE * numpy.eye(len(weights)), slope)
    sure = numpy.sort(1 / (1 + numpy.exp(-x @ weights)))[::-1]
    best = max(2 * sure.cumsum() / (numpy.arange(1, len(sure) + 1) + gold))
    names = ("source", "cue", "content", "link", "offset", "sourceless")
    return {**dict(zip(names, weights.round(4).tolist())), "least": round(float(best) / 2, 3)}


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
    rows_by_model, calibrations = {}, {}
    for model in arguments.model or READERS:
        statements, gold = judged(arguments.binary, arguments.data, model)
        rows = rows_by_model[model] = table(statements)
        print(f"{model}: expected calibration error {expected_error(rows):.3f} of {len(statements)} statements")
        print("  statements  confidence  right")
        for count, confidence, share in rows:
            print(f"  {count:>10}  {confidence:>10.2f}  {share:>5.2f}")
        if arguments.fit:
            folder = os.path.join(arguments.data, "data/polnear/dev/text")
            scores = part_scores(folder, model, sorted({path for path, *_ in statements}))
            calibrations[model] = fit(statements, scores, gold)
    if arguments.fit:
        with open(arguments.fit, "w", encoding="utf-8") as out:
            json.dump(calibrations, out, indent=1)
    if arguments.diagram:
        draw(rows_by_model, arguments.diagram)
    return 0


if __name__ == "__main__":
    sys.exit(main())
