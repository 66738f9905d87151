"""Packs a document's words into windows of at most so many pieces, as `onrecord-model` does.

A window is `[CLS] paragraph [SEP] paragraph [SEP] …`. Whole paragraphs go together while they fit; a paragraph that
fits no window is cut between sentences, a sentence that fits none between words.
"""

import torch


def spans_to_pack(document, sizes, limit):
    """The stretches of words that must stay together: paragraphs, else sentences, else as many words as fit."""
    paragraphs = []
    for start, end, paragraph in document["sentences"]:
        if paragraphs and paragraphs[-1][0] == paragraph:
            paragraphs[-1][1].append((start, end))
        else:
            paragraphs.append((paragraph, [(start, end)]))
    for number, sentences in paragraphs:
        if sum(sizes[sentences[0][0] : sentences[-1][1]]) <= limit:
            yield number, sentences[0][0], sentences[-1][1]
            continue
        for start, end in sentences:
            first, used = start, 0
            for word in range(start, end):
                if used + sizes[word] > limit:
                    yield number, first, word
                    first, used = word, 0
                used += sizes[word]
            yield number, first, end


def pack(document, pieces, limit):
    """Lists of (start, end) word ranges; the words of one paragraph that meet in a window form one range."""
    sizes = [len(p) for p in pieces]
    windows, current, used, last = [], [], 1, None
    for number, start, end in spans_to_pack(document, sizes, limit - 2):
        need = sum(sizes[start:end])
        joins = bool(current) and number == last
        cost = need if joins else need + 1
        if current and used + cost > limit:
            windows.append(current)
            current, used, joins, cost = [], 1, False, need + 1
        if joins:
            current[-1] = (current[-1][0], end)
        else:
            current.append((start, end))
        used, last = used + cost, number
    return windows + ([current] if current else [])


def build(document, pieces, cases, ranges, special):
    """Piece ids, case classes, the first piece of each word, and the words' indices in the document."""
    start_id, end_id = special
    ids, classes, firsts, words = [start_id], [0], [], []
    for start, end in ranges:
        for word in range(start, end):
            # A word of more pieces than a window holds is read by its beginning.
            own = pieces[word][: 100]
            firsts.append(len(ids))
            words.append(word)
            ids.extend(own)
            classes.extend([cases[word]] * len(own))
        ids.append(end_id)
        classes.append(0)
    return ids, classes, firsts, words


def batch(items):
    """Pads (ids, classes, firsts, …) to tensors."""
    longest = max(len(i[0]) for i in items)
    most = max(len(i[2]) for i in items)
    pad = lambda values, size: values + [0] * (size - len(values))
    return {"pieces": torch.tensor([pad(i[0], longest) for i in items]), "cases": torch.tensor([pad(i[1], longest) for i in items]),
            "lengths": torch.tensor([len(i[0]) for i in items]), "firsts": torch.tensor([pad(i[2], most) for i in items]),
            "counts": torch.tensor([len(i[2]) for i in items])}
