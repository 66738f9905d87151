"""Runs the program and the scorers that come with the data."""

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
READERS = ("fast", "accurate")
OUTPUTS = tempfile.TemporaryDirectory()
NUMBERS = itertools.count()


def add_arguments(parser):
    """Where the data and the program are: `--data` and `--binary`."""
    parser.add_argument("--data", default=os.path.join(os.path.dirname(ROOT), "shared"))
    target = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
    parser.add_argument("--binary", default=os.path.join(target, "release", "onrecord"))


def print_part(description, measure):
    """The command of a set with a development and a test half: prints what `measure(binary, part, errors)` gives."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--part", choices=("dev", "test"), default="dev")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    scores = measure(arguments.binary, arguments.part, arguments.errors and arguments.part == "dev")
    if arguments.json:
        print(json.dumps(scores))
        return
    width = max(map(len, scores)) + 2
    for name, score in scores.items():
        print(f"{name:<{width}}{score}")


def extract(binary, reader, paths):
    """Runs `onrecord extract` and gives the path of its output, which is there until this process ends."""
    path = os.path.join(OUTPUTS.name, f"{next(NUMBERS)}.jsonl")
    with open(path, "wb") as out:
        subprocess.run([binary, "extract", "--json", "--model", reader, *paths], stdout=out, check=True)
    return path


def read(binary, texts, reader):
    """What the contract says of each text, every text read as a document of its own, all in one run."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, f"{number:04}.txt") for number in range(len(texts))]
        for path, text in zip(paths, texts):
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        command = [binary, "extract", "--json", "--model", reader, *paths]
        out = subprocess.run(command, capture_output=True, text=True).stdout
    found = {os.path.basename(d["path"]): d for d in map(json.loads, out.splitlines())}
    documents = [found.get(os.path.basename(path)) for path in paths]
    for text, document in zip(texts, documents):
        if document is None or document["text"] != text:
            sys.exit(f"the program did not read the passage as it is: {text!r}")
    return documents


def score(data, scorer, *arguments):
    """What one of the data's scorers prints, as JSON."""
    command = [sys.executable, os.path.join(data, "score", scorer), *arguments]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
