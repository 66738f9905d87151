#!/usr/bin/env python3
"""Fits what the signs that two claims are about the same are worth (`WORTH` in crates/onrecord-relate/src/claim/relation.rs).

usage: training/same_claim.py DATA ONRECORD SIGNS

DATA has `ecbplus-topics-1-35.tar.gz`; ONRECORD is the program; SIGNS is the built example `claim_signs` of onrecord-relate.
Prints the weights of a logistic regression, the bias first. It learns from two sources:
  ECB+ (Cybulska & Vossen 2014): two things told of one topic are about the same where two thirds of the events of the one
  with fewer are linked to events of the other, and not where none is; of two topics they never are;
  our labelled pairs, the half for tuning, each counted 25 times: same and contradicting are about the same; pairs that differ
  in topic, place or thing are not.
"""

import collections
import math
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "eval"))
import claims  # noqa: E402

APART = ("same_topic", "negated_other", "other_place", "other_thing")
OURS, RIDGE, LINKED = 25, 0.5, 2 / 3


def signs(program, example, texts):
    """(name, start, name, start, [sign], words, words) of each two things told that are worth comparing."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            with open(os.path.join(folder, name + ".txt"), "w", encoding="utf-8") as file:
                file.write(text)
        found = subprocess.run([program, "extract", "--json", folder], capture_output=True, check=True).stdout
    out = subprocess.run([example], input=found, capture_output=True, check=True).stdout.decode("utf-8")
    name = lambda path: os.path.basename(path).removesuffix(".txt")
    for line in out.splitlines():
        one, start, two, begin, *values, a, b = line.split("\t")
        yield name(one), int(start), name(two), int(begin), [float(v) for v in values], a, b


def ecb(archive):
    """{name: text}, and {(name, line): {link: its words}} of linked events."""
    texts, links = {}, collections.defaultdict(dict)
    with tarfile.open(archive) as files:
        for member in files.getmembers():
            if not member.name.endswith(".xml"):
                continue
            root = xml.etree.ElementTree.parse(files.extractfile(member)).getroot()
            name = os.path.basename(member.name).removesuffix(".xml")
            tokens = {t.get("t_id"): t for t in root.findall("token")}
            lines = collections.defaultdict(list)
            for token in tokens.values():
                lines[int(token.get("sentence"))].append(token.text or "")
            numbers = {sentence: line for line, sentence in enumerate(sorted(lines))}
            joined = [re.sub(r" ([,.;:?!%)]|'s\b|n't\b)", r"\1", " ".join(lines[s])) for s in sorted(lines)]
            texts[name] = "\n".join(joined) + "\n"
            marks = {m.get("m_id"): m for m in root.find("Markables")}
            for relation in root.find("Relations"):
                target = marks.get(relation.find("target").get("m_id")) if relation.find("target") is not None else None
                link = target.get("instance_id") if target is not None else None
                link = link or f"{name}#{relation.get('r_id')}"
                for source in relation.findall("source"):
                    mark = marks[source.get("m_id")]
                    anchors = [tokens[a.get("t_id")] for a in mark.findall("token_anchor")]
                    if anchors and mark.tag.startswith(("ACTION", "NEG_ACTION")):
                        line = numbers[int(anchors[0].get("sentence"))]
                        links[name, line][link] = " ".join(t.text for t in anchors)
    return texts, links


def of_ecb(data, program, example):
    texts, links = ecb(os.path.join(data, "ecbplus-topics-1-35.tar.gz"))
    for one, start, two, begin, values, a, b in signs(program, example, texts):
        if one.split("_")[0] != two.split("_")[0]:
            yield values, 0, 1
            continue
        told = []
        for name, place, words in ((one, start, a), (two, begin, b)):
            line = texts[name][:place].count("\n")
            told.append({link for link, event in links[name, line].items() if event.lower() in words.lower()})
        if all(told):
            share = len(told[0] & told[1]) / min(map(len, told))
            if share == 0 or share >= LINKED:
                yield values, int(share > 0), 1


def of_ours(program, example):
    labels, texts, meant = {}, {}, {}
    for number, (label, kind, documents) in enumerate(claims.pairs("dev")):
        if label != "different" or kind in APART:
            labels[str(number)] = label
            for side, (_, text, words) in zip("ab", documents):
                texts[f"{number}{side}"], meant[f"{number}{side}"] = text + "\n", words
    fits = lambda name, words: meant[name] in words or words.removeprefix("that ") in meant[name]
    for one, _, two, _, values, a, b in signs(program, example, texts):
        if one[:-1] == two[:-1] and fits(one, a) and fits(two, b):
            yield values, int(labels[one[:-1]] != "different"), OURS


def fit(rows):
    """Weights by Newton's method, the bias first."""
    size = len(rows[0][0]) + 1
    weights = [0.0] * size
    for _ in range(25):
        gradient = [-RIDGE * w for w in weights]
        curve = [[RIDGE * (i == j) for j in range(size)] for i in range(size)]
        for values, wanted, often in rows:
            x = [1.0, *values]
            p = 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, x))))
            for i in range(size):
                gradient[i] += often * (wanted - p) * x[i]
                for j in range(size):
                    curve[i][j] += often * p * (1 - p) * x[i] * x[j]
        weights = [w + step for w, step in zip(weights, solve(curve, gradient))]
    return weights


def solve(matrix, right):
    """Gaussian elimination with pivots."""
    rows = [row[:] + [value] for row, value in zip(matrix, right)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(len(rows)):
            if r != i:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
    return [row[-1] / row[i] for i, row in enumerate(rows)]


def main():
    data, program, example = sys.argv[1:]
    rows = [*of_ecb(data, program, example), *of_ours(program, example)]
    print(len(rows), "pairs:", " ".join(f"{weight:.2f}" for weight in fit(rows)))


main()
