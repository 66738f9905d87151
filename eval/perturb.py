"""Texts as they come when something went wrong on the way: what `robustness.py` reads again to see how much is lost.

Takes a text, gives edits: replacements of stretches of it, by code points, in order. `Edited` applies them and carries
offsets over, so that whatever was marked in the text stays marked. Every choice is drawn from a generator seeded with
the document's name, so a run repeats.
"""

import bisect
import calendar
import re

QUOTES = "“”„«»\""


class Edited:
    """A text after edits [(start, end, replacement)]; `move` says where an offset of the old text is in the new one."""

    def __init__(self, text, edits):
        self.ends, self.starts, self.shifts, parts, at, shift = [], [], [], [], 0, 0
        for start, end, replacement in edits:
            if start < at:
                continue  # inside a stretch that is replaced already
            parts += [text[at:start], replacement]
            at, shift = end, shift + len(replacement) - (end - start)
            self.starts.append(start)
            self.ends.append(end)
            self.shifts.append(shift)
        self.text = "".join(parts) + text[at:]

    def move(self, offset, is_end=False):
        """An offset inside a replaced stretch goes to its beginning, or as an end to its end."""
        number = bisect.bisect_right(self.ends, offset)
        before = self.shifts[number - 1] if number else 0
        if number < len(self.starts) and self.starts[number] < offset:
            return self.ends[number] + self.shifts[number] if is_end else self.starts[number] + before
        if is_end and number and self.ends[number - 1] == self.starts[number - 1] == offset:
            return offset + (self.shifts[number - 2] if number > 1 else 0)  # what is put in here comes after
        return offset + before


def words(text, chance, rng, shortest=4):
    """Some of the words of letters only."""
    return [m for m in re.finditer(r"[A-Za-z]+", text) if len(m[0]) >= shortest and rng.random() < chance]


def typos(text, rng):
    """One word in thirty has two letters exchanged, one dropped, or one doubled."""
    for word in words(text, 1 / 30, rng):
        at = word.start() + rng.randrange(1, len(word[0]) - 1)
        kind = rng.randrange(3)
        replacement = (text[at + 1] + text[at], "", text[at] * 2)[kind]
        yield at, at + (2 if kind == 0 else 1), replacement


def scanned(text, rng):
    """Letters that optical reading takes for others, in one word of twenty."""
    confusions = {"l": "1", "o": "0", "m": "rn", "e": "c", "h": "b", "I": "l", "S": "5", "t": "f", "n": "ri"}
    for word in words(text, 1 / 20, rng):
        places = [i for i in range(word.start(), word.end()) if text[i] in confusions]
        if places:
            at = rng.choice(places)
            yield at, at + 1, confusions[text[at]]


def lower_case(text, rng):
    return [(i, i + 1, c.lower()) for i, c in enumerate(text) if c != c.lower() and len(c.lower()) == 1]


def capitals(text, rng):
    return [(i, i + 1, c.upper()) for i, c in enumerate(text) if c != c.upper() and len(c.upper()) == 1]


def quoted(opening, closing):
    """Sets every double quotation mark in one style."""

    def edits(text, rng):
        inside = False
        for place, mark in enumerate(text):
            if mark in QUOTES:
                inside = mark == "“" or (mark == '"' and not inside)
                yield place, place + 1, opening if inside else closing
            elif mark == "\n":
                inside = False  # a paragraph opens its own

    return edits


def hard_blanks(text, rng):
    """Every third blank does not break, every ninth is a thin one."""
    blanks = [m.start() for m in re.finditer(" ", text)]
    return [(at, at + 1, "\u202f" if n % 9 == 0 else "\u00a0") for n, at in enumerate(blanks) if n % 3 == 0]


