#!/usr/bin/env python3
"""Writes dev.jsonl and test.jsonl from the stories and the dictionary.

usage: eval/lineage/write.py

A story (`stories/NAME.txt`) is written by hand: an original, articles derived from it, and facts that independent accounts
tell, each in five wordings with alternatives. The derived articles say line by line where their words come from:
`c1-4` copied, `e5 …` edited, `r5,6 …` rewritten, `m8` moved, `+ …` added, `x …` a credit or correction that is no
sentence of the article. An article marked `backtranslated` has no lines: it is the original put word by word through
`dictionary.tsv`. A `rival` is an independent report by hand on what the original tells. README.md says what the labels mean and what the lines of the output hold. The seed is fixed.
"""

import difflib
import glob
import json
import os
import random
import re

HERE = os.path.dirname(os.path.abspath(__file__))
ACCOUNTS = 25
OUTLETS = ["Globe Report", "Evening Argus", "The Standard", "Daily Compass", "Radio North", "Public Voice", "City Mirror",
           "The Chronicle", "Free Press", "Observer Today", "Morning Star News", "The Informer", None]
TITLES = ["What happened in {}", "{}: the morning after", "Letter from {}", "{} in the news", "Voices from {}", "After {}",
          "{}: what we know", "Questions over {}", "In {}, few answers", "{} waits", None]
TOPICS = {"market": "Tarnova", "grain": "Velisk", "bridge": "Ilmen", "mine": "Gorran", "dam": "Karoun", "drones": "Rosk",
          "trawler": "the Haller bank", "recount": "Amarra", "convoy": "Azem", "reactor": "Morn", "envoy": "Lissa",
          "bank": "Tessaly"}


def fields(text):
    pairs = (part.split("=", 1) for part in text.split(";")[1:])
    return {key.strip(): value.strip() for key, value in pairs}


def numbers(text):
    """[1, 2, 3] of `1-3`, [5, 2] of `5,2`."""
    if "-" in text:
        first, last = map(int, text.split("-"))
        return list(range(first, last + 1))
    return [int(number) for number in text.split(",")]


def parse(path):
    """(split, articles as (fields, lines), facts as (name, wordings))."""
    split, articles, facts = None, [], []
    with open(path, encoding="utf-8") as file:
        for line in file.read().splitlines():
            if line.startswith("split="):
                split = line[6:]
            elif line.startswith("== facts"):
                articles.append(None)
            elif line.startswith("== "):
                articles.append(({"kind": line[3:].split(";")[0].strip(), **fields(line)}, []))
            elif line.startswith("## "):
                facts.append((line[3:], []))
            elif line.startswith("- ") and facts:
                facts[-1][1].append(line[2:])
            elif line:
                articles[-1][1].append(line)
    return split, [article for article in articles if article], facts


LABELS = {"c": "copied", "e": "edited", "r": "rewritten", "m": "moved"}


def derived(lines, original):
    """[(words, label, numbers of the original's sentences)]; label None for credits."""
    out = []
    for line in lines:
        head, _, words = line.partition(" ")
        if head in "+x":
            out.append((words, "added" if head == "+" else None, []))
        elif words:
            out.append((words, LABELS[head[0]], numbers(head[1:])))
        else:
            out.extend((original[number - 1], LABELS[head[0]], [number]) for number in numbers(head[1:]))
    return out


def words_of(sentence):
    return re.findall(r"\w+", sentence.lower())


def backtranslated(original, dictionary, rng):
    """The original word by word through the dictionary, with quotation marks and order of words lost here and there."""
    out = []
    for number, sentence in enumerate(original, 1):
        words = re.sub(r"(\d),(\d{3})", r"\1 \2", sentence)
        words = re.sub(r"\b([A-Z]\w+)'s (\w+)", r"the \2 of \1", words)
        def other(match):
            return dictionary.get(match.group(0), match.group(0)) if rng.random() < 0.8 else match.group(0)
        words = re.sub(r"\b(" + "|".join(map(re.escape, sorted(dictionary, key=len, reverse=True))) + r")\b", other, words)
        if rng.random() < 0.6:
            words = words.replace('"', "")
        words = words[0].upper() + words[1:]
        matcher = difflib.SequenceMatcher(None, words_of(sentence), words_of(words), False)
        kept = sum(block.size for block in matcher.get_matching_blocks())
        half = 2 * kept >= max(len(words_of(sentence)), len(words_of(words)))
        label = "copied" if words_of(words) == words_of(sentence) else "edited" if half else "rewritten"
        out.append((words, label, [number]))
    return out


