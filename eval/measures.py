"""What is measured: each function takes the scores of one kind on the development data, for one reader.

Takes the program, the data's folder and the reader's name; gives {measure: score}. `MEASURES` says in which group of
`floors.toml` a function's scores stand, what it needs, and whether the reader matters to it.
"""

import glob
import json
import os
import subprocess
import sys
import tempfile
from typing import Callable, NamedTuple

import calibration
import corrections
import figure_cases
import figures
import forecasts
import heads
import lineage
import perturb
import positions
import robustness
import statements
import threads as threads_elsewhere
import times as times_elsewhere
import who as who_elsewhere
from program import ROOT, extract, score


def attribution(binary, data, reader):
    folder = os.path.join(data, "data/polnear/dev")
    found = score(data, "attribution.py", folder, extract(binary, reader, [os.path.join(folder, "text")]), "--json")
    return {"overlap_f1": found["attribution"]["overlap"]["f1"], "strict_f1": found["attribution"]["strict"]["f1"],
            "token_micro_f1": found["token"]["micro"]["f1"], "token_source_f1": found["token"]["source"]["f1"],
            "token_cue_f1": found["token"]["cue"]["f1"], "token_content_f1": found["token"]["content"]["f1"]}


def robust(binary, data, reader):
    """Overlap F1 after each perturbation, as a share of that on the clean texts; and the least of them."""
    clean = attribution(binary, data, reader)["overlap_f1"]
    out = {}
    for name, change in perturb.PERTURBATIONS.items():
        with tempfile.TemporaryDirectory() as folder:
            robustness.write_changed(os.path.join(data, "data/polnear/dev"), change, folder)
            predicted = extract(binary, reader, [os.path.join(folder, "text")])
            found = score(data, "attribution.py", folder, predicted, "--json")
        out[name] = round(found["attribution"]["overlap"]["f1"] / clean, 3)
    return {**out, "worst": min(out.values())}


def confidence(binary, data, reader):
    statements, _ = calibration.judged(binary, data, reader)
    rows = calibration.table(statements)
    return {"expected_error": round(calibration.expected_error(rows), 4)}


def articles(binary, data, reader):
    gold = os.path.join(data, "gold")
    names = [json.load(open(path, encoding="utf-8"))["doc"] for path in sorted(glob.glob(gold + "/*.json"))]
    predicted = extract(binary, reader, [os.path.join(data, "articles", name) for name in names])
    found = score(data, "articles.py", gold, predicted)
    out = {f"statement_{k}": found["statements"][k] for k in ("recall", "precision")}
    out["author_claims_given_away"] = found["statements"]["author_claims_given_away"]
    out.update({f"label_{k}": v for k, v in found["labels"].items()})
    out.update({"figures_f1": found["figures"]["f1"], "figures_bound": found["figures"]["bound"],
                "times_f1": found["times"]["f1"], "times_value": found["times"]["value"]})
    return out


def labels(binary, data, reader):
    """The labelled statements that are kept for testing."""
    pairs, _ = statements.read("test", binary, data, reader)
    found = statements.measure(pairs)
    return {name: found[name] for name in ("recall", *statements.LABELS)}


def of_figures(binary, data, reader):
    """The 150 labelled sentences, both halves."""
    return figures.labelled("all", binary, reader).scores()


def figure_conformance(binary, data, reader):
    """The cases of recognizers-text and quantulum3 that are taken (`figure_cases.py` says which are not)."""
    scores, _, _ = figure_cases.measure(binary, data)
    return scores


def of_heads(binary, data, reader):
    return heads.heads(data, reader)


def times(binary, data, reader):
    """Over all of TempEval-3's training newswire, each document read with its own date."""
    totals, weights, folders = {}, {}, sorted(glob.glob(os.path.join(data, "data/tempeval3/Training/*/*")))
    folders = [f for f in folders if glob.glob(f + "/*.tml")]
    for folder in folders:
        with tempfile.TemporaryDirectory() as texts:
            subprocess.run([sys.executable, os.path.join(data, "score/times.py"), folder, "--write-texts", texts], check=True)
            with open(os.path.join(texts, "dates.tsv"), encoding="utf-8") as dates:
                for line in dates:
                    name, date = line.rstrip("\n").split("\t")
                    if len(date) == 10:
                        with open(os.path.join(texts, name.removesuffix(".txt") + ".meta.toml"), "w", encoding="utf-8") as out:
                            out.write(f'published = "{date}"\n')
            found = score(data, "times.py", folder, extract(binary, reader, sorted(glob.glob(texts + "/*.txt"))))
            name = os.path.basename(folder).lower()
            totals.update({f"{name}_relaxed_f1": found["relaxed"], f"{name}_value_f1": found["value"]})
            weights[name] = found["gold"] + found["predicted"]
    # F1 is twice the hits by gold and predicted together, so that these weights give the F1 of both corpora as one.
    for kind in ("relaxed_f1", "value_f1"):
        totals[kind] = round(sum(totals[f"{n}_{kind}"] * w for n, w in weights.items()) / sum(weights.values()), 4)
    return totals


def recognizers(binary, data, reader):
    """Cases of recognizers-text that news needs (`times.py` says which are left out)."""
    return times_elsewhere.recognizers(binary, data)


