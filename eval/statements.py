#!/usr/bin/env python3
"""Takes the program's label scores (kind, polarity, certainty, mode) on the labelled statements in eval/statements.

usage: eval/statements.py [--part dev|test] [--data DIR] [--binary FILE] [--model fast|accurate] [--json] [--confusions] [--errors]

DIR holds the corpora (`data/`) that the stand-off items point into; default: `shared` beside the repository. FILE is a
build of onrecord; default: target/release/onrecord. Each passage is read as a document of its own, all in one run. An
item's statement is the one whose content overlaps its content best (Jaccard in characters, at least .5); items without
one are unmatched and count in the recall alone. A kind is right if it is the item's `kind` or among its `kind_alt`;
`kind_strict` takes the first alone. --errors lists the items that are wrong or unmatched, of the dev part only.
Exit 0: measured; 2: nothing could be measured. Items whose corpus is absent are counted as skipped.
"""

import argparse
import collections
import glob
import hashlib
import json
import os
import sys
import tarfile
import xml.etree.ElementTree as ElementTree

from program import READERS, ROOT, add_arguments
from program import read as documents

LABELS = ("kind", "polarity", "certainty", "mode")
LEAST_OVERLAP = 0.5


def gum_sentences(data, document):
    """The sentences of one document of GUM, as its `# text` lines have them."""
    with tarfile.open(os.path.join(data, "data/gum/dep.tar.gz")) as archive:
        lines = archive.extractfile(f"dep/GUM_{document}.conllu").read().decode("utf-8").split("\n")
    return [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]


def spaced(words):
    """Tokens as running text: no blank before closing and after opening marks; quotation marks open and close in turn."""
    out, glue, quoted = "", True, False
    for word in words:
        word = '"' if word in ("``", "''") else word
        closes = word in ".,;:!?)]%" or word.startswith("'") or word in ("n't", "’s", "’") or (word == '"' and quoted)
        out += word if glue or closes else " " + word
        glue = word in "($[" or word in ("€", "£", "US$") or (word == '"' and not quoted)
        quoted ^= word == '"'
    return out


def meantime_sentences(data, document):
    """The sentences of one document of MEANTIME, which gives tokens only; the first has number 1."""
    path, = glob.glob(os.path.join(data, f"data/meantime/intra_cross-doc_annotation/*/{document}_*.xml"))
    sentences = collections.defaultdict(list)
    for token in ElementTree.parse(path).getroot().iter("token"):
        sentences[int(token.get("sentence"))].append(token.text)
    return [spaced(sentences[number]) for number in sorted(sentences)]


CORPORA = {"gum": gum_sentences, "meantime": meantime_sentences}


def passage(item, data):
    """The text that the item's offsets count in, or None where its corpus is absent. Fails if the corpus has other words."""
    if "text" in item:
        return item["text"]
    place = item["from"]
    if not os.path.exists(os.path.join(data, "data", place["corpus"])):
        return None
    first, last = place["sentences"]
    text = " ".join(CORPORA[place["corpus"]](data, place["document"])[first - 1:last])
    if hashlib.sha256(text.encode("utf-8")).hexdigest()[:16] != place["sha256"]:
        sys.exit(f"{item['id']}: {place['corpus']} {place['document']} has other words than the labels were made on")
    return text


def covered(part):
    """The character positions of a source, cue or content, ours (a list of spans) or the program's."""
    spans = part["spans"] if isinstance(part, dict) else part or []
    return {position for span in spans for position in range(span["start"], span["end"])}


def overlap(one, other):
    one, other = covered(one), covered(other)
    return len(one & other) / len(one | other) if one | other else 0.0


def matched(items, statements):
    """Pairs the items of one passage with its statements, best content first; of equals, the one whose cue is nearer."""
    scores = sorted(((overlap(item["content"], statement["content"]), overlap(item["cue"], statement["cue"]), -a, -b)
                     for a, item in enumerate(items) for b, statement in enumerate(statements)), reverse=True)
    pairs, used = {}, set()
    for content, _, a, b in scores:
        if content >= LEAST_OVERLAP and -a not in pairs and -b not in used:
            pairs[-a] = statements[-b]
            used.add(-b)
    return [(item, pairs.get(a)) for a, item in enumerate(items)]


def right(item, statement, label):
    allowed = [item[label], *(item.get("kind_alt", []) if label == "kind" else [])]
    return statement[label] in allowed


def rounded(part, whole):
    return round(part / whole, 3) if whole else None


def measure(pairs):
    found = [(item, statement) for item, statement in pairs if statement]
    scores = {"items": len(pairs), "matched": len(found), "recall": rounded(len(found), len(pairs))}
    for label in LABELS:
        scores[label] = rounded(sum(right(item, statement, label) for item, statement in found), len(found))
    scores["kind_strict"] = rounded(sum(item["kind"] == statement["kind"] for item, statement in found), len(found))
    return scores


def print_confusions(pairs):
    for label in LABELS:
        counts = collections.Counter((item[label], statement[label]) for item, statement in pairs if statement)
        names = sorted({name for pair in counts for name in pair})
        print(f"\n{label + ' (down: labelled, across: program)':<40}")
        print(" " * 14 + "".join(f"{name[:11]:>12}" for name in names))
        for gold in names:
            print(f"{gold:<14}" + "".join(f"{counts[gold, name] or '·':>12}" for name in names))


def print_errors(pairs, texts):
    words = lambda item, part: " … ".join(texts[item["id"]][s["start"]:s["end"]] for s in item[part] or [])
    for item, statement in pairs:
        wrong = ["unmatched"] if not statement else [
            f"{label}: {item[label]}, program {statement[label]}" for label in LABELS if not right(item, statement, label)]
        if wrong:
            print(f"{item['id']}  {words(item, 'source')} | {words(item, 'cue')} | {words(item, 'content')}\n      {'; '.join(wrong)}")


def read(part, binary, data, reader):
    """The items of one part with the statements found for them, and the passage of each item (None: not there)."""
    with open(os.path.join(ROOT, "eval/statements", part + ".jsonl"), encoding="utf-8") as file:
        items = [json.loads(line) for line in file]
    texts = {item["id"]: passage(item, data) for item in items}
    groups = collections.defaultdict(list)
    for item in items:
        if texts[item["id"]] is not None:
            groups[texts[item["id"]]].append(item)
    answers = [document["statements"] for document in documents(binary, list(groups), reader)]
    pairs = [pair for group, statements in zip(groups.values(), answers) for pair in matched(group, statements)]
    return pairs, texts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("dev", "test"), default="dev")
    parser.add_argument("--model", choices=READERS, default=READERS[0])
    add_arguments(parser)
    for flag in ("--json", "--confusions", "--errors"):
        parser.add_argument(flag, action="store_true")
    arguments = parser.parse_args()
    if arguments.errors and arguments.part == "test":
        parser.error("the test part is not looked at item by item; use --part dev")
    if not os.path.exists(arguments.binary):
        print(f"nothing measured: no program at {arguments.binary}; build it or give --binary FILE", file=sys.stderr)
        return 2
    pairs, texts = read(arguments.part, arguments.binary, arguments.data, arguments.model)
    skipped = sum(text is None for text in texts.values())
    scores = {"part": arguments.part, **measure(pairs), "skipped": skipped}
    if arguments.json:
        print(json.dumps(scores, indent=1))
        return 0
    for name, value in scores.items():
        print(f"{name:<14}{'–' if value is None else value:>8}")
    if arguments.confusions:
        print_confusions(pairs)
    if arguments.errors:
        print_errors(pairs, texts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
