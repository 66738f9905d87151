#!/usr/bin/env python3
"""Scores the events that the program finds against labelled sentences, PLOVER's gold records or MEANTIME.

usage: eval/events.py [--part dev|test] [--errors] [--plover] [--gold] [--meantime] [--binary FILE] [--data DIR] [--json]

Without these, reads eval/events/PART.jsonl (README.md there says what is right):
  trigger   precision, recall, F1 of events, by a shared word
  category, actor, target, status: of the triggers matched, how many are right; target and actor where the key has one
--plover: of PLOVER's gold records, in how many a found event that shares a word with the marked ones has its category;
  source and target: the words found share one with the key's, of those of the right category. Categories are compared
  in the manual of 2021 (DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is ASSAULT), and what is announced or
  planned counts as AGREE where it is cooperation and as THREATEN where it is conflict, as PLOVER has it.
--gold: of the events worked by hand in two articles, how many are found, and of these how many have the right category
  (YIELD is CONCEDE or RETREAT), actor, target (by the entity's name or the words) and status, from its realis.
--meantime: of MEANTIME's event mentions, how many are found, and their factuality against our status.
"""

import argparse
import collections
import glob
import json
import os
import re
import sys
import tempfile
import xml.etree.ElementTree

from program import ROOT, add_arguments, extract

NEWER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "CRIME": "ASSAULT"}
COOPERATION = {"AID", "COOPERATE", "CONSULT", "SUPPORT", "CONCEDE", "RETREAT"}
CONFLICT = {"SANCTION", "COERCE", "ASSAULT", "PROTEST"}


