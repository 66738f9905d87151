"""The cases of recognizers-text (Number, NumberWithUnit) and quantulum3, held against the program's figures.

A case of recognizers-text is right if each of its results is found with its value and unit, and no figure of the same
sort stands elsewhere. A case of quantulum3 is right the same way; its averaged ranges are compared by their ends. Classes of
cases that no news has are left out, each with its reason in `LEFT_OUT`; they are counted and named when the scores are taken.
"""

import json
import os
import re

from program import read

FRACTION = r"(third|fourth|fifth|sixth|eighth|ninth|hundredth|thousandth|quarter|half|first|second|thirtieth)s?"

# (name, file or None for all, pattern over the input, why)
LEFT_OUT = [
    ("powers and scientific notation", None, r"\d(\.\d+)?\s*[\^e×x]\s*10?[\^\-−+\d]|\d\^|e[-+]?\d|\d[eE]\d", "not written in news"),
    ("arithmetic in words", None, r"\b(\w+ )?over (\w+|\d+)$|\d over |^one over |(hundred|thousand|twenty|thirty|ninety|one|two)[\w -]* ?-?\s?(fifths?|firsts?|illionths?|hundredths)\b"
     r"|trillionth|millionth|fifths?$", "fractions of scale words, improper fractions and quotients are not said of news"),
    ("parts of names, dates, addresses", "NumberModel", r"\d\.\d+\.\d+\.\d|\d/\d+/\d{4}|\+1-|\b[A-Z]+-\d|[Ee]xercises? nr|\d,\d\d,\d\d,",
     "the program gives the name, date or address as such"),
    ("letters as scales", "NumberModel", r"\d ?[GM]\b|\d\s+k\b", "10G, 10 M and 10 k are measures or names"),
    ("broken digits", None, r"423 0000|1, 234|\d\s{2,}\d|\w - \w+$|\bdo?zs\b|\d \. \d|\b10 \$|f / 4", "what a slip stands for is not guessed"),
    ("units in brackets or by a mark", "DimensionModel", r"[({<\[]kg|\d \"", "not written in news"),
    ("sums without the name of the parts", "CurrencyModel", r"and one point|and two and three points|mao|100 and fifty", "not written in news"),
    ("shares turned round", "PercentModel", r"cents? of [\w-]+$", "\"percent of twenty\" is a table's heading"),
    ("addresses of the web", None, r"https?:", "the program reads news, where they stand apart"),
    ("read in two ways", "OrdinalModel", r"measurement has a value", "the same words are numbers in NumberModel"),
    ("codes", "DimensionModel", r"24703|[Ss][Cc][Pp]", "names of things, not written in news"),
    ("comparison of equals", "NumberRangeModel", r"\bequal|= ?>|= ?<|<>|or greater than|< =", "language of queries"),
    ("ranges over other ranges", "NumberRangeModel", r"and less than 10|no less than 194|no more than 12|\bnot be recognized\b|tenth|greater than or equal|less than or equal",
     "language of queries, ranks"),
]

