-- The journal. The truth is `version`: every state that a record ever had, appended, never rewritten.
-- `head`, the typed tables and `found` are its reading: written in the same transaction, and rebuildable from it.

-- One row for each thing that was done. Its versions carry its seq; undo puts their parents' bodies back.
CREATE TABLE change (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    at      TEXT NOT NULL,
    face    TEXT NOT NULL,
    what    TEXT NOT NULL,
    -- 1 while this change is taken back.
    undone  INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    -- The change that this one takes back (what = 'undone') or does again (what = 'redone').
    of      INTEGER REFERENCES change (seq)
) STRICT;

CREATE TABLE version (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    record  BLOB NOT NULL CHECK (length(record) = 16),
    kind    TEXT NOT NULL,
    -- The ids of the versions this one was made from, 16 bytes each, in order; empty for a record's first version.
    parents BLOB NOT NULL CHECK (length(parents) % 16 = 0),
    device  BLOB NOT NULL CHECK (length(device) = 16),
    at      TEXT NOT NULL,
    -- JSON as in the export; empty: the record was removed.
    body    TEXT,
    -- SHA-256 over everything above but seq.
    hash    BLOB NOT NULL CHECK (length(hash) = 32),
    -- 1 once the words were erased for good: body is empty then, and the hash is that of the body that was.
    erased  INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1)),
    change  INTEGER REFERENCES change (seq)
) STRICT;
CREATE INDEX version_by_record ON version (record, id);
CREATE INDEX version_by_change ON version (change);

-- In what follows a `day` is the number of days since the last day of the year 0 (1 is 0001-01-01), small and in order; SQL reads
-- it as date((day - 719163) * 86400, 'unixepoch'). An `at` is in seconds since 1970 UTC.

