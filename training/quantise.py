"""Writes a trained model as the one file that `onrecord-model` reads.

Takes a PyTorch state dictionary (names as in Hugging Face BERT, with or without the prefix `bert.`, plus
`embeddings.case_embeddings.weight` and `heads.*`), the configuration and the vocabulary; gives a safetensors file.
This is the only writer of the format; its reader is `crates/onrecord-model/src/weights.rs`.

The file
    big matrices          `X.weight` I8 [out, in] with `X.scale` F32 [out]; value = weight * scale of its row
    word and position     `embeddings.*_embeddings.weight` I8 [rows, hidden] with `.scale` F32 [rows]; positions have
                          the embedding of token type 0 added to them
    everything else       F32
    `vocabulary`          U8, UTF-8, one piece a line; the line number is the piece id
    metadata `config`     JSON: layers, hidden, heads, intermediate, max_pieces, labels per head, name, version
"""

import json
import re

import numpy as np
from safetensors.numpy import save_file

QUANTISED = re.compile(r"embeddings\.(word|position)_embeddings\.weight|encoder\.layer\.\d+\.(?!.*LayerNorm).*\.weight")
UNUSED = re.compile(r"pooler\.|embeddings\.position_ids|embeddings\.token_type|cls\.")
CONFIG_KEYS = {"layers", "hidden", "heads", "intermediate", "max_pieces", "labels", "name", "version"}


def quantise_rows(matrix):
    """Signed 8-bit rows and their scales: `matrix ~ rows * scales[:, None]`, the largest of each row being +-127."""
    matrix = np.asarray(matrix, dtype=np.float32)
    scales = np.maximum(np.abs(matrix).max(axis=1), np.float32(1e-12)) / np.float32(127)
    return np.rint(matrix / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def as_array(tensor):
    return np.ascontiguousarray(tensor.detach().float().cpu().numpy() if hasattr(tensor, "detach") else tensor)


def write_model(state_dict, config, vocab_lines, out_path):
    """Writes the file described above; raises `ValueError` when the configuration is not the one expected."""
    if set(config) != CONFIG_KEYS:
        raise ValueError(f"expected the configuration keys {sorted(CONFIG_KEYS)}, found {sorted(config)}")
    tensors = {"vocabulary": np.frombuffer("\n".join(vocab_lines).encode(), dtype=np.uint8)}
    state = {name.removeprefix("bert."): as_array(tensor) for name, tensor in state_dict.items()}
    for name, values in state.items():
        if UNUSED.match(name):
            continue
        if QUANTISED.fullmatch(name):
            if name == "embeddings.position_embeddings.weight":
                kinds = state.get("embeddings.token_type_embeddings.weight", np.zeros((1, 1), np.float32))
                values = values[: config["max_pieces"]] + kinds[0]
            tensors[name], tensors[name.removesuffix("weight") + "scale"] = quantise_rows(values)
        else:
            tensors[name] = values.astype(np.float32)
    metadata = {"config": json.dumps(config, sort_keys=True)}
    save_file(dict(sorted(tensors.items())), out_path, metadata=metadata)
