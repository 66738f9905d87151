-- Schema 1: documents as read, what was found in them, and where they were read.
-- `number` columns join tables inside this file; they are never shown, and another record may number otherwise.

-- One article. `contract` is the document contract as JSON, without path, text and statements.
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,              -- the first path it is read from now, in byte order; else the last it had
    current INTEGER NOT NULL,        -- 0: every path it was read from has other content now
    reader TEXT NOT NULL,            -- what understood it
    read_at TEXT NOT NULL,           -- the path whose reading gave the row
    title TEXT,
    byline TEXT,
    outlet TEXT,
    url TEXT,
    language TEXT NOT NULL,
    published_earliest TEXT,         -- YYYY-MM-DD, as all days here
    published_latest TEXT,
    published_how TEXT,
    genre TEXT,
    genre_p REAL,
    text TEXT NOT NULL,              -- all starts and ends count its code points, ends exclusive
    contract TEXT NOT NULL
) STRICT;
CREATE INDEX documents_in_order ON documents (published_earliest IS NULL, published_earliest, id);

-- A file that was read to its end. `sha256` is null where its bytes could not be had.
CREATE TABLE files (
    path TEXT PRIMARY KEY,
    sha256 TEXT,
    reader TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What became of each file, or of each record in a file of many (`FILE#N`): a document, or the reason for none.
CREATE TABLE readings (
    file TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT,
    reader TEXT NOT NULL,
    document INTEGER REFERENCES documents (number),
    reason TEXT,
    message TEXT,
    PRIMARY KEY (file, path),
    CHECK ((document IS NULL) = (reason IS NOT NULL AND message IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX readings_of_document ON readings (document, path);
CREATE INDEX readings_rejected ON readings (path) WHERE document IS NULL;

CREATE TABLE sentences (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- `key` is the name without case, diacritics and punctuation: entities of one key and type are shown as one.
-- `last_name` is the last word of the key of a person with more than one.
CREATE TABLE entities (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    key TEXT NOT NULL,
    last_name TEXT,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX entities_by_key ON entities (key, type);
CREATE INDEX entities_by_last_name ON entities (last_name) WHERE last_name IS NOT NULL;

-- `key` is null for mentions that are not names (descriptions, pronouns, adjectives).
CREATE TABLE mentions (
    document INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    form TEXT NOT NULL,
    key TEXT,
    PRIMARY KEY (document, entity, position),
    FOREIGN KEY (document, entity) REFERENCES entities (document, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_by_key ON mentions (key) WHERE key IS NOT NULL;

-- Starts and ends run from the first piece of a part to its last; `json` has the pieces and everything else.
CREATE TABLE statements (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    parent TEXT,
    speaker TEXT,                    -- the entity's name, else the source's words
    speaker_key TEXT,
    source TEXT,
    source_start INTEGER,
    source_end INTEGER,
    source_entity INTEGER,           -- position of the entity in the document
    source_kind TEXT,
    cue TEXT,
    cue_start INTEGER,
    cue_end INTEGER,
    content TEXT NOT NULL,
    content_start INTEGER,
    content_end INTEGER,
    quoted TEXT,                     -- the words of the content that are the source's own
    mode TEXT NOT NULL,
    kind TEXT NOT NULL,
    polarity TEXT NOT NULL,
    certainty TEXT NOT NULL,
    earliest TEXT,                   -- when it was said, else when it was published
    latest TEXT,
    confidence REAL NOT NULL,
    json TEXT NOT NULL,
    UNIQUE (document, position)
) STRICT;
CREATE INDEX statements_by_id ON statements (id);
CREATE INDEX statements_by_source ON statements (document, source_entity);
CREATE INDEX statements_by_speaker ON statements (speaker_key);
CREATE INDEX statements_by_kind ON statements (kind, earliest);

CREATE TABLE figures (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    type TEXT NOT NULL,
    low REAL,
    high REAL,
    bound TEXT NOT NULL,
    unit TEXT,
    unit_words TEXT,
    thing TEXT,
    actor TEXT,                      -- an entity's id
    as_of TEXT,
    statement TEXT,                  -- a statement's id
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE times (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT,
    earliest TEXT,
    latest TEXT,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE problems (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    words TEXT,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE documents_fts USING fts5 (
    title, text, content = 'documents', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_fts_add AFTER INSERT ON documents BEGIN
    INSERT INTO documents_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER documents_fts_drop AFTER DELETE ON documents BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER documents_fts_change AFTER UPDATE OF title, text ON documents BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO documents_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE VIRTUAL TABLE statements_fts USING fts5 (
    content, speaker, content = 'statements', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER statements_fts_add AFTER INSERT ON statements BEGIN
    INSERT INTO statements_fts (rowid, content, speaker) VALUES (new.number, new.content, new.speaker);
END;
CREATE TRIGGER statements_fts_drop AFTER DELETE ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, content, speaker)
    VALUES ('delete', old.number, old.content, old.speaker);
END;

-- For people and other programs: ids instead of numbers, the newest reading only (see `current`).
CREATE VIEW v_documents AS
SELECT d.id, d.title, d.byline, d.outlet, d.published_earliest, d.published_latest, d.published_how, d.genre, d.genre_p,
       d.language, d.url, d.path, d.current, d.reader,
       (SELECT count(*) FROM statements AS s WHERE s.document = d.number) AS statements,
       (SELECT count(*) FROM figures AS f WHERE f.document = d.number) AS figures,
       (SELECT count(*) FROM problems AS p WHERE p.document = d.number) AS problems,
       length(d.text) AS characters, d.text
FROM documents AS d;

CREATE VIEW v_statements AS
SELECT d.title, d.outlet, d.published_earliest AS published, d.published_latest, s.earliest AS said_earliest,
       s.latest AS said_latest, s.speaker, s.source, s.source_kind, s.mode, s.kind, s.polarity, s.certainty, s.cue,
       s.content, s.quoted, s.confidence, s.id, s.parent, e.id AS source_entity, d.id AS document, s.position,
       s.source_start, s.source_end, s.cue_start, s.cue_end, s.content_start, s.content_end, d.current
FROM statements AS s
JOIN documents AS d ON d.number = s.document
LEFT JOIN entities AS e ON e.document = s.document AND e.position = s.source_entity;

CREATE VIEW v_figures AS
SELECT d.title, d.outlet, d.published_earliest AS published, f.words, f.type, f.low, f.high, f.bound, f.unit,
       f.unit_words, f.thing,
       (SELECT e.name FROM entities AS e WHERE e.document = f.document AND e.id = f.actor LIMIT 1) AS actor,
       f.as_of,
       (SELECT s.speaker FROM statements AS s WHERE s.document = f.document AND s.id = f.statement LIMIT 1) AS speaker,
       f.statement, d.id AS document, f.position, f.start, f."end", d.current
FROM figures AS f
JOIN documents AS d ON d.number = f.document;

CREATE VIEW v_entities AS
SELECT e.name, e.type, e.key, e.id, d.id AS document, d.title, d.outlet, d.published_earliest AS published,
       (SELECT count(*) FROM mentions AS m WHERE m.document = e.document AND m.entity = e.position) AS mentions,
       (SELECT count(*) FROM statements AS s
        WHERE s.document = e.document AND s.source_entity = e.position) AS statements,
       d.current
FROM entities AS e
JOIN documents AS d ON d.number = e.document;

CREATE VIEW v_problems AS
SELECT d.path, p.code, p.message, d.id AS document, p.start, p."end", p.words
FROM problems AS p
JOIN documents AS d ON d.number = p.document
UNION ALL
SELECT path, reason, message, NULL, NULL, NULL, NULL FROM readings WHERE document IS NULL;
