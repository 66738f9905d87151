#!/usr/bin/env python3
"""Scores figures: the 150 labelled sentences in eval/figures, and the cases of recognizers-text and quantulum3.

usage: eval/figures.py [--part dev|test] [--cases] [--data DIR] [--binary FILE] [--json] [--errors]

Without --cases: value, value and unit, and thing on the labelled sentences (eval/figures/README.md has the conventions).
With it: the share of the two libraries' cases that are right, and which classes of cases are left out and why
(figure_cases.py). --errors lists what is wrong, of the dev part and the cases only.
"""

import argparse
import json
import os
import re
import sys

import figure_cases
from program import READERS, ROOT, add_arguments, read

NAMES = ("ordinal", "identifier")
EXTRAS = ("concept", "counting", "flow", "change")


def places(figures, text):
    """The start and end of each labelled figure: the words' occurrences are taken in turn."""
    used, out = {}, []
    for figure in figures:
        found = text.find(figure["words"], used.get(figure["words"], 0))
        used[figure["words"]] = found + 1
        out.append((found, found + len(figure["words"])))
    return out


def near(one, other):
    return min(one[1], other[1]) - max(one[0], other[0])


def pairs(item, document):
    """Each labelled figure with the found one that overlaps it most, and the found ones that no label has."""
    found = [f for f in document["figures"]]
    overlaps = sorted(((near(place, (f["start"], f["end"])), -a, -b) for a, place in enumerate(places(item["figures"], item["text"]))
                       for b, f in enumerate(found)), reverse=True)
    by_label, used = {}, set()
    for overlap, a, b in overlaps:
        if overlap > 0 and -a not in by_label and -b not in used:
            by_label[-a] = found[-b]
            used.add(-b)
    return [(g, by_label.get(a)) for a, g in enumerate(item["figures"])], [f for b, f in enumerate(found) if b not in used]


def same(one, other):
    return one == other or None not in (one, other) and abs(one - other) <= 1e-4 * max(1, abs(one))


def value_right(label, figure):
    return same(label["low"], figure["low"]) and same(label["high"], figure["high"])


def unit_right(label, figure):
    return "unit" not in label or label["unit"] == figure["unit"]


def thing_right(label, figure, text):
    thing = figure["thing"]
    if thing is None or label["thing"] is None:
        return False
    ends = [m.end() for m in re.finditer(re.escape(label["thing"].lower()), text.lower())]
    return thing["end"] in ends


def entity_right(words, identifier, item, document):
    """Whether the entity has a mention that overlaps the labelled words."""
    entity = next((e for e in document["entities"] if e["id"] == identifier), None)
    start = item["text"].find(words)
    return bool(entity) and any(near((start, start + len(words)), (m["start"], m["end"])) > 0 for m in entity["mentions"])


def time_right(words, figure, item):
    start = item["text"].find(words)
    spans = [figure.get("as_of"), figure.get("period")]
    return any(s and near((start, start + len(words)), (s["start"], s["end"])) > 0 for s in spans)


