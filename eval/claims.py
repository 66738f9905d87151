#!/usr/bin/env python3
"""Scores claims, disputes, shifts and origins against eval/claims/ (README.md there says what is labelled).

usage: eval/claims.py [--part dev|test] [--errors] [--binary FILE] [--data DIR] [--json]

The two documents of each pair are read alone: a pair is found to say the same where `claims` puts both statements into one
claim, and to contradict where `disputes` or `shifts` set one against the other. F1 of each label, and their mean share right.
Of each set, the disputes and shifts that `disputes` and `shifts` print: one is right where it joins the words of one that
is labelled (and is of its kind: figures or statements; for shifts walk_back, figure, certainty, condition), and false where
it does not; and the share of labelled claims whose number of independent origins is right. --errors (dev only) names misses.
"""

import collections
import glob
import json
import os
import re
import subprocess
import tempfile
import tomllib

from program import ROOT, print_part

FOLDER = os.path.join(ROOT, "eval/claims")
CERTAINTY = ("hardened", "softened")


def pairs(part):
    """(label, kind, [(day, text, words of the content)] of both) of each pair of a half."""
    with open(os.path.join(FOLDER, "pairs.txt"), encoding="utf-8") as file:
        text = "".join(line for line in file if not line.startswith("#"))
    for block in text.strip().split("\n\n"):
        head, *lines = block.split("\n")
        label, half, kind = head.split()
        if half == part:
            told = [line.split(" | ", 1) for line in lines]
            words = [re.search(r"\[\[(.*?)\]\]", text).group(1) for _, text in told]
            yield label, kind, [(day, re.sub(r"\[\[|\]\]", "", text), w) for (day, text), w in zip(told, words)]


def sets(part):
    for path in sorted(glob.glob(os.path.join(FOLDER, "sets/*.toml"))):
        with open(path, "rb") as file:
            found = tomllib.load(file)
        if found["half"] == part:
            yield os.path.basename(path), found


class Program:
    """What the program's commands print about some articles."""

    def __init__(self, binary, articles):
        self.binary = binary
        self.folder = tempfile.TemporaryDirectory()
        self.texts = {}
        for name, (outlet, day, text) in articles.items():
            path = os.path.join(self.folder.name, name + ".txt")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            with open(path.removesuffix(".txt") + ".meta.toml", "w", encoding="utf-8") as file:
                file.write(f'published = "{day}"\n' + (f"outlet = {json.dumps(outlet)}\n" if outlet else ""))
            self.texts[name] = text
        self.record = os.path.join(self.folder.name, "onrecord.db")
        subprocess.run([binary, "read", self.folder.name, "--record", self.record], capture_output=True, check=True)

    def run(self, *command):
        out = subprocess.run([self.binary, *command, "--json", "--record", self.record], capture_output=True, text=True)
        if out.returncode == 2:
            raise SystemExit(out.stderr)
        return [json.loads(line) for line in out.stdout.splitlines()]

    def tells(self, told, words):
        """Whether one telling stands on these words of an article."""
        name = os.path.basename(told["path"]).removesuffix(".txt")
        start = self.texts[name].find(words)
        return start >= 0 and any(s["start"] < start + len(words) and start < s["end"] for s in told["words"])

    def joins(self, one, two, words):
        """Whether one list of tellings stands on the first of the words and the other on the second, or the other way."""
        has = lambda told, w: any(self.tells(t, w) for t in told)
        return has(one, words[0]) and has(two, words[1]) or has(one, words[1]) and has(two, words[0])


def judged(binary, documents):
    program = Program(binary, {"a": (None, *documents[0][:2]), "b": (None, *documents[1][:2])})
    in_document = lambda told, name: [t for t in told if os.path.basename(t["path"]) == name + ".txt"]
    across = lambda one, two: any(
        any(program.tells(t, documents[0][2]) for t in in_document(x, "a")) and any(program.tells(t, documents[1][2]) for t in in_document(y, "b"))
        for x, y in ((one, two), (two, one)))
    against = any(across(*(side["told"] for side in d["sides"])) for d in program.run("disputes"))
    against = against or any(across([s["from"]], [s["to"]]) for s in program.run("shifts") if s["kind"] in ("walk_back", "figure"))
    if against:
        return "contradicting"
    return "same" if any(across(c["told"], c["told"]) for c in program.run("claims")) else "different"


def measure_pairs(binary, part, errors):
    count = collections.Counter()
    for label, kind, documents in pairs(part):
        found = judged(binary, documents)
        count[label, found] += 1
        if errors and found != label:
            print(f"{label} ({kind}) taken for {found}", *(f"    {d[1]}" for d in documents), sep="\n")
    labels = ("same", "different", "contradicting")
    scores = {}
    for label in labels:
        found = sum(count[other, label] for other in labels)
        wanted = sum(count[label, other] for other in labels)
        scores[label + "_f1"] = round(2 * count[label, label] / max(1, found + wanted), 3)
    scores["right"] = round(sum(count[label, label] for label in labels) / sum(count.values()), 3)
    return scores


def ratio(hit, of):
    return round(hit / of, 3) if of else None


def measure_sets(binary, part, errors):
    count = collections.Counter()
    for name, wanted in sets(part):
        program = Program(binary, {a["name"]: (a["outlet"], a["published"], a["text"]) for a in wanted["article"]})
        disputes = [(d["kind"] if d["kind"] == "figures" else "statements", *(s["told"] for s in d["sides"])) for d in program.run("disputes")]
        shifts = [("certainty" if s["kind"] in CERTAINTY else s["kind"], [s["from"]], [s["to"]]) for s in program.run("shifts")]
        for what, found, keys in (("dispute", disputes, [(d["kind"], d["sides"]) for d in wanted.get("dispute", [])]),
                                  ("shift", shifts, [(s["kind"], (s["from"], s["to"])) for s in wanted.get("shift", [])])):
            fits = lambda f, key: f[0] == key[0] and program.joins(f[1], f[2], key[1])
            missed = [key for key in keys if not any(fits(f, key) for f in found)]
            false = [f for f in found if not any(fits(f, key) for key in keys)]
            count[what, "wanted"] += len(keys)
            count[what, "missed"] += len(missed)
            count[what, "found"] += len(found)
            count[what, "false"] += len(false)
            if errors:
                for kind, words in missed:
                    print(f"{name}: missed {what} {kind}: {' | '.join(words)}")
                for kind, *told in false:
                    print(f"{name}: false {what} {kind}: {' | '.join(t[0]['words'][0]['text'] for t in told)}")
        for claim in wanted.get("claim", []):
            fits = [c for c in program.run("claims") if all(any(program.tells(t, w) for t in c["told"]) for w in claim["words"])]
            right = any(len(c["origins"]) == claim["origins"] for c in fits)
            count["origins", right] += 1
            if errors and not right:
                print(f"{name}: {[[o['source'] for o in c['origins']] for c in fits]}, {claim['origins']} wanted: {claim['words'][0]}")
    scores = {}
    for what in ("dispute", "shift"):
        scores[what + "_recall"] = ratio(count[what, "wanted"] - count[what, "missed"], count[what, "wanted"])
        scores[what + "_precision"] = ratio(count[what, "found"] - count[what, "false"], count[what, "found"])
    scores["origins"] = ratio(count["origins", True], count["origins", True] + count["origins", False])
    return scores


def measure(binary, part, errors):
    return {**measure_pairs(binary, part, errors), **measure_sets(binary, part, errors)}


if __name__ == "__main__":
    print_part(__doc__, measure)
