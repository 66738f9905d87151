"""Trains a member of the reader: `python train.py PREPARED BERT_FOLDER OUT [--epochs N] [--seed N] [--changed SHARE] [--start READER.pt]`.

PREPARED is what prepare.py wrote, BERT_FOLDER holds `model.safetensors` and `vocab.txt` of
all-MiniLM-L6-v2, OUT receives `reader.pt`, which export.py turns into the file that the program reads. With `--teachers`
the member also learns what they answer (distill.py): one of their size that goes on from its weights (`--again`), or a
small one that is cut from a larger one (`--cut`) and learns what inner.py added to PREPARED as well. Seeds are fixed; on
one thread of one machine the run repeats exactly.
"""

import argparse
import copy
import json
import math
import os
import pickle
import random
import time

import torch
import torch.nn.functional as F
from safetensors.torch import load_file

import distill
import windows
from augment import augment
from evaluate import score_attributions, score_certainty, score_factuality, score_tags, sentence_certainty
from model import NAME_TAGS, ROLE_TAGS, Reader
from wordpiece import WordPiece, case_class

LIMIT = 256
LIMITS = (64, 96, 128, 128, 192, 256)
"""Pieces a window holds while training, as far as the member takes them: the model is to learn no fixed place."""
SILVER_WEIGHT = 0.25
INNER_WEIGHT = 1.5
ENCODER_RATE, HEAD_RATE = 1.5e-4, 1e-3
TAUGHT = ("polnear_train", "gum_train", "ewt_train", "uds_train", "certainty_train")


def add_pieces(documents, wordpiece):
    for document in documents:
        document["pieces"] = [wordpiece.pieces(word) for word in document["words"]]
        document["cases"] = [int(case_class(word)) for word in document["words"]]


def examples(documents, special, rng, longest, split=None, changed=0.0):
    """Windows of random size, at most `longest` pieces; a share of the documents is changed at random (see augment.py)."""
    out = []
    for document in documents:
        shown = augment(document, rng, split) if rng.random() < changed else document
        for ranges in windows.pack(shown, shown["pieces"], rng.choice([limit for limit in LIMITS if limit <= longest])):
            ids, classes, firsts, words = windows.build(shown, shown["pieces"], shown["cases"], ranges, special)
            if len(ids) <= longest:
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


def attribution_loss(attributor, words, items, counts, labels=lambda document: document):
    """Loss of the roles and pointers of one level; `labels` gives a document's labels of that level."""
    most = words.shape[1]
    marked = [(item[3], labels(item[4])) for item in items]
    gold = torch.tensor([[ROLE_TAGS.index(of["roles"][w]) for w in indices] + [0] * (most - len(indices)) for indices, of in marked])
    # A window may begin inside a segment; its first tag is then a beginning.
    inside = (gold[:, 0] > 0) & (gold[:, 0] % 2 == 0)
    gold[inside, 0] -= 1
    for row, (indices, _) in enumerate(marked):
        for column in range(1, len(indices)):
            if gold[row, column] > 0 and gold[row, column] % 2 == 0 and gold[row, column - 1] not in (gold[row, column], gold[row, column] - 1):
                gold[row, column] -= 1
    mask = torch.arange(most)[None] < counts[:, None]
    loss = attributor.crf.loss(attributor.roles(words), gold, mask)
    links = []
    for row, (indices, of) in enumerate(marked):
        place = {word: k for k, word in enumerate(indices)}
        contents = [(k, of["content_cue"][w]) for k, w in enumerate(indices) if w in of["content_cue"]]
        cues = sorted({place[c] for c in of["cue_source"] if c in place})
        if contents and cues:
            targets = [len(cues) if c == -1 else cues.index(place[c]) if c in place else -100 for _, c in contents]
            scores = attributor.content_cue(words[row], torch.tensor([k for k, _ in contents]), torch.tensor(cues))
            # A whole content counts by the root of its length, else long quotations would drown short ones.
            links.append(F.nll_loss(scores, torch.tensor(targets), ignore_index=-100, reduction="sum") / math.sqrt(len(contents)))
        starts = [k for k, w in enumerate(indices) if of["roles"][w] == "B-source"]
        if cues and starts:
            wanted = [of["cue_source"][indices[c]] for c in cues]
            targets = [len(starts) if s == -1 else starts.index(place[s]) if place.get(s) in starts else -100 for s in wanted]
            scores = attributor.cue_source(words[row], torch.tensor(cues), torch.tensor(starts))
            links.append(F.nll_loss(scores, torch.tensor(targets), ignore_index=-100, reduction="sum"))
    return loss + (0.1 * torch.stack(links).sum() / len(items) if links else 0.0)


