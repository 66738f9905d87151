"""Writes the weights that the program runs:

    python export.py OUT.safetensors VERSION VOCAB.txt fast=FILE.pt accurate=A.pt,B.pt,C.pt [calibration.json]

Takes what train.py saved, for each reader the members that are averaged, of which the first tells names; gives the
quantised file that `onrecord-model` reads (the format is in quantise.py). A file that is named twice is one member.
calibration.json is what `eval/calibration.py --fit` wrote; without it, nothing is left out for being unsure.
"""

import json
import sys

import torch

from model import HEAD_SIZE, NAME_TAGS, ROLE_TAGS, Reader
from quantise import UNFITTED, write_model

MAX_PIECES = {"fast": 128, "accurate": 128}
"""The longest window of each reader: what its members were trained on."""


def member(saved, vocabulary):
    """A trained network's tensors and sizes."""
    reader = Reader(len(vocabulary), len(saved["pos_tags"]), **saved["sizes"])
    reader.load_state_dict(saved["state"])
    layer = reader.encoder.layers[0]
    sizes = {"layers": len(reader.encoder.layers), "heads": layer.heads, "head_size": HEAD_SIZE,
             "intermediate": layer.wide.out_features}
    return {**reader.encoder.bert_state(), **reader.head_state()}, sizes


def export(out, version, vocabulary, readers, calibration):
    """`readers` holds the paths of the members of each reader, `calibration` its weights."""
    paths = list(dict.fromkeys(path for of_reader in readers.values() for path in of_reader))
    saved = [torch.load(path, weights_only=True) for path in paths]
    tags = saved[0]["pos_tags"]
    if any(each["pos_tags"] != tags for each in saved):
        raise ValueError("expected the same part-of-speech tags in all members")
    states, sizes = zip(*(member(each, vocabulary) for each in saved))
    config = {"name": "reader", "version": version, "hidden": states[0]["embeddings.LayerNorm.bias"].shape[0],
              "max_pieces": max(MAX_PIECES.values()), "members": sizes,
              "labels": {"roles": list(ROLE_TAGS), "names": list(NAME_TAGS), "tags": tags},
              "readers": {name: {"members": [paths.index(path) for path in of_reader],
                                 "names": [paths.index(of_reader[0])], "max_pieces": MAX_PIECES[name],
                                 "calibration": calibration.get(name, UNFITTED)}
                          for name, of_reader in readers.items()}}
    write_model(states, config, vocabulary, out)


if __name__ == "__main__":
    out_path, version, vocabulary_path, *arguments = sys.argv[1:]
    with open(vocabulary_path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    calibrations = {}
    if arguments and arguments[-1].endswith(".json"):
        with open(arguments.pop(), encoding="utf-8") as file:
            calibrations = json.load(file)
    chosen = {name: files.split(",") for name, files in (argument.split("=", 1) for argument in arguments)}
    if set(chosen) != set(MAX_PIECES):
        sys.exit("expected fast=FILE.pt and accurate=FILE.pt,…")
    export(out_path, version, lines, chosen, calibrations)