def read_texts(binary, texts, reader="fast"):
    """The document found for each text."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(texts):
            paths.append(os.path.join(folder, f"{number:05}.txt"))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(text)
        found = {}
        with open(extract(binary, reader, paths), encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                found[int(os.path.basename(document["path"])[:5])] = document
    return [found.get(number, {"text": text, "events": []}) for number, text in enumerate(texts)]


def words(text):
    return {w for w in re.findall(r"\w+", text.lower()) if w not in ("the", "a", "an", "of", "and", "in", "to", "his", "its")}


def share(found, wanted):
    return bool(words(found) & words(wanted))


def event_words(event, part):
    span = event.get(part + "_words")
    return span["text"] if span else ""


def labelled(arguments):
    with open(os.path.join(ROOT, "eval/events", arguments.part + ".jsonl"), encoding="utf-8") as file:
        items = [json.loads(line) for line in file]
    count = collections.Counter()
    for item, document in zip(items, read_texts(arguments.binary, [i["text"] for i in items])):
        left = list(document["events"])
        notes = []
        for wanted in sorted(item["events"], key=lambda e: e.get("optional", False)):
            fits = [e for e in left if share(e["trigger"]["text"], wanted["trigger"])]
            fits.sort(key=lambda e: wanted["category"] != "*" and e["category"] not in wanted["category"])
            event = fits[0] if fits else None
            if event:
                left.remove(event)
            if wanted.get("optional"):
                continue
            count["wanted"] += 1
            if not event:
                notes.append(f"missed {wanted['trigger']} {wanted['category']}")
                continue
            count["hit"] += 1
            for part, right in judged(event, wanted).items():
                count[part, right] += 1
                if not right:
                    notes.append(f"{wanted['trigger']}: {part} {wanted.get(part)} | {event_words(event, part) or event.get(part)}")
        count["false"] += len(left)
        notes += [f"false {e['trigger']['text']} {e['category']} {e['status']} {event_words(e, 'actor')} > {event_words(e, 'target')}" for e in left]
        if arguments.errors and arguments.part == "dev" and notes:
            print(item["text"], *notes, sep="\n    ")
    share_of = lambda part: round(count[part, True] / max(1, count[part, True] + count[part, False]), 3)
    precision = count["hit"] / max(1, count["hit"] + count["false"])
    recall = count["hit"] / count["wanted"]
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(2 * precision * recall / max(1e-9, precision + recall), 3),
            **{part: share_of(part) for part in ("category", "actor", "target", "status")}}


def judged(event, wanted):
    """{part: whether it is right} for the parts that are scored."""
    out = {}
    for part in ("category", "status"):
        if wanted[part] != "*":
            out[part] = event[part] in wanted[part]
    for part in ("actor", "target"):
        if wanted[part] != "*":
            found = event_words(event, part)
            out[part] = not found if wanted[part] is None else any(share(found, w) for w in wanted[part])
    return out


def plover(arguments):
    path = os.path.join(arguments.data, "data/plover/gold_standard_records/PLOVER_GSR_CAMEO.txt")
    records = [r for r in json.load(open(path, encoding="utf-8")) if r.get("text")]
    count, confusion = collections.Counter(), collections.Counter()
    for record, document in zip(records, read_texts(arguments.binary, [r["text"].replace("\\$", "$") for r in records])):
        wanted = NEWER.get(record["event"], record["event"])
        marked = " ".join(re.findall(r"\(EVT: ([^)]*)\)", str(record["textInfo"]))) or record["eventText"]
        near = [e for e in document["events"] if share(e["trigger"]["text"], marked)]
        right = [e for e in near if category(e) == wanted]
        count["records"] += 1
        count["found"] += bool(near)
        count["any"] += any(category(e) == wanted for e in document["events"])
        confusion[wanted, wanted if right else category(near[0]) if near else "none"] += 1
        if right:
            count["right"] += 1
            for part, key in (("actor", "source"), ("target", "target")):
                actors = record.get(key) or []
                names = [a["actorText"] for a in actors] if isinstance(actors, list) else []
                if names:
                    count[key] += 1
                    count[key, True] += any(share(event_words(e, part), n) for e in right for n in names)
        if arguments.errors and not right:
            print(wanted, "|", marked, "|", [(e["trigger"]["text"], category(e), e["status"]) for e in document["events"]], "|", record["text"][:170])
    for (wanted, found), number in sorted(confusion.items()) if not arguments.json else ():
        print(f"{wanted:10} {found:10} {number}")
    return {"category": round(count["right"] / count["records"], 3), "found": round(count["found"] / count["records"], 3),
            "category_of_found": round(count["right"] / max(1, count["found"]), 3), "category_anywhere": round(count["any"] / count["records"], 3),
            "source": round(count["source", True] / max(1, count["source"]), 3), "target": round(count["target", True] / max(1, count["target"]), 3)}


def category(event):
    """The category as PLOVER has it: cooperation to come is agreed, conflict to come is threatened."""
    ahead = event["status"] in ("announced", "planned")
    return "AGREE" if ahead and event["category"] in COOPERATION else "THREATEN" if ahead and event["category"] in CONFLICT else event["category"]


STANDS = {"actual": ("done", "observed", "claimed"), "negated": ("denied",), "planned": ("planned", "announced"), "hypothetical": ("hypothetical", "planned", "announced")}


def gold(arguments):
    count = collections.Counter()
    for path in sorted(glob.glob(os.path.join(arguments.data, "gold/*.json"))):
        key = json.load(open(path, encoding="utf-8"))
        text = open(os.path.join(arguments.data, "articles", key["doc"]), encoding="utf-8", newline="").read()
        document = read_texts(arguments.binary, [text])[0]
        names = {e["id"]: e["name"] for e in key["entities"]}
        found_names = {e["id"]: e["name"] for e in document["entities"]}
        left = list(document["events"])
        count["found"] += len(left)
        for event in key["events"]:
            span = event["span"]
            hits = [e for e in left if e["trigger"]["start"] < span["end"] and span["start"] < e["trigger"]["end"]]
            count["wanted"] += event["action"] is not None
            if not hits:
                if arguments.errors and event["action"]:
                    print("missed", event["action"], span["text"], "|", text[max(0, span["start"] - 60):span["end"] + 60].replace("\n", " "))
                continue
            left.remove(hits[0])
            count["matched"] += 1
            count["hit"] += event["action"] is not None
            if event["action"]:
                judge(count, "category", hits[0]["category"] in ({"CONCEDE", "RETREAT"} if event["action"] == "YIELD" else {event["action"]}))
            judge(count, "status", hits[0]["status"] in STANDS.get(event["realis"], ()))
            for part in ("actor", "target"):
                wanted = event[part] if isinstance(event[part], list) else [event[part]] if event[part] else []
                if wanted:
                    have = found_names.get(hits[0].get(part), "") + " " + event_words(hits[0], part)
                    judge(count, part, any(share(have, names[w]) for w in wanted))
        if arguments.errors:
            print(*(f"besides {e['category']} {e['status']} {event_words(e, 'actor')} > {e['trigger']['text']} > {event_words(e, 'target')}" for e in left), sep="\n")
    share_of = lambda part: round(count[part, True] / max(1, count[part, True] + count[part, False]), 3)
    return {"recall": round(count["hit"] / count["wanted"], 3), "found": count["found"], "found_in_key": round(count["matched"] / max(1, count["found"]), 3),
            **{part: share_of(part) for part in ("category", "status", "actor", "target")}}


def judge(count, part, right):
    count[part, right] += 1


def meantime(arguments):
    table, count = collections.Counter(), collections.Counter()
    paths = sorted(glob.glob(os.path.join(arguments.data, "data/meantime/**/*.xml"), recursive=True))
    texts, keys = [], []
    for path in paths:
        text, events = meantime_events(path)
        texts.append(text)
        keys.append(events)
    for document, events in zip(read_texts(arguments.binary, texts), keys):
        for found in document["events"]:
            count["found"] += 1
            at = found["trigger"]
            hits = [e for e in events if e["start"] < at["end"] and at["start"] < e["end"]]
            if hits:
                count["matched"] += 1
                table[hits[0]["factuality"], found["status"]] += 1
        count["key"] += len(events)
    statuses = sorted({s for _, s in table})
    if not arguments.json:
        print(f"{'':14}" + "".join(f"{s:>14}" for s in statuses))
        for factuality in sorted({f for f, _ in table}):
            print(f"{factuality:14}" + "".join(f"{table[factuality, s]:>14}" for s in statuses))
    agree = sum(n for (f, s), n in table.items() if s in AGREES.get(f, ()))
    known = sum(n for (f, _), n in table.items() if f in AGREES)
    return {"events_in_key": count["key"], "found": count["found"], "found_in_key": round(count["matched"] / max(1, count["found"]), 3),
            "factuality_agrees": round(agree / max(1, known), 3)}


AGREES = {"fact": ("done", "claimed", "observed"), "counterfact": ("denied",), "future": ("announced", "planned", "hypothetical"),
          "possible": ("hypothetical", "claimed", "planned")}


def meantime_events(path):
    """The text rebuilt from its tokens, and its event mentions with offsets and factuality."""
    root = xml.etree.ElementTree.parse(path).getroot()
    text, place, sentence = "", {}, None
    for token in root.iter("token"):
        if sentence is not None:
            text += "\n\n" if token.get("sentence") != sentence and sentence in ("0", "1") else " "
        sentence = token.get("sentence")
        place[token.get("t_id")] = (len(text), len(text) + len(token.text))
        text += token.text
    events = []
    for mention in root.iter("EVENT_MENTION"):
        anchors = [place[a.get("t_id")] for a in mention.iter("token_anchor")]
        certainty, when, polarity = (mention.get(k, "") for k in ("certainty", "time", "polarity"))
        special = mention.get("special_cases", "NONE")
        if polarity == "NEG":
            factuality = "counterfact"
        elif special not in ("", "NONE") or certainty in ("POSSIBLE", "PROBABLE"):
            factuality = "possible"
        elif when == "FUTURE":
            factuality = "future"
        else:
            factuality = "fact" if certainty == "CERTAIN" else "unmarked"
        if anchors:
            events.append({"start": anchors[0][0], "end": anchors[-1][1], "factuality": factuality})
    return text, events


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--part", choices=("dev", "test"), default="dev")
    for flag in ("--errors", "--plover", "--gold", "--meantime", "--json"):
        parser.add_argument(flag, action="store_true")
    arguments = parser.parse_args()
    measure = plover if arguments.plover else gold if arguments.gold else meantime if arguments.meantime else labelled
    print(json.dumps(measure(arguments)))


if __name__ == "__main__":
    sys.exit(main())
