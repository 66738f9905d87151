"""How much of what is found in clean texts is still found in the same texts after each of `perturb.PERTURBATIONS`.

Takes a folder of brat standoff with `text/` and `attributions/`, writes a changed copy with its offsets carried over,
and scores that: per perturbation the overlap F1 divided by that on the clean texts.
"""

import glob
import os
import random
import re

import perturb


def write_changed(folder, change, out):
    """The changed copy of a brat folder: the first annotator's file of each document, as the scorer reads it."""
    os.makedirs(os.path.join(out, "text"))
    os.makedirs(os.path.join(out, "attributions"))
    for path in sorted(glob.glob(os.path.join(folder, "text", "*.txt"))):
        stem = os.path.basename(path)[:-4]
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        edited = perturb.Edited(text, list(change(text, random.Random(stem))))
        with open(os.path.join(out, "text", stem + ".txt"), "w", encoding="utf-8", newline="") as file:
            file.write(edited.text)
        gold = sorted(glob.glob(os.path.join(folder, "attributions", glob.escape(stem) + "_*.ann")))[0]
        with open(gold, encoding="utf-8") as source, open(os.path.join(out, "attributions", os.path.basename(gold)), "w", encoding="utf-8") as target:
            target.writelines(moved(line, edited) for line in source)


def moved(line, edited):
    """A line of standoff with its offsets carried over."""
    found = re.match(r"(T\d+\t\w+ )(\d+ \d+(?:;\d+ \d+)*)(\t|$)", line)
    if not found:
        return line
    parts = [tuple(map(int, part.split())) for part in found[2].split(";")]
    spans = ";".join(f"{edited.move(start)} {edited.move(end, is_end=True)}" for start, end in parts)
    return found[1] + spans + "\t\n"
