#!/usr/bin/env python3
"""Scores drafted positions against those of the articles worked by hand.

usage: eval/positions.py [--data DIR] [--binary FILE] [--errors]

Each article is read into a record of its own, and `onrecord positions draft --json` is asked. A position of the gold counts
as drafted where one of the same stance has more than half of its words, and as with the right actor where that one's name
and a name of the gold's actor are the same or one ends the other. Positions that rest on the author's own claims are not
asked for: the program gives no such claim to a party.
"""

import argparse
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

from program import READERS, add_arguments


def words(text):
    return re.findall(r"\w+", text.lower())


def drafted(binary, article, reader):
    """The positions that the program drafts of one article."""
    with tempfile.TemporaryDirectory() as folder:
        record = os.path.join(folder, "record.db")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run([binary, "read", article, "--record", record, "--model", reader], check=True, **quiet)
        out = subprocess.run([binary, "positions", "draft", "--json", "--record", record], capture_output=True, text=True)
    return [cell for line in out.stdout.splitlines() for cell in json.loads(line)["positions"]]


def is_same_actor(name, names):
    return any(name == other or name.endswith(" " + other) or other.endswith(" " + name) for other in names)


def measure(binary, data, reader, errors=False):
    """Shares of the gold's positions that are drafted, with any actor and with the right one."""
    asked = found = right = 0
    for path in sorted(glob.glob(os.path.join(data, "gold/*.json"))):
        with open(path, encoding="utf-8") as file:
            gold = json.load(file)
        article = glob.glob(os.path.join(data, "articles", gold["doc"] + "*"))[0]
        cells = drafted(binary, article, reader)
        statements = {s["id"]: s for s in gold["statements"]}
        entities = {e["id"]: e for e in gold["entities"]}
        for position in gold["positions"]:
            if statements.get(position["statement"], {}).get("tier", "author") == "author":
                continue
            asked += 1
            wanted = words(position["content"]["text"])
            shares = lambda cell: sum(w in words(cell["words"]) for w in wanted) > len(wanted) / 2
            same = [c for c in cells if c["stance"] == position["stance"] and shares(c)]
            entity = entities.get(position["actor"], {})
            names = {n.lower() for n in [entity.get("name", "")] + [m["text"] for m in entity.get("mentions", [])]} - {""}
            found += bool(same)
            with_actor = any(is_same_actor(c["actor"].lower(), names) for c in same)
            right += with_actor
            if errors and not with_actor:
                given = ", ".join(c["actor"] for c in same) or "not drafted"
                print(f"{given}: {position['actor']} {position['stance']}: {position['content']['text']}")
    return {"recall": round(found / asked, 4), "recall_with_actor": round(right / asked, 4), "asked": asked}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--errors", action="store_true", help="print what is not drafted, or given to another")
    arguments = parser.parse_args()
    if not glob.glob(os.path.join(arguments.data, "gold/*.json")):
        print(f"expected gold files in {arguments.data}/gold, found none", file=sys.stderr)
        sys.exit(2)
    for reader in READERS:
        print(reader, measure(arguments.binary, arguments.data, reader, arguments.errors))


if __name__ == "__main__":
    main()
