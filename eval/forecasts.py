#!/usr/bin/env python3
"""Scores the forecasts that the program finds against labelled sentences or the articles worked by hand.

usage: eval/forecasts.py [--part dev|test|all] [--errors] [--gold] [--list FILE…] [--binary FILE] [--data DIR] [--json]

Without these, reads eval/forecasts/PART.jsonl (README.md there says what is right):
  precision, recall, f1   of forecasts, by content
  horizon                 of those found that have a horizon in key or answer: the days are right, or rightly missing
  conditions, kinds       of the key's conditions: found; found with the right kind
  false_conditions        how many conditions the key does not have
  probability, polarity   of those found: right
--gold: of the forecasts worked by hand in the articles (kind forecast, second-best kind left out): recall over all but tier
  `soft`, and over `soft`; the band right where it has one or one was found; the condition found. And how many forecasts were
  found a document, and how many of them lie on no statement of the key that may be one.
--list: prints the forecasts of these files, to be looked at.
"""

import argparse
import collections
import glob
import json
import os
import sys
import tempfile

from program import ROOT, add_arguments, extract


def read(binary, texts, days, reader="fast"):
    """The document found for each text, read as published on its day."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, (text, day) in enumerate(zip(texts, days)):
            paths.append(os.path.join(folder, f"{number:05}.txt"))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(f"---\ndate: {day}\n---\n{text}\n" if day else text)
        with open(extract(binary, reader, paths), encoding="utf-8") as lines:
            found = {os.path.basename(d["path"])[:5]: d for d in map(json.loads, lines)}
    return [found[f"{number:05}"] for number in range(len(paths))]


def cover(spans):
    return {i for s in spans for i in range(s["start"], s["end"])}


def shares(one, other):
    """Whether two sets of places share more than half of the smaller one."""
    return 2 * len(one & other) > min(len(one), len(other)) > 0


def of_words(text, words):
    start = text.index(words)
    return set(range(start, start + len(words)))


def day_fits(wanted, found):
    if wanted == "*":
        return True
    if isinstance(wanted, list):
        return found is not None and wanted[0] <= found <= wanted[1]
    return wanted == found


def horizon_right(wanted, found):
    if not wanted or not found:
        return not wanted and not found
    return all(day_fits(wanted[end], found[end]) for end in ("earliest", "latest"))


def band_right(wanted, found):
    return (wanted or None) == (found or None)


def judge_conditions(key, places, answer, count, notes):
    left = list(answer["conditions"])
    for place, wanted in zip(places, key["conditions"]):
        hit = next((c for c in left if shares(cover([c]), place)), None)
        count["conditions", hit is not None] += 1
        count["kinds", hit is not None and hit["kind"] == wanted["kind"]] += 1
        if hit is None or hit["kind"] != wanted["kind"]:
            notes.append(f"condition {wanted['text']!r}: {hit and hit['kind']}")
        if hit:
            left.remove(hit)
    count["false_conditions"] += len(left)
    notes += [f"false condition {c['text']!r}" for c in left]


def judge(key, places, answer, count, notes):
    horizons = key.get("horizon"), answer["horizon"]
    if any(horizons):
        right = horizon_right(*horizons)
        count["horizon", right] += 1
        if not right:
            notes.append(f"horizon {horizons[0]} | {horizons[1]}")
    judge_conditions(key, places, answer, count, notes)
    if key.get("probability") or answer["probability"]:
        right = band_right(key.get("probability"), answer["probability"])
        count["probability", right] += 1
        if not right:
            notes.append(f"probability {key.get('probability')} | {answer['probability']}")
    if key["polarity"] != "*":
        count["polarity", key["polarity"] == answer["polarity"]] += 1
        if key["polarity"] != answer["polarity"]:
            notes.append(f"polarity {answer['polarity']}")


def share(count, part):
    return round(count[part, True] / max(1, count[part, True] + count[part, False]), 3)


def items(part):
    for name in ("dev", "test") if part == "all" else (part,):
        with open(os.path.join(ROOT, "eval/forecasts", name + ".jsonl"), encoding="utf-8") as file:
            yield from map(json.loads, file)


def labelled(part, binary, reader="fast", errors=False):
    keys = list(items(part))
    count = collections.Counter()
    for item, document in zip(keys, read(binary, [k["text"] for k in keys], [k["published"] for k in keys], reader)):
        text, notes, left = document["text"], [], list(document.get("forecasts", []))
        for key in item["forecasts"]:
            wanted = of_words(text, key["content"])
            hit = next((f for f in left if shares(cover(f["content"]["spans"]), wanted)), None)
            count["hit" if hit else "missed"] += 1
            if not hit:
                notes.append(f"missed {key['content']!r}")
                continue
            left.remove(hit)
            judge(key, [of_words(text, c["text"]) for c in key["conditions"]], hit, count, notes)
        count["false"] += len(left)
        for forecast in left:
            count["false_conditions"] += len(forecast["conditions"])
            notes.append(f"false {[s['text'] for s in forecast['content']['spans']]} by {forecast['trigger']['text']!r}")
        if errors and notes and item["id"].startswith("dev"):
            print(item["id"], item["text"], *notes, sep="\n    ")
    precision = count["hit"] / max(1, count["hit"] + count["false"])
    recall = count["hit"] / max(1, count["hit"] + count["missed"])
    return {"precision": round(precision, 3), "recall": round(recall, 3),
            "f1": round(2 * precision * recall / max(1e-9, precision + recall), 3),
            **{part: share(count, part) for part in ("horizon", "conditions", "kinds", "probability", "polarity")},
            "false_conditions": count["false_conditions"]}


def as_list(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def gold(binary, data, reader="fast", errors=False):
    keys = [json.load(open(path, encoding="utf-8")) for path in sorted(glob.glob(os.path.join(data, "gold/*.json")))]
    paths = [os.path.join(data, "articles", key["doc"]) for key in keys]
    with open(extract(binary, reader, paths), encoding="utf-8") as lines:
        documents = {os.path.basename(d["path"]): d for d in map(json.loads, lines)}
    count, found = collections.Counter(), 0
    for key in keys:
        forecasts = documents[key["doc"]].get("forecasts", [])
        found += len(forecasts)
        places = [(f, cover(f["content"]["spans"])) for f in forecasts]
        may_be = [cover(as_list(s["content"])) for s in key["statements"] if "forecast" in (s["kind"], s.get("kind_alt"))]
        count["elsewhere"] += sum(not any(shares(p, m) for m in may_be) for _, p in places)
        for statement in (s for s in key["statements"] if s["kind"] == "forecast"):
            wanted = cover(as_list(statement["content"]))
            hits = [f for f, place in places if shares(place, wanted)]
            tier = "soft" if statement["tier"] == "soft" else "firm"
            count[tier, bool(hits)] += 1
            words = [c["text"] for c in as_list(statement["content"])]
            if not hits and errors:
                print("missed", tier, statement["id"], words)
            if not hits:
                continue
            bands = [f["probability"] for f in hits if f["probability"]] or [None]
            if statement["probability"] or bands[0]:
                count["probability", any(band_right(statement["probability"], b) for b in bands)] += 1
            if statement["condition"]:
                right = any(shares(cover([c]), cover([statement["condition"]])) for f in hits for c in f["conditions"])
                count["condition", right] += 1
                if not right and errors:
                    print("no condition", statement["id"], words)
    return {"recall": share(count, "firm"), "recall_soft": share(count, "soft"), "probability": share(count, "probability"),
            "condition": share(count, "condition"), "found_a_document": round(found / max(1, len(keys)), 1),
            "elsewhere": count["elsewhere"]}


def listed(binary, paths, reader="fast"):
    with open(extract(binary, reader, paths), encoding="utf-8") as lines:
        for document in map(json.loads, lines):
            forecasts = document.get("forecasts", [])
            print(f"\n{document['path']}: {len(forecasts)}, published {document['published'] and document['published']['latest']}")
            by = {s["id"]: s for s in document["statements"]}
            for f in forecasts:
                source = by.get(f["statement"], {}).get("source")
                who = " ".join(s["text"] for s in source["spans"]) if source else "–" if f["statement"] else "author"
                horizon = f["horizon"] and f"{f['horizon']['text']} {f['horizon']['earliest']}..{f['horizon']['latest']}"
                print(f"  [{who}] {' … '.join(s['text'] for s in f['content']['spans'])!r}\n      {f['trigger']['text']!r} "
                      f"{f['polarity']} {f['certainty']} {f['probability']} | {horizon} | "
                      f"{[(c['kind'], c['text']) for c in f['conditions']]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--part", default="dev", choices=("dev", "test", "all"))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--gold", action="store_true")
    parser.add_argument("--list", nargs="+", metavar="FILE")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if arguments.list:
        listed(arguments.binary, arguments.list)
        return 0
    if arguments.gold:
        scores = gold(arguments.binary, arguments.data, errors=arguments.errors)
    else:
        scores = labelled(arguments.part, arguments.binary, errors=arguments.errors)
    print(json.dumps(scores, indent=1) if arguments.json else "\n".join(f"{k:<20}{v}" for k, v in scores.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