CURRENCIES = {
    "Dollar": "USD", "United States dollar": "USD", "Euro": "EUR", "Pound": "GBP", "British pound": "GBP", "Canadian dollar": "CAD",
    "Hong Kong dollar": "HKD", "Australian dollar": "AUD", "New Zealand dollar": "NZD", "Japanese yen": "JPY", "Chinese yuan": "CNY",
    "Swiss franc": "CHF", "Mexican peso": "MXN", "Turkish lira": "TRY", "Costa Rican colón": "CRC", "Georgian lari": "GEL",
    "Rupee": "INR", "Cent": "USD/100", "Pence": "GBP/100", "Penny": "GBP/100", "Franc": None, "pound sterling": "GBP",
}
MEASURES = {
    "Pound": "lb", "Milliliter": "ml", "Inch": "in", "Mile": "mi", "Barrel": "bbl", "Foot": "ft", "Ounce": "oz", "Acre": "ac",
    "Gallon": "gal", "Cubic foot": "ft3", "Square meter": "m2", "Ton": "t", "Metric ton": "t", "Mile per hour": "mph", "Meter": "m",
    "Kilometer": "km", "Millimeter": "mm", "Square kilometer": "km2", "Megabyte": "MB", "Kilogram": "kg", "Kilometer per hour": "km/h",
    "C": "°C", "F": "°F", "Degree": "°", "Year": "year", "Month": "month", "Week": "week", "Day": "day",
}
QUANTULUM = {
    "dimensionless": None, "metre": "m", "kilometre": "km", "mile": "mi", "inch": "in", "nanometre": "nm", "week": "week", "day": "day",
    "year": "year", "month": "month", "hour": "hour", "minute": "minute", "cubic kilometre": "km3", "square kilometre": "km2",
    "square mile": "mi2", "gallon": "gal", "litre": "l", "dollar": "USD", "euro": "EUR", "pound sterling": "GBP", "percentage": "%",
    "milligram": "mg", "kilogram": "kg", "pound-mass": "lb", "degree Celsius": "°C", "degree fahrenheit": "°F", "kilometre per hour": "km/h",
    "dollar per hour": "USD/hour", "count per week": "/week", "megawatt hour": "MWh", "watt hour": "Wh", "gigahertz": "GHz",
    "megabyte": "MB", "exabyte": "EB", "byte": "B", "tonne": "t", "ton per day": "t/day", "dozen": "dozen", "cent": "USD/100",
    "centilitre": "cl", "dollar per kilogram": "USD/kg", "japanese yen": "JPY",
}


def parse_value(text, unit_key):
    """(low, high, unit) of an expected value; a unit that ends in /100 is a hundredth of the one before it."""
    unit = unit_key
    value = float(text)
    if unit and unit.endswith("/100"):
        value, unit = value / 100, unit.removesuffix("/100")
    return value, value, unit


def interval(text):
    """`(20,35]` and `[30,)`: low, high, and the bound of a one-sided interval."""
    low, high = text[1:-1].split(",")
    bound = None if low and high else {"(": "more_than", "[": "at_least"}[text[0]] if low else {")": "less_than", "]": "at_most"}[text[-1]]
    return (float(low) if low else None), (float(high) if high else None), bound


class Case:
    """One input with what is expected: (start, end, low, high, unit or ANY, bound or None)."""

    def __init__(self, source, text, expected, sorts):
        lead = len(text) - len(text.lstrip())
        self.source, self.text, self.sorts = source, text.strip(), sorts
        self.expected = [(start - lead, end - lead, *rest) for start, end, *rest in expected]

    def right(self, document):
        figures = document["figures"]
        used = set()
        for start, end, low, high, unit, bound in self.expected:
            fits = [i for i, f in enumerate(figures) if f["start"] < end and start < f["end"] and i not in used
                    and self.value_fits(f, low, high, unit) and (bound is None or f["bound"] == bound)]
            if not fits:
                return False
            used.add(fits[0])
        extra = [f for i, f in enumerate(figures) if i not in used and f["type"] in self.sorts and f["unit"] not in OTHER_SORTS.get(self.source, ())]
        return not [f for f in extra if not any(f["start"] < e[1] and e[0] < f["end"] for e in self.expected)]

    def value_fits(self, figure, low, high, unit):
        ends = (figure["low"], figure["high"])
        if high is not None and low == high and None in ends:  # "at least 5": the expected set has the number alone
            ends = tuple(end if end is not None else next(e for e in ends if e is not None) for end in ends)
        ends_as_share = ends
        if unit is ANY and figure["type"] == "percent" and figure["unit"] == "%":
            ends_as_share = tuple(None if end is None else end / 100 for end in ends)
        same = lambda pair: all(a == b or None not in (a, b) and abs(a - b) <= 1e-4 * max(1, abs(b)) for a, b in zip(pair, (low, high)))
        if unit is not ANY and figure["bound"] == "range" and low == high and low in ends:
            ends = (low, high)  # a range, where the library takes its last number
        rate = figure["unit"] and unit is not ANY and figure["unit"].split("/")[0] == unit  # the library has no rates
        return (same(ends) or same(ends_as_share)) and (unit is ANY or figure["unit"] == unit or rate)