def account(facts, rng):
    """[(fact, wording)] of one independent account: the lead, and five to seven more in some order."""
    others = [name for name, _ in facts[1:]]
    rng.shuffle(others)
    wordings = dict(facts)
    chosen = [facts[0][0]] + others[:rng.randrange(5, min(7, len(others)) + 1)]
    return [(name, rng.randrange(len(wordings[name]))) for name in chosen]


def accounts(facts, rng):
    """Accounts of which no two have more than one wording in common (two, where that cannot be had)."""
    out = []
    while len(out) < ACCOUNTS:
        tries = [account(facts, rng) for _ in range(300)]
        worst = lambda new: max((len(set(new) & set(old)) for old in out), default=0)
        out.append(min(tries, key=worst))
    return out


def told(wording, rng):
    words = re.sub(r"\{([^{}]*)\}", lambda match: rng.choice(match.group(1).split("|")), wording)
    words = re.sub(r"\s+([,.;:])", r"\1", re.sub(r" +", " ", words)).replace(" ,", ",").strip()
    return words[0].upper() + words[1:]


def document(name, kind, fields, sentences, group, of):
    """One line of the output. Paragraphs have two sentences."""
    out = {"id": name, "group": group, "kind": kind}
    out.update({key: fields[key] for key in ("title", "outlet", "byline", "url") if fields.get(key)})
    if fields.get("date"):
        out["published"] = fields["date"]
    if of:
        out["of"] = of
    out["sentences"] = [[words, label, numbers] if of else [words] for words, label, numbers in sentences]
    return out


def story(path, dictionary):
    name = os.path.basename(path)[:-4]
    rng = random.Random("lineage " + name)
    split, articles, facts = parse(path)
    (head, original), *others = articles
    first = f"{name}-original"
    out = [document(first, "original", head, [(line, None, []) for line in original], name, None)]
    for fields, lines in others:
        kind = fields["kind"]
        if kind == "rival":
            out.append(document(f"{name}-rival", kind, fields, [(line, None, []) for line in lines], f"{name}-rival", None))
            continue
        body = backtranslated(original, dictionary, rng) if kind == "backtranslated" else derived(lines, original)
        out.append(document(f"{name}-{kind}", kind, fields, body, name, first))
    wordings = dict(facts)
    for number, chosen in enumerate(accounts(facts, rng), 1):
        body = [(told(wordings[fact][which], rng), None, []) for fact, which in chosen]
        title = rng.choice(TITLES)
        day = int(head["date"][-2:]) + rng.randrange(0, 4)
        fields = {"title": title and title.format(TOPICS[name]), "outlet": rng.choice(OUTLETS)}
        if rng.random() < 0.8:
            fields["date"] = head["date"][:8] + f"{min(day, 28):02}"
        out.append(document(f"{name}-account{number:02}", "account", fields, body, f"{name}-account{number:02}", None))
    return split, out


def main():
    with open(os.path.join(HERE, "dictionary.tsv"), encoding="utf-8") as file:
        dictionary = dict(line.rstrip("\n").split("\t") for line in file)
    sets = {"dev": [], "test": []}
    for path in sorted(glob.glob(os.path.join(HERE, "stories", "*.txt"))):
        split, documents = story(path, dictionary)
        sets[split] += documents
    for split, documents in sets.items():
        with open(os.path.join(HERE, f"{split}.jsonl"), "w", encoding="utf-8") as file:
            file.writelines(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n" for document in documents)


if __name__ == "__main__":
    main()
