"""Turns the corpora into word-level examples, segmented by the program's own tokenizer.

Takes the data folder (PolNeAR, UD English GUM and EWT), writes one pickle with, for each document, its words,
its sentences and whichever labels the corpus has. Leaves out the parts of GUM whose licence is non-commercial.
"""

import collections
import glob
import gzip
import json
import os
import pickle
import re
import subprocess
import tarfile
import tempfile


ROLES = ("source", "cue", "content")
# Genres of GUM whose texts may be used commercially (LICENSE.txt of the corpus).
GUM_GENRES = ("academic", "bio", "court", "interview", "news", "speech", "textbook", "voyage")
ENTITY_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "MISC", "object": "MISC", "abstract": "MISC"}


def segment(texts, root):
    """The program's tokens and sentences for {name: text}, offsets in code points."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for number, (name, text) in enumerate(sorted(texts.items())):
            path = os.path.join(folder, f"{number}.txt")
            with open(path, "w", encoding="utf-8", newline="") as out:
                out.write(text)
            paths[path] = name
        command = ["cargo", "run", "-q", "--release", "-p", "onrecord-text", "--example", "segment", "--", *paths]
        lines = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout.splitlines()
        return {paths[one["path"]]: one for one in map(json.loads, lines)}


def read_polnear(folder, stem):
    """Text and attributions [{role: [(start, end)]}] of the first annotator."""
    with open(f"{folder}/text/{stem}.txt", encoding="utf-8", newline="") as file:
        text = file.read()
    path = sorted(glob.glob(f"{folder}/attributions/{glob.escape(stem)}_*.ann"))[0]
    spans, relations = {}, []
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file:
            # Some span texts hold line breaks, so only lines that begin a span count.
            found = re.match(r"(T\d+)\t(\w+) ([\d ;]+)(\t|$)", line)
            if found:
                spans[found[1]] = [tuple(map(int, part.split())) for part in found[3].split(";")]
            elif line.startswith("E"):
                relation = collections.defaultdict(list)
                for argument in line.split("\t")[1].split():
                    name, target = argument.split(":")
                    relation[re.sub(r"\d+$", "", name).lower()].append(target)
                relations.append(relation)
    items = [{role: sorted(s for t in r[role] for s in spans[t]) for role in ROLES} for r in relations]
    return text, [item for item in items if item["cue"] or item["content"]]


def label_attributions(tokens, items):
    """Per-word role tags, and the links from contents to cues and from cues to sources, as word indices."""
    starts = {}
    for index, (start, end) in enumerate(tokens):
        for offset in range(start, end):
            starts[offset] = index
    roles, content_cue, cue_source = ["O"] * len(tokens), {}, {}

    def words(spans):
        segments = []
        for start, end in spans:
            found = sorted({starts[o] for o in range(start, end) if o in starts})
            if found:
                if segments and found[0] <= segments[-1][-1] + 1:
                    segments[-1] = sorted({*segments[-1], *found})
                else:
                    segments.append(found)
        return segments

    for item in items:
        parts = {role: words(item[role]) for role in ROLES}
        for role in ROLES:
            for segment_words in parts[role]:
                if any(roles[w] != "O" for w in segment_words) and not all(roles[w].endswith(role) for w in segment_words):
                    continue
                for place, word in enumerate(segment_words):
                    roles[word] = ("B-" if place == 0 else "I-") + role
        cue = parts["cue"][0][0] if parts["cue"] else -1
        for segment_words in parts["content"]:
            for word in segment_words:
                content_cue[word] = cue
        if cue >= 0:
            cue_source[cue] = parts["source"][0][0] if parts["source"] else -1
    return roles, content_cue, cue_source


def polnear(data, part, root):
    folder = os.path.join(data, "polnear", part)
    stems = sorted(os.path.basename(p)[:-4] for p in glob.glob(folder + "/text/*.txt"))
    gold = {stem: read_polnear(folder, stem) for stem in stems}
    segmented = segment({stem: text for stem, (text, _) in gold.items()}, root)
    for stem in stems:
        text, items = gold[stem]
        tokens = segmented[stem]["tokens"]
        roles, content_cue, cue_source = label_attributions(tokens, items)
        yield {"name": stem, "words": [text[s:e] for s, e in tokens], "tokens": tokens, "text": text,
               "sentences": segmented[stem]["sentences"], "roles": roles, "content_cue": content_cue,
               "cue_source": cue_source}


def read_conllu(lines):
    """Documents as (name, text, [(start, end, xpos, head, upos)] per document, entity mentions)."""
    documents, name, text, words, open_mentions, mentions = [], None, "", [], [], []

    def close():
        if words:
            documents.append((name, text, words, mentions))

    base, in_sentence = 0, False
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            close()
            name, text, words, open_mentions, mentions = line.split("=")[1].strip(), "", [], [], []
        elif line.startswith("# newpar id") or line == "# newpar":
            text = text.rstrip(" ") + ("\n\n" if text else "")
        elif not line:
            in_sentence = False
        elif not line.startswith("#"):
            fields = line.split("\t")
            if "." in fields[0]:
                continue
            if not in_sentence:
                base, in_sentence, covered_until = len(words), True, 0
            if "-" in fields[0]:
                first, last = map(int, fields[0].split("-"))
                surface, covered_until, at = fields[1], last, len(text)
                text += surface + ("" if "SpaceAfter=No" in fields[9] else " ")
                continue
            number = int(fields[0])
            if number <= covered_until:
                found = text.find(fields[1], at)
                start = found if found >= 0 else at
                end = start + len(fields[1]) if found >= 0 else at
                at = end
            else:
                start = len(text)
                end = start + len(fields[1])
                text += fields[1] + ("" if "SpaceAfter=No" in fields[9] else " ")
            index = len(words)
            words.append((start, end, fields[4], base + int(fields[6]) - 1 if fields[6] != "0" else -1, fields[3]))
            entity = re.search(r"Entity=([^|]*)", fields[9])
            if entity:
                for piece in re.findall(r"\([^()]+\)?|[^()]+\)", entity[1]):
                    if piece.startswith("("):
                        parts = piece.strip("()").split("-")
                        open_mentions.append((parts[0], parts[1], index))
                    if piece.endswith(")"):
                        key = piece.strip("()").split("-")[0]
                        for place in range(len(open_mentions) - 1, -1, -1):
                            if open_mentions[place][0] == key:
                                _, kind, start_word = open_mentions.pop(place)
                                mentions.append((start_word, index, kind))
                                break
    close()
    return documents


def named_spans(words, mentions):
    """Names inside mentions: the run of proper nouns around the mention's head, longest first."""
    spans = []
    for first, last, kind in mentions:
        if kind not in ENTITY_TYPES:
            continue
        inside = range(first, last + 1)
        heads = [i for i in inside if words[i][3] not in inside]
        if len(heads) != 1 or words[heads[0]][4] != "PROPN":
            continue
        left = right = heads[0]
        while left > first and words[left - 1][4] == "PROPN":
            left -= 1
        while right < last and words[right + 1][4] in ("PROPN", "NUM"):
            right += 1
        spans.append((left, right, ENTITY_TYPES[kind]))
    chosen = []
    for span in sorted(set(spans), key=lambda s: (s[0] - s[1], s[0], s[2])):
        if all(span[1] < other[0] or other[1] < span[0] for other in chosen):
            chosen.append(span)
    return chosen


