-- Schema 4: in which thread each document was when threads were last told, by ids, so that changes can be told.

CREATE TABLE threads_told (
    document TEXT PRIMARY KEY,
    thread TEXT NOT NULL
) STRICT, WITHOUT ROWID;
