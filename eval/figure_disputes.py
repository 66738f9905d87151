#!/usr/bin/env python3
"""Scores disputes over figures against eval/figure_disputes/ (README.md there says what is labelled).

usage: eval/figure_disputes.py [--part dev|test] [--errors] [--binary FILE] [--data DIR] [--json]

Every group is read into a record of its own. `disputes` finds a pair of figures disputed where a dispute over figures has one
on each side, `disputes --explained` explains it likewise. Precision and recall of both; the share of the explained pairs for
which the scope is right, and of the disputed ones for which it is said whether one side counts its own. A dispute that joins
figures nobody marked counts as false. --errors (dev only) names misses.
"""

import collections
import itertools
import os
import re

from claims import Program, ratio
from program import ROOT, print_part

FOLDER = os.path.join(ROOT, "eval/figure_disputes")
FIGURE = re.compile(r"\[\[(\w): (.*?)\]\]")


def groups(part):
    """(name, {letter: (article, place, words)}, {article: (outlet, day, text)}, {pair of letters: label}) of each group."""
    with open(os.path.join(FOLDER, part + ".txt"), encoding="utf-8") as file:
        blocks = file.read().strip().split("\n\n")
    for block in blocks:
        head, *lines = block.split("\n")
        figures, articles, labels = {}, {}, {}
        for line in lines:
            if " | " not in line:
                one, two, label = line.split(" ", 2)
                labels[one, two] = label
                continue
            day, outlet, text = line.split(" | ", 2)
            article = f"article{len(articles)}"
            while mark := FIGURE.search(text):
                figures[mark[1]] = (article, mark.start(), mark[2])
                text = text[: mark.start()] + mark[2] + text[mark.end():]
            articles[article] = (outlet, day, text)
        yield head.removeprefix("@ "), figures, articles, labels


def stands_on(side, figure):
    """Whether the telling that stands first on this side holds the figure, or any of those that say the same."""
    article, start, words = figure
    inside = lambda told: any(s["start"] <= start and start + len(words) <= s["end"] for s in told["words"])
    return any(os.path.basename(t["path"]) == article + ".txt" and inside(t) for t in side["told"])


def joined(dispute, figures):
    """The pairs of letters that stand on its two sides."""
    one, two = ({letter for letter, figure in figures.items() if stands_on(side, figure)} for side in dispute["sides"])
    return {tuple(sorted(pair)) for pair in itertools.product(one, two) if pair[0] != pair[1]}


def measure(binary, part, errors):
    count = collections.Counter()
    for name, figures, articles, labels in groups(part):
        program = Program(binary, articles)
        printed = [d for d in program.run("disputes", "--explained") if d["kind"] == "figures"]
        disputes = [d for d in program.run("disputes") if d["kind"] == "figures"]
        explained = [d for d in printed if d not in disputes]
        found = {"disputed": {}, "explained": {}}
        for what, lines in (("disputed", disputes), ("explained", explained)):
            for dispute in lines:
                pairs = joined(dispute, figures)
                found[what].update({pair: dispute["scope"] for pair in pairs})
                count[what, "false"] += not pairs
                if errors and not pairs:
                    print(f"{name}: {what} joins what nobody marked: {dispute['reasons']}")
        for what, pairs in found.items():
            for pair, scope in pairs.items():
                label = labels.get(pair, "unrelated")
                count[what, "right" if label.startswith(what) else "false"] += 1
                if label.startswith(what):
                    wanted = label.removeprefix(what).strip() or None
                    count[what, "scope"] += wanted == scope
                    if errors and wanted != scope:
                        print(f"{name}: {pair} {what} {scope}, {wanted} wanted")
                elif errors:
                    print(f"{name}: {pair} {what}, {label} wanted")
            for pair, label in labels.items():
                count[what, "wanted"] += label.startswith(what)
                if errors and label.startswith(what) and pair not in pairs:
                    print(f"{name}: {pair} {label} not found")
    scores = {}
    for what in ("disputed", "explained"):
        right = count[what, "right"]
        scores[what + "_precision"] = ratio(right, right + count[what, "false"])
        scores[what + "_recall"] = ratio(right, count[what, "wanted"])
        scores[what + "_scope"] = ratio(count[what, "scope"], right)
    return scores


if __name__ == "__main__":
    print_part(__doc__, measure)
