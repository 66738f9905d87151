#!/usr/bin/env python3
"""Writes how often English words are written, for the weights of words in threads.

usage: pip install symspellpy==6.10.1; training/thread_words.py > crates/onrecord-relate/src/thread/frequency.tsv

Takes the word list of symspellpy (MIT), whose counts are those of the Google Books Ngrams (CC BY 3.0). Gives lines of a count
per thousand million words, rounded to two digits, and the words that have it, those that are commonest first.
"""

import collections
import os

import symspellpy

LEAST = 150  # what is rarer weighs as much as what is not there
HEAD = """\
# How often English words are written: times in a thousand million words, then the words. Made by training/thread_words.py
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
