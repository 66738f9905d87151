"""Changes a document as its next reader may find it changed: other names, quotation marks, datelines, cases, slips.

Takes a document of words and labels with a random generator, gives a changed copy whose labels follow their words. The
corpus is American politics of two years; what the reader must learn is how words are attributed, whoever says them.
"""

import string

OPEN, CLOSE, STRAIGHT = "“", "”", '"'
STYLES = ((STRAIGHT, STRAIGHT), (OPEN, CLOSE), ("«", "»"), ("„", "“"), ("``", "''"), (None, None))
STYLE_WEIGHTS = (6, 6, 1, 1, 1, 3)
AGENCIES = ("Reuters", "AP", "AFP", "UPI", "Xinhua", "TASS", "Bloomberg")
MONTHS = ("Jan.", "February", "March", "April", "May", "June", "July", "Aug.", "Sept.", "October", "Nov.", "December")
SYLLABLES = [c + v + e for c in "b d dr f g h j k kh l m n p r s sh st t tr v w y z".split() for v in "a e i o u ai ou".split()
             for e in ("", "", "n", "r", "l", "s", "k", "m", "sh", "nd")]
MARKS = ("*", "**", "#", "_", ">", "|")
SCANS = {"l": "1", "o": "0", "m": "rn", "e": "c", "i": "l", "h": "b", "s": "5"}


def augment(document, rng, split):
    """The changed copy; `split` gives the pieces and the case class of a word."""
    words = list(document["words"])
    if rng.random() < 0.35:
        rename(words, document["names"], rng)
    if rng.random() < 0.5:
        words = quote(words, rng.choices(STYLES, STYLE_WEIGHTS)[0])
    if rng.random() < 0.06:
        words = [slip(w, rng) if rng.random() < 0.06 else w for w in words]
    chance = rng.random()
    if chance < 0.05:
        words = [w and w.lower() for w in words]
    elif chance < 0.08:
        words = [w and w.upper() for w in words]
    before = {}
    if rng.random() < 0.25:
        body = next((s for s in document["sentences"] if s[1] - s[0] > 12 and s[2] > 0), document["sentences"][0])
        before[body[0]] = dateline(rng)
    if rng.random() < 0.05:
        for word in rng.sample(range(len(words)), max(1, len(words) // 60)):
            before.setdefault(word, [rng.choice(MARKS)])
    return rebuilt(document, words, before, split)


def rename(words, names, rng):
    """Gives each word of a person's, a body's or a place's name another, the same throughout."""
    invented = {}
    for place, (word, tag) in enumerate(zip(words, names)):
        if tag and tag[2:] in ("PER", "ORG", "LOC") and word[:1].isupper() and word.isalpha() and len(word) > 2:
            # Words of bodies and places mean something ("Department", "East") and mostly stay.
            if word not in invented:
                keep = tag[2:] != "PER" and rng.random() < 0.6
                made = "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((1, 2, 2, 3)))).capitalize()
                invented[word] = word if keep else made.upper() if word.isupper() else made
            words[place] = invented[word]


def quote(words, style):
    """Sets double quotation marks in another style; None where they are left out."""
    inside, out = False, []
    for word in words:
        if word in (STRAIGHT, OPEN, CLOSE):
            inside = word == OPEN or (word == STRAIGHT and not inside)
            out.append(style[0] if inside else style[1])
        else:
            out.append(word)
    return out


def slip(word, rng):
    """A word with a slip of the finger or of the scanner in it."""
    if not word or len(word) < 4 or not word.isalpha():
        return word
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + rng.choice(string.ascii_lowercase) + word[at + 1 :]
    return word[:at] + SCANS.get(word[at], word[at]) + word[at + 1 :]


def dateline(rng):
    place = "".join(rng.choice(SYLLABLES) for _ in range(2))
    out = [place.upper() if rng.random() < 0.7 else place.capitalize()]
    if rng.random() < 0.4:
        out += [",", rng.choice(MONTHS), str(rng.randint(1, 31))]
    if rng.random() < 0.5:
        out += ["(", rng.choice(AGENCIES), ")"]
    return out + [rng.choice("—–-")]


def rebuilt(document, words, before, split):
    """The document with its words replaced (None: left out) and other words put before some of them."""
    place, out = [], []
    for index, word in enumerate(words):
        out += [(extra, None) for extra in before.get(index, ())]
        place.append(len(out))
        if word is not None:
            out.append((word, index))
    place.append(len(out))
    move = lambda target: target if target < 0 else place[target]
    origin = [index for _, index in out]
    kept = set(origin) - {None}

    def level(labels):
        """The labels of one level of attributions, moved to their words' new places."""
        return {"roles": ["O" if index is None else labels["roles"][index] for index in origin],
                "content_cue": {place[w]: move(c) for w, c in labels["content_cue"].items() if w in kept and (c < 0 or c in kept)},
                "cue_source": {place[c]: move(s) for c, s in labels["cue_source"].items() if c in kept}}

    pieces, cases = zip(*(split(word) for word, _ in out))
    changed = {
        "name": document["name"], "words": [w for w, _ in out], "pieces": pieces, "cases": cases,
        # What stands before a sentence's first word belongs to that sentence.
        "sentences": [[place[s] - len(before.get(s, ())), place[e] - len(before.get(e, ())), p] for s, e, p in document["sentences"]],
        "names": [None if index is None else document["names"][index] for index in origin], "origin": origin, **level(document),
    }
    if "inner" in document:
        changed["inner"] = level(document["inner"])
    if "answers" in document:
        changed["answers"] = document["answers"]
    changed["sentences"] = [s for s in changed["sentences"] if s[0] < s[1]]
    return changed
