-- Version 1. Released schemas are never edited: a change is a new file.
-- Ids are UUID texts, so that a prefix finds them and a person can read an event.
-- Times are RFC 3339 in UTC. Lists of lines are JSON arrays of strings.
PRAGMA application_id = 0x4C6F6131; -- "Loa1"

-- What the file knows about itself: `device`, `last_backup`.
CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('device', lower(hex(randomblob(16))));

-- What happened, one row for each accepted change. Each hash covers the one before.
CREATE TABLE event (
    seq      INTEGER NOT NULL PRIMARY KEY CHECK (seq > 0),
    at       TEXT NOT NULL,
    actor    TEXT NOT NULL,
    kind     TEXT NOT NULL,
    plan     TEXT,
    subject  TEXT,
    detail   TEXT NOT NULL,
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    hash     TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX event_plan ON event (plan, seq) WHERE plan IS NOT NULL;
CREATE TRIGGER event_stays BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_remains BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

-- The one office.
CREATE TABLE agency (
    one             INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    parent          TEXT,
    name_lines      TEXT NOT NULL,
    kind            TEXT NOT NULL,
    model           TEXT NOT NULL,
    place           TEXT NOT NULL,
    plan_symbol     TEXT NOT NULL,
    drafting_symbol TEXT NOT NULL
) STRICT;
CREATE TABLE signatory (
    position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 0),
    lines    TEXT NOT NULL,
    name     TEXT NOT NULL
) STRICT;
CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
    id     TEXT NOT NULL PRIMARY KEY,
    name   TEXT NOT NULL,
    fold   TEXT NOT NULL, -- the name without marks, for finding
    symbol TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_fold ON unit (fold);
