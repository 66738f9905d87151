-- Schema 6: what is foretold, filled from the kept contracts, and what people ruled came of it.

CREATE TABLE forecasts (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,          -- of the first piece of its words
    "end" INTEGER NOT NULL,          -- of the last
    words TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    polarity TEXT NOT NULL,
    certainty TEXT NOT NULL,
    hedges TEXT,
    low REAL,
    high REAL,
    horizon TEXT,
    earliest TEXT,
    latest TEXT,
    conditions TEXT,
    confidence REAL NOT NULL,
    sentence INTEGER,                -- position of the sentence in the document
    statement INTEGER,               -- position of the statement in the document
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX forecasts_by_id ON forecasts (id);

-- A resolution is a review, too: it can be undone, and stays in the list.
CREATE TABLE reviews_of_all_kinds (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    act TEXT NOT NULL CHECK (act IN ('merge', 'split', 'resolve')),
    name TEXT CHECK ((name IS NULL) = (act = 'resolve')),
    other TEXT,                      -- of a merge: the other name
    documents TEXT,                  -- of a split: a JSON list of ids
    evidence TEXT CHECK ((evidence IS NULL) = (act <> 'resolve')),
    evidence_words TEXT,             -- what the statement said that is the evidence; null where it is an address
    by TEXT NOT NULL,
    day TEXT NOT NULL,
    why TEXT,
    undone_by TEXT,
    undone_day TEXT
) STRICT;
INSERT INTO reviews_of_all_kinds (number, id, act, name, other, documents, by, day, why, undone_by, undone_day)
SELECT number, id, act, name, other, documents, by, day, why, undone_by, undone_day FROM reviews;
DROP TABLE reviews;
ALTER TABLE reviews_of_all_kinds RENAME TO reviews;

-- What a review rules came of each forecast. Document and place find the forecast again where it is read otherwise.
CREATE TABLE resolutions (
    review INTEGER NOT NULL REFERENCES reviews (number),
    forecast TEXT NOT NULL,
    document TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('yes', 'no', 'partly', 'void')),
    PRIMARY KEY (review, forecast)
) STRICT, WITHOUT ROWID;
CREATE INDEX resolutions_of_forecast ON resolutions (forecast);
CREATE INDEX resolutions_in_document ON resolutions (document);

-- The latest resolution that is not undone counts: one of the forecast's id, or of words of it under an id that is no more.
CREATE VIEW v_forecasts AS
SELECT d.title, d.outlet, d.published_earliest AS published, d.published_latest, s.speaker, s.source_kind, f.words,
       f."trigger", f.polarity, f.certainty, f.hedges, f.low, f.high, f.horizon, f.earliest, f.latest, f.conditions,
       x.outcome, w.id AS review, w.by AS resolved_by, w.day AS resolved_on, w.evidence, n.words AS sentence,
       f.confidence, f.id, s.id AS statement, d.id AS document, f.position, f.start, f."end", d.current
FROM forecasts AS f
JOIN documents AS d ON d.number = f.document
LEFT JOIN sentences AS n ON n.document = f.document AND n.position = f.sentence
LEFT JOIN statements AS s ON s.document = f.document AND s.position = f.statement
LEFT JOIN resolutions AS x ON (x.review, x.forecast) = (
    SELECT y.review, y.forecast FROM resolutions AS y JOIN reviews AS r ON r.number = y.review
    WHERE r.undone_by IS NULL
      AND (y.forecast = f.id
           OR y.document = d.id AND y.start < f."end" AND f.start < y."end"
              AND NOT EXISTS (SELECT 1 FROM forecasts AS g WHERE g.id = y.forecast))
    ORDER BY y.review DESC, y.start, y.forecast LIMIT 1)
LEFT JOIN reviews AS w ON w.number = x.review;
