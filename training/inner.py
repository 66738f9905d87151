"""Adds to the prepared articles what is said inside what is said: `python inner.py PREPARED EXTRACTED...`.

PREPARED is what prepare.py wrote; EXTRACTED is the output of `onrecord extract --model accurate` on the articles of
PolNeAR, whose annotators marked the outermost attributions only. The accurate reader finds the others by reading each
content again by itself; a member that is taught their places finds them with the document. Sets `inner` of each
article: roles and links of the statements that stand in an outermost one's content, and of deeper ones as far as no
word then has two roles.
"""

import json
import os
import pickle
import sys

from prepare import ROLES, label_attributions


def depth(statement, by_id):
    return 1 + depth(by_id[statement["parent"]], by_id) if statement["parent"] else 0


def inner(found, tokens):
    """The labels of the inner statements of one article, the outermost of them first."""
    by_id = {statement["id"]: statement for statement in found["statements"]}
    nested = sorted((s for s in found["statements"] if s["parent"] and s["cue"]), key=lambda s: depth(s, by_id))
    spans = lambda part: sorted((span["start"], span["end"]) for span in part["spans"]) if part else []
    items, taken = [], {}
    for statement in nested:
        item = {role: spans(statement[role]) for role in ROLES}
        offsets = {offset: role for role in ROLES for start, end in item[role] for offset in range(start, end)}
        shared = {(role, taken[offset]) for offset, role in offsets.items() if offset in taken}
        # Several may have one source.
        if item["content"] and shared <= {("source", "source")}:
            items.append(item)
            taken |= offsets
    roles, content_cue, cue_source = label_attributions(tokens, items)
    return {"roles": roles, "content_cue": content_cue, "cue_source": cue_source}


def main(path, extracted):
    found = {}
    for name in extracted:
        with open(name, encoding="utf-8") as file:
            for one in map(json.loads, file):
                found[os.path.basename(one["path"]).removesuffix(".txt")] = one
    with open(path, "rb") as file:
        data = pickle.load(file)
    for document in data["polnear_train"] + data["polnear_dev"]:
        one = found.get(document["name"])
        if one is None:
            raise ValueError(f"expected {document['name']} among the extracted articles, found no such file")
        if one["text"] != document["text"]:
            raise ValueError(f"expected the text of {document['name']} as it stands in the corpus")
        document["inner"] = inner(one, document["tokens"])
    with open(path, "wb") as out:
        pickle.dump(data, out)
    marked = sum(len(d["inner"]["cue_source"]) for d in data["polnear_train"])
    print(f"{marked} statements inside others in {len(data['polnear_train'])} articles")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
