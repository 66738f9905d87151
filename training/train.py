"""Trains the reader and writes its weights: `python train.py DATA BERT_FOLDER OUT [--epochs N]`.

DATA is the corpora's folder (see prepare.py), BERT_FOLDER holds `model.safetensors` and `vocab.txt` of
all-MiniLM-L6-v2, OUT receives `reader.pt`, which export.py turns into the file that the program reads. Seeds are fixed;
on one thread of one machine the run repeats exactly.
"""

import argparse
import copy
import json
import math
import os
import pickle
import random
import sys
import time

import torch
import torch.nn.functional as F
from safetensors.torch import load_file

import windows
from decode import decode
from evaluate import score_attributions, score_tags
from model import NAME_TAGS, ROLE_TAGS, Reader
from prepare import prepare
from wordpiece import WordPiece, case_class

LIMIT = 128
ENCODER_RATE, HEAD_RATE = 1.5e-4, 1e-3


def add_pieces(documents, wordpiece):
    for document in documents:
        document["pieces"] = [wordpiece.pieces(word) for word in document["words"]]
        document["cases"] = [int(case_class(word)) for word in document["words"]]


def examples(documents, special, rng):
    """Windows of random size, so that the model learns no fixed place for a paragraph."""
    out = []
    for document in documents:
        limit = rng.choice((64, 96, LIMIT, LIMIT, LIMIT))
        shown = document
        if rng.random() < 0.05:
            shown = {**document, "cases": [0 if c != 5 else 5 for c in document["cases"]]}
        for ranges in windows.pack(shown, shown["pieces"], limit):
            ids, classes, firsts, words = windows.build(shown, shown["pieces"], shown["cases"], ranges, special)
            if len(ids) <= LIMIT:
                out.append((ids, classes, firsts, words, shown))
    return out


def batches(items, size, rng):
    """Windows of like length together, at most `size` pieces a batch, in random order."""
    items = sorted(items, key=lambda i: (len(i[0]), rng.random()))
    out, current = [], []
    for item in items:
        if current and (len(current) + 1) * len(item[0]) > size:
            out.append(current)
            current = []
        current.append(item)
    out.append(current)
    rng.shuffle(out)
    return out


def attribution_loss(reader, words, items, counts):
    most = words.shape[1]
    gold = torch.tensor([[ROLE_TAGS.index(i[4]["roles"][w]) for w in i[3]] + [0] * (most - len(i[3])) for i in items])
    # A window may begin inside a segment; its first tag is then a beginning.
    inside = (gold[:, 0] > 0) & (gold[:, 0] % 2 == 0)
    gold[inside, 0] -= 1
    for row, item in enumerate(items):
        for column in range(1, len(item[3])):
            if gold[row, column] > 0 and gold[row, column] % 2 == 0 and gold[row, column - 1] not in (gold[row, column], gold[row, column] - 1):
                gold[row, column] -= 1
    mask = torch.arange(most)[None] < counts[:, None]
    loss = reader.crf.loss(reader.roles(words), gold, mask)
    links = []
    for row, (_, _, _, indices, document) in enumerate(items):
        place = {word: k for k, word in enumerate(indices)}
        contents = [(k, document["content_cue"][w]) for k, w in enumerate(indices) if w in document["content_cue"]]
        cues = sorted({place[c] for c in document["cue_source"] if c in place})
        if contents and cues:
            targets = [len(cues) if c == -1 else cues.index(place[c]) if c in place else -100 for _, c in contents]
            scores = reader.content_cue(words[row], torch.tensor([k for k, _ in contents]), torch.tensor(cues))
            # A whole content counts by the root of its length, else long quotations would drown short ones.
            links.append(F.nll_loss(scores, torch.tensor(targets), ignore_index=-100, reduction="sum") / math.sqrt(len(contents)))
        starts = [k for k, w in enumerate(indices) if document["roles"][w] == "B-source"]
        if cues and starts:
            wanted = [document["cue_source"][indices[c]] for c in cues]
            targets = [len(starts) if s == -1 else starts.index(place[s]) if place.get(s) in starts else -100 for s in wanted]
            scores = reader.cue_source(words[row], torch.tensor(cues), torch.tensor(starts))
            links.append(F.nll_loss(scores, torch.tensor(targets), ignore_index=-100, reduction="sum"))
    return loss + (0.1 * torch.stack(links).sum() / len(items) if links else 0.0)


