-- A save leaves the search index behind; it catches up once the save was said, and before words are looked for. One row: the
-- index holds what all versions up to this one say.
CREATE TABLE found_until (version INTEGER NOT NULL) STRICT;
INSERT INTO found_until SELECT coalesce(max(seq), 0) FROM version;
