"""Scores on the development parts while training (the program's own scores are taken by `onrecord eval`)."""

import torch

import windows
from decode import decode
from model import NAME_TAGS

TRIM = " \t\r\n\"'“”‘’.,;:!?—–-"


def read(reader, documents, special, limit):
    """Yields (document, word indices, hidden vectors) for every window."""
    for document in documents:
        items = [windows.build(document, document["pieces"], document["cases"], r, special)
                 for r in windows.pack(document, document["pieces"], limit)]
        for first in range(0, len(items), 16):
            chosen = items[first : first + 16]
            with torch.no_grad():
                hidden = reader.words(windows.batch(chosen))
            for row, item in enumerate(chosen):
                yield document, item[3], hidden[row, : len(item[2])]


def f1(hit, predicted, gold):
    return round(2 * hit / max(1, predicted + gold), 4)


def characters(document, item, role):
    return {o for first, last in item[role] for o in range(document["tokens"][first][0], document["tokens"][last][1])}


def trimmed(text, spans):
    out = []
    for start, end in sorted(spans):
        while start < end and text[start] in TRIM:
            start += 1
        while end > start and text[end - 1] in TRIM:
            end -= 1
        if start < end:
            if out and all(c in TRIM for c in text[out[-1][1] : start]):
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
    return tuple(out)


def score_attributions(reader, documents, special, limit, level="outer"):
    """Overlap and strict attribution F1 and token F1 a role, of the outermost attributions or of the "inner" ones."""
    predicted = {d["name"]: [] for d in documents}
    for document, words, hidden in read(reader, documents, special, limit):
        for item in decode(getattr(reader, level), hidden):
            predicted[document["name"]].append({r: [(words[a], words[b]) for a, b in s] for r, s in item.items()})
    totals = {name: [0, 0, 0] for name in ("overlap", "strict", "source", "cue", "content")}
    for document in documents:
        gold, found = gold_items(document if level == "outer" else document["inner"]), predicted[document["name"]]
        for role in ("source", "cue", "content"):
            g = {w for i in gold for a, b in i[role] for w in range(a, b + 1)}
            p = {w for i in found for a, b in i[role] for w in range(a, b + 1)}
            for k, n in enumerate((len(g & p), len(p), len(g))):
                totals[role][k] += n
        key = lambda i: tuple(trimmed(document["text"], [(document["tokens"][a][0], document["tokens"][b][1]) for a, b in i[r]]) for r in ("source", "content"))
        keys = [key(i) for i in gold]
        for name in ("overlap", "strict"):
            totals[name][1] += len(found)
            totals[name][2] += len(gold)
        rest = list(keys)
        for item in found:
            if key(item) in rest:
                rest.remove(key(item))
                totals["strict"][0] += 1
        gc = [(characters(document, i, "content"), characters(document, i, "source")) for i in gold]
        used = set()
        for item in found:
            pc, ps = characters(document, item, "content"), characters(document, item, "source")
            for n, (c, s) in enumerate(gc):
                if n not in used and len(c & pc) * 2 >= len(c | pc) > 0 and (s & ps or (not s and not ps)):
                    used.add(n)
                    totals["overlap"][0] += 1
                    break
    out = {name: f1(*t) for name, t in totals.items()}
    out["micro"] = f1(*[sum(totals[r][k] for r in ("source", "cue", "content")) for k in range(3)])
    return out


def gold_items(labels):
    """Attributions rebuilt from the word labels (one source word may serve several)."""
    ends = {}
    for k, tag in enumerate(labels["roles"]):
        if tag.startswith("B-"):
            start = k
        if tag != "O":
            ends[start] = k
    by_cue = {}
    for word, cue in labels["content_cue"].items():
        by_cue.setdefault(cue, []).append(word)
    items = []
    for cue, source in labels["cue_source"].items():
        runs = []
        for word in sorted(by_cue.get(cue, [])):
            if runs and word == runs[-1][1] + 1 and labels["roles"][word] != "B-content":
                runs[-1] = (runs[-1][0], word)
            else:
                runs.append((word, word))
        items.append({"cue": [(cue, ends.get(cue, cue))], "source": [(source, ends.get(source, source))] if source >= 0 else [], "content": runs})
    return items


def score_tags(reader, documents, special, limit, pos_tags):
    """Accuracy of part-of-speech tags and F1 of names."""
    right = total = hit = predicted = gold = 0
    for document, words, hidden in read(reader, documents, special, limit):
        with torch.no_grad():
            tags, names = reader.tags(hidden).argmax(1).tolist(), reader.names(hidden).argmax(1).tolist()
        for k, word in enumerate(words):
            total += 1
            right += pos_tags[tags[k]] == document["tags"][word]
        spans = lambda labels: {tuple(s) for s in name_spans(labels)}
        g, p = spans([document["names"][w] for w in words]), spans([NAME_TAGS[n] for n in names])
        hit, predicted, gold = hit + len(g & p), predicted + len(p), gold + len(g)
    return {"tags": round(right / max(1, total), 4), "names": f1(hit, predicted, gold)}


def name_spans(labels):
    out = []
    for k, label in enumerate(labels):
        if label.startswith("B-") or (label.startswith("I-") and (not out or out[-1][1] != k - 1 or out[-1][2] != label[2:])):
            out.append([k, k, label[2:]])
        elif label.startswith("I-"):
            out[-1][1] = k
    return out


def sentence_certainty(reader, words, counts):
    """The certainty read off the mean of each window's words."""
    mask = (torch.arange(words.shape[1])[None] < counts[:, None]).float()[:, :, None]
    return reader.certainty((words * mask).sum(1) / counts[:, None].clamp(min=1))[:, 0]


def correlation(pairs):
    """Pearson's r of (found, gold)."""
    return round(float(torch.corrcoef(torch.tensor(pairs).T)[0, 1]), 4)


@torch.no_grad()
def score_factuality(reader, documents, special, limit):
    """Correlation of the predicates' factuality with that of the annotators."""
    pairs = []
    for document, words, hidden in read(reader, documents, special, limit):
        values = reader.factuality(hidden)[:, 0].tolist()
        pairs += [(values[k], document["factuality"][w][0]) for k, w in enumerate(words) if w in document["factuality"]]
    return correlation(pairs)


@torch.no_grad()
def score_certainty(reader, documents, special, limit):
    """Correlation of the sentences' certainty with that of the annotators."""
    pairs = []
    for document, words, hidden in read(reader, documents, special, limit):
        pairs.append((float(sentence_certainty(reader, hidden[None], torch.tensor([len(words)]))[0]), document["certainty"]))
    return correlation(pairs)
