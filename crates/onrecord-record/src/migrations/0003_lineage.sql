-- Schema 3: which documents are one text, as far as their words tell.

-- A text is what documents with the same words share; `keys` are those by which texts find each other, eight bytes each.
CREATE TABLE lineage_texts (
    number INTEGER PRIMARY KEY,
    digest INTEGER NOT NULL UNIQUE,
    words INTEGER NOT NULL,
    keys BLOB NOT NULL
) STRICT;

-- Documents that were related to those before them: all up to the highest number.
CREATE TABLE lineage_documents (
    document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
    text INTEGER NOT NULL REFERENCES lineage_texts (number)
) STRICT;
CREATE INDEX lineage_documents_by_text ON lineage_documents (text, document);

-- Which texts have a key; no more than one beyond the number at which it is spent.
CREATE TABLE lineage_keys (
    key INTEGER NOT NULL,
    text INTEGER NOT NULL REFERENCES lineage_texts (number),
    PRIMARY KEY (key, text)
) STRICT, WITHOUT ROWID;

-- Texts of one lineage, the smaller number first.
CREATE TABLE lineage_pairs (
    one INTEGER NOT NULL REFERENCES lineage_texts (number),
    other INTEGER NOT NULL REFERENCES lineage_texts (number),
    kinship TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX lineage_pairs_by_other ON lineage_pairs (other, one);
