#!/usr/bin/env python3
"""Scores times on two collections besides TempEval-3: recognizers-text's cases and MEANTIME.

usage: eval/times.py [--data DIR] [--binary FILE] [--errors]

**recognizers-text** (`DateTimeModel.json`, English): a sentence, the day it is written on, and what its authors find in
it. The library serves an assistant that makes appointments, so that not every case is one that news needs; `LEFT_OUT`
says which classes are left out, and why. The others are taken, those with nothing to find included. Their notation is
not TIMEX3: an expected answer counts as found where a time overlaps it and says the same in value, in length, or in
first and last day (`is_same`); of a range `from … to …`, which TimeML marks as two times, both ends are asked for.

**MEANTIME** (two corpora of Wikinews): relaxed extent F1, type and value F1 as `score/times.py` takes them. Each text
is read with the day that the annotators give it; times without words (that day itself, ends of durations) are not asked for.
"""

import argparse
import datetime
import glob
import json
import os
import re
import tempfile
import xml.etree.ElementTree as ElementTree

from program import READERS, add_arguments, extract

MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
# (class, pattern in the sentence, why news does not need it). The first that fits names the class.
LEFT_OUT = (
    ("bare numbers as dates", rf"(?<![\d:.,$])\d{{1,2}} ?[-/.] ?\d{{1,2}}\b(?![-/.]\d|:)|\b\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d+|\b\d{{8}}\b|\d{{4}} \d\d \d\d|\b\d{{1,2}}-\d{{4}}\b|\b\d{{4}}-\d{{1,2}}\b(?!-)",
     "the order of day and month is a matter of country; news writes the month"),
    ("months between slashes or hyphens", rf"\b{MONTH}[-/]\d|\d[-/]{MONTH}|~", "no style of the press"),
    ("shorthand", r"\beo[ymd]\b|\botd\b|\bytd\b|\d ?[hdwy]\b|\d[ap]\b|\bsec\b|\bmin\b|\b\d0 s\b|\basap\b|\btmr\b",
     "abbreviations of chat and tables"),
    ("hours of appointments", r"\b(?:at|from|to|till|until|after|before|by|between|around|later than) (?:half |quarter )?(?:past )?(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! ?(?:[ap]\.?m|o'clock|\d|:|days|weeks|months|years|hours|(?:st|nd|rd|th)\b|of\b|business|minutes))|\boclock|\d+ ?-ish|\bish\b|\blunch|\bdinner|\bbreakfast|\bbusiness hour|\bthe hour\b|\d\d\d\d-\d\d\d\d\b",
     "an hour without a.m., p.m. or minutes is guessed from what appointments are for"),
    ("ranges of hours", r"[ap]\.?m\.? ?(?:-|–|to|till|until|and) ?\d|\d(?::\d\d)? ?(?:-|–|to|till|until|and) ?\d{1,2}(?::\d\d)? ?[ap]\.?m|\d:\d\d(?: ?[ap]m)? ?(?:-|–|to|till|until|and) ?\d", "when a meeting lasts; events in news begin"),
    ("days of the week with a number", r"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]* (?:the )?(?:\d{1,2}(?:st|nd|rd|th)?\b|eleventh|thirty)|\bof the \d+(?:st|nd|rd|th)|the \d+(?:st|nd|rd|th)\b(?! (?:of|century|week|day|month))",
     "a day without its month is said of the calendar at hand"),
    ("counts of the calendar", r"\bweek \d|business days?|school year|weekday|\bW\d\d\b|workday|working day|days of \d", "week numbers and working days are the office's"),
    ("time zones", r"\btimezone|time zone|\b(?:mountain|pacific|beijing) time|\butc|\bPT\b", "kept in the words, not resolved"),
    ("dates that do not exist", r"feb(?:ruary)? 30|2/29", "onrecord gives no value; the library gives one that is `not resolved`"),
)


def left_out(case):
    """The class of a case that is not taken, or None."""
    named = next((name for name, pattern, _ in LEFT_OUT if re.search(pattern, case["Input"], re.I)), None)
    return named


