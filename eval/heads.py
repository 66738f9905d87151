"""Scores of the heads by themselves: factuality, certainty and part-of-speech tags, on words that are given to the model.

Takes the corpora's folder and a reader's name; runs the example `read_heads` of `onrecord-model` on the weights that ship.
Correlations are Pearson's r: factuality over the predicates of UDS dev, certainty over the held-out findings of
certainty-science. Tags are Penn Treebank tags on the development parts of GUM (the genres trained on) and EWT.
"""

import json
import os
import statistics
import subprocess
import sys

from program import ROOT

sys.path.insert(0, os.path.join(ROOT, "training"))
import prepare  # noqa: E402: it stands in a folder of its own


def sentences(documents):
    """Words and labels sentence by sentence: documents of a treebank are cut, the others are one sentence each."""
    for document in documents:
        for start, end, _ in document["sentences"]:
            yield document, start, document["words"][start:end]


def read(reader, documents):
    """(document, first word, labels) of every sentence."""
    rows = [row for row in sentences(documents) if row[2]]
    command = ["cargo", "run", "-q", "--release", "-p", "onrecord-model", "--example", "read_heads", "--",
               os.path.join(ROOT, "models/reader.safetensors"), reader]
    words = "".join(json.dumps(row[2]) + "\n" for row in rows)
    out = subprocess.run(command, cwd=ROOT, input=words, check=True, capture_output=True, text=True).stdout
    return [(document, start, json.loads(line)) for (document, start, _), line in zip(rows, out.splitlines(), strict=True)]


def correlation(pairs):
    return round(statistics.correlation(*zip(*pairs)), 4)


def factuality(data, reader):
    _, dev = prepare.factuality(data)
    rows = read(reader, dev)
    return correlation([(labels["factuality"][word], value) for document, _, labels in rows
                        for word, (value, _) in document["factuality"].items()])


def certainty(data, reader):
    _, test = prepare.certainty(data, ROOT)
    return correlation([(labels["certainty"], document["certainty"]) for document, start, labels in read(reader, test) if start == 0])


def tags(data, reader):
    documents = prepare.gum(data, ROOT)[1] + prepare.ewt(data, ROOT)[1]
    pairs = [(tag, document["tags"][start + k]) for document, start, labels in read(reader, documents) for k, tag in enumerate(labels["tags"])]
    return round(sum(found == gold for found, gold in pairs) / len(pairs), 4)


def heads(data, reader):
    corpora = os.path.join(data, "data")
    return {"factuality_r": factuality(corpora, reader), "certainty_r": certainty(corpora, reader), "tags": tags(corpora, reader)}