REWORDED = {
    "said": "stated", "says": "states", "saying": "stating", "told": "informed", "added": "went on to say",
    "according to": "as reported by", "believe": "are of the opinion", "believes": "is of the opinion",
    "announced": "made known", "warned": "cautioned", "argued": "contended", "insisted": "maintained",
    "don't": "do not", "doesn't": "does not", "didn't": "did not", "won't": "will not", "can't": "cannot",
    "isn't": "is not", "I'm": "I am", "we're": "we are", "it's": "it is", "that's": "that is", "about": "approximately",
    "but": "however,", "because": "since", "large": "big", "many": "numerous", "also": "in addition",
}


def reworded(text, rng):
    """Words that come back different from a translation and back: reporting verbs, contractions, common words."""
    pattern = re.compile(r"\b(" + "|".join(re.escape(w) for w in REWORDED).replace("'", "['’]") + r")\b")
    return [(m.start(), m.end(), REWORDED[m[0].replace("’", "'")]) for m in pattern.finditer(text)]


BRITISH = {
    "color": "colour", "favor": "favour", "honor": "honour", "labor": "labour", "neighbor": "neighbour",
    "behavior": "behaviour", "defense": "defence", "offense": "offence", "license": "licence", "center": "centre",
    "program": "programme", "organiz": "organis", "recogniz": "recognis", "criticiz": "criticis", "realiz": "realis",
    "apologiz": "apologis", "emphasiz": "emphasis", "authoriz": "authoris", "analyz": "analys", "canceled": "cancelled",
    "traveled": "travelled", "signaled": "signalled", "percent": "per cent", "toward ": "towards ", "skeptic": "sceptic",
    "gray": "grey", "judgment": "judgement", "Mr.": "Mr", "Mrs.": "Mrs", "Dr.": "Dr",
}


def british(text, rng):
    """American spelling made British."""
    pattern = re.compile("|".join(rf"\b{re.escape(a)}" for a in BRITISH))
    return [(m.start(), m.end(), BRITISH[m[0]]) for m in pattern.finditer(text)]


def markdown(text, rng):
    """What a careless conversion leaves: stars around words, links, heading signs and quotation signs."""
    edits = []
    for paragraph in re.finditer(r"[^\n]+", text):
        sign = rng.random()
        if sign < 0.15:
            edits.append((paragraph.start(), paragraph.start(), "> " if sign < 0.08 else "## "))
    for word in words(text, 1 / 25, rng):
        kind = rng.random()
        before, after = ("**", "**") if kind < 0.5 else ("_", "_") if kind < 0.75 else ("[", "](https://example.org/a)")
        edits += [(word.start(), word.start(), before), (word.end(), word.end(), after)]
    return sorted(edits, key=lambda e: e[0])


SYLLABLES = [c + v for c in ("b", "d", "g", "k", "l", "m", "n", "r", "s", "t", "v", "z", "kh", "sh") for v in "aeiou"]


CALENDAR = set(calendar.month_name) | set(calendar.day_name)


def strange_names(text, rng):
    """Each word that is never written small, wherever it stands in a sentence, becomes a name nobody bears."""
    small = set(re.findall(r"\b[a-z]+\b", text))
    names = {m for m in re.findall(r"(?<=[a-z,;] )[A-Z][a-z]{2,}\b", text) if m.lower() not in small and m not in CALENDAR}
    invented = {}
    for name in sorted(names):
        invented[name] = "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 3)))).capitalize()
    return [(m.start(), m.end(), invented[m[0]]) for m in re.finditer(r"\b[A-Z][a-z]{2,}\b", text) if m[0] in invented]


PERTURBATIONS = {
    "typos": typos, "scanned": scanned, "lower_case": lower_case, "capitals": capitals, "no_quotes": quoted("", ""),
    "straight_quotes": quoted('"', '"'), "curly_quotes": quoted("“", "”"), "guillemets": quoted("«", "»"),
    "low_high_quotes": quoted("„", "“"), "hard_blanks": hard_blanks, "reworded": reworded, "british": british,
    "markdown": markdown, "strange_names": strange_names,
}
