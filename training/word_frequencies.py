#!/usr/bin/env python3
<<<<<<< HEAD
"""Counts how often English words stand in a million, for crates/onrecord-relate/src/claim/lexicon/frequency.tsv.

usage: training/word_frequencies.py DATA > crates/onrecord-relate/src/claim/lexicon/frequency.tsv

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
    print("# by training/word_frequencies.py. What is not here is rarer than 20.")
    print("# word\tin a million")
    for word, count in sorted(counts.items()):
        per_million = round(count * 1_000_000 / total)
        if per_million >= 20:
            print(f"{word}\t{per_million}")


main()
=======
"""Writes how often English words are written, for the weights of words in threads.

usage: pip install symspellpy==6.10.1; training/word_frequencies.py > crates/onrecord-relate/src/thread/frequency.tsv

Takes the word list of symspellpy (MIT), whose counts are those of the Google Books Ngrams (CC BY 3.0). Gives lines of a count
per thousand million words, rounded to two digits, and the words that have it, those that are commonest first.
"""

import collections
import os

import symspellpy

LEAST = 150  # what is rarer weighs as much as what is not there
HEAD = """\
# How often English words are written: times in a thousand million words, then the words. Made by training/word_frequencies.py
# from the word list of symspellpy (MIT License), whose counts come from the Google Books Ngrams (CC BY 3.0).
"""


def main():
    path = os.path.join(os.path.dirname(symspellpy.__file__), "frequency_dictionary_en_82_765.txt")
    with open(path, encoding="utf-8-sig") as file:
        counts = {word: int(count) for word, count in map(str.split, file)}
    total = sum(counts.values())
    by_rate = collections.defaultdict(list)
    for word, count in counts.items():
        rate = count / total * 1e9
        if rate >= LEAST and word.isalnum():
            by_rate[int(float(f"{rate:.1e}"))].append(word)
    print(HEAD, end="")
    for rate in sorted(by_rate, reverse=True):
        print(f"{rate}\t{' '.join(sorted(by_rate[rate]))}")


if __name__ == "__main__":
    main()
>>>>>>> 560285e (Tell which documents tell one story and who is who across them; let people merge, split and undo)