def tagging_loss(head, key, ids, words, items):
    """Cross-entropy of one tag a word; words and documents without a tag are left out."""
    rows = [(row, k, ids.get(i[4][key][w], -100)) for row, i in enumerate(items) if i[4][key] for k, w in enumerate(i[3])]
    if all(gold == -100 for _, _, gold in rows):
        return 0.0
    chosen = words[torch.tensor([r for r, _, _ in rows]), torch.tensor([k for _, k, _ in rows])]
    return F.cross_entropy(head(chosen), torch.tensor([g for _, _, g in rows]), ignore_index=-100)


def names_loss(reader, words, items):
    return tagging_loss(reader.names, "names", {t: n for n, t in enumerate(NAME_TAGS)}, words, items)


def treebank_loss(reader, words, items, tag_ids):
    return 0.5 * tagging_loss(reader.tags, "tags", tag_ids, words, items) + 0.5 * names_loss(reader, words, items)


def factuality_loss(reader, words, items):
    """Huber loss of the predicates' values, by the annotators' confidence."""
    rows = [(row, k, *i[4]["factuality"][w]) for row, i in enumerate(items) for k, w in enumerate(i[3]) if w in i[4]["factuality"]]
    if not rows:
        return 0.0 * words.sum()
    found = reader.factuality(words[torch.tensor([r[0] for r in rows]), torch.tensor([r[1] for r in rows])])[:, 0]
    weight = torch.tensor([r[3] for r in rows])
    losses = F.smooth_l1_loss(found, torch.tensor([r[2] for r in rows]), reduction="none")
    return 0.5 * (losses * weight).sum() / weight.sum().clamp(min=1e-6)


