#!/usr/bin/env python3
"""Scores who is who across documents on the traps of eval/who (README.md there).

usage: eval/who.py [--binary FILE] [--part dev|test|all] [--errors] [--json]

Reads each trap's documents into a record of their own, with their days of publication, and asks `onrecord who --all`.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

from program import ROOT, add_arguments

MARK = re.compile(r"\[([A-Z]):([^\]]+)\]")


def traps(part):
    for name in ("dev", "test") if part == "all" else (part,):
        with open(os.path.join(ROOT, "eval/who", name + ".jsonl"), encoding="utf-8") as file:
            yield from map(json.loads, file)


def marks(text):
    """The text without marks, and (letter, start, end) of each."""
    plain, found, last = "", [], 0
    for mark in MARK.finditer(text):
        plain += text[last:mark.start()]
        found.append((mark[1], len(plain), len(plain) + len(mark[2])))
        plain += mark[2]
        last = mark.end()
    return plain + text[last:], found


def run(binary, *arguments):
    return [json.loads(line) for line in subprocess.run([binary, *arguments], capture_output=True, text=True).stdout.splitlines()]


def answers(binary, trap, reader):
    """For each marked mention: (document, letter, words, identity or None)."""
    with tempfile.TemporaryDirectory() as folder:
        texts = [marks(document["text"]) for document in trap["documents"]]
        for number, (document, (text, _)) in enumerate(zip(trap["documents"], texts)):
            with open(os.path.join(folder, f"{number}.txt"), "w", encoding="utf-8") as file:
                file.write(text)
            with open(os.path.join(folder, f"{number}.meta.toml"), "w", encoding="utf-8") as file:
                file.write(f'published = "{document["published"]}"\n')
        record = os.path.join(folder, "who.db")
        subprocess.run([binary, "read", folder, "--model", reader, "--record", record], check=True, capture_output=True)
        people = run(binary, "who", "--all", "--json", "--record", record)
        documents = {os.path.basename(d["path"]): d for d in run(binary, "export", "--what", "documents", "--record", record)}
    identity = {(e["document"], e["entity"]): who["id"] for who in people for e in who["entities"]}
    out = []
    for number, (text, found) in enumerate(texts):
        document = documents[f"{number}.txt"]
        for letter, start, end in found:
            shared = [(min(m["end"], end) - max(m["start"], start), e["id"])
                      for e in document["entities"] for m in e["mentions"] if m["start"] < end and start < m["end"]]
            entity = max(shared)[1] if shared else None
            out.append((number, letter, text[start:end], identity.get((document["id"], entity))))
    return out


def mistakes(found):
    """What is wrong with a trap's answers."""
    out = [f"nobody: {words}" for _, _, words, who in found if who is None]
    for nth, (number, letter, words, who) in enumerate(found):
        for other, other_letter, other_words, other_who in found[:nth]:
            if number != other and (letter == other_letter) != (who == other_who):
                out.append(f"{'same' if letter == other_letter else 'two'}: {other_words} / {words}")
    return out


def measure(binary, part, reader="fast", errors=None):
    right = count = 0
    for trap in traps(part):
        wrong = mistakes(answers(binary, trap, reader))
        count += 1
        right += not wrong
        if errors is not None and wrong:
            errors.append(f"{trap['id']} {trap['trap']}: {'; '.join(wrong)}")
    return {"traps": count, "right": right, "share_right": round(right / count, 3)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--part", choices=("dev", "test", "all"), default="all")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    errors = [] if arguments.errors else None
    scores = measure(arguments.binary, arguments.part, errors=errors)
    print("\n".join([*(errors or []), json.dumps(scores) if arguments.json else f"{scores['right']} of {scores['traps']} traps right"]))


if __name__ == "__main__":
    sys.exit(main())
