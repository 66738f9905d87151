-- Schema 5: what people ruled on who is who, in the order in which they did. An undone review stays, and counts no more.

CREATE TABLE reviews (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    act TEXT NOT NULL CHECK (act IN ('merge', 'split')),
    name TEXT NOT NULL,
    other TEXT,                      -- of a merge: the other name
    documents TEXT,                  -- of a split: a JSON list of ids
    by TEXT NOT NULL,
    day TEXT NOT NULL,
    why TEXT,
    undone_by TEXT,
    undone_day TEXT
) STRICT;
