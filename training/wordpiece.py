"""Splits a word into the pieces of an uncased BERT vocabulary, and says how the word was cased.

Takes one token string at a time and gives piece ids and a case class. It is the twin of
`crates/onrecord-model/src/wordpiece.rs`, which reads what this trains: the two must agree on every string, and
`wordpiece_vectors.tsv` beside that file holds them to it. Sequences, special pieces and truncation are left to callers.
"""

import unicodedata
from enum import IntEnum
from functools import lru_cache

LONGEST_PART = 100
"""Parts with more code points than this are unknown, as in BERT."""

CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)
"""Blocks of ideographs, each of which is a part of its own (the list is BERT's)."""


class CaseClass(IntEnum):
    """How a word was cased; the class of a word holds for all of its pieces."""

    LOWER = 0  # no upper-case letter
    TITLE = 1  # the first of several letters is upper-case, the others are not
    CAPITALS = 2  # several letters, all upper-case
    INITIAL = 3  # one letter, upper-case
    MIXED = 4  # upper-case letters in other places
    DIGIT = 5  # a decimal digit, whatever the letters


def case_class(word):
    """The `CaseClass` of a word, from its letters (general category L) and decimal digits (Nd)."""
    if any(c.isdecimal() for c in word):
        return CaseClass.DIGIT
    letters = [c.isupper() for c in word if c.isalpha()]
    upper = sum(letters)
    if upper == 0:
        return CaseClass.LOWER
    if len(letters) == 1:
        return CaseClass.INITIAL
    if upper == len(letters):
        return CaseClass.CAPITALS
    if upper == 1 and letters[0]:
        return CaseClass.TITLE
    return CaseClass.MIXED


def is_ideograph(c):
    return any(first <= ord(c) <= last for first, last in CJK)


def is_punctuation(c):
    ascii_symbol = 33 <= ord(c) <= 47 or 58 <= ord(c) <= 64 or 91 <= ord(c) <= 96 or 123 <= ord(c) <= 126
    return ascii_symbol or unicodedata.category(c).startswith("P")


def parts(word):
    """The lower-cased, accent-free parts of a word; punctuation marks and ideographs are parts of their own."""
    found, open_part = [], []

    def close():
        if open_part:
            found.append("".join(open_part))
            open_part.clear()

    for c in unicodedata.normalize("NFD", word):
        category = unicodedata.category(c)
        if c in "\t\n\r" or category == "Zs":
            close()
        elif category in ("Mn", "Cc", "Cf", "Co") or c == "\ufffd":
            continue
        elif is_punctuation(c) or is_ideograph(c):
            close()
            found.append(c)
        else:
            open_part.append(c.lower())
    close()
    return found


class WordPiece:
    """Greedy longest-match pieces from a vocabulary whose line number is the piece id."""

    def __init__(self, vocab_lines):
        self.ids = {piece: i for i, piece in enumerate(vocab_lines)}
        self.unknown = self.ids["[UNK]"]
        self.start = self.ids["[CLS]"]
        self.end = self.ids["[SEP]"]
        self.pieces = lru_cache(maxsize=1 << 18)(self._pieces)

    def _pieces(self, word):
        """Piece ids of one token string; never empty: a word of which nothing is left is `[UNK]`."""
        ids = [i for part in parts(word) for i in self._part_pieces(part)]
        return ids or [self.unknown]

    def _part_pieces(self, part):
        if len(part) > LONGEST_PART:
            return [self.unknown]
        ids, at = [], 0
        while at < len(part):
            for end in range(len(part), at, -1):
                piece = self.ids.get(("##" if at else "") + part[at:end])
                if piece is not None:
                    ids.append(piece)
                    at = end
                    break
            else:
                return [self.unknown]
        return ids
