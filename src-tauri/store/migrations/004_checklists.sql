-- Version 4: what a superior's plan asks for, and where a plan of ours answers it.

CREATE TABLE checklist (
    id         TEXT NOT NULL PRIMARY KEY,
    plan       TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    doc_type   TEXT NOT NULL, -- the superior's plan, as it is cited
    code       TEXT NOT NULL,
    date_year  INTEGER,
    date_month INTEGER,
    date_day   INTEGER,
    issuer     TEXT NOT NULL,
    subject    TEXT NOT NULL,
    source     TEXT NOT NULL, -- name of the file it was read from
    created    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX checklist_plan ON checklist (plan);

CREATE TABLE requirement (
    id        TEXT NOT NULL PRIMARY KEY,
    checklist TEXT NOT NULL REFERENCES checklist (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL CHECK (position >= 0),
    place     TEXT NOT NULL,
    text      TEXT NOT NULL,
    addressed TEXT NOT NULL,
    addressee TEXT NOT NULL,
    answer    TEXT NOT NULL,
    note      TEXT NOT NULL, -- of an answer, or why it is not ours
    -- JSON: `task <id>`, … No reference: what they name may be removed, and come back.
    ties      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX requirement_checklist ON requirement (checklist, position);