def treebank(documents, root, entities):
    segmented = segment({name: text for name, text, _, _ in documents}, root)
    for name, text, words, mentions in documents:
        tokens = segmented[name]["tokens"]
        owner = {}
        for index, (start, end, *_rest) in enumerate(words):
            for offset in range(start, end):
                owner[offset] = index
        first_of = [owner.get(start) for start, _ in tokens]
        tags = [words[w][2] if w is not None else None for w in first_of]
        names = None
        if entities:
            names = ["O"] * len(tokens)
            for left, right, kind in named_spans(words, mentions):
                inside = [i for i, w in enumerate(first_of) if w is not None and left <= w <= right]
                for place, index in enumerate(inside):
                    names[index] = ("B-" if place == 0 else "I-") + kind
        yield {"name": name, "words": [text[s:e] for s, e in tokens], "sentences": segmented[name]["sentences"],
               "tags": tags, "names": names}


def gum(data, root):
    dev = {line.strip("* \n") for line in re.split(r"## ", open(os.path.join(data, "gum/splits.md")).read())[1].splitlines()}
    train_part, dev_part = [], []
    with tarfile.open(os.path.join(data, "gum/dep.tar.gz")) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            found = re.search(r"(GUM_([a-z]+)_\w+)\.conllu$", member.name)
            if found and found[2] in GUM_GENRES:
                lines = archive.extractfile(member).read().decode("utf-8").splitlines()
                (dev_part if found[1] in dev else train_part).extend(read_conllu(lines))
    return list(treebank(train_part, root, True)), list(treebank(dev_part, root, True))


