#!/usr/bin/env python3
"""Scores the marks on withdrawn and changed lines against eval/corrections/ (README.md there says what is labelled).

usage: eval/corrections.py [--part dev|test] [--errors] [--binary FILE] [--json]

Every group is read into a record of its own, in the order given. A mark is taken where `search`, `figures`, `timeline` or
`claims` show one; it is right where it overlaps labelled words of its document. Precision is by marked stretches, recall by
labelled words; `outcome` is the share of the found ones with the right kind. --errors (dev only) names misses.
"""

import collections
import json
import os
import re
import subprocess
import tempfile

from program import ROOT, print_part

LABEL = re.compile(r"\[\[(\w+): (.*?)\]\]")


def groups(part):
    """(name, [(fields of the article, [(label, start, end)])]) of each group."""
    with open(os.path.join(ROOT, f"eval/corrections/{part}.txt"), encoding="utf-8") as file:
        blocks = file.read().strip().split("\n\n")
    for block in blocks:
        head, *lines = block.split("\n")
        articles = []
        for line in lines:
            day, outlet, url, title, text = line.split(" | ", 4)
            labels = []
            while mark := LABEL.search(text):
                labels.append((mark[1], mark.start(), mark.start() + len(mark[2])))
                text = text[: mark.start()] + mark[2] + text[mark.end():]
            fields = {"published": day, "outlet": outlet, "url": url, "title": title}
            articles.append(({name: value for name, value in fields.items() if value != "-"} | {"text": text}, labels))
        yield head.removeprefix("@ "), articles


def run(binary, record, *arguments):
    out = subprocess.run([binary, *arguments, "--record", record], capture_output=True, text=True).stdout
    return map(json.loads, out.splitlines())


def marks(binary, articles):
    """{(article, start, end, outcome)} of all marks shown."""
    with tempfile.TemporaryDirectory() as folder:
        path, record = os.path.join(folder, "articles.jsonl"), os.path.join(folder, "record.db")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(fields) + "\n" for fields, _ in articles)
        subprocess.run([binary, "read", path, "--record", record], capture_output=True, check=True)
        article = lambda path: int(path.rsplit("#", 1)[1]) - 1
        found = set()
        add = lambda path, marks: found.update((article(path), m["start"], m["end"], m["outcome"]) for m in marks)
        for hit in run(binary, record, "search", "--limit", "0", "--json"):
            add(hit["document"]["path"], hit.get("marks", []))
        for entry in run(binary, record, "timeline", "--json"):
            add(entry["path"], entry.get("marks", []))
        for claim in run(binary, record, "claims", "--json"):
            for told in claim["told"]:
                add(told["path"], told.get("marks", []))
        for row in run(binary, record, "figures", "--json"):
            if row["mark"]:
                outcome = re.search(r"” was (\w+) in ", row["mark"])[1]
                if not any(a == article(row["path"]) and s < row["end"] and row["start"] < e for a, s, e, _ in found):
                    found.add((article(row["path"]), row["start"], row["end"], outcome))
        return found


def measure(binary, part, errors=False):
    count = collections.Counter()
    for name, articles in groups(part):
        found = marks(binary, articles)
        labels = {(number, *label) for number, (_, labels) in enumerate(articles) for label in labels}
        overlaps = lambda mark, label: mark[0] == label[0] and mark[1] < label[3] and label[2] < mark[2]
        text = lambda number, start, end: repr(articles[number][0]["text"][start:end])
        for mark in found:
            right = any(overlaps(mark, label) for label in labels)
            count["marks"] += 1
            count["right"] += right
            if errors and not right:
                print(f"{name}: false {mark[3]} in {mark[0]}: {text(*mark[:3])}")
        for label in labels:
            outcomes = {mark[3] for mark in found if overlaps(mark, label)}
            count["labels"] += 1
            count["found"] += bool(outcomes)
            count["outcome"] += label[1] in outcomes
            if errors and outcomes != {label[1]}:
                print(f"{name}: {label[1]} in {label[0]}: {text(label[0], *label[2:])} is {sorted(outcomes) or 'missed'}")
    ratio = lambda part, whole: round(part / whole, 3) if whole else None
    return {
        "precision": ratio(count["right"], count["marks"]),
        "recall": ratio(count["found"], count["labels"]),
        "outcome": ratio(count["outcome"], count["found"]),
    }


if __name__ == "__main__":
    print_part(__doc__, measure)
