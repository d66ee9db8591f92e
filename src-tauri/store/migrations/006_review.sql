-- Version 6: who works here, where a plan stands on its way to being issued, what was said about
-- it, its kept states, the register of outgoing documents, and what was carried between computers.
-- What names a person keeps name and role as they were then: profiles change and go.

CREATE TABLE profile (
    id       TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL CHECK (position >= 0),
    name     TEXT NOT NULL,
    role     TEXT NOT NULL,
    official TEXT REFERENCES official (id),
    keeper   INTEGER NOT NULL CHECK (keeper IN (0, 1)),
    active   INTEGER NOT NULL CHECK (active IN (0, 1)),
    pin      TEXT NOT NULL, -- a password hash with its own parameters; empty for none
    recovery TEXT NOT NULL, -- the same of the code that was printed
    tries    INTEGER NOT NULL CHECK (tries >= 0), -- wrong ones since the last right one
    tried    TEXT -- when the last wrong one was
) STRICT, WITHOUT ROWID;
CREATE INDEX profile_official ON profile (official) WHERE official IS NOT NULL;

-- A plan's content at a moment, in the format of docs/package.md.
CREATE TABLE version (
    id      TEXT NOT NULL PRIMARY KEY,
    plan    TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    number  INTEGER NOT NULL CHECK (number > 0),
    cause   TEXT NOT NULL,
    stage   TEXT NOT NULL,
    hash    TEXT NOT NULL CHECK (length(hash) = 64), -- of what prints
    by      TEXT NOT NULL,
    role    TEXT NOT NULL,
    at      TEXT NOT NULL,
    note    TEXT NOT NULL,
    content TEXT NOT NULL,
    UNIQUE (plan, number)
) STRICT, WITHOUT ROWID;

-- The steps of a plan's course; the last one says where it stands.
CREATE TABLE passage (
    id       TEXT NOT NULL PRIMARY KEY,
    plan     TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    step     TEXT NOT NULL,
    from_stage TEXT NOT NULL,
    to_stage TEXT NOT NULL,
    by       TEXT NOT NULL,
    role     TEXT NOT NULL,
    at       TEXT NOT NULL,
    hash     TEXT NOT NULL CHECK (length(hash) = 64),
    version  TEXT,
    reason   TEXT NOT NULL, -- of a return, taking back, correction, another signer; where it is filed
    signer   TEXT NOT NULL, -- who signed; empty for other steps
    number   INTEGER CHECK (number > 0),
    day      TEXT, -- of signature, number or issue
    other    TEXT, -- the plan that took its place
    UNIQUE (plan, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE remark (
    id         TEXT NOT NULL PRIMARY KEY,
    plan       TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    round      INTEGER NOT NULL CHECK (round >= 0),
    hash       TEXT NOT NULL CHECK (length(hash) = 64), -- of what it was written on
    anchor     TEXT NOT NULL, -- JSON
    by         TEXT NOT NULL,
    role       TEXT NOT NULL,
    at         TEXT NOT NULL,
    text       TEXT NOT NULL,
    suggestion TEXT,
    source     TEXT NOT NULL,
    state      TEXT NOT NULL,
    ruled_by   TEXT NOT NULL,
    ruled_role TEXT NOT NULL,
    ruled_at   TEXT,
    answer     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX remark_plan ON remark (plan, round);

CREATE TABLE reply (
    id     TEXT NOT NULL PRIMARY KEY,
    remark TEXT NOT NULL REFERENCES remark (id) ON DELETE CASCADE,
    by     TEXT NOT NULL,
    role   TEXT NOT NULL,
    at     TEXT NOT NULL,
    text   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reply_remark ON reply (remark);

CREATE TABLE opinion (
    id      TEXT NOT NULL PRIMARY KEY,
    plan    TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    round   INTEGER NOT NULL CHECK (round >= 0),
    hash    TEXT NOT NULL CHECK (length(hash) = 64),
    verdict TEXT NOT NULL,
    reason  TEXT NOT NULL,
    by      TEXT NOT NULL,
    role    TEXT NOT NULL,
    at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX opinion_plan ON opinion (plan, round);

-- Outgoing documents, the ten columns of NĐ 30/2020, Điều 16; one sequence a year and series.
-- It is the office's: a plan that goes leaves its line behind.
CREATE TABLE registration (
    id         TEXT NOT NULL PRIMARY KEY,
    year       INTEGER NOT NULL,
    series     TEXT NOT NULL, -- the document type's letters: KH, BC, CV
    number     INTEGER NOT NULL CHECK (number > 0),
    symbol     TEXT NOT NULL, -- as it stands on paper: 12/KH-UBND
    day        TEXT NOT NULL,
    subject    TEXT NOT NULL, -- type and gist
    signer     TEXT NOT NULL,
    recipients TEXT NOT NULL,
    keeper     TEXT NOT NULL, -- unit or person that keeps a copy
    copies     TEXT NOT NULL,
    handed     TEXT, -- the day it went
    receipt    TEXT NOT NULL, -- who signed for it
    note       TEXT NOT NULL,
    plan       TEXT,
    struck     TEXT NOT NULL, -- why the number counts no more; empty while it does
    UNIQUE (year, series, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX registration_plan ON registration (plan) WHERE plan IS NOT NULL;

-- Other computers that packages came from. `paired` is when somebody compared the words.
CREATE TABLE peer (
    key    TEXT NOT NULL PRIMARY KEY, -- public key, hexadecimal
    name   TEXT NOT NULL,
    seen   TEXT NOT NULL,
    paired TEXT,
    counter INTEGER NOT NULL CHECK (counter >= 0) -- highest counter of a package opened
) STRICT, WITHOUT ROWID;

-- Packages written and opened.
CREATE TABLE package (
    id      TEXT NOT NULL PRIMARY KEY, -- as the package says
    way     TEXT NOT NULL CHECK (way IN ('out', 'in')),
    kind    TEXT NOT NULL,
    digest  TEXT NOT NULL CHECK (length(digest) = 64), -- of its manifest
    key     TEXT NOT NULL, -- who signed it
    counter INTEGER NOT NULL CHECK (counter >= 0),
    plan    TEXT,
    version TEXT,
    hash    TEXT, -- of the plan's content it is about
    answers TEXT, -- the package it answers
    name    TEXT NOT NULL, -- of the sender
    at      TEXT NOT NULL, -- when it was written or opened here
    review  INTEGER NOT NULL CHECK (review IN (0, 1)), -- its plan is here to be remarked on only
    summary TEXT NOT NULL -- JSON
) STRICT, WITHOUT ROWID;
CREATE INDEX package_plan ON package (plan, at) WHERE plan IS NOT NULL;
CREATE INDEX package_answers ON package (answers) WHERE answers IS NOT NULL;

-- Which plans an event touched.
CREATE INDEX plan_changed ON plan (changed);
