#!/usr/bin/env python3
"""Scores entities and coreference on GUM's news and interviews.

usage: eval/entities.py BINARY GUM [--model fast|accurate] [--peer PYTHON] [--part train] [--errors]

BINARY is a build of onrecord, GUM the folder with `dep.tar.gz` and `splits.md`, PYTHON an interpreter that has spaCy (see
peers/spacy_names.py). Prints JSON. Scores the dev split; `--part train --errors` is for looking at mistakes.
What is compared, and the rule by which mentions match, stands in README.md. Needs: pip install -r eval/requirements.txt
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile

import scorch.scores
import udapi.core.document

from program import READERS

GENRES = r"GUM_(news|interview)_\w+"
# Forms of mention that are names; others count where they speak.
NAMED = ("name", "acronym", "metonym", "demonym")
# What a word of the corpus must be for a name to end with it: it has no mentions for adjectives.
NOUNS = ("PROPN", "NOUN", "PRON", "NUM", "X", "SYM")


class Mention:
    """A mention of the corpus: its words and heads by number, its entity, and whether it is a name or a source."""

    def __init__(self, mention, number, sources):
        words = [word for word in mention.words if word in number]  # not those that the corpus only supposes
        self.words = {number[word] for word in words}
        heads = [word for word in words if number.get(word.parent) not in self.words]
        self.heads = {number[word] for word in heads}
        self.entity = mention.entity.eid
        is_list = any(child.deprel == "conj" and number.get(child) in self.words for word in heads for child in word.children)
        self.upos = heads[0].upos
        self.named = self.upos == "PROPN" and mention.entity.etype != "time" and not is_list
        self.speaks = bool(self.heads & sources)

    def matches(self, words):
        """MUC's rule for partial answers: the head is in them, and nothing that is not in the mention."""
        return bool(self.heads & words) and words <= self.words


class Document:
    """A document of the corpus: plain text, where its words stand, and its mentions, the shortest first."""

    def __init__(self, path):
        corpus = udapi.core.document.Document()
        corpus.load_conllu(path)
        self.text, self.upos, self.owner, number, sources = "", [], {}, {}, set()
        for tree in (bundle.trees[0] for bundle in corpus.bundles):
            if tree.newpar and self.text:
                self.text = self.text.rstrip(" ") + "\n\n"
            for node in tree.token_descendants:
                words = getattr(node, "words", [node])
                for offset in range(len(self.text), len(self.text) + len(node.form)):
                    # Of a contraction (John's, don't) the end belongs to its last word.
                    tail = len(words) > 1 and offset - len(self.text) >= len(words[0].form)
                    self.owner[offset] = len(self.upos) + (len(words) - 1 if tail else 0)
                self.text += node.form + ("" if node.no_space_after else " ")
                for word in words:
                    number[word] = len(self.upos)
                    self.upos.append(word.upos)
                    for found in re.findall(r"sem-atsrc-([\d,-]+)-", word.misc["Discourse"]):
                        for part in found.split(","):
                            first, last = part.split("-")[0], part.split("-")[-1]
                            sources.update(range(int(first) - 1, int(last)))
        mentions = [Mention(m, number, sources) for m in corpus.coref_mentions]
        self.mentions = sorted(mentions, key=lambda m: (len(m.words), min(m.words)))
        for name in [m for m in self.mentions if m.named]:
            name.named = not any(self.within(name, other) for other in mentions if other.upos == "PROPN")

    def within(self, name, other):
        """Whether a name is a part of a longer one (`York` of the `New York Times`): no mark and no 's between their heads."""
        if name is other or not name.words < other.words or name.heads & other.heads:
            return False
        first, last = sorted((min(name.heads), min(other.heads)))
        return all(self.upos[word] in ("PROPN", "ADP", "DET", "NUM", "CCONJ") for word in range(first, last))

    def words(self, start, end):
        """The words of the corpus in a stretch of the text, marks at its ends apart."""
        words = sorted({self.owner[offset] for offset in range(start, end) if offset in self.owner})
        while words and self.upos[words[-1]] in ("PUNCT", "PART"):
            words.pop()
        return words


def documents(gum, part):
    """Names and documents of a split, in order."""
    with open(os.path.join(gum, "splits.md"), encoding="utf-8") as file:
        splits = {chunk.split("\n", 1)[0].strip(): set(re.findall(r"\* (\w+)", chunk)) for chunk in file.read().split("## ")}
    others = set().union(*(names for split, names in splits.items() if split != "train"))
    with tarfile.open(os.path.join(gum, "dep.tar.gz")) as archive, tempfile.TemporaryDirectory() as folder:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            name = os.path.basename(member.name).removesuffix(".conllu")
            if re.fullmatch(GENRES, name) and (name in splits.get(part, ()) or part == "train" and name not in others):
                path = os.path.join(folder, "a.conllu")
                with open(path, "wb") as out:
                    out.write(archive.extractfile(member).read())
                yield name, Document(path)