ANY = object()
OTHER_SORTS = {"DimensionModel": ("°", "°C", "°F"), "TemperatureModel": ("°",)}  # one type in the contract
NUMBERS = {"NumberModel": ("cardinal",), "NumberRangeModel": (), "OrdinalModel": ("ordinal",), "PercentModel": ("percent",)}
UNITS = {"AgeModel": ("age",), "CurrencyModel": ("money",), "DimensionModel": ("measure",), "TemperatureModel": ("measure",)}


def left_out(name, text):
    for index, (_, model, pattern, _) in enumerate(LEFT_OUT):
        if model in (None, name) and re.search(pattern, text):
            return index
    return None


def recognizers(data):
    """The cases that are taken, by group, and how many each class leaves out."""
    taken, counts = [], {}
    for group, models in (("Number", NUMBERS), ("NumberWithUnit", UNITS)):
        for model, sorts in models.items():
            path = os.path.join(data, "data/recognizers-text", group, "English", model + ".json")
            with open(path, encoding="utf-8-sig") as file:
                cases = json.load(file)
            for case in cases:
                reason = case_left_out(group, model, case)
                if reason is None:
                    taken.append((group, Case(model, case["Input"], list(expected(group, model, case)), sorts)))
                else:
                    counts[reason] = counts.get(reason, 0) + 1
    return taken, counts


def case_left_out(group, model, case):
    if "dotnet" in case.get("NotSupported", ""):
        return "not supported by the library itself: marked so in the case"
    reason = left_out(model, case["Input"])
    if reason is not None:
        return f"{LEFT_OUT[reason][0]}: {LEFT_OUT[reason][3]}"
    results = case["Results"]
    if any(r["TypeName"] == "ordinal.relative" for r in results):
        return "relative places (next, last, previous): they are words of place, not figures"
    if group == "NumberWithUnit" and any(r["Resolution"].get("value") is None for r in results) or \
            model == "PercentModel" and any((r.get("Resolution") or {}).get("value") in (None, "null") for r in results):
        return "units without a number: no quantity"
    if group == "NumberWithUnit" and any(r["Resolution"]["unit"] not in {**CURRENCIES, **MEASURES} for r in results):
        return "units that news does not count in: " + "bitcoin, kitchen measures, historic currencies, angles, data rates"
    return None


def expected(group, model, case):
    for result in case["Results"]:
        start, end = result["Start"], result["End"] + 1
        value = result["Resolution"]["value"]
        if model == "NumberRangeModel":
            low, high, bound = interval(value)
            yield start, end, low, high, ANY, bound
        elif model == "PercentModel":
            yield start, end, *parse_value(value.rstrip("%"), "%"), None
        elif group == "Number":
            yield start, end, *parse_value(value, None)[:2], ANY, None
        else:
            table = CURRENCIES if model == "CurrencyModel" else MEASURES
            unit = table[result["Resolution"]["unit"]]
            low, high, unit = parse_value(value, unit)
            yield start, end, low, high, ANY if result["Resolution"]["unit"] == "Franc" else unit, None


def quantulum(data):
    """Every case, with its ranges by their ends; dates and units that the program has not count as wrong."""
    for name in ("quantities.json", "quantities.ambiguity.json"):
        with open(os.path.join(data, "data/quantulum3", name), encoding="utf-8") as file:
            for case in json.load(file):
                yield case


