"""Teaches a member what several answer together (Hinton et al., 2015): a small one, which also learns the vectors of one
of them (TinyBERT, Jiao et al., 2020), or one of their own size once more (born-again networks, Furlanello et al., 2018).

Takes trained members, the teachers; gives the small member that is cut from a larger one, the teachers' answers for each
word of the training documents, and the loss against them. The loop is train.py's. The teachers read the documents as they
are; the member may be shown changed ones (augment.py) and is told what was answered to the unchanged.
"""

import torch
import torch.nn.functional as F

import windows
from model import HEAD_SIZE, Reader

HIDDEN_WEIGHT, ROLES_WEIGHT, TAGS_WEIGHT, NAMES_WEIGHT = 2.0, 1.0, 0.5, 0.5
WINDOW, AT_ONCE = 128, 16
"""Pieces of the windows that the teachers read, as the program's accurate reader does, and how many they read at once."""


def load(path):
    """A trained member and its part-of-speech tags."""
    saved = torch.load(path, weights_only=True)
    reader = Reader(saved["state"]["encoder.words.weight"].shape[0], len(saved["pos_tags"]), **saved["sizes"])
    reader.load_state_dict(saved["state"])
    return reader.eval(), saved["pos_tags"]


def cut(larger, layers, heads, wide):
    """A member of some of a larger one's layers, with the attention heads and the `wide` intermediate units of each that
    weigh most, and its output heads; the inner ones begin as the outer where it has none."""
    tables = larger.encoder
    out = Reader(tables.words.weight.shape[0], larger.tags.out_features, inner=True, layers=len(layers), heads=heads, wide=wide)
    copy = lambda to, of: to.load_state_dict(of.state_dict())
    for name in ("words", "positions", "cases", "norm"):
        copy(getattr(out.encoder, name), getattr(tables, name))
    for to, number in zip(out.encoder.layers, layers):
        of = tables.layers[number]
        for name in ("norm_attention", "norm_output"):
            copy(getattr(to, name), getattr(of, name))
        kept = weightiest_heads(of, heads)
        for name in ("query", "key", "value"):
            all_of = getattr(of, name)
            getattr(to, name).load_state_dict({"weight": all_of.weight[kept], "bias": all_of.bias[kept]})
        to.output.load_state_dict({"weight": of.output.weight[:, kept], "bias": of.output.bias})
        kept = (of.wide.weight.norm(dim=1) * of.narrow.weight.norm(dim=0)).topk(wide).indices.sort().values
        to.wide.load_state_dict({"weight": of.wide.weight[kept], "bias": of.wide.bias[kept]})
        to.narrow.load_state_dict({"weight": of.narrow.weight[:, kept], "bias": of.narrow.bias})
    for name in ("tags", "names", "factuality", "certainty"):
        copy(getattr(out, name), getattr(larger, name))
    copy(out.outer, larger.outer)
    copy(out.inner, larger.inner or larger.outer)
    return out


def weightiest_heads(layer, count):
    """The units of the attention heads whose map from values to outputs is largest (Frobenius norm), in order."""
    of_head = torch.arange(layer.value.out_features).view(layer.heads, HEAD_SIZE)
    weights = torch.stack([(layer.output.weight[:, units] @ layer.value.weight[units]).norm() for units in of_head])
    return of_head[weights.topk(count).indices.sort().values].flatten()


@torch.no_grad()
def answer(teachers, names_by, documents, special, vectors):
    """Sets `answers` of each document: for each word the mean scores of roles and tags, the scores of names by the
    teacher at the place `names_by`, and if `vectors` its vector by the first teacher."""
    items = [(*windows.build(d, d["pieces"], d["cases"], ranges, special), d)
             for d in documents for ranges in windows.pack(d, d["pieces"], WINDOW)]
    items.sort(key=lambda item: len(item[0]))
    for document in documents:
        document["answers"] = {}
    for place, teacher in enumerate(teachers):
        heads = {"roles": (teacher.outer.roles, len(teachers)), "tags": (teacher.tags, len(teachers))}
        if place == names_by:
            heads["names"] = (teacher.names, 1)
        for first in range(0, len(items), AT_ONCE):
            chosen = items[first : first + AT_ONCE]
            with torch.autocast("cpu", torch.bfloat16):
                read = teacher.words(windows.batch(chosen))
            for row, (_, _, firsts, words, document) in enumerate(chosen):
                hidden = read[row, : len(firsts)]
                held = lambda name, width: document["answers"].setdefault(name, torch.zeros(len(document["words"]), width, dtype=torch.half))
                for name, (head, of) in heads.items():
                    held(name, head.out_features)[words] += (head(hidden) / of).half()
                if vectors and place == 0:
                    held("hidden", hidden.shape[1])[words] = hidden.half()


def loss(reader, words, items):
    """How far the member's answers to a batch are from its teachers': cross-entropies and the distance of vectors."""
    rows, columns, answers = [], [], {name: [] for name in items[0][4]["answers"]}
    for row, (_, _, _, indices, document) in enumerate(items):
        origin = document.get("origin")
        kept = [(k, w if origin is None else origin[w]) for k, w in enumerate(indices)]
        kept = [(k, w) for k, w in kept if w is not None]
        rows += [row] * len(kept)
        columns += [k for k, _ in kept]
        places = torch.tensor([w for _, w in kept], dtype=torch.long)
        for name, held in answers.items():
            held.append(document["answers"][name][places])
    chosen = words[torch.tensor(rows), torch.tensor(columns)]
    expected = {name: torch.cat(held).float() for name, held in answers.items()}
    soft = lambda head, name: F.cross_entropy(head(chosen), expected[name].softmax(1))
    total = (ROLES_WEIGHT * soft(reader.outer.roles, "roles") + TAGS_WEIGHT * soft(reader.tags, "tags")
             + NAMES_WEIGHT * soft(reader.names, "names"))
    return total + HIDDEN_WEIGHT * F.mse_loss(chosen, expected["hidden"]) if "hidden" in expected else total