CREATE TABLE official (
    id       TEXT NOT NULL PRIMARY KEY,
    name     TEXT NOT NULL,
    fold     TEXT NOT NULL,
    position TEXT NOT NULL,
    unit     TEXT REFERENCES unit (id),
    active   INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX official_fold ON official (fold);
CREATE INDEX official_unit ON official (unit);

CREATE TABLE plan (
    id              TEXT NOT NULL PRIMARY KEY,
    year            INTEGER NOT NULL,
    parent          TEXT,
    agency_lines    TEXT NOT NULL,
    number          INTEGER CHECK (number >= 0),
    symbol          TEXT NOT NULL,
    place           TEXT NOT NULL,
    date_year       INTEGER,
    date_month      INTEGER,
    date_day        INTEGER,
    subject         TEXT NOT NULL,
    signature_lines TEXT NOT NULL,
    signer          TEXT NOT NULL,
    sample          INTEGER NOT NULL CHECK (sample IN (0, 1)),
    created         TEXT NOT NULL,
    updated         TEXT NOT NULL,
    changed         INTEGER NOT NULL -- number of the last event that touched it
) STRICT, WITHOUT ROWID;

CREATE TABLE basis (
    plan     TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    text     TEXT NOT NULL,
    PRIMARY KEY (plan, position)
) STRICT, WITHOUT ROWID;

-- Upright paragraphs outside the sections. `marks` tells which letters are bold or italic:
-- `b0-5;bi7-9`, counted in characters, the end not included.
CREATE TABLE paragraph (
    plan     TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    part     TEXT NOT NULL CHECK (part IN ('opening', 'closing')),
    position INTEGER NOT NULL CHECK (position >= 0),
    text     TEXT NOT NULL,
    marks    TEXT NOT NULL,
    PRIMARY KEY (plan, part, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE recipient (
    plan     TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    name     TEXT NOT NULL,
    purpose  TEXT NOT NULL,
    PRIMARY KEY (plan, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE section (
    id       TEXT NOT NULL PRIMARY KEY,
    plan     TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    parent   TEXT REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    kind     TEXT NOT NULL,
    label    TEXT, -- NULL: counted
    title    TEXT NOT NULL,
    run_in   INTEGER NOT NULL CHECK (run_in IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX section_plan ON section (plan);
CREATE INDEX section_parent ON section (parent);

CREATE TABLE annex (
    id        TEXT NOT NULL PRIMARY KEY,
    plan      TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL CHECK (position >= 0),
    label     TEXT NOT NULL,
    title     TEXT NOT NULL,
    reference TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX annex_plan ON annex (plan);

-- A paragraph, item or table of a section or of an annex.
CREATE TABLE block (
    id       TEXT NOT NULL PRIMARY KEY,
    plan     TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    section  TEXT REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
    annex    TEXT REFERENCES annex (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    kind     TEXT NOT NULL,
    label    TEXT,
    text     TEXT NOT NULL,
    marks    TEXT NOT NULL,
    grid     TEXT, -- JSON, for a table
    CHECK ((section IS NULL) <> (annex IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX block_plan ON block (plan);
CREATE INDEX block_section ON block (section);
CREATE INDEX block_annex ON block (annex);

-- `section` and `block` are where the doubt arose; they may be gone since.
CREATE TABLE doubt (
    id       TEXT NOT NULL PRIMARY KEY,
    plan     TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    kind     TEXT NOT NULL,
    line     INTEGER NOT NULL CHECK (line >= 0),
    section  TEXT,
    block    TEXT,
    excerpt  TEXT NOT NULL,
    other    TEXT NOT NULL,
    settled  INTEGER NOT NULL CHECK (settled IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX doubt_plan ON doubt (plan);

CREATE TABLE left_over (
    plan     TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    line     INTEGER NOT NULL CHECK (line >= 0),
    text     TEXT NOT NULL,
    reason   TEXT NOT NULL,
    PRIMARY KEY (plan, position)
) STRICT, WITHOUT ROWID;

-- `due` is what the wording means: `unset`, `ongoing`, `quarters:2026-Q1,2026-Q2`,
-- `months:4,9`, `by:2026-12-15`.
CREATE TABLE task (
    id           TEXT NOT NULL PRIMARY KEY,
    plan         TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position     INTEGER NOT NULL CHECK (position >= 0),
    standing     TEXT NOT NULL,
    text         TEXT NOT NULL,
    deliverable  TEXT NOT NULL,
    lead         TEXT NOT NULL,
    lead_fold    TEXT NOT NULL,
    coordinating TEXT NOT NULL,
    official     TEXT REFERENCES official (id),
    wording      TEXT NOT NULL,
    due          TEXT NOT NULL,
    budget       TEXT NOT NULL,
    remarks      TEXT NOT NULL,
    origin       TEXT -- the block it was read from; may be gone since
) STRICT, WITHOUT ROWID;
CREATE INDEX task_plan ON task (plan, position);
CREATE INDEX task_official ON task (official);
CREATE INDEX task_lead ON task (lead_fold);

CREATE TABLE mark (
    task    TEXT NOT NULL REFERENCES task (id) ON DELETE CASCADE,
    quarter TEXT NOT NULL, -- `2026-Q1`
    status  TEXT NOT NULL,
    count   INTEGER CHECK (count >= 0),
    measure TEXT,
    note    TEXT NOT NULL,
    by      TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (task, quarter),
    CHECK ((count IS NULL) = (measure IS NULL))
) STRICT, WITHOUT ROWID;

-- What was removed and can come back. `seq` is the event that removed it.
CREATE TABLE trash (
    id       TEXT NOT NULL PRIMARY KEY,
    seq      INTEGER NOT NULL,
    at       TEXT NOT NULL,
    kind     TEXT NOT NULL,
    plan     TEXT,
    title    TEXT NOT NULL,
    payload  TEXT NOT NULL, -- JSON
    restored INTEGER NOT NULL CHECK (restored IN (0, 1))
) STRICT, WITHOUT ROWID;

-- One row for each thing that can be found. The id is `kind << 40` plus a number that counts
-- down, so that ids in ascending order are kinds in order and the newest first.
CREATE TABLE search_entry (
    id      INTEGER NOT NULL PRIMARY KEY,
    owner   TEXT NOT NULL UNIQUE,
    plan    TEXT REFERENCES plan (id) ON DELETE CASCADE,
    section TEXT,
    text    TEXT NOT NULL, -- NFC
    fold    TEXT NOT NULL  -- without marks, đ as d
) STRICT;
CREATE INDEX search_entry_plan ON search_entry (plan);
CREATE VIRTUAL TABLE search USING fts5 (
    text, fold,
    content = 'search_entry', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2', columnsize = 0
);
CREATE TRIGGER search_entry_comes AFTER INSERT ON search_entry
BEGIN
    INSERT INTO search (rowid, text, fold) VALUES (new.id, new.text, new.fold);
END;
CREATE TRIGGER search_entry_goes AFTER DELETE ON search_entry
BEGIN
    INSERT INTO search (search, rowid, text, fold) VALUES ('delete', old.id, old.text, old.fold);
END;
CREATE TRIGGER search_entry_changes AFTER UPDATE OF text, fold ON search_entry
BEGIN
    INSERT INTO search (search, rowid, text, fold) VALUES ('delete', old.id, old.text, old.fold);
    INSERT INTO search (rowid, text, fold) VALUES (new.id, new.text, new.fold);
END;
