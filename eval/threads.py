#!/usr/bin/env python3
"""Scores threads on ECB+: do the documents of one subtopic, and no others, make one thread?

usage: eval/threads.py BINARY ECBPLUS [--addresses] [--peer PYTHON] [--errors]

BINARY is a build of onrecord, ECBPLUS the archive of topics 1 to 35 (`ecbplus-topics-1-35.tar.gz`), PYTHON an interpreter
that has scikit-learn. The subtopics of topic N are its files N_*ecb.xml and N_*ecbplus.xml. A document's text is its tokens,
a sentence a line, with the blanks before marks taken out; the address at the head of many is left out unless
--addresses is given. Prints JSON: B³ (Bagga and Baldwin, 1998) of the program; and with --peer that of TF-IDF and
agglomerative clustering over the same texts, at the threshold that suits it best on them (peers/sklearn_threads.py).
"""

import argparse
import collections
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree

TOPICS = range(1, 36)
ADDRESS = re.compile(r"https? : / /")


def sentences(file):
    """The words of each sentence."""
    found = collections.defaultdict(list)
    for token in xml.etree.ElementTree.parse(file).getroot().iter("token"):
        found[int(token.get("sentence"))].append(token.text or "")
    return [" ".join(found[number]) for number in sorted(found)]


def plain(line):
    """A sentence as it is written: the blanks before marks and within quotations and brackets are gone."""
    if ADDRESS.match(line):
        return line.replace(" ", "")
    line = re.sub(r" ([,.;:!?%)\]’]|'s|n't|'\w+)(?= |$)", r"\1", line)
    return re.sub(r'" (.*?) "', r'"\1"', re.sub(r"([(\[$]) ", r"\1", line))


def documents(archive, addresses):
    """{name: (subtopic, text)}."""
    found = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            name = re.search(r"/(\d+)_\d+(ecb|ecbplus)\.xml$", member.name)
            if name and int(name[1]) in TOPICS:
                lines = [line for line in sentences(tar.extractfile(member)) if addresses or not ADDRESS.match(line)]
                found[os.path.basename(member.name)[:-4]] = (name.groups(), "\n".join(map(plain, lines)))
    return found


def b_cubed(gold, predicted):
    """Precision, recall and F1 over {document: cluster}."""
    def members(clusters):
        out = collections.defaultdict(set)
        for document, cluster in clusters.items():
            out[cluster].add(document)
        return {document: out[cluster] for document, cluster in clusters.items()}

    key, answer = members(gold), members(predicted)
    precision = sum(len(key[d] & answer[d]) / len(answer[d]) for d in gold) / len(gold)
    recall = sum(len(key[d] & answer[d]) / len(key[d]) for d in gold) / len(gold)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(2 * precision * recall / (precision + recall), 3)}


def threads(binary, folder, reader):
    """{document: thread} as the program has it."""
    record = os.path.join(folder, "threads.db")
    texts = os.path.join(folder, "texts")
    subprocess.run([binary, "read", texts, "--model", reader, "--record", record], check=True, capture_output=True)
    out = subprocess.run([binary, "threads", "--alone", "--json", "--record", record], check=True, capture_output=True, text=True)
    found = map(json.loads, out.stdout.splitlines())
    return {os.path.basename(d["path"])[:-4]: thread["id"] for thread in found for d in thread["documents"]}


def measure(binary, archive, reader="fast", addresses=False, peer=None):
    """Scores, and the threads themselves."""
    found = documents(archive, addresses)
    gold = {name: subtopic for name, (subtopic, _) in found.items()}
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "texts"))
        for name, (_, text) in found.items():
            with open(os.path.join(folder, "texts", name + ".txt"), "w", encoding="utf-8") as file:
                file.write(text)
        predicted = threads(binary, folder, reader)
        scores = {"documents": len(gold), "subtopics": len(set(gold.values())), "threads": len(set(predicted.values())),
                  "onrecord": b_cubed(gold, predicted)}
        if peer:
            script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers/sklearn_threads.py")
            out = subprocess.run([peer, script, os.path.join(folder, "texts")], check=True, capture_output=True, text=True)
            at = {threshold: b_cubed(gold, clusters) for threshold, clusters in json.loads(out.stdout).items()}
            best = max(at, key=lambda threshold: at[threshold]["f1"])
            scores["tfidf_agglomerative"] = {**at[best], "threshold": float(best)}
    return scores, gold, predicted


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("archive", metavar="ECBPLUS")
    parser.add_argument("--addresses", action="store_true")
    parser.add_argument("--peer")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    scores, gold, predicted = measure(arguments.binary, arguments.archive, addresses=arguments.addresses, peer=arguments.peer)
    if arguments.errors:
        of = collections.defaultdict(collections.Counter)
        for document, thread in predicted.items():
            of[gold[document]][thread] += 1
        size = collections.Counter(predicted.values())
        for subtopic in sorted(of, key=lambda s: (int(s[0]), s[1])):
            print("_".join(subtopic), ", ".join(f"{n} of {size[thread]} in {thread}" for thread, n in of[subtopic].most_common()))
    print(json.dumps(scores, indent=1))


if __name__ == "__main__":
    sys.exit(main())
