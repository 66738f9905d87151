-- Schema 2: figures with all that is known of them, and events. Both are filled anew from the kept contracts.

DROP VIEW v_figures;
DROP TABLE figures;
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
    thing_key TEXT NOT NULL,         -- the key of the thing, its words without plural -s, in blanks
    concept TEXT,
    actor INTEGER,                   -- position of the entity in the document
    place INTEGER,                   -- likewise
    as_of TEXT,
    period TEXT,
    counting TEXT,
    flow TEXT,
    change TEXT,
    earliest TEXT,                   -- for which days it holds
    latest TEXT,
    dated TEXT,                      -- what tells the days
    sentence INTEGER,                -- position of the sentence in the document
    statement INTEGER,               -- position of the statement in the document
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX figures_by_concept ON figures (concept) WHERE concept IS NOT NULL;
CREATE INDEX figures_by_thing ON figures (thing_key);
CREATE INDEX figures_by_day ON figures (latest);

CREATE TABLE events (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,          -- of the trigger
    "end" INTEGER NOT NULL,
    "trigger" TEXT NOT NULL,
    category TEXT,
    status TEXT NOT NULL,
    actor INTEGER,                   -- position of the entity in the document
    actor_words TEXT,
    target INTEGER,                  -- likewise
    target_words TEXT,
    parties TEXT NOT NULL,           -- keys of the names and words for actor and target, each in blanks
    place INTEGER,                   -- as actor
    place_level TEXT,                -- how precise the coordinates are
    country TEXT,                    -- ISO 3166
    latitude REAL,
    longitude REAL,
    time TEXT,
    earliest TEXT,
    latest TEXT,
    dated TEXT NOT NULL,             -- what tells the days
    sentence INTEGER,                -- position of the sentence in the document
    statement INTEGER,               -- position of the statement in the document
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX events_by_category ON events (category);
CREATE INDEX events_by_parties ON events (parties);
CREATE INDEX events_by_day ON events (latest);

CREATE VIEW v_figures AS
SELECT d.title, d.outlet, d.published_earliest AS published, f.words, f.type, f.low, f.high, f.bound, f.unit,
       f.unit_words, f.thing, f.concept, a.name AS actor, p.name AS place, f.as_of, f.period, f.earliest, f.latest, f.dated,
       f.counting, f.flow, f.change, s.speaker, n.words AS sentence, s.id AS statement, d.id AS document, f.position, f.start, f."end", d.current
FROM figures AS f
JOIN documents AS d ON d.number = f.document
LEFT JOIN entities AS a ON a.document = f.document AND a.position = f.actor
LEFT JOIN entities AS p ON p.document = f.document AND p.position = f.place
LEFT JOIN sentences AS n ON n.document = f.document AND n.position = f.sentence
LEFT JOIN statements AS s ON s.document = f.document AND s.position = f.statement;

CREATE VIEW v_events AS
SELECT d.title, d.outlet, d.published_earliest AS published, e."trigger", e.category, e.status, a.name AS actor,
       e.actor_words, t.name AS target, e.target_words, p.name AS place, e.place_level, e.country, e.latitude, e.longitude,
       e.time, e.earliest, e.latest, e.dated, s.speaker, n.words AS sentence, s.id AS statement, d.id AS document,
       e.position, e.start, e."end", d.current
FROM events AS e
JOIN documents AS d ON d.number = e.document
LEFT JOIN entities AS a ON a.document = e.document AND a.position = e.actor
LEFT JOIN entities AS t ON t.document = e.document AND t.position = e.target
LEFT JOIN entities AS p ON p.document = e.document AND p.position = e.place
LEFT JOIN sentences AS n ON n.document = e.document AND n.position = e.sentence
LEFT JOIN statements AS s ON s.document = e.document AND s.position = e.statement;
