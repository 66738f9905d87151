-- Schema 7: the keys by which texts find each other in sorted runs, so that one text more costs the same however many
-- there are; and of each text what tells it from most others without reading it again.

-- What was kept by key is found again in lineage_texts.keys, from which the runs are filled when documents are next related.
DROP TABLE lineage_keys;

-- Empty for texts of before: those are read again when they are compared.
ALTER TABLE lineage_texts ADD COLUMN outline BLOB NOT NULL DEFAULT x'';

-- A run holds (key, text) in order; `last` is the highest number of a text in it. Texts behind all runs are in none yet.
CREATE TABLE lineage_runs (
    slot INTEGER PRIMARY KEY,
    entries INTEGER NOT NULL,
    last INTEGER NOT NULL
) STRICT;

-- A stretch of a run: eight bytes of key and four of text each. `place` is the run's slot, and the last key's upper bits.
CREATE TABLE lineage_blocks (
    place INTEGER PRIMARY KEY,
    entries BLOB NOT NULL
) STRICT;
