#!/usr/bin/env python3
"""Counts how often English words stand in a million, for crates/onrecord-relate/src/claim/lexicon/frequency.tsv.

usage: training/claim_words.py DATA > crates/onrecord-relate/src/claim/lexicon/frequency.tsv

DATA has `ewt/` (UD_English-EWT, training part) and `gum/` (UD_English-GUM). Words in small letters, without names (PROPN)
and numbers; only those that stand at least 20 times in a million. Nothing but the counts is taken from either corpus.
"""

import collections
import glob
import gzip
import os
import sys
import tarfile


def lines(folder):
    for path in sorted(glob.glob(os.path.join(folder, "ewt/*train.conllu.gz"))):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from file
    with tarfile.open(os.path.join(folder, "gum/dep.tar.gz")) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            if member.name.endswith(".conllu"):
                yield from archive.extractfile(member).read().decode("utf-8").splitlines()


def main():
    counts, total = collections.Counter(), 0
    for line in lines(sys.argv[1]):
        columns = line.rstrip("\n").split("\t")
        if len(columns) == 10 and columns[0].isdigit() and columns[3] not in ("PUNCT", "SYM", "X"):
            total += 1
            if columns[3] not in ("PROPN", "NUM") and columns[1].isalpha():
                counts[columns[1].lower()] += 1
    print("# How often words stand in a million words of English, names left out; counted in UD_English-EWT and UD_English-GUM")
    print("# by training/claim_words.py. What is not here is rarer than 20.")
    print("# word\tin a million")
    for word, count in sorted(counts.items()):
        per_million = round(count * 1_000_000 / total)
        if per_million >= 20:
            print(f"{word}\t{per_million}")


main()
