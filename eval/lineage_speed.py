#!/usr/bin/env python3
"""Measures lineage in a large record, and how candidates are found beside datasketch's MinHashLSH, in one run.

usage: eval/lineage_speed.py --record PROGRAM --index PROGRAM [--count 200000] [--folder DIR]

The programs are the examples `lineage_speed` of onrecord-record and `lineage_index` of onrecord-relate, built for release.
The first makes COUNT documents out of our own labelled articles, with names, days and figures of their own and every
twentieth a copy, and relates them in a record: for 200,000 it needs some 3 GB in DIR. The second and datasketch (needs
`pip install datasketch`) then find the candidates among the same texts: both take runs of three words to signatures of 64
permutations, in bands of four, and look these up in memory; ours also has its other keys. Times are those of the processor,
so that what else runs on the machine weighs less, but for those that say `seconds`; the load is printed with them.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time

from program import ROOT

ARTICLES = [os.path.join(ROOT, f"eval/lineage/{split}.jsonl") for split in ("dev", "test")]
PERMUTATIONS, BANDS, RUN = 64, 16, 3


def datasketch(path):
    """{stage: seconds}: runs of words out of texts, signatures of those, and looking these up."""
    from datasketch import MinHash, MinHashLSH

    index, out, candidates = MinHashLSH(params=(BANDS, PERMUTATIONS // BANDS), num_perm=PERMUTATIONS), [0.0] * 3, 0
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file):
            text, times = json.loads(line)["text"], [time.process_time()]
            words = re.findall(r"\w+", text.lower())
            runs = [" ".join(words[at:at + RUN]).encode() for at in range(len(words) - RUN + 1)]
            times.append(time.process_time())
            signature = MinHash(num_perm=PERMUTATIONS)
            signature.update_batch(runs)
            times.append(time.process_time())
            candidates += len(index.query(signature))
            index.insert(number, signature)
            times.append(time.process_time())
            out = [total + end - start for total, start, end in zip(out, times, times[1:])]
    return {"words": out[0], "keys": out[1], "index": out[2], "candidates": candidates}


def run(command):
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", required=True, metavar="PROGRAM")
    parser.add_argument("--index", required=True, metavar="PROGRAM")
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--folder")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        texts = os.path.join(folder, "texts.jsonl")
        print("load", *os.getloadavg())
        record = run([arguments.record, "--texts", texts, os.path.join(folder, "record.db"), str(arguments.count), *ARTICLES])
        print(json.dumps(record, indent=2))
        ours = run([arguments.index, texts])
        print("onrecord", json.dumps(ours))
        print("load", *os.getloadavg())
        few, many = record["hundred_more_at_2000"], record["hundred_more_at_the_end"]
        for what in ("cpu", "reads"):
            print(f"100 more: {many[what]['median'] / few[what]['median']:.2f} times the {what} of 100 more at 2,000")
        try:
            theirs = datasketch(texts)
        except ImportError:
            sys.exit("datasketch is left out: it needs pip install datasketch")
        print("datasketch", json.dumps(theirs))
        print("load", *os.getloadavg())
        for name, stages in (("signatures and index", ("keys", "index")), ("index", ("index",)),
                             ("from text on", ("words", "keys", "index"))):
            times = sum(theirs[stage] for stage in stages) / sum(ours[stage] for stage in stages)
            print(f"{name}: {times:.1f} times as fast as datasketch")


if __name__ == "__main__":
    main()