class Counts:
    """Right, found and labelled of each measure, and how many of the labelled extras are right."""

    def __init__(self):
        self.f1 = {name: [0, 0, 0] for name in ("value", "unit", "thing")}
        self.shares = {}
        self.errors = []

    def add(self, name, right, found, labelled):
        self.f1[name] = [a + b for a, b in zip(self.f1[name], (right, found, labelled))]

    def share(self, name, right):
        hit, total = self.shares.get(name, (0, 0))
        self.shares[name] = (hit + bool(right), total + 1)

    def item(self, item, document):
        matched, extra = pairs(item, document)
        text = item["text"]
        for label, figure in matched:
            if label.get("open"):
                continue
            if label.get("type") in NAMES:
                self.share("names", figure is None or figure["type"] in NAMES)
                self.note(figure is None or figure["type"] in NAMES, item, label, figure)
            else:
                self.quantity(item, document, label, figure, text)
        for figure in extra:
            if figure["type"] not in NAMES:
                self.add("value", 0, 1, 0)
                self.add("unit", 0, 1, 0)
                self.add("thing", 0, int(figure["thing"] is not None), 0)
                self.note(False, item, None, figure)

    def quantity(self, item, document, label, figure, text):
        found = figure is not None and figure["type"] not in NAMES
        value = found and value_right(label, figure)
        unit = value and unit_right(label, figure)
        self.add("value", value, found, 1)
        self.add("unit", unit, found, 1)
        thing = True
        if "thing" in label:
            thing = found and thing_right(label, figure, text)
            given = found and figure["thing"] is not None
            self.add("thing", thing, given, label["thing"] is not None)
            thing = thing or label["thing"] is None and not given
        self.note(value and unit and thing, item, label, figure)
        if "type" in label:
            self.share("type", found and figure["type"] == label["type"])
        if "bound" in label:
            self.share("bound", found and figure["bound"] == label["bound"])
        for name in EXTRAS:
            if name in label:
                self.share(name, found and figure.get(name) == label[name])
                self.note(found and figure.get(name) == label[name], item, {name: label[name], **label}, figure)
        for name, field in (("whose", "actor"), ("where", "place")):
            if name in label:
                right = found and entity_right(label[name], figure.get(field), item, document)
                self.share(name, right)
                self.note(right, item, {name: label[name], **label}, figure)
        if "when" in label:
            right = found and time_right(label["when"], figure, item)
            self.share("when", right)
            self.note(right, item, {"when": label["when"], **label}, figure)

    def note(self, right, item, label, figure):
        if not right:
            self.errors.append((item, label, figure))

    def scores(self):
        out = {}
        for name, key in (("value", "value_f1"), ("unit", "value_unit_f1"), ("thing", "thing_f1")):
            right, found, labelled = self.f1[name]
            out[key] = round(2 * right / (found + labelled), 3) if found + labelled else None
        return {**out, **{name: round(hit / total, 3) for name, (hit, total) in sorted(self.shares.items())}}


def items(part):
    with open(os.path.join(ROOT, "eval/figures", part + ".jsonl"), encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def labelled(part, binary, reader=READERS[0]):
    """The counts over one half of the labelled sentences, or over `all` of them."""
    wanted = items("dev") + items("test") if part == "all" else items(part)
    counts = Counts()
    for item, document in zip(wanted, read(binary, [item["text"] for item in wanted], reader)):
        counts.item(item, document)
    return counts


def short(figure):
    keep = ("text", "type", "low", "high", "bound", "unit", "concept", "counting", "flow", "change", "actor", "place")
    return figure and {**{k: figure.get(k) for k in keep if figure.get(k) is not None}, "thing": (figure["thing"] or {}).get("text"),
                       "when": [(figure.get(k) or {}).get("text") for k in ("as_of", "period") if figure.get(k)]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("dev", "test", "all"), default="dev")
    add_arguments(parser)
    for flag in ("--cases", "--json", "--errors"):
        parser.add_argument(flag, action="store_true")
    arguments = parser.parse_args()
    if arguments.cases:
        scores, errors, left_out = figure_cases.measure(arguments.binary, arguments.data)
        for name, why, count in left_out:
            print(f"left out {count:>4}  {name}: {why}", file=sys.stderr)
    elif arguments.errors and arguments.part != "dev":
        parser.error("the test part is not looked at item by item; use --part dev")
    else:
        counts = labelled(arguments.part, arguments.binary)
        scores = counts.scores()
        errors = [f"{item['id']} {item['class']}  {item['text']}\n    label {label}\n    found {short(figure)}"
                  for item, label, figure in counts.errors]
    print(json.dumps(scores, indent=1) if arguments.json else "\n".join(f"{name:<36}{value:>8}" for name, value in scores.items()))
    if arguments.errors:
        print("\n".join(errors))
    return 0


if __name__ == "__main__":
    sys.exit(main())