def measure(binary, data):
    """{measure: share}, what is wrong in lines, and (class, why, count) of what is left out."""
    taken, counts = recognizers(data)
    documents = read(binary, [case.text for _, case in taken], "fast")
    shares, errors = {}, []
    for (group, case), document in zip(taken, documents):
        right = case.right(document)
        for name in (f"recognizers_{group.lower()}", "recognizers"):
            hit, total = shares.get(name, (0, 0))
            shares[name] = (hit + right, total + 1)
        if not right:
            found = [(f["text"], f["type"], f["low"], f["high"], f["bound"], f["unit"]) for f in document["figures"]]
            wanted = [(case.text[e[0]:e[1]], *e[2:4], "any" if e[4] is ANY else e[4], e[5]) for e in case.expected]
            errors.append(f"{case.source}  {case.text[:150]!r}\n    wanted {wanted}\n    found  {found}")
    share, lines, more = quantulum_share(binary, data)
    scores = {name: round(hit / total, 3) for name, (hit, total) in shares.items()}
    left = [(*reason.split(": ", 1), count) for reason, count in sorted({**counts, **more}.items())]
    return {**scores, "recognizers_taken": shares["recognizers"][1], **share}, errors + lines, left


def quantulum_share(binary, data):
    cases = [case for case in quantulum(data)]
    documents = read(binary, [case["req"].strip() for case in cases], "fast")
    hit = total = whole = 0
    errors, counts = [], {}
    for case, document in zip(cases, documents):
        left = {"figures": list(document["figures"])}
        for result in case["res"]:
            whole += 1
            reason = quantulum_left_out(result, document)
            if reason:
                counts[reason] = counts.get(reason, 0) + 1
                continue
            total += 1
            right = quantulum_right(result, left)
            hit += right
            if not right:
                found = [(f["text"], f["type"], f["low"], f["high"], f["unit"]) for f in document["figures"]]
                errors.append(f"quantulum3  {case['req'][:150]!r}\n    wanted {result.get('surface')!r} {result['value']} ± {result.get('uncertainty')} {result.get('unit')}\n    found  {found}")
    return {"quantulum": round(hit / total, 3), "quantulum_taken": total, "quantulum_of_all": round(hit / whole, 3)}, errors, counts


def quantulum_left_out(result, document):
    unit = result.get("unit", "dimensionless")
    if unit not in QUANTULUM:
        return "quantulum3, units that news does not count in: of physics, kitchens and coins"
    surface = result.get("surface") or ""
    if re.search(LEFT_OUT[0][2], surface) or "^" in surface:
        return "quantulum3, powers and scientific notation: not written in news"
    if spread_over_change(result, document["text"]):
        return "quantulum3, changes: their two ends are two figures, not a range"
    if unit == "dimensionless" and re.fullmatch(r"(19|20)\d\d", surface):
        return "quantulum3, years: they are times"
    return None


def spread_over_change(result, text):
    return bool(result.get("uncertainty")) and re.search(r"\b(rose|reduced) from", text)


def quantulum_right(result, left):
    unit = QUANTULUM[result.get("unit", "dimensionless")]
    spread = result.get("uncertainty") or 0
    for figure in left["figures"]:
        low, high, wanted = parse_value(result["value"], unit)
        low, high = low - spread, high + spread
        ends = [figure["low"], figure["high"]]
        if spread == 0:
            ends = [end if end is not None else next(e for e in ends if e is not None) for end in ends]
        if wanted is None and figure["unit"] == "%" and "%" not in figure["text"] and "cent" not in figure["text"]:
            ends = [end / 100 for end in ends]  # a share in words
        elif wanted == "dozen":
            low, high, wanted = low * 12, high * 12, None
        if figure["unit"] != wanted and not (wanted is None and figure["unit"] == "%" and "cent" not in figure["text"]):
            continue
        if all(end is not None and abs(end - value) <= 1e-4 * max(1, abs(value)) for end, value in zip(ends, (low, high))):
            left["figures"].remove(figure)
            return True
    return False