def treebank_loss(reader, words, items, tag_ids):
    loss = 0.0
    for head, key, ids in ((reader.tags, "tags", tag_ids), (reader.names, "names", {t: n for n, t in enumerate(NAME_TAGS)})):
        rows = [(row, k, ids.get(i[4][key][w], -100)) for row, i in enumerate(items) if i[4][key] for k, w in enumerate(i[3])]
        if rows:
            chosen = words[torch.tensor([r for r, _, _ in rows]), torch.tensor([k for _, k, _ in rows])]
            loss = loss + 0.5 * F.cross_entropy(head(chosen), torch.tensor([g for _, _, g in rows]), ignore_index=-100)
    return loss


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data")
    parser.add_argument("bert")
    parser.add_argument("out")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--layers", type=int, nargs="*", default=[0, 1, 2, 3, 4, 5], help="which of BERT's layers to keep")
    parser.add_argument("--pieces", type=int, default=1536, help="pieces a batch")
    parser.add_argument("--limit-steps", type=int, help="stop early, for a trial")
    arguments = parser.parse_args()
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    os.makedirs(arguments.out, exist_ok=True)
    prepared_path = os.path.join(arguments.out, "prepared.pickle")
    if not os.path.exists(prepared_path):
        prepare(arguments.data, root, prepared_path)
    with open(prepared_path, "rb") as file:
        data = pickle.load(file)

    random.seed(1)
    torch.manual_seed(1)
    torch.set_num_threads(1)
    rng = random.Random(1)
    vocabulary = open(os.path.join(arguments.bert, "vocab.txt"), encoding="utf-8").read().splitlines()
    wordpiece = WordPiece(vocabulary)
    special = (wordpiece.start, wordpiece.end)
    for documents in data.values():
        add_pieces(documents, wordpiece)
    counts = {}
    for document in data["gum_train"] + data["ewt_train"]:
        for tag in document["tags"]:
            counts[tag] = counts.get(tag, 0) + 1
    pos_tags = sorted(tag for tag, count in counts.items() if tag and count >= 5)
    tag_ids = {tag: n for n, tag in enumerate(pos_tags)}

    reader = Reader(len(vocabulary), len(pos_tags), layers=len(arguments.layers))
    reader.encoder.load_bert(load_file(os.path.join(arguments.bert, "model.safetensors")), arguments.layers)
    encoder = set(reader.encoder.parameters())
    frozen = {reader.encoder.words.weight, reader.encoder.positions.weight}
    for parameter in frozen:
        parameter.requires_grad = False
    groups = [{"params": [p for p in encoder - frozen if p is not reader.encoder.cases.weight], "lr": ENCODER_RATE},
              {"params": [p for p in reader.parameters() if p not in encoder] + [reader.encoder.cases.weight], "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(sorted_groups(reader, groups), weight_decay=0.01, fused=True)

    def plan():
        attributions = batches(examples(data["polnear_train"], special, rng), arguments.pieces, rng)
        tagged = batches(examples(data["gum_train"], special, rng), arguments.pieces, rng)
        general = batches(examples(data["ewt_train"], special, rng), arguments.pieces, rng)
        tagged += rng.sample(general, len(general) // 3)
        steps = [("attribution", b) for b in attributions] + [("treebank", b) for b in tagged]
        rng.shuffle(steps)
        return steps

    per_epoch = len(plan())
    total = arguments.limit_steps or per_epoch * arguments.epochs
    warm = max(1, total // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min((s + 1) / warm, max(0.0, (total - s) / max(1, total - warm))))
    average = copy.deepcopy(reader)
    step, began, seen = 0, time.time(), 0
    for epoch in range(arguments.epochs):
        reader.train()
        running = {"attribution": [0.0, 0], "treebank": [0.0, 0]}
        for kind, items in plan():
            window = windows.batch(items)
            words = reader.words(window)
            loss = attribution_loss(reader, words, items, window["counts"]) if kind == "attribution" else treebank_loss(reader, words, items, tag_ids)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            running[kind][0] += float(loss.detach())
            running[kind][1] += 1
            seen += int(window["lengths"].sum())
            step += 1
            keep = min(0.998, 1 - 1 / (step + 1))
            with torch.no_grad():
                for mean, value in zip(average.parameters(), reader.parameters()):
                    if value.requires_grad:
                        mean.lerp_(value, 1 - keep)
            if step % 50 == 0:
                shown = {k: round(v[0] / max(1, v[1]), 4) for k, v in running.items()}
                print(f"epoch {epoch} step {step}/{total} {shown} {seen / (time.time() - began):.0f} pieces/s", flush=True)
            if step >= total:
                break
        average.eval()
        print(json.dumps({"epoch": epoch, "attribution": score_attributions(average, data["polnear_dev"], special, LIMIT),
                          "gum": score_tags(average, data["gum_dev"], special, LIMIT, pos_tags)}), flush=True)
        torch.save({"state": average.state_dict(), "pos_tags": pos_tags, "layers": len(arguments.layers)}, os.path.join(arguments.out, "reader.pt"))
        if step >= total:
            break


def sorted_groups(reader, groups):
    """Parameters in the module's own order: a set has none, and the run must repeat."""
    order = {parameter: n for n, parameter in enumerate(reader.parameters())}
    return [{**group, "params": sorted(set(group["params"]), key=order.get)} for group in groups]


if __name__ == "__main__":
    main()