def cases(data):
    """(case, class it is left out for or None), without those that name no day to read them on."""
    path = os.path.join(data, "data/recognizers-text/DateTime/English/DateTimeModel.json")
    with open(path, encoding="utf-8-sig") as file:
        return [(case, left_out(case)) for case in json.load(file) if "ReferenceDateTime" in case.get("Context", {})]


def length(value):
    """A duration in TIMEX3 as {unit: count}, in months, days and seconds; `X` stays `X`."""
    found = re.fullmatch(r"P((?:[\d.X]+(?:WE|[YMWDQ]))*)(?:T((?:[\d.X]+[HMS])+))?", value or "")
    if not found:
        return None
    out = {}
    units = {"Y": ("M", 12), "Q": ("M", 3), "M": ("M", 1), "W": ("D", 7), "D": ("D", 1), "WE": ("WE", 1)}
    clock = {"H": ("S", 3600), "M": ("S", 60), "S": ("S", 1)}
    for part, table in ((found[1], units), (found[2], clock)):
        for count, unit in re.findall(r"([\d.X]+)(WE|[A-Z])", part or ""):
            name, times = table[unit]
            if count == "X":
                return {name: "X"}
            out[name] = out.get(name, 0) + float(count) * times
    return out


def day(text):
    """The day in front of a date with or without a time, or None."""
    try:
        return datetime.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def is_same(time, value):
    """Whether a time that was found says what one expected resolution says."""
    timex = value.get("timex") or ""
    if time["value"] == timex or time["value"] and time["value"].split("T")[-1] == timex.removeprefix("T") and timex.startswith("T"):
        return True
    ours, theirs = length(time["value"]), length(timex.removesuffix(")").split(",")[-1])
    if ours and theirs and (ours == theirs or "X" in ours.values() and ours.keys() == theirs.keys()):
        return True
    exact = value.get("value") or ""
    if "T" in (time["value"] or ""):
        return time["value"].replace("T", " ") in (exact, exact[: len(time["value"])]) or time["value"] == timex
    first, last = day(time["earliest"]), day(time["latest"])
    if not first or not last:
        return False
    if day(exact):
        return first <= day(exact) <= last and (first == last or not re.search(r"\d-\d\d$", timex) or "W" in time["value"])
    start, end = day(value.get("start")), day(value.get("end"))
    if start and end:
        return first == start and last == end - datetime.timedelta(1)
    # An open range ("since 2014") has the days of what it begins or ends with.
    bound = start or end
    near = (first, first + datetime.timedelta(1), last, last + datetime.timedelta(1))
    return bool(bound) and bound in near


def is_range(times, value):
    """Whether two times are the ends of an expected range."""
    start, end = day(value.get("start")), day(value.get("end"))
    first, last = day(times[0]["earliest"]), day(times[-1]["latest"])
    if not (start and end and first and last):
        return False
    begins = {day(times[-1]["earliest"]), last, last + datetime.timedelta(1)}
    return first == start and end in begins


def is_met(expected, times):
    """Whether the times that overlap an expected answer say it."""
    here = [t for t in times if t["start"] <= expected["End"] and expected["Start"] < t["end"]]
    values = (expected.get("Resolution") or {}).get("values", [])
    return any(is_same(t, v) for t in here for v in values) or len(here) == 2 and any(is_range(here, v) for v in values)


def is_right(case, times):
    """Whether all that a case expects is found; where it expects nothing, only words like `now` may be found."""
    if not case["Results"]:
        return all((t["value"] or "").endswith("_REF") for t in times)
    return all(is_met(expected, times) for expected in case["Results"])


