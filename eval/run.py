#!/usr/bin/env python3
"""Takes the program's scores on the development data and holds them against their floors.

usage: eval/run.py [--data DIR] [--binary FILE] [--json]

DIR holds the corpora (`data/`), the worked articles (`gold/`, `articles/`) and the scorers (`score/`); default: `shared`
beside the repository. FILE is a release build; default: target/release/onrecord, built when it is not there. Prints a
table; what cannot be measured because its data is absent is named and skipped. Exit 0: every measured score is at or
above its floor; 1: one is below, or a floor was lowered without a reason; 2: nothing could be measured.
"""

import argparse
import glob
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import tomllib

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def extract(binary, paths):
    """Runs `onrecord extract` and gives the path of its output."""
    out = tempfile.NamedTemporaryFile("wb", suffix=".jsonl", delete=False)
    with out:
        subprocess.run([binary, "extract", "--json", *paths], stdout=out, check=True)
    return out.name


def score(data, scorer, *arguments):
    command = [sys.executable, os.path.join(data, "score", scorer), *arguments]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def attribution(binary, data):
    folder = os.path.join(data, "data/polnear/dev")
    predicted = extract(binary, [os.path.join(folder, "text")])
    found = score(data, "attribution.py", folder, predicted, "--json")
    return {"overlap_f1": found["attribution"]["overlap"]["f1"], "strict_f1": found["attribution"]["strict"]["f1"],
            "token_micro_f1": found["token"]["micro"]["f1"], "token_source_f1": found["token"]["source"]["f1"],
            "token_cue_f1": found["token"]["cue"]["f1"], "token_content_f1": found["token"]["content"]["f1"]}


def articles(binary, data):
    gold = os.path.join(data, "gold")
    names = [json.load(open(path, encoding="utf-8"))["doc"] for path in sorted(glob.glob(gold + "/*.json"))]
    predicted = extract(binary, [os.path.join(data, "articles", name) for name in names])
    found = score(data, "articles.py", gold, predicted)
    out = {f"statement_{k}": found["statements"][k] for k in ("recall", "precision")}
    out["author_claims_given_away"] = found["statements"]["author_claims_given_away"]
    out.update({f"label_{k}": v for k, v in found["labels"].items()})
    out.update({"figures_f1": found["figures"]["f1"], "figures_bound": found["figures"]["bound"],
                "times_f1": found["times"]["f1"], "times_value": found["times"]["value"]})
    return out


def times(binary, data):
    """Over all of TempEval-3's training newswire, each document read with its own date."""
    totals, folders = {}, sorted(glob.glob(os.path.join(data, "data/tempeval3/Training/*/*")))
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
            found = score(data, "times.py", folder, extract(binary, sorted(glob.glob(texts + "/*.txt"))))
            name = os.path.basename(folder).lower()
            totals.update({f"{name}_relaxed_f1": found["relaxed"], f"{name}_value_f1": found["value"]})
    return totals


def entities(binary, data):
    """Names, sources and their coreference on GUM's news and interviews (`entities.py`)."""
    command = [sys.executable, os.path.join(ROOT, "eval/entities.py"), binary, os.path.join(data, "data/gum")]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {"mention_f1": found["onrecord"]["mention"]["f1"], "conll_f1": found["onrecord"]["conll_f1"],
            "names_f1": found["onrecord_names"]["f1"], "all_words_conll_f1": found["onrecord_all_words_for_them"]["conll_f1"]}


# What takes the scores, the data and the packages (requirements.txt) that it needs.
MEASURES = {
    "attribution": (attribution, "data/polnear/dev", ()),
    "articles": (articles, "gold", ()),
    "times": (times, "data/tempeval3", ()),
    "entities": (entities, "data/gum", ("scorch", "udapi")),
}


def lowered_floors(floors):
    """Floors that an earlier commit had higher, without a reason given."""
    reasons = floors.get("lowered", {})
    log = subprocess.run(["git", "log", "--format=%H", "--", "eval/floors.toml"], cwd=ROOT, capture_output=True, text=True)
    out = []
    for commit in log.stdout.split():
        old = subprocess.run(["git", "show", f"{commit}:eval/floors.toml"], cwd=ROOT, capture_output=True, text=True)
        for group, values in tomllib.loads(old.stdout).items():
            for name, value in values.items() if group != "lowered" else ():
                now = floors.get(group, {}).get(name)
                worse = now is None or (now > value if group.endswith("_at_most") else now < value)
                if worse and name not in reasons:
                    out.append(f"{group}.{name}: {value} in {commit[:9]}, {now} now")
    return sorted(set(out))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=os.path.join(os.path.dirname(ROOT), "shared"))
    target = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
    parser.add_argument("--binary", default=os.path.join(target, "release", "onrecord"))
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with open(os.path.join(ROOT, "eval/floors.toml"), "rb") as file:
        floors = tomllib.load(file)
    present = {}
    for name, (_, folder, packages) in MEASURES.items():
        lacking = [package for package in packages if importlib.util.find_spec(package) is None]
        data = os.path.join(arguments.data, folder)
        present[name] = os.path.exists(data) and not lacking
        if not os.path.exists(data):
            print(f"skipped {name}: {data} is not there", file=sys.stderr)
        elif lacking:
            print(f"skipped {name}: needs pip install -r eval/requirements.txt ({', '.join(lacking)})", file=sys.stderr)
    if not any(present.values()):
        print("nothing measured: no development data; give its folder with --data DIR", file=sys.stderr)
        return 2
    if not os.path.exists(arguments.binary):
        subprocess.run(["cargo", "build", "--release", "-p", "onrecord"], cwd=ROOT, check=True)
    scores = {name: take(arguments.binary, arguments.data) for name, (take, _, _) in MEASURES.items() if present[name]}
    failed = lowered_floors(floors)
    for line in failed:
        print(f"floor lowered without a reason: {line}", file=sys.stderr)
    if arguments.json:
        print(json.dumps(scores, indent=1))
    else:
        print(f"{'measure':<44}{'score':>8}  floor")
    for group, values in scores.items():
        for name, value in values.items():
            floor, ceiling = floors.get(group, {}).get(name), floors.get(group + "_at_most", {}).get(name)
            bad = value is None or floor is not None and value < floor or ceiling is not None and value > ceiling
            bad = bad and (floor is not None or ceiling is not None)
            if bad:
                failed.append(f"{group}.{name}")
            if not arguments.json:
                bound = f"≥ {floor}" if floor is not None else f"≤ {ceiling}" if ceiling is not None else ""
                print(f"{group + '.' + name:<44}{'–' if value is None else value:>8}  {bound}{'  BELOW' if bad else ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
