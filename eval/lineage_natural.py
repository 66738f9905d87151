#!/usr/bin/env python3
"""Scores the natural pairs of PolNeAR and ECB+ (`lineage/natural.tsv`) beside MinHash, in one run.

usage: eval/lineage_natural.py [--data DIR] --pairs PROGRAM [--unlabelled]

PROGRAM is the example `lineage_pairs` of onrecord-relate, built for release. Labelled are all pairs that share more than a
fifth of their runs of three words; pairs that are found beyond those are counted apart (`--unlabelled` lists them), and
unclear ones do not count. MinHash is datasketch's (needs `pip install datasketch`; without it, it is left out), over
runs of three words and of five, with 128 permutations, at the thresholds that deduplication uses; text-dedup takes runs
of five and .7.
"""

import argparse
import collections
import glob
import json
import os
import re
import subprocess
import tarfile
import tempfile
import xml.etree.ElementTree as ElementTree

from program import ROOT, add_arguments


def texts(data):
    """{id: text} of both corpora."""
    out = {}
    for split in ("train", "dev"):
        for path in sorted(glob.glob(os.path.join(data, "data/polnear", split, "text/*"))):
            with open(path, encoding="utf-8") as file:
                out[f"polnear/{split}/{os.path.basename(path)}"] = file.read()
    with tarfile.open(os.path.join(data, "data/ecbplus-topics-1-35.tar.gz")) as archive:
        for member in sorted((m for m in archive if m.name.endswith(".xml")), key=lambda m: m.name):
            sentences = collections.defaultdict(list)
            for token in ElementTree.parse(archive.extractfile(member)).getroot().iter("token"):
                sentences[int(token.get("sentence"))].append(token.text or "")
            out[f"ecbplus/{os.path.basename(member.name)}"] = "\n".join(map(" ".join, sentences.values()))
    return out


def labels():
    """{(one, other): label}, the smaller id first."""
    with open(os.path.join(ROOT, "eval/lineage/natural.tsv"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return {tuple(sorted(row[:2])): row[2] for row in rows}


def ours(program, articles):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": name, "text": text}) + "\n" for name, text in articles.items())
        file.flush()
        out = subprocess.run([program, file.name], check=True, capture_output=True, text=True).stdout
    return {tuple(sorted(line.split("\t")[:2])) for line in out.splitlines()}


def minhash(articles, run, threshold):
    """Pairs whose estimated Jaccard similarity is at the threshold, by datasketch's MinHashLSH."""
    from datasketch import MinHash, MinHashLSH

    index, out = MinHashLSH(threshold=threshold, num_perm=128), set()
    for name, text in articles.items():
        words = re.findall(r"\w+", text.lower())
        signature = MinHash(num_perm=128)
        signature.update_batch([" ".join(words[at:at + run]).encode() for at in range(len(words) - run + 1)])
        out |= {tuple(sorted((name, other))) for other in index.query(signature)}
        index.insert(name, signature)
    return out


def score(found, gold):
    yes = {pair for pair, label in gold.items() if label == "yes"}
    right = len(found & yes)
    wrong = len([pair for pair in found if gold.get(pair) == "no"])
    beyond = len([pair for pair in found if pair not in gold])
    return {"precision": round(right / (right + wrong), 3) if right + wrong else None, "recall": round(right / len(yes), 3),
            "beyond": beyond}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--pairs", required=True, metavar="PROGRAM")
    parser.add_argument("--unlabelled", action="store_true")
    arguments = parser.parse_args()
    articles, gold = texts(arguments.data), labels()
    found = ours(arguments.pairs, articles)
    print("onrecord", score(found, gold))
    if arguments.unlabelled:
        print(*("\t".join(pair) for pair in sorted(found) if pair not in gold), sep="\n")
    try:
        for run, threshold in ((3, 0.5), (3, 0.3), (5, 0.7), (5, 0.5)):
            print(f"MinHash, runs of {run}, {threshold}", score(minhash(articles, run, threshold), gold))
    except ImportError:
        print("MinHash: left out, needs pip install datasketch")


if __name__ == "__main__":
    main()