def answers(command, found):
    """What a program finds in the documents: for each, its entities with mentions in code points."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, document in found:
            paths.append(os.path.join(folder, name + ".txt"))
            with open(paths[-1], "w", encoding="utf-8", newline="") as out:
                out.write(document.text)
        lines = subprocess.run([*command, *paths], check=True, capture_output=True, text=True).stdout.splitlines()
    by_name = {os.path.basename(line["path"]): line for line in map(json.loads, lines)}
    return [by_name[name + ".txt"] for name, _ in found]


def paired(document, answer, asked):
    """The answer's mentions of the asked forms as (entity, key mention or None, words); those outside the key are left out.

    `asked(mention)` tells which mentions of the corpus are in the key. A mention that ends with no noun or pronoun, or that
    fits only a mention outside the key, neither helps nor harms.
    """
    spoken = {(s["start"], s["end"]) for one in answer.get("statements", []) for s in (one["source"] or {"spans": []})["spans"]}
    taken, out = set(), []
    for number, entity in enumerate(answer["entities"]):
        for mention in entity["mentions"]:
            start, end = mention["start"], mention["end"]
            words = document.words(start, end)
            if not words or document.upos[words[-1]] not in NOUNS:
                continue
            fitting = [m for m in document.mentions if m.matches(set(words))]
            key = next((m for m in fitting if asked(m) and id(m) not in taken), None)
            if key is None and fitting:
                continue
            is_source = any(first <= start and end <= last for first, last in spoken)
            if key is None and mention["form"] not in NAMED and not is_source:
                continue
            taken.add(id(key))
            out.append((number, key, words))
    return out


def clusters(items):
    out = {}
    for entity, mention in items:
        out.setdefault(entity, set()).add(mention)
    return list(out.values())


def ratio(hit, predicted, gold):
    p, r = hit / max(1, predicted), hit / max(1, gold)
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / max(p + r, 1e-9), 3), "gold": gold}


def scored(found, given, asked_of, errors=None):
    """Mention F1 over all documents, and the mean of MUC, B³ and CEAFe over all clusters."""
    hit = predicted = gold = 0
    keys, responses = [], []
    for (name, document), answer in zip(found, given):
        asked = asked_of(document)
        pairs = paired(document, answer, asked)
        key = [m for m in document.mentions if asked(m)]
        hit += sum(m is not None for _, m, _ in pairs)
        predicted += len(pairs)
        gold += len(key)
        where = lambda m, words: (name, id(m)) if m else (name, tuple(words))
        keys += clusters((m.entity, (name, id(m))) for m in key)
        responses += clusters((entity, where(m, words)) for entity, m, words in pairs)
        if errors is not None:
            errors.extend(mistakes(name, document, answer, pairs, key))
    parts = [scorch.scores.muc(keys, responses), scorch.scores.b_cubed(keys, responses), scorch.scores.ceaf_e(keys, responses)]
    named = {metric: round(float(score[2]), 3) for metric, score in zip(("muc", "b3", "ceafe"), parts)}
    return {"mention": ratio(hit, predicted, gold), **named, "conll_f1": round(float(sum(p[2] for p in parts)) / 3, 3)}


def mistakes(name, document, answer, pairs, key):
    """Lines on what was missed, what is too much, and which entities mix or split."""
    place = {word: [] for word in document.owner.values()}
    for offset, word in document.owner.items():
        place[word].append(offset)
    text = lambda words: document.text[min(o for w in words for o in place.get(w, [0])):max(o for w in words for o in place.get(w, [0])) + 1]
    hits = {id(m) for _, m, _ in pairs}
    for m in sorted(key, key=lambda m: min(m.words)):
        if id(m) not in hits:
            yield f"{name}\tmissed\t{text(m.words)!r}\thead {text(m.heads)!r}{' speaks' if m.speaks else ''}"
    for entity, m, words in pairs:
        if m is None:
            yield f"{name}\ttoo much\t{text(words)!r}\tof {answer['entities'][entity]['name']!r} {answer['entities'][entity]['type']}"
    by_ours, by_theirs = {}, {}
    for entity, m, words in pairs:
        if m is not None:
            by_ours.setdefault(entity, {}).setdefault(m.entity, []).append(text(words))
            by_theirs.setdefault(m.entity, {}).setdefault(entity, []).append(text(words))
    for groups, kind in ((by_ours, "mixed"), (by_theirs, "split")):
        for parts in groups.values():
            if len(parts) > 1:
                yield f"{name}\t{kind}\t{' | '.join(str(sorted(set(p))) for p in parts.values())}"


def kept(_document):
    """The mentions that the record keeps: names and sources."""
    return lambda m: m.named or m.speaks


def whole(document):
    """All mentions, by whatever words, of the entities that are named or speak somewhere."""
    entities = {m.entity for m in document.mentions if m.named or m.speaks}
    return lambda m: m.entity in entities


def named(_document):
    return lambda m: m.named


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("gum")
    parser.add_argument("--model", choices=READERS, default=READERS[0])
    parser.add_argument("--peer")
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    found = list(documents(arguments.gum, arguments.part))
    errors = [] if arguments.errors else None
    given = answers([arguments.binary, "extract", "--json", "--model", arguments.model], found)
    out = {"documents": len(found), "onrecord": scored(found, given, kept, errors),
           "onrecord_all_words_for_them": scored(found, given, whole), "onrecord_names": scored(found, names_only(given), named)["mention"]}
    if arguments.peer:
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers/spacy_names.py")
        out["spacy_names"] = scored(found, answers([arguments.peer, script], found), named)["mention"]
    print("\n".join([*(errors or []), json.dumps(out, indent=1)]))


def names_only(given):
    """The answers with names alone, for comparison with a program that finds nothing else."""
    mentions = lambda entity: [m for m in entity["mentions"] if m["form"] in NAMED]
    return [{"entities": [{**e, "mentions": mentions(e)} for e in answer["entities"]]} for answer in given]


if __name__ == "__main__":
    sys.exit(main())
