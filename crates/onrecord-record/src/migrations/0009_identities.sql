-- Schema 9: who is who across documents, kept. It follows from the current documents and the reviews alone.

-- What each document tells of its entities, as JSON; filled from the kept contracts.
CREATE TABLE profiles (
    document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
    json TEXT NOT NULL
) STRICT;

CREATE TABLE identities (
    number INTEGER PRIMARY KEY,
    id TEXT,                         -- null for those who are only described
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    one_by TEXT NOT NULL             -- a JSON list of reasons for which entities are one, each with words
) STRICT;

CREATE INDEX identities_by_id ON identities (id) WHERE id IS NOT NULL;

CREATE TABLE identity_entities (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    entity INTEGER NOT NULL,         -- position of the entity in the document
    identity INTEGER NOT NULL REFERENCES identities (number),
    mentions INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    PRIMARY KEY (document, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_entities_of ON identity_entities (identity);

-- How often somebody is called so: `key` is that of a name, or of the words at its end.
CREATE TABLE identity_names (
    key TEXT NOT NULL,
    identity INTEGER NOT NULL REFERENCES identities (number),
    times INTEGER NOT NULL,
    PRIMARY KEY (key, identity)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_names_of ON identity_names (identity);

-- Whatever can change who is who is counted. What is kept holds while `kept` is `changes` and `rules` are the program's.
CREATE TABLE identity_state (
    changes INTEGER NOT NULL,
    kept INTEGER,
    rules TEXT
) STRICT;
INSERT INTO identity_state (changes) VALUES (0);
CREATE TRIGGER identities_change_with_profile AFTER INSERT ON profiles BEGIN
    UPDATE identity_state SET changes = changes + 1;
END;
CREATE TRIGGER identities_change_without_profile AFTER DELETE ON profiles BEGIN
    UPDATE identity_state SET changes = changes + 1;
END;
CREATE TRIGGER identities_change_with_current AFTER UPDATE OF current ON documents WHEN old.current <> new.current BEGIN
    UPDATE identity_state SET changes = changes + 1;
END;
CREATE TRIGGER identities_change_with_review AFTER INSERT ON reviews WHEN new.act <> 'resolve' BEGIN
    UPDATE identity_state SET changes = changes + 1;
END;
CREATE TRIGGER identities_change_with_undoing AFTER UPDATE OF undone_by ON reviews WHEN new.act <> 'resolve' BEGIN
    UPDATE identity_state SET changes = changes + 1;
END;

-- Nothing while what is kept does not hold: `onrecord who` brings it up to date.
CREATE VIEW v_identities AS
SELECT i.name, i.type, i.id AS identity, e.name AS called, e.id AS entity, d.id AS document, d.title, d.outlet,
       d.published_earliest AS published, p.mentions, p.statements
FROM identity_state AS s
JOIN identities AS i ON s.kept = s.changes
JOIN identity_entities AS p ON p.identity = i.number
JOIN entities AS e ON e.document = p.document AND e.position = p.entity
JOIN documents AS d ON d.number = p.document;
