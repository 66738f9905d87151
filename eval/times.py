#!/usr/bin/env python3
"""Scores times on two collections besides TempEval-3: recognizers-text's cases and MEANTIME.

usage: eval/times.py [--data DIR] [--binary FILE] [--errors]

**recognizers-text** (`DateTimeModel.json`, English): a sentence, the day it is written on, and what its authors find in
it. The library serves an assistant that makes appointments, so that not every case is one that news needs; `LEFT_OUT`
says which classes are left out, and why. The others are taken, those with nothing to find included. Their notation is
not TIMEX3: an expected answer counts as found where a time overlaps it and says the same in value, in length, or in
first and last day (`is_same`); of a range `from … to …`, which TimeML marks as two times, both ends are asked for.

**MEANTIME** (two corpora of Wikinews): relaxed extent F1, type and value F1 as `score/times.py` takes them. Each text
is read whole, with the day that the annotators give it; scored is the part in which they marked times (its first
six sentences: title, date line and the next four). Times without words, as the ends of durations, are not asked for.
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

MONTHS = r"(?:january|february|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
MONTH = rf"(?:{MONTHS}|may|march)"
SPELLED = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty)"
ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[a-z]+teenth|twenty|thirty|twentieth|thirtieth)"
# (class, pattern in the sentence, why news does not need it). The first that fits names the class.
LEFT_OUT = (
    ("bare numbers as dates", rf"(?<![\d:.,$])\d{{1,2}} ?[-/.] ?\d{{1,2}}\b(?![-/.]\d|:)|\b\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d+|\b\d{{8}}\b|\d{{4}} \d\d \d\d|\b\d{{1,2}} ?- ?\d{{4}}\b|\b\d{{4}} ?- ?\d{{1,2}}\b(?!-)",
     "the order of day and month is a matter of country; news writes the month"),
    ("unusual joints", rf"\b{MONTH}[-/]?\d|\d[-/]{MONTH}|~|\b{MONTH}, \d+st|\d years$|\d{{4}} {MONTH}|\b\d.\dyears|first 12", "`Jan/3`, `Dec31`, `2017 april`: no style of the press"),
    ("shorthand", r"\b(?:end of |the )?eo[ymd]\b|\botd\b|\bytd\b|\d ?[hdwy]\b|\d[ap]\b|\bsec\b|\bmin\b|\d\d? s\.|\basap\b|\btmr|tonite|\d?noon?ish|\dish|w/c|\b[sc]y ?\d|ampm|\b(?:mon|tue) or|\d ?a ?m\b.*\d ?p ?m\b|(?:today|tomorrow) [ap]m",
     "abbreviations of chat, calendars and tables"),
    ("numbers spelled out as days, years and hours", rf"\b{MONTH} (?:the )?{ORDINAL}\b(?! \d{{4}})|{ORDINAL}(?: {ORDINAL})?(?: day)? of {MONTH}|\b{MONTH},? (?:{SPELLED}|two thousand|nineteen|seventeen)|{SPELLED} {MONTH}|two thousand and|\b{MONTH} two thousand|{SPELLED} (?:thirty|fifteen|forty)\b|in two thousand|\d{{1,2}} {MONTH} (?:nineteen|seventeen)|april the ninth|ninth (?:till|and)|seven o'clock|eight o'clock|(?:past|to) (?:seven|eight)|{SPELLED} in the (?:morning|evening)|twenty and four|(?:one|and) (?:and )?(?:a )?quarter (?:year|gap)",
     "as speech recognition gives them; news writes figures"),
    ("hours of appointments", r"\b(?:at|from|to|till|until|after|before|by|between|around|later than|circa) (?:half |quarter )?(?:past )?(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! ?(?:[ap]\.?m|o'clock|\d|:|days|weeks|months|years|hours|(?:st|nd|rd|th)\b|of\b|business|minutes))|o'?clock|\d, tonight|\blunch|\bdinner|\bbreakfast|\bbusiness hour|\b(?:the|next) hour\b|\d\d\d\d-\d\d\d\d\b|1140|\d\d:\d\d:\d\d|:\d\d (?:december|am|pm)? ?\d*(?:th)?$|march eighteenth",
     "an hour without a.m., p.m. or minutes is guessed from what appointments are for"),
    ("hours of what recurs or lasts", r"each day$|everyday \d|\dam everyday|every (?:day|evening) at|(?:each|every) [a-z]+day at|days at \d|(?:for|from) \d+ [ap]?\.?m?\.? ?for \d|for \d hours \d|from \d+[ap]m till",
     "schedules of meetings"),
    ("ranges of hours", r"[ap]\.?m\.? ?(?:-|–|to|till|until|and) ?\d|\d(?::\d\d)? ?(?:-|–|to|till|until|and) ?\d{1,2}(?::\d\d)? ?[ap]\.?m|\d:\d\d(?: ?[ap]m)? ?(?:-|–|to|till|until|and) ?\d", "when a meeting lasts; events in news begin"),
    ("minutes and hours from now", r"\b(?:minutes?|hours?|half an hour) (?:from now|from today|later)|in \d+ minutes|in half an hour|(?:coming|past|next|last|within) (?:\d+ )?(?:minutes?|hours?)|next day and",
     "a document tells the day it is written on, not the minute"),
    ("days of the week with a number", r"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]* (?:the )?(?:\d{1,2}(?:st|nd|rd|th)?\b|eleventh|thirty|twenty)|\bof the \d+(?:st|nd|rd|th)|the \d+(?:st|nd|rd|th)\b(?! (?:of|century|week|day|month))|on 29th|19th of every",
     "a day without its month is said of the calendar at hand"),
    ("weekdays beside another time", r"on (?:tues|fri)day\.$|^.*(?:thursday|saturday|sunday|monday),? (?:two|three|3) (?:year|week|day)|[a-z]+day (?:evening|morning)? ?(?:of )?next (?:week|month)|next week mon|early in the day [a-z]+day",
     "`Thursday, two years from now`: a calendar is leafed through; onrecord gives two times"),
    ("next and last with weekdays", r"\b(?:next|last|previous|following) (?:mon|tues|wednes|thurs|fri|satur|sun)day",
     "on Thursday `last Wednesday` is yesterday for some and eight days ago for others; the library counts calendar weeks"),
    ("counts of the calendar", r"\bweek \d|business days?|school year|weekday|\bW\d\d\b|work(?:ing )?(?:day|week)|days of \d|\d (?:coming|past) (?:years|months|weeks)|remaining of|weekend of|weekend \d{4}|day (?:2021 )?weekend|first monday",
     "week numbers, working days and weekends by holiday are the office's"),
    ("comparisons", r"greater than|or later|and greater|more than \d (?:weeks|days) (?:before|after)|less than \d days after|year 2012", "queries over a table"),
    ("the day and the fortnight", r"(?:for|of) the day\b|\bend of (?:the )?day|the fortnight|next fortnight|\b(?:the|at) minute\b|mid night|one morning|1 evening|four afternoon|daytime|night-time|mornings\b|two nights|1 night|2 nights|everyday routine",
     "TimeML does not mark them, or as part of another expression"),
    ("adjectives of recurrence", r"quarterly meeting|\bannual\b|semi-?annual|whole summer|more so the whole|any year", "TimeML's corpora do not mark them"),
    ("middles and ends as days", r"\bthe middle of\b", "the library says 2 July for the middle of 2007; TIMEX3 says 2007 and leaves the rest to a modifier"),
    ("days by the sight of the moon", r"\beid\b", "known only when they come"),
    ("broken English", r"in morning|in nineties|till date|in the april|for 3 days from", "nothing that the press prints"),
    ("fiscal years in a notation of their own", r"fiscal year", "found, but the library's value is `FY2018`, onrecord's `2018`"),
    ("time zones", r"\btimezone|time zone|\b(?:mountain|pacific|beijing) time|\butc|\bPT\b", "kept in the words, not resolved"),
    ("dates that do not exist", r"feb(?:ruary)? 30|2/29", "onrecord gives no value; the library gives one that is `not resolved`"),
)


def pressed(text):
    """A sentence with the capitals that the press gives months, weekdays, holidays and quarters."""
    names = rf"\b(?:{MONTHS}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|easter|christmas(?: eve)?|thanksgiving|halloween|independence day|earth day|black friday|labor day|new year|[qh][1-4])\b"
    text = re.sub(names, lambda m: m[0].title(), text)
    return re.sub(r"\b(?<=in )may\b|\b(?<=from )may\b|\b(?<=after )may\b|\b(?<=to )march\b|\b(?<=of )(?:may|march)\b|\b(?:mid|late|early) (?:may|march)\b", lambda m: m[0].title(), text)


def left_out(case):
    """The class of a case that is not taken, or None."""
    return next((name for name, pattern, _ in LEFT_OUT if re.search(pattern, case["Input"], re.I)), None)


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
    clock = (time["value"] or "").partition("T")[2].removesuffix(":00")
    if time["value"] == timex or clock and clock == timex.partition("T")[2].removesuffix(":00") and timex.startswith("T"):
        return True
    # `XXXX-05` and `XXXX-WXX-2TAF`: the year and the week are the reader's choice, the library lists two.
    open_digits = re.fullmatch(r"XXXX-(?:WXX-\d(T\w+)|(\d\d(?:-\d\d)?))", timex)
    if open_digits and time["value"]:
        part = open_digits[1]
        starts = part and time["value"] == f"{day(value.get('start'))}{part}"
        if starts or not part and re.fullmatch(r"\d{4}-" + open_digits[2], time["value"]):
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
        # What is counted in weeks, months or years is as exact as its unit ("in two months"), as in TimeML.
        counted = re.search(r"(?:week|month|year|fortnight)s?\b", time["text"])
        return first <= day(exact) <= last and (first == last or bool(counted))
    start, end = day(value.get("start")), day(value.get("end"))
    if start and end:
        return first == start and last == end - datetime.timedelta(1)
    # An open range ("since 2014") has the days of what it begins or ends with.
    bound = start or end
    near = (first, first + datetime.timedelta(1), last, last + datetime.timedelta(1))
    return bool(bound) and bound in near


def is_range(times, value, today):
    """Whether two times are the ends of an expected range; `now` is the day of writing."""
    times = [{**t, "earliest": today, "latest": today} if t["value"] == "PRESENT_REF" else t for t in times]
    start, end = day(value.get("start")), day(value.get("end"))
    first, last = day(times[0]["earliest"]), day(times[-1]["latest"])
    if not (start and end and first and last):
        return False
    begins = {day(times[-1]["earliest"]), last, last + datetime.timedelta(1)}
    return first == start and end in begins


def is_met(expected, times, today):
    """Whether the times that overlap an expected answer say it."""
    here = [t for t in times if t["start"] <= expected["End"] and expected["Start"] < t["end"]]
    values = (expected.get("Resolution") or {}).get("values", [])
    return any(is_same(t, v) for t in here for v in values) or len(here) == 2 and any(is_range(here, v, today) for v in values)


def is_right(case, times):
    """Whether all that a case expects is found; where it expects nothing, only words like `now` may be found."""
    if not case["Results"]:
        return all((t["value"] or "").endswith("_REF") for t in times)
    return all(is_met(expected, times, case["Context"]["ReferenceDateTime"][:10]) for expected in case["Results"])


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
    found = read(binary, [(pressed(case["Input"]), case["Context"]["ReferenceDateTime"][:10]) for case in taken])
    return [(case, times, is_right(case, times)) for case, times in zip(taken, found, strict=True)]


# Sentences of a MEANTIME text in which times are marked.
MARKED = 6


def meantime_document(path):
    """Text, day of publication, (start, end, type, value) of each time with words, and the end of the part with marks."""
    root = ElementTree.parse(path).getroot()
    text, places, sentence, marked = "", {}, "0", 0
    for token in root.iter("token"):
        if token.get("sentence") != sentence:
            text, sentence = text.rstrip(" ") + "\n\n", token.get("sentence")
        word = token.text or ""
        close = re.fullmatch(r"[,.;:!?%)\]’']|['’]s|n['’]t", word)
        if close or text.endswith(("$", "(", "[")) or text.endswith("$ "):
            text = text.rstrip(" ")
        places[token.get("t_id")] = (len(text), len(text) + len(word))
        marked = len(text) + len(word) if int(sentence) < MARKED else marked
        text += word + " "
    times, published = [], None
    for time in root.iter("TIMEX3"):
        anchors = [places[a.get("t_id")] for a in time.iter("token_anchor")]
        if time.get("functionInDocument") == "CREATION_TIME":
            published = time.get("value")
        if anchors:
            times.append((min(a[0] for a in anchors), max(a[1] for a in anchors), time.get("type"), time.get("value")))
    return text, published, times, marked


def meantime(binary, data, reader=None):
    """Relaxed, type and value F1 over both corpora."""
    documents = [meantime_document(p) for p in sorted(glob.glob(os.path.join(data, "data/meantime/*/*/*.xml")))]
    found = read(binary, [(text, published) for text, published, _, _ in documents])
    asked = got = hit = kind = value = 0
    for (_, _, gold, marked), times in zip(documents, found, strict=True):
        times = [t for t in times if t["start"] < marked]
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