def meantime_times(binary, data, reader):
    """Wikinews (`times.py`)."""
    return times_elsewhere.meantime(binary, data)


def events(binary, data, reader):
    """Events of our own sentences and PLOVER's records (`events.py`)."""
    def found(*options):
        command = [sys.executable, os.path.join(ROOT, "eval/events.py"), "--binary", binary, "--data", data, "--json", *options]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    own, plover, meantime = found("--part", "test"), found("--plover"), found("--meantime")
    return {**{name: own[name] for name in ("precision", "recall", "f1", "category", "actor", "target", "status")},
            **{f"plover_{name}": plover[name] for name in ("category", "source", "target")},
            "meantime_factuality": meantime["factuality_agrees"]}


def claims(binary, data, reader):
    """The halves for testing of our pairs of statements and sets of articles (`claims.py`)."""
    command = [sys.executable, os.path.join(ROOT, "eval/claims.py"), "--binary", binary, "--part", "test", "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def of_forecasts(binary, data, reader):
    """Forecasts: the test half of our own sentences, and those worked by hand in two articles (`forecasts.py`)."""
    own, gold = forecasts.labelled("test", binary, reader), forecasts.gold(binary, data, reader)
    return {**{name: own[name] for name in ("precision", "recall", "f1", "horizon", "conditions", "false_conditions", "probability")},
            **{f"gold_{name}": gold[name] for name in ("recall", "probability", "condition")}}


def figure_disputes(binary, data, reader):
    """Figures on one question, the half for testing (`figure_disputes.py`)."""
    command = [sys.executable, os.path.join(ROOT, "eval/figure_disputes.py"), "--binary", binary, "--part", "test", "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def entities(binary, data, reader):
    """Names, sources and their coreference on GUM's news and interviews (`entities.py`)."""
    command = [sys.executable, os.path.join(ROOT, "eval/entities.py"), binary, os.path.join(data, "data/gum"), "--model", reader]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {"mention_f1": found["onrecord"]["mention"]["f1"], "conll_f1": found["onrecord"]["conll_f1"],
            "names_f1": found["onrecord_names"]["f1"], "all_words_conll_f1": found["onrecord_all_words_for_them"]["conll_f1"]}


def of_lineage(binary, data, reader):
    """The half of the labelled articles that is kept for testing."""
    return lineage.measure(binary, "test")


def marks(binary, data, reader):
    """Lines that later versions withdrew or changed, the half that is kept for testing."""
    return corrections.measure(binary, "test")


def drafted(binary, data, reader):
    """Positions drafted from the articles worked by hand."""
    found = positions.measure(binary, data, reader)
    return {name: found[name] for name in ("recall", "recall_with_actor")}


def threads(binary, data, reader):
    """Subtopics of ECB+, B³; with and without the address at the head of a text."""
    archive = os.path.join(data, "data/ecbplus-topics-1-35.tar.gz")
    plain, addressed = (threads_elsewhere.measure(binary, archive, reader, addresses)[0] for addresses in (False, True))
    return {"b3_f1": plain["onrecord"]["f1"], "b3_f1_with_addresses": addressed["onrecord"]["f1"]}


def who(binary, data, reader):
    """Who is who across documents: the traps of eval/who, both halves."""
    scores = {part: who_elsewhere.measure(binary, part, reader) for part in ("dev", "test")}
    right, traps = (sum(score[name] for score in scores.values()) for name in ("right", "traps"))
    return {"traps_right": round(right / traps, 3), "test_traps_right": scores["test"]["share_right"]}


class Measure(NamedTuple):
    """How to take the scores of one group, the data and the packages (requirements.txt) that it needs."""

    take: Callable
    folder: str
    by_reader: bool = True
    packages: tuple = ()


MEASURES = {
    "attribution": Measure(attribution, "data/polnear/dev"),
    "robustness": Measure(robust, "data/polnear/dev"),
    "confidence": Measure(confidence, "data/polnear/dev"),
    "articles": Measure(articles, "gold"),
    "labels": Measure(labels, "data"),
    "figures": Measure(of_figures, ".", by_reader=False),
    "figure_cases": Measure(figure_conformance, "data/recognizers-text", by_reader=False),
    "heads": Measure(of_heads, "data/uds"),
    "entities": Measure(entities, "data/gum", packages=("scorch", "udapi")),
    "forecasts": Measure(of_forecasts, "gold"),
    "events": Measure(events, "data/plover", by_reader=False),
    "corrections": Measure(marks, ".", by_reader=False),
    "lineage": Measure(of_lineage, ".", by_reader=False),
    "claims": Measure(claims, ".", by_reader=False),
    "figure_disputes": Measure(figure_disputes, ".", by_reader=False),
    "positions": Measure(drafted, "gold"),
    "threads": Measure(threads, "data/ecbplus-topics-1-35.tar.gz", by_reader=False),
    "who": Measure(who, ".", by_reader=False),
    "times": Measure(times, "data/tempeval3", by_reader=False),
    "times_recognizers": Measure(recognizers, "data/recognizers-text", by_reader=False),
    "times_meantime": Measure(meantime_times, "data/meantime", by_reader=False),
}
