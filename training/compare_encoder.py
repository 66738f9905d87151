"""Compares the quantised encoder in Rust with the same network in PyTorch.

    python training/compare_encoder.py MINILM_DIRECTORY TEXT...

Takes the original weights (`model.safetensors`, `vocab.txt`) and plain texts; writes a temporary model, runs
`cargo run --release --example encode_pieces` on it and prints the cosine between both vectors of each piece.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from model import Encoder
from quantise import UNFITTED, write_model
from safetensors.torch import load_file
from wordpiece import WordPiece, case_class

LONGEST = 128


def sequences(wordpiece, paths):
    """Sequences of at most `LONGEST` pieces, cut anywhere, of the words of the texts."""
    for path in paths:
        words = re.findall(r"\w+|[^\w\s]", Path(path).read_text(encoding="utf-8", errors="replace"))
        rows = [(piece, int(case_class(word))) for word in words for piece in wordpiece.pieces(word)]
        for at in range(0, len(rows), LONGEST - 2):
            part = [(wordpiece.start, 0), *rows[at : at + LONGEST - 2], (wordpiece.end, 0)]
            yield [piece for piece, _ in part], [case for _, case in part]


def main():
    source, *paths = sys.argv[1:]
    vocabulary = Path(source, "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    network = Encoder(len(vocabulary)).eval()
    network.load_bert(load_file(Path(source, "model.safetensors")), range(6))
    torch.manual_seed(0)
    torch.nn.init.normal_(network.cases.weight, std=0.02)
    lines = list(sequences(WordPiece(vocabulary), paths))
    with torch.inference_mode(), tempfile.TemporaryDirectory() as folder:
        weights = Path(folder, "weights")
        reader = dict(members=[0], names=[0], max_pieces=LONGEST, calibration=UNFITTED)
        config = dict(name="minilm", version="0", hidden=384, max_pieces=512, labels={},
                      members=[dict(layers=6, heads=12, head_size=32, intermediate=1536)], readers=dict(fast=reader, accurate=reader))
        write_model([network.bert_state()], config, vocabulary, weights)
        command = ["cargo", "run", "-q", "--release", "-p", "onrecord-model", "--example", "encode_pieces", "--", weights]
        text = "\n".join(json.dumps(line) for line in lines)
        output = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
        found = np.frombuffer(output, dtype="<f4").reshape(-1, 384)
        row = lambda values: torch.tensor([values])
        expected = np.concatenate([network(row(p), row(c), torch.tensor([len(p)]))[0].numpy() for p, c in lines])
    cosines = (found * expected).sum(1) / np.linalg.norm(found, axis=1) / np.linalg.norm(expected, axis=1)
    print(f"{len(cosines)} pieces: mean cosine {cosines.mean():.4f}, 1st percentile {np.percentile(cosines, 1):.4f}")


if __name__ == "__main__":
    main()