-- What each record is now.
CREATE TABLE head (
    record   BLOB PRIMARY KEY CHECK (length(record) = 16),
    kind     TEXT NOT NULL,
    day      INTEGER,
    at       INTEGER,
    -- The version that is shown: of those that no other names as a parent the greatest, a removal last.
    version  INTEGER NOT NULL REFERENCES version (seq),
    -- 0: removed.
    live     INTEGER NOT NULL CHECK (live IN (0, 1)),
    -- How many versions no other names as a parent. The next version of the record names them all.
    heads    INTEGER NOT NULL CHECK (heads > 0),
    -- 1: they say different things, until the person chooses.
    conflict INTEGER NOT NULL CHECK (conflict IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX head_by_day ON head (kind, day, at, record, version) WHERE live = 1;

-- How many records of a kind there are, so that a page can say so without counting.
CREATE TABLE tally (
    kind TEXT PRIMARY KEY,
    live INTEGER NOT NULL CHECK (live >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE check_in (
    check_in BLOB PRIMARY KEY,
    day      INTEGER NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('full', 'hard_day', 'weekly'))
) STRICT, WITHOUT ROWID;
-- The weekly page is a check-in of its week, not of a day.
CREATE INDEX check_in_by_day ON check_in (day, kind) WHERE kind <> 'weekly';
CREATE INDEX check_in_by_week ON check_in (day, kind) WHERE kind = 'weekly';

-- The levels and other answers of check-ins; level is empty where the answer is `skipped` or `none`.
CREATE TABLE answer (
    check_in BLOB NOT NULL,
    slug     TEXT NOT NULL,
    day      INTEGER NOT NULL,
    level    INTEGER CHECK (level BETWEEN 0 AND 10),
    state    TEXT NOT NULL CHECK (state IN ('level', 'skipped', 'none')),
    PRIMARY KEY (check_in, slug)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_by_day ON answer (day, slug, level);

-- The levels again, packed for charts: 64 days of a question in one row, two bytes for each level in order of days, day & 63 and
-- the level. A hundred years are read in milliseconds.
CREATE TABLE levels (
    chunk  INTEGER NOT NULL, -- day >> 6
    slug   TEXT NOT NULL,
    packed BLOB NOT NULL,
    PRIMARY KEY (chunk, slug)
) STRICT, WITHOUT ROWID;

CREATE TABLE goal (
    goal   BLOB PRIMARY KEY,
    status TEXT NOT NULL CHECK (status IN ('active', 'resting', 'finished', 'let_go')),
    -- The day it was set aside, finished or let go.
    ended  INTEGER,
    at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX goal_by_status ON goal (status, ended, at);

CREATE TABLE tick (
    tick   BLOB PRIMARY KEY,
    goal   BLOB NOT NULL,
    day    INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    state  TEXT NOT NULL CHECK (state IN ('done', 'part', 'not_today')),
    amount REAL
) STRICT, WITHOUT ROWID;
CREATE INDEX tick_by_day ON tick (goal, day, at, state, amount);

-- One row for each person in a reach-out or a check-in. A contact is one person on one day, however often.
CREATE TABLE contact (
    record BLOB NOT NULL,
    person BLOB NOT NULL,
    day    INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('reach', 'check_in')),
    -- The rest is empty for a check-in.
    how    TEXT,
    first  TEXT,
    felt   TEXT,
    gave   INTEGER,
    PRIMARY KEY (record, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_by_person ON contact (person, day, at, record, source);
CREATE INDEX contact_by_day ON contact (day, person, at, record, first, felt, gave);

-- Where each searchable record stands in the index: rows sort as days do, so the newest come first for nothing.
CREATE TABLE found_row (
    row    INTEGER PRIMARY KEY,
    record BLOB NOT NULL UNIQUE
) STRICT;
-- Everything that the person wrote, and marks to narrow by: the kind, a star, tags. Accents do not matter.
CREATE VIRTUAL TABLE found USING fts5 (
    words, marks, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'", prefix = '1 2 3'
);
INSERT INTO found (found, rank) VALUES ('secure-delete', 1);
-- The words of the index, for did-you-mean.
CREATE VIRTUAL TABLE found_word USING fts5vocab ('found', 'row');

-- What is being typed.
CREATE TABLE draft (
    key  TEXT PRIMARY KEY,
    at   TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What this copy of the journal knows of itself: device.
CREATE TABLE about (
    key   TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The records as they are now, for whoever opens the file with another tool.
CREATE VIEW record AS
    SELECT lower(substr(hex(head.record), 1, 8) || '-' || substr(hex(head.record), 9, 4) || '-' || substr(hex(head.record), 13, 4)
        || '-' || substr(hex(head.record), 17, 4) || '-' || substr(hex(head.record), 21)) AS id,
        head.kind, date((head.day - 719163) * 86400, 'unixepoch') AS day, version.body ->> 'at' AS at, head.conflict, version.body
    FROM head JOIN version ON version.seq = head.version WHERE head.live = 1;
CREATE VIEW check_ins AS SELECT id, day, at, body ->> 'kind' AS kind, body -> 'answers' AS answers, body -> 'people' AS people,
    body ->> 'note' AS note, body ->> 'late' AS late FROM record WHERE kind = 'check_in';
CREATE VIEW entries AS SELECT id, day, at, body ->> 'text' AS text, body ->> 'starred' AS starred FROM record WHERE kind = 'entry';
CREATE VIEW goals AS SELECT id, body ->> 'text' AS text, body ->> 'status' AS status, body ->> 'factor' AS factor,
    body ->> 'why' AS why, body ->> 'starts' AS starts, body ->> 'weeks' AS weeks, body -> 'aim' AS aim, body -> 'plan' AS plan
    FROM record WHERE kind = 'goal';
CREATE VIEW weeks AS SELECT id, body ->> 'goal' AS goal, body ->> 'week_start' AS week_start, body -> 'plan' AS plan,
    body ->> 'confidence' AS confidence, body ->> 'off' AS off FROM record WHERE kind = 'week';
CREATE VIEW ticks AS SELECT id, body ->> 'goal' AS goal, day, at, body ->> 'state' AS state, body ->> 'amount' AS amount,
    body ->> 'note' AS note FROM record WHERE kind = 'tick';
CREATE VIEW people AS SELECT id, body ->> 'name' AS name, body ->> 'kind' AS kind, body ->> 'relation' AS relation,
    body -> 'ways' AS ways, body ->> 'note' AS note FROM record WHERE kind = 'person';
CREATE VIEW reaches AS SELECT id, day, at, body -> 'people' AS people, body ->> 'how' AS how, body ->> 'first' AS first,
    body ->> 'felt' AS felt, body ->> 'note' AS note FROM record WHERE kind = 'reach';
CREATE VIEW setbacks AS SELECT id, day, at, body ->> 'situation' AS situation, body ->> 'helped' AS helped,
    body ->> 'next_step' AS next_step, body ->> 'note' AS note FROM record WHERE kind = 'setback';
CREATE VIEW counted_dates AS SELECT id, body ->> 'label' AS label, body ->> 'since' AS since, body ->> 'shown' AS shown
    FROM record WHERE kind = 'counted_date';
CREATE VIEW practices AS SELECT id, day, at, body ->> 'kind' AS kind, body ->> 'before' AS before, body ->> 'after' AS after,
    body -> 'thought' AS thought, body ->> 'note' AS note FROM record WHERE kind = 'practice';
CREATE VIEW cards AS SELECT id, body ->> 'words' AS words, body -> 'helps' AS helps, body ->> 'safer' AS safer,
    body ->> 'reasons' AS reasons FROM record WHERE kind = 'card';
CREATE VIEW plan_parts AS SELECT id, body ->> 'part' AS part, body ->> 'text' AS text, body -> 'early_sign' AS early_sign
    FROM record WHERE kind = 'plan_part';
CREATE VIEW talks AS SELECT id, day, body ->> 'with' AS "with", body -> 'concerns' AS concerns, body -> 'questions' AS questions,
    body ->> 'changes' AS changes, body ->> 'decided' AS decided FROM record WHERE kind = 'talk';
CREATE VIEW health_checks AS SELECT id, body ->> 'name' AS name, body ->> 'last' AS last, body ->> 'next' AS next,
    body ->> 'note' AS note FROM record WHERE kind = 'health_check';
CREATE VIEW trials AS SELECT id, body ->> 'what' AS what, body ->> 'question' AS question, body -> 'days' AS days,
    body ->> 'looked_back' AS looked_back FROM record WHERE kind = 'trial';
CREATE VIEW measures AS SELECT id, day, body ->> 'instrument' AS instrument, body ->> 'version' AS version,
    body -> 'answers' AS answers, body ->> 'total' AS total FROM record WHERE kind = 'measure';
CREATE VIEW settings AS SELECT body ->> 'key' AS key, body ->> 'value' AS value FROM record WHERE kind = 'setting';
CREATE VIEW questions AS SELECT body ->> 'slug' AS slug, body ->> 'lowest' AS lowest, body ->> 'highest' AS highest,
    body ->> 'on' AS "on" FROM record WHERE kind = 'question';
