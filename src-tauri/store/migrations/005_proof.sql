-- Version 5: what was done and what proves it; schedules, targets, indicators, closed periods,
-- reports. Days are `2026-03-12`, quarters `2026-Q1`, periods `2026-H1`.
-- The log is the office's, not a plan's: what it names may be removed, and come back.

-- Why a mark's own figure is not the log's sum.
ALTER TABLE mark ADD COLUMN reason TEXT NOT NULL DEFAULT '';
-- The words a task was made from; empty when it was typed.
ALTER TABLE task ADD COLUMN sentence TEXT NOT NULL DEFAULT '';
-- JSON: the cells that are meant to say something else than the sentence.
ALTER TABLE task ADD COLUMN apart TEXT NOT NULL DEFAULT '[]';

-- Channels of the office's own, and those of the program's that it changed.
CREATE TABLE channel (
    code     TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL CHECK (position >= 0),
    name     TEXT NOT NULL,
    family   TEXT NOT NULL,
    measures TEXT NOT NULL, -- JSON: units, the main one first
    active   INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Hamlets and other places that are offered.
CREATE TABLE place (
    name     TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL CHECK (position >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE log_entry (
    id       TEXT NOT NULL PRIMARY KEY,
    day      TEXT NOT NULL,
    channel  TEXT NOT NULL,
    topic    TEXT NOT NULL,
    place    TEXT NOT NULL,
    unit     TEXT NOT NULL,
    official TEXT REFERENCES official (id),
    plan     TEXT,
    task     TEXT,
    note     TEXT NOT NULL,
    slot     TEXT,
    by       TEXT NOT NULL,
    at       TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX log_entry_day ON log_entry (day, id);
CREATE INDEX log_entry_plan ON log_entry (plan, day) WHERE plan IS NOT NULL;
CREATE INDEX log_entry_task ON log_entry (task, day) WHERE task IS NOT NULL;
CREATE INDEX log_entry_channel ON log_entry (channel, day);
CREATE INDEX log_entry_official ON log_entry (official) WHERE official IS NOT NULL;
CREATE UNIQUE INDEX log_entry_slot ON log_entry (slot) WHERE slot IS NOT NULL;

CREATE TABLE log_measure (
    entry    TEXT NOT NULL REFERENCES log_entry (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    count    INTEGER NOT NULL CHECK (count >= 0),
    unit     TEXT NOT NULL,
    fold     TEXT NOT NULL, -- the unit without marks, for adding up
    PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE schedule (
    id      TEXT NOT NULL PRIMARY KEY,
    plan    TEXT,
    task    TEXT,
    title   TEXT NOT NULL,
    channel TEXT NOT NULL,
    place   TEXT NOT NULL,
    days    TEXT NOT NULL, -- digits, Monday is 1
    time    TEXT, -- `06:30`
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    first   TEXT NOT NULL,
    last    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX schedule_plan ON schedule (plan) WHERE plan IS NOT NULL;

CREATE TABLE slot (
    id       TEXT NOT NULL PRIMARY KEY,
    schedule TEXT NOT NULL REFERENCES schedule (id) ON DELETE CASCADE,
    planned  TEXT NOT NULL,
    day      TEXT NOT NULL,
    time     TEXT,
    minutes  INTEGER NOT NULL CHECK (minutes > 0),
    topic    TEXT NOT NULL,
    state    TEXT NOT NULL, -- `planned`, `done`, `excused`
    entry    TEXT, -- of the log, when done
    reason   TEXT NOT NULL -- when excused
) STRICT, WITHOUT ROWID;
CREATE INDEX slot_schedule ON slot (schedule, day);
CREATE INDEX slot_day ON slot (day, state);
CREATE INDEX slot_open ON slot (day, time) WHERE state = 'planned';

-- Proves an entry of the log, or a task in a quarter.
CREATE TABLE evidence (
    id       TEXT NOT NULL PRIMARY KEY,
    entry    TEXT REFERENCES log_entry (id) ON DELETE CASCADE,
    task     TEXT REFERENCES task (id) ON DELETE CASCADE,
    quarter  TEXT,
    position INTEGER NOT NULL CHECK (position >= 0),
    kind     TEXT NOT NULL, -- `file`, `link`, `document`
    words    TEXT NOT NULL, -- name of the file, address, or reference
    hash     TEXT, -- of a file's content
    size     INTEGER CHECK (size >= 0),
    note     TEXT NOT NULL,
    by       TEXT NOT NULL,
    at       TEXT NOT NULL,
    CHECK ((entry IS NULL) <> (task IS NULL)),
    CHECK ((task IS NULL) = (quarter IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_entry ON evidence (entry) WHERE entry IS NOT NULL;
CREATE INDEX evidence_task ON evidence (task, quarter) WHERE task IS NOT NULL;
CREATE INDEX evidence_hash ON evidence (hash) WHERE hash IS NOT NULL;

-- How much of a task is aimed at in a quarter.
CREATE TABLE target (
    task    TEXT NOT NULL REFERENCES task (id) ON DELETE CASCADE,
    quarter TEXT NOT NULL,
    count   INTEGER NOT NULL CHECK (count >= 0),
    measure TEXT NOT NULL,
    PRIMARY KEY (task, quarter)
) STRICT, WITHOUT ROWID;

-- Who was answerable for a task, from when until when; the one without an end is today's.
CREATE TABLE assignment (
    task     TEXT NOT NULL REFERENCES task (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    official TEXT NOT NULL REFERENCES official (id),
    since    TEXT NOT NULL,
    until    TEXT,
    note     TEXT NOT NULL,
    PRIMARY KEY (task, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_official ON assignment (official);
-- Whoever is answerable has been since the plan came.
INSERT INTO assignment (task, position, official, since, until, note)
SELECT task.id, 0, task.official, substr(plan.created, 1, 10), NULL, ''
FROM task JOIN plan ON plan.id = task.plan
WHERE task.official IS NOT NULL;

CREATE TABLE indicator (
    id       TEXT NOT NULL PRIMARY KEY,
    plan     TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    text     TEXT NOT NULL,
    unit     TEXT NOT NULL,
    aim_kind TEXT NOT NULL, -- `count`, `share`
    aim      INTEGER NOT NULL CHECK (aim >= 0),
    origin   TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX indicator_plan ON indicator (plan, position);

CREATE TABLE reached (
    indicator   TEXT NOT NULL REFERENCES indicator (id) ON DELETE CASCADE,
    quarter     TEXT NOT NULL,
    numerator   INTEGER NOT NULL CHECK (numerator >= 0),
    denominator INTEGER CHECK (denominator > 0),
    note        TEXT NOT NULL,
    by          TEXT NOT NULL,
    at          TEXT NOT NULL,
    PRIMARY KEY (indicator, quarter)
) STRICT, WITHOUT ROWID;

-- Periods whose figures stand, with the days they held when they were closed.
CREATE TABLE closing (
    period TEXT NOT NULL PRIMARY KEY,
    first  TEXT NOT NULL,
    last   TEXT NOT NULL,
    by     TEXT NOT NULL,
    at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was changed after that, by the event that did it.
CREATE TABLE late_change (
    seq     INTEGER NOT NULL,
    period  TEXT NOT NULL,
    subject TEXT NOT NULL,
    old     TEXT NOT NULL,
    new     TEXT NOT NULL,
    why     TEXT NOT NULL,
    by      TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (period, seq, subject)
) STRICT, WITHOUT ROWID;

-- Reports: of one plan, or of the whole office. `sent` is what it said when it was sent.
CREATE TABLE report (
    id      TEXT NOT NULL PRIMARY KEY,
    plan    TEXT REFERENCES plan (id) ON DELETE CASCADE,
    period  TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    content TEXT NOT NULL, -- JSON
    sent    TEXT -- JSON
) STRICT, WITHOUT ROWID;
CREATE INDEX report_plan ON report (plan, period);

-- Units whose collection form of a quarter came back.
CREATE TABLE collected (
    plan    TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    quarter TEXT NOT NULL,
    fold    TEXT NOT NULL, -- the unit's name without marks
    unit    TEXT NOT NULL,
    day     TEXT NOT NULL,
    by      TEXT NOT NULL,
    PRIMARY KEY (plan, quarter, fold)
) STRICT, WITHOUT ROWID;