def ewt(data, root):
    parts = []
    for name in ("en_ewt-train.conllu.gz", "en_ewt-ud-dev.conllu.gz"):
        with gzip.open(os.path.join(data, "ewt", name), "rt", encoding="utf-8") as file:
            documents = read_conllu(file)
        # Reviews and mails are short: a file of its own for each would cost more than it tells.
        parts.append(list(treebank(documents, root, False)))
    return parts


def factuality(data):
    """Sentences of UDS with {word: (value from -3 to 3, confidence)}, by part; its own tokens are the words."""
    parts = {"train": {}, "dev": {}}
    with gzip.open(os.path.join(data, "uds/uds_factuality.tsv.gz"), "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            part, name, token, _, value, confidence, text = line.rstrip("\n").split("\t")
            words = text.split(" ")
            sentence = parts[part].setdefault(name, {"name": name, "words": words, "sentences": [[0, len(words), 0]], "factuality": {}})
            sentence["factuality"][int(token) - 1] = (float(value), float(confidence))
    return [list(part.values()) for part in parts.values()]


def certainty(data, root):
    """Scientific findings with a certainty from 1 to 6: those to train on, and the corpus's own test part."""
    with open(os.path.join(data, "certainty-science/sentence-level-certainty.jsonl"), encoding="utf-8") as file:
        findings = [json.loads(line) for line in file]
    segmented = segment({str(f["id"]): f["finding"] for f in findings}, root)
    parts = {"train": [], "test": []}
    for finding in findings:
        tokens = segmented[str(finding["id"])]["tokens"]
        document = {"name": str(finding["id"]), "words": [finding["finding"][s:e] for s, e in tokens],
                    "sentences": [[0, len(tokens), 0]], "certainty": finding["sentence-level-certainty"]}
        parts["train" if finding["split"] in ("train", "ext") else "test"].append(document)
    return parts["train"], parts["test"]


def prepare(data, root, path):
    """Writes everything training needs to `path`."""
    gum_train, gum_dev = gum(data, root)
    ewt_train, ewt_dev = ewt(data, root)
    uds_train, uds_dev = factuality(data)
    certainty_train, certainty_test = certainty(data, root)
    prepared = {"polnear_train": list(polnear(data, "train", root)), "polnear_dev": list(polnear(data, "dev", root)),
                "uds_train": uds_train, "uds_dev": uds_dev, "certainty_train": certainty_train, "certainty_test": certainty_test,
                "gum_train": gum_train, "gum_dev": gum_dev, "ewt_train": ewt_train, "ewt_dev": ewt_dev}
    from silver_names import add_names  # spaCy is needed for this only

    add_names(prepared["polnear_train"])
    with open(path, "wb") as out:
        pickle.dump(prepared, out)
    for name, documents in prepared.items():
        print(f"{name}: {len(documents)} documents, {sum(len(d['words']) for d in documents)} words")


if __name__ == "__main__":
    import sys
    prepare(sys.argv[1], os.path.dirname(os.path.dirname(os.path.abspath(__file__))), sys.argv[2])
