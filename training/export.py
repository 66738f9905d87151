"""Writes the weights that the program runs: `python export.py READER.pt VOCAB.txt OUT.safetensors VERSION`.

Takes what train.py saved; gives the quantised file that `onrecord-model` reads (the format is in quantise.py).
"""

import sys

import torch

from model import NAME_TAGS, ROLE_TAGS, Reader
from quantise import write_model
from train import LIMIT


def export(saved, vocabulary, out, version):
    reader = Reader(len(vocabulary), len(saved["pos_tags"]), layers=saved["layers"])
    reader.load_state_dict(saved["state"])
    state = {**reader.encoder.bert_state(), **reader.head_state()}
    layer = reader.encoder.layers[0]
    config = {"name": "reader", "version": version, "layers": saved["layers"], "hidden": layer.query.in_features,
              "heads": layer.heads, "intermediate": layer.wide.out_features, "max_pieces": LIMIT,
              "labels": {"roles": list(ROLE_TAGS), "names": list(NAME_TAGS), "tags": saved["pos_tags"]}}
    write_model(state, config, vocabulary, out)


if __name__ == "__main__":
    saved_path, vocabulary_path, out_path, version = sys.argv[1:]
    with open(vocabulary_path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    export(torch.load(saved_path, weights_only=True), lines, out_path, version)
