#!/usr/bin/env python3
"""Scores what the program says of the labelled articles: which are one text, sentence by sentence, and which came first.

usage: eval/lineage.py [--binary FILE] [--part dev|test] [--errors]

Reads the articles of `lineage/SPLIT.jsonl` into a record, and takes the groups from `onrecord sources` and the sentence maps
and directions from `onrecord compare`. `--errors` lists what is wrong (look at those of dev only).
"""

import argparse
import collections
import itertools
import json
import os
import subprocess
import tempfile

from program import ROOT, add_arguments

RELATIONS = {"identical": {"identical"}, "edited": {"syndicated"}, "reworded": {"rewritten"}, "retold": {"rewritten"},
             "backtranslated": {"syndicated", "rewritten"}, "excerpt": {"excerpted"}, "later": {"later_version"}}


def body(article):
    """(text, [(start, end)] of its sentences)."""
    text, places = "", []
    for number, (words, *_) in enumerate(article["sentences"]):
        text += ("" if number == 0 else "\n\n" if number % 2 == 0 else " ")
        places.append((len(text), len(text) + len(words)))
        text += words
    return text, places


class Read:
    """The articles in a record."""

    def __init__(self, binary, articles, folder):
        self.binary, self.record = binary, os.path.join(folder, "lineage.db")
        path = os.path.join(folder, "articles.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            for article in articles:
                fields = {key: article[key] for key in ("title", "outlet", "byline", "url", "published") if key in article}
                file.write(json.dumps({"text": body(article)[0], **fields}) + "\n")
        subprocess.run([binary, "read", path, "--record", self.record], check=True, capture_output=True)
        documents = map(json.loads, self.run("export", "--what", "documents").splitlines())
        self.ids = {articles[int(document["path"].rsplit("#", 1)[1]) - 1]["id"]: document["id"] for document in documents}
        self.names = {id: name for name, id in self.ids.items()}

    def run(self, *arguments):
        command = [self.binary, *arguments, "--record", self.record]
        return subprocess.run(command, capture_output=True, text=True).stdout

    def groups(self):
        """{article: group}, every article that is in none with one of its own."""
        out = {name: name for name in self.ids}
        for group in json.loads(self.run("sources", "--json"))["groups"]:
            names = sorted(self.names[document["id"]] for document in group["documents"])
            out.update({name: names[0] for name in names})
        return out

    def compare(self, first, second):
        return json.loads(self.run("compare", self.ids[first], self.ids[second], "--json"))


def pairs(groups):
    members = collections.defaultdict(list)
    for name, group in groups.items():
        members[group].append(name)
    return {pair for names in members.values() for pair in itertools.combinations(sorted(names), 2)}


def adjusted_rand(gold, found):
    """Hubert and Arabie 1985."""
    two = lambda n: n * (n - 1) / 2
    cells = collections.Counter((gold[name], found[name]) for name in gold)
    both = sum(map(two, cells.values()))
    ours = sum(map(two, collections.Counter(gold.values()).values()))
    theirs = sum(map(two, collections.Counter(found[name] for name in gold).values()))
    expected = ours * theirs / two(len(gold))
    most = (ours + theirs) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def f1(gold, found):
    return 2 * len(gold & found) / (len(gold) + len(found)) if gold or found else 1.0


def labels(derived, original, compared):
    """(label expected, label given) of each sentence of the derived article, and of what was or was said to be cut."""
    places = body(derived)[1]
    given = [None] * len(places)
    cut = set()
    of_original = body(original)[1]
    for sentence in compared["sentences"]:
        if sentence["second"] is None:
            start = sentence["first"][0]["start"]
            cut |= {n for n, (a, b) in enumerate(of_original, 1) if a <= start < b}
        else:
            start = sentence["second"]["start"]
            for number, (a, b) in enumerate(places):
                if a <= start < b and given[number] is None:
                    given[number] = sentence["label"]
    out = [(label, given[n]) for n, (_, label, _) in enumerate(derived["sentences"]) if label]
    used = {number for *_, numbers in derived["sentences"] for number in numbers}
    for number in range(1, len(of_original) + 1):
        if number not in used or number in cut:
            out.append(("cut" if number not in used else "used", "cut" if number in cut else "used"))
    return out


def can_tell(derived, original):
    """Whether days or a credit show which came first."""
    later = derived.get("published", "") > original["published"]
    words = " ".join([derived.get("byline", ""), *(s[0] for s in derived["sentences"])])
    return later or (original["outlet"] in words and derived.get("outlet") != original["outlet"])


def measure(binary, part, errors=False):
    """{measure: score} of one half."""
    with open(os.path.join(ROOT, f"eval/lineage/{part}.jsonl"), encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    by_id = {article["id"]: article for article in articles}
    with tempfile.TemporaryDirectory() as folder:
        read = Read(binary, articles, folder)
        gold, found = {name: article["group"] for name, article in by_id.items()}, read.groups()
        sentences, relations, told, wrong = [], [], [], 0
        for derived in (article for article in articles if "of" in article):
            original = by_id[derived["of"]]
            compared = read.compare(original["id"], derived["id"])
            sentences += [(derived["id"], *pair) for pair in labels(derived, original, compared)]
            relations.append((derived["id"], RELATIONS[derived["kind"]], compared["relation"]))
            first = compared["direction"] and compared["direction"]["original"]
            wrong += first == "second"
            if can_tell(derived, original):
                told.append((derived["id"], first))
    if errors:
        for pair in sorted(pairs(gold) ^ pairs(found)):
            print("pair", *pair, "missed" if pair in pairs(gold) else "false")
        for name, expected, given in sentences:
            if expected != given:
                print("sentence", name, expected, given)
        for name, expected, given in relations:
            if given not in expected:
                print("relation", name, *expected, given)
        for name, first in told:
            if first != "first":
                print("direction", name, first)
    share = lambda rows, right: round(sum(map(right, rows)) / len(rows), 3)
    return {
        "rand_index": round(adjusted_rand(gold, found), 3),
        "pair_f1": round(f1(pairs(gold), pairs(found)), 3),
        "sentence_labels": share(sentences, lambda row: row[1] == row[2]),
        "relations": share(relations, lambda row: row[2] in row[1]),
        "direction": share(told, lambda row: row[1] == "first"),
        "directions_wrong": wrong,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--part", choices=("dev", "test"), default="dev")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    for name, score in measure(arguments.binary, arguments.part, arguments.errors).items():
        print(f"{name:<20}{score}")


if __name__ == "__main__":
    main()