def certainty_loss(reader, words, items, counts):
    """Huber loss of a sentence's certainty, read off the mean of its words."""
    gold = torch.tensor([i[4]["certainty"] for i in items])
    return 0.5 * F.smooth_l1_loss(sentence_certainty(reader, words, counts), gold)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prepared")
    parser.add_argument("bert")
    parser.add_argument("out")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--layers", type=int, nargs="*", default=[0, 1, 2, 3, 4, 5], help="which layers to keep of BERT, or of the member that is cut")
    parser.add_argument("--teachers", nargs="*", default=[], help="reader.pt of trained members that teach this one")
    parser.add_argument("--names-by", type=int, default=0, help="which teacher tells names")
    taught = parser.add_mutually_exclusive_group()
    taught.add_argument("--again", help="reader.pt of a member to teach as it is")
    taught.add_argument("--cut", help="reader.pt of a larger member to cut the one to teach from")
    parser.add_argument("--heads", type=int, default=12, help="attention heads to keep of a layer that is cut")
    parser.add_argument("--wide", type=int, default=768, help="intermediate units to keep of a layer that is cut")
    parser.add_argument("--pieces", type=int, default=1536, help="pieces a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=int, default=LIMIT, help="pieces of the longest window")
    parser.add_argument("--changed", type=float, default=1.0, help="share of the articles that are changed in an epoch")
    parser.add_argument("--start", help="reader.pt to go on from, at half the rate")
    parser.add_argument("--limit-steps", type=int, help="stop early, for a trial")
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    with open(arguments.prepared, "rb") as file:
        data = pickle.load(file)

    torch.manual_seed(arguments.seed)
    torch.set_num_threads(1)
    rng = random.Random(arguments.seed)
    longest = arguments.longest
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

    if arguments.teachers:
        teachers, tags_of = zip(*map(distill.load, arguments.teachers))
        if any(tags != pos_tags for tags in tags_of):
            raise ValueError("expected teachers of the same part-of-speech tags")
        for part in TAUGHT:
            distill.answer(teachers, arguments.names_by, data[part], special, vectors=bool(arguments.cut))
        larger = distill.load(arguments.cut or arguments.again)[0]
        reader = distill.cut(larger, arguments.layers, arguments.heads, arguments.wide) if arguments.cut else larger
    else:
        reader = Reader(len(vocabulary), len(pos_tags), layers=len(arguments.layers))
        reader.encoder.load_bert(load_file(os.path.join(arguments.bert, "model.safetensors")), arguments.layers)
    if arguments.start:
        reader.load_state_dict(torch.load(arguments.start, weights_only=True)["state"])
    slower = 0.5 if arguments.start else 1.0
    encoder = set(reader.encoder.parameters())
    frozen = {reader.encoder.words.weight, reader.encoder.positions.weight}
    for parameter in frozen:
        parameter.requires_grad = False
    groups = [{"params": [p for p in encoder - frozen if p is not reader.encoder.cases.weight], "lr": slower * ENCODER_RATE},
              {"params": [p for p in reader.parameters() if p not in encoder] + [reader.encoder.cases.weight], "lr": slower * HEAD_RATE}]
    optimiser = torch.optim.AdamW(sorted_groups(reader, groups), weight_decay=0.01, fused=True)

    def plan():
        split = lambda word: (wordpiece.pieces(word), int(case_class(word)))
        attributions = batches(examples(data["polnear_train"], special, rng, longest, split, arguments.changed), arguments.pieces, rng)
        tagged = batches(examples(data["gum_train"], special, rng, longest), arguments.pieces, rng)
        general = batches(examples(data["ewt_train"], special, rng, longest), arguments.pieces, rng)
        tagged += rng.sample(general, len(general) // 3)
        facts = batches(examples(data["uds_train"], special, rng, longest), arguments.pieces, rng)
        findings = batches(examples(data["certainty_train"], special, rng, longest), arguments.pieces, rng)
        steps = [("attribution", b) for b in attributions] + [("treebank", b) for b in tagged]
        steps += [("factuality", b) for b in rng.sample(facts, len(facts) // 2)] + [("certainty", b) for b in findings]
        rng.shuffle(steps)
        return steps

    per_epoch = len(plan())
    total = arguments.limit_steps or per_epoch * arguments.epochs
    warm = max(1, total // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min((s + 1) / warm, max(0.0, (total - s) / max(1, total - warm))))
    average = copy.deepcopy(reader)
    reader.encoder.forward = torch.compile(reader.encoder.forward, dynamic=True)
    step, began, seen = 0, time.time(), 0
    for epoch in range(arguments.epochs):
        reader.train()
        running = {kind: [0.0, 0] for kind in ("attribution", "treebank", "factuality", "certainty")}
        for kind, items in plan():
            window = windows.batch(items)
            words = reader.words(window)
            loss = step_loss(kind, reader, words, items, window["counts"], tag_ids)
            if arguments.teachers:
                loss = loss + distill.loss(reader, words, items)
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
        print(json.dumps({"epoch": epoch, **scores(average, data, special, pos_tags, longest)}), flush=True)
        torch.save({"state": average.state_dict(), "pos_tags": pos_tags, "sizes": reader.sizes}, os.path.join(arguments.out, "reader.pt"))
        if step >= total:
            break


def step_loss(kind, reader, words, items, counts, tag_ids):
    if kind == "attribution":
        loss = attribution_loss(reader.outer, words, items, counts)
        if reader.inner:
            loss = loss + INNER_WEIGHT * attribution_loss(reader.inner, words, items, counts, lambda document: document["inner"])
        # Teachers tell names better than the program that marked them in the news.
        taught = "answers" in items[0][4]
        return loss if taught else loss + SILVER_WEIGHT * names_loss(reader, words, items)
    if kind == "treebank":
        return treebank_loss(reader, words, items, tag_ids)
    if kind == "factuality":
        return factuality_loss(reader, words, items)
    return certainty_loss(reader, words, items, counts)


def scores(reader, data, special, pos_tags, limit):
    inner = {"inner": score_attributions(reader, data["polnear_dev"], special, limit, "inner")} if reader.inner else {}
    return {"attribution": score_attributions(reader, data["polnear_dev"], special, limit), **inner,
            "gum": score_tags(reader, data["gum_dev"], special, limit, pos_tags),
            "factuality": score_factuality(reader, data["uds_dev"], special, limit),
            "certainty": score_certainty(reader, data["certainty_test"], special, limit)}


def sorted_groups(reader, groups):
    """Parameters in the module's own order: a set has none, and the run must repeat."""
    order = {parameter: n for n, parameter in enumerate(reader.parameters())}
    return [{**group, "params": sorted(set(group["params"]), key=order.get)} for group in groups]


if __name__ == "__main__":
    main()
