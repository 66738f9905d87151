-- Schema 10: filters before the blocks of runs, so that most keys that no text has are known by little reading; and keys that
-- are made otherwise, by which all texts are related anew once the record is opened.

-- Which keys the blocks of a stretch may have, as a Bloom filter. `place` is as in lineage_blocks.
CREATE TABLE lineage_filters (
    place INTEGER PRIMARY KEY,
    bits BLOB NOT NULL
) STRICT;

DELETE FROM lineage_documents;
DELETE FROM lineage_pairs;
DELETE FROM lineage_texts;
DELETE FROM lineage_runs;
DELETE FROM lineage_blocks;
