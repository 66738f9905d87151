-- Schema 8: which documents were on one page, and which an outlet printed when, so that versions of an article and what was
-- quoted from it are found without looking at all documents.

-- The address without what does not change the page: scheme, www., the part behind #, a last slash.
ALTER TABLE documents ADD COLUMN page TEXT GENERATED ALWAYS AS (lower(rtrim(replace(replace(replace(
    substr(url, 1, instr(url || '#', '#') - 1), 'https://', ''), 'http://', ''), 'www.', ''), '/'))) VIRTUAL;
CREATE INDEX documents_by_page ON documents (page);
CREATE INDEX documents_by_outlet ON documents (outlet COLLATE NOCASE, published_earliest);