def read(binary, texts):
    """The times of each of [(text, day of publication)], in order."""
    with tempfile.TemporaryDirectory() as folder:
        for index, (text, published) in enumerate(texts):
            path = os.path.join(folder, f"{index:05}")
            with open(path + ".txt", "w", encoding="utf-8", newline="") as out:
                out.write(text)
            with open(path + ".meta.toml", "w", encoding="utf-8") as out:
                out.write(f'published = "{published}"\n' if published else "")
        with open(extract(binary, READERS[0], [folder]), encoding="utf-8") as lines:
            documents = {int(os.path.basename(d["path"])[:5]): d for d in map(json.loads, lines)}
    out = []
    for index, (text, _) in enumerate(texts):
        found = documents.get(index)
        out.append(found["times"] if found and found["text"] == text else [])
    return out


def recognizers(binary, data, reader=None):
    """The share of the cases taken that are right."""
    rows = judged(binary, data)
    return {"share_right": round(sum(right for _, _, right in rows) / len(rows), 4), "taken": len(rows)}


def judged(binary, data):
    """(case, times found, whether they are right) of the cases taken."""
    taken = [case for case, out in cases(data) if out is None]
    found = read(binary, [(case["Input"], case["Context"]["ReferenceDateTime"][:10]) for case in taken])
    return [(case, times, is_right(case, times)) for case, times in zip(taken, found, strict=True)]


def meantime_document(path):
    """Text, day of publication, and (start, end, type, value) of each time with words."""
    root = ElementTree.parse(path).getroot()
    text, places, sentence = "", {}, "0"
    for token in root.iter("token"):
        if token.get("sentence") != sentence:
            text, sentence = text.rstrip(" ") + "\n\n", token.get("sentence")
        word = token.text or ""
        close = re.fullmatch(r"[,.;:!?%)\]’']|['’]s|n['’]t", word)
        if close or text.endswith(("$", "(", "[")) or text.endswith("$ "):
            text = text.rstrip(" ")
        places[token.get("t_id")] = (len(text), len(text) + len(word))
        text += word + " "
    times, published = [], None
    for marked in root.iter("TIMEX3"):
        anchors = [places[a.get("t_id")] for a in marked.iter("token_anchor")]
        if marked.get("functionInDocument") == "CREATION_TIME":
            published = marked.get("value")
        if anchors:
            times.append((min(a[0] for a in anchors), max(a[1] for a in anchors), marked.get("type"), marked.get("value")))
    return text, published, times


def meantime(binary, data, reader=None):
    """Relaxed, type and value F1 over both corpora."""
    documents = [meantime_document(p) for p in sorted(glob.glob(os.path.join(data, "data/meantime/*/*/*.xml")))]
    found = read(binary, [(text, published) for text, published, _ in documents])
    asked = got = hit = kind = value = 0
    for (_, _, gold), times in zip(documents, found, strict=True):
        asked, got, used = asked + len(gold), got + len(times), set()
        for start, end, gold_kind, gold_value in gold:
            near = [i for i, t in enumerate(times) if i not in used and t["start"] < end and start < t["end"]]
            if near:
                best = max(near, key=lambda i: min(times[i]["end"], end) - max(times[i]["start"], start))
                used.add(best)
                hit += 1
                kind += times[best]["type"] == gold_kind
                value += times[best]["value"] == gold_value
    return {name: round(2 * n / (asked + got), 4) for name, n in (("relaxed_f1", hit), ("type_f1", kind), ("value_f1", value))}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--errors", action="store_true", help="print the cases that are wrong")
    arguments = parser.parse_args()
    all_cases = cases(arguments.data)
    for name, _, why in LEFT_OUT:
        print(f"left out, {name}: {sum(out == name for _, out in all_cases)} of {len(all_cases)} cases ({why})")
    rows = judged(arguments.binary, arguments.data)
    if arguments.errors:
        for case, times, right in rows:
            if not right:
                wanted = [(r["Text"], [v.get("timex") for v in (r.get("Resolution") or {}).get("values", [])]) for r in case["Results"]]
                print(case["Input"], wanted, [(t["text"], t["value"]) for t in times], sep=" | ")
    print(f"recognizers-text: {sum(right for _, _, right in rows)} of {len(rows)} taken cases are right")
    print("MEANTIME:", meantime(arguments.binary, arguments.data))


if __name__ == "__main__":
    main()
