"""From the network's scores to attributions, as `onrecord-model`'s `decode.rs` does."""

import torch

from model import ROLE_TAGS


def segments(path):
    """[(role, first, last)] of a tag path."""
    out = []
    for k, tag in enumerate(path):
        name = ROLE_TAGS[tag]
        if name.startswith("B-"):
            out.append([name[2:], k, k])
        elif name.startswith("I-"):
            out[-1][2] = k
    return [tuple(s) for s in out]


@torch.no_grad()
def decode(attributor, words):
    """Attributions of one level in a window as {role: [(first, last)]}, by its words' hidden vectors."""
    found = segments(attributor.crf.best(attributor.roles(words)))
    cues = [s for s in found if s[0] == "cue"]
    sources = [s for s in found if s[0] == "source"]
    contents = [s for s in found if s[0] == "content"]
    items = [{"cue": [c[1:]], "source": [], "content": []} for c in cues]
    if cues and sources:
        scores = attributor.cue_source(words, torch.tensor([c[1] for c in cues]), torch.tensor([s[1] for s in sources]))
        for item, row in zip(items, scores):
            best = int(row.argmax())
            if best < len(sources):
                item["source"].append(sources[best][1:])
    orphans = []
    for _, first, last in contents:
        best = len(cues)
        if cues:
            inside = torch.arange(first, last + 1)
            scores = attributor.content_cue(words, inside, torch.tensor([c[1] for c in cues])).exp().mean(0)
            best = int(scores.argmax())
        if best < len(cues):
            items[best]["content"].append((first, last))
        else:
            orphans.append({"cue": [], "source": [], "content": [(first, last)]})
    return [i for i in items if i["content"]] + orphans
