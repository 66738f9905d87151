"""Writes trained networks as the one file that `onrecord-model` reads.

Takes a state dictionary for each member (names as in Hugging Face BERT, with or without the prefix `bert.`, plus
`embeddings.case_embeddings.weight` and `heads.*`), the configuration and the vocabulary; gives a safetensors file.
This is the only writer of the format; its reader is `crates/onrecord-model/src/weights.rs`.

The file
    `embeddings.word_embeddings`, `embeddings.position_embeddings`
                          the tables that all members share: `.weight` I8 [rows, hidden] with `.scale` F32 [rows];
                          positions have the embedding of token type 0 added to them
    `members.K.*`         all else of member K, K from 0: big matrices `X.weight` I8 [out, in] with `X.scale` F32 [out],
                          value = weight * scale of its row; everything else F32
    `vocabulary`          U8, UTF-8, one piece a line; the line number is the piece id
    metadata `config`     JSON: name, version, hidden, max_pieces (rows of the table of positions), labels per head,
                          members: [{layers, heads, head_size, intermediate}],
                          readers: {"fast" and "accurate": {members: [places], names: [places], max_pieces, calibration: as
                          `UNFITTED`}}; members are averaged
"""

import json
import re

import numpy as np
from safetensors.numpy import save_file

UNFITTED = {"source": 1.0, "cue": 1.0, "content": 1.0, "link": 1.0, "offset": 0.0, "sourceless": 0.0, "least": 0.0}
"""Weights of a logistic regression on the log-odds of the parts' scores, and the least confidence worth reporting."""
SHARED = re.compile(r"embeddings\.(word|position)_embeddings\.weight")
QUANTISED = re.compile(r"encoder\.layer\.\d+\.(?!.*LayerNorm).*\.weight")
UNUSED = re.compile(r"pooler\.|embeddings\.position_ids|embeddings\.token_type|cls\.")
CONFIG_KEYS = {"name", "version", "hidden", "max_pieces", "labels", "members", "readers"}


def quantise_rows(matrix):
    """Signed 8-bit rows and their scales: `matrix ~ rows * scales[:, None]`, the largest of each row being +-127."""
    matrix = np.asarray(matrix, dtype=np.float32)
    scales = np.maximum(np.abs(matrix).max(axis=1), np.float32(1e-12)) / np.float32(127)
    return np.rint(matrix / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def as_array(tensor):
    return np.ascontiguousarray(tensor.detach().float().cpu().numpy() if hasattr(tensor, "detach") else tensor)


def shared_tables(state, max_pieces):
    """The embeddings of pieces, and of positions with token type 0."""
    kinds = state.get("embeddings.token_type_embeddings.weight", np.zeros((1, 1), np.float32))
    positions = state["embeddings.position_embeddings.weight"][:max_pieces] + kinds[0]
    return {"embeddings.word_embeddings": state["embeddings.word_embeddings.weight"],
            "embeddings.position_embeddings": positions}


def add(tensors, name, values):
    tensors[name + ".weight"], tensors[name + ".scale"] = quantise_rows(values)


def write_model(states, config, vocab_lines, out_path):
    """Writes the file described above; raises `ValueError` when the configuration is not the one expected, or members
    do not share their tables."""
    if set(config) != CONFIG_KEYS:
        raise ValueError(f"expected the configuration keys {sorted(CONFIG_KEYS)}, found {sorted(config)}")
    states = [{name.removeprefix("bert."): as_array(tensor) for name, tensor in state.items()} for state in states]
    tables = [shared_tables(state, config["max_pieces"]) for state in states]
    tensors = {"vocabulary": np.frombuffer("\n".join(vocab_lines).encode(), dtype=np.uint8)}
    for name, values in tables[0].items():
        if any(not np.array_equal(values, other[name]) for other in tables):
            raise ValueError(f"expected {name} to be the same in all members: they share one table")
        add(tensors, name, values)
    for place, state in enumerate(states):
        for name, values in state.items():
            if SHARED.fullmatch(name) or UNUSED.match(name):
                continue
            if QUANTISED.fullmatch(name):
                add(tensors, f"members.{place}.{name.removesuffix('.weight')}", values)
            else:
                tensors[f"members.{place}.{name}"] = values.astype(np.float32)
    metadata = {"config": json.dumps(config, sort_keys=True)}
    save_file(dict(sorted(tensors.items())), out_path, metadata=metadata)
