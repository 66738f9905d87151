#!/usr/bin/env python3
"""Groups texts by TF-IDF and agglomerative clustering, as scikit-learn has them.

usage: pip install scikit-learn; eval/peers/sklearn_threads.py FOLDER

Prints one JSON object: for each threshold of cosine distance, {file without .txt: group}. Average linkage; English stop
words left out; term frequencies sublinear, which suits it better than plain ones.
"""

import glob
import json
import os
import sys

import sklearn.cluster
import sklearn.feature_extraction.text


def main():
    paths = sorted(glob.glob(os.path.join(sys.argv[1], "*.txt")))
    texts = [open(path, encoding="utf-8").read() for path in paths]
    vectors = sklearn.feature_extraction.text.TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    distances = (1 - (vectors @ vectors.T).toarray()).clip(0)
    out = {}
    for threshold in range(60, 98):
        clustering = sklearn.cluster.AgglomerativeClustering(
            n_clusters=None, metric="precomputed", linkage="average", distance_threshold=threshold / 100)
        labels = clustering.fit(distances).labels_
        out[threshold / 100] = {os.path.basename(path)[:-4]: int(label) for path, label in zip(paths, labels)}
    json.dump(out, sys.stdout)


if __name__ == "__main__":
    main()
