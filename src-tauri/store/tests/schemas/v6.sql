-- Version 6 as released, with rows in it. Frozen: never edited.
PRAGMA application_id = 1282367793;

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
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
, urgency TEXT NOT NULL DEFAULT 'none', circulation TEXT NOT NULL DEFAULT 'open', draft INTEGER NOT NULL DEFAULT 0 CHECK (draft IN (0, 1)), continues TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE basis (
    plan     TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    text     TEXT NOT NULL,
    PRIMARY KEY (plan, position)
) STRICT, WITHOUT ROWID;
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
, sentence TEXT NOT NULL DEFAULT '', apart TEXT NOT NULL DEFAULT '[]') STRICT, WITHOUT ROWID;
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
    at      TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (task, quarter),
    CHECK ((count IS NULL) = (measure IS NULL))
) STRICT, WITHOUT ROWID;
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
CREATE TABLE template (
    id      TEXT NOT NULL PRIMARY KEY,
    name    TEXT NOT NULL,
    created TEXT NOT NULL,
    content TEXT NOT NULL -- JSON: the plan's rows and its tasks, as the trash keeps them
) STRICT, WITHOUT ROWID;
CREATE TABLE phrase (
    id       TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL CHECK (position >= 0),
    text     TEXT NOT NULL,
    fold     TEXT NOT NULL -- the text without marks, for finding
) STRICT, WITHOUT ROWID;
CREATE TABLE channel (
    code     TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL CHECK (position >= 0),
    name     TEXT NOT NULL,
    family   TEXT NOT NULL,
    measures TEXT NOT NULL, -- JSON: units, the main one first
    active   INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;
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
CREATE TABLE target (
    task    TEXT NOT NULL REFERENCES task (id) ON DELETE CASCADE,
    quarter TEXT NOT NULL,
    count   INTEGER NOT NULL CHECK (count >= 0),
    measure TEXT NOT NULL,
    PRIMARY KEY (task, quarter)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE closing (
    period TEXT NOT NULL PRIMARY KEY,
    first  TEXT NOT NULL,
    last   TEXT NOT NULL,
    by     TEXT NOT NULL,
    at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
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
CREATE TABLE collected (
    plan    TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    quarter TEXT NOT NULL,
    fold    TEXT NOT NULL, -- the unit's name without marks
    unit    TEXT NOT NULL,
    day     TEXT NOT NULL,
    by      TEXT NOT NULL,
    PRIMARY KEY (plan, quarter, fold)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE peer (
    key    TEXT NOT NULL PRIMARY KEY, -- public key, hexadecimal
    name   TEXT NOT NULL,
    seen   TEXT NOT NULL,
    paired TEXT,
    counter INTEGER NOT NULL CHECK (counter >= 0) -- highest counter of a package opened
) STRICT, WITHOUT ROWID;
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
CREATE INDEX plan_changed ON plan (changed);

BEGIN;
PRAGMA defer_foreign_keys = ON;
INSERT INTO meta VALUES ('device', 'a79a865fbdfa3d5d02370485faca8d6f');
INSERT INTO event VALUES (1, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', '0000000000000000000000000000000000000000000000000000000000000000', 'd4c868ede3d527535a8efd8bcc49e6eb6fcdd03b33b7b140c16bf36aa75c2f29');
INSERT INTO event VALUES (2, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', 'd4c868ede3d527535a8efd8bcc49e6eb6fcdd03b33b7b140c16bf36aa75c2f29', 'ec7eeeeee0269bd6900a206a1c7e31ffeaadeae5c2cf3178d434f287368995bc');
INSERT INTO event VALUES (3, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', 'ec7eeeeee0269bd6900a206a1c7e31ffeaadeae5c2cf3178d434f287368995bc', '3c8e06f93ef84086b5d226e9d907920d585a19812b845957b1cf640d0d584ffe');
INSERT INTO event VALUES (4, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', '3c8e06f93ef84086b5d226e9d907920d585a19812b845957b1cf640d0d584ffe', 'cba9d2a7a6d4fdcd2ee214c9ef7a5b7c71f79a3ac4ce795f2f00d7d9e014c3c7');
INSERT INTO event VALUES (5, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', 'cba9d2a7a6d4fdcd2ee214c9ef7a5b7c71f79a3ac4ce795f2f00d7d9e014c3c7', '0db7d7679192292ab8037410db6dae904ed6c5e6c6de4885def96915cfd7871b');
INSERT INTO event VALUES (6, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', '0db7d7679192292ab8037410db6dae904ed6c5e6c6de4885def96915cfd7871b', 'ebf445910a8a833f4858ac11a205cfb624c2757ad698d975e079faa594a71bc4');
INSERT INTO event VALUES (7, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', 'ebf445910a8a833f4858ac11a205cfb624c2757ad698d975e079faa594a71bc4', '4b81cc69b8fb92d948fab03f7deffe1ee61b0dd4efa326595ab3f164de2e6591');
INSERT INTO event VALUES (8, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', '4b81cc69b8fb92d948fab03f7deffe1ee61b0dd4efa326595ab3f164de2e6591', '8b3f63d906985213370f5d3ed5053bae4cb281f9d902ee2dd63f15342499528e');
INSERT INTO event VALUES (9, '2026-03-02T01:00:00Z', 'Lan', 'template_saved', NULL, NULL, '', '8b3f63d906985213370f5d3ed5053bae4cb281f9d902ee2dd63f15342499528e', '7ee4f4acbf085d492a6c72fd050d465d88211c2628db0f0e91475f3a7b9c308f');
INSERT INTO event VALUES (10, '2026-03-02T01:00:00Z', 'Lan', 'template_saved', NULL, NULL, '', '7ee4f4acbf085d492a6c72fd050d465d88211c2628db0f0e91475f3a7b9c308f', '168b78e20947dba5f94fabd50894cee9f27fedfc13e9971e2d3e50e9b36d2d13');
INSERT INTO event VALUES (11, '2026-03-02T01:00:00Z', 'Lan', 'phrase_saved', NULL, NULL, '', '168b78e20947dba5f94fabd50894cee9f27fedfc13e9971e2d3e50e9b36d2d13', '152845058f25bc1306aba6ae61dc47461d49e2dabaa748b1ffc72f4b416d2c44');
INSERT INTO event VALUES (12, '2026-03-02T01:00:00Z', 'Lan', 'phrase_saved', NULL, NULL, '', '152845058f25bc1306aba6ae61dc47461d49e2dabaa748b1ffc72f4b416d2c44', 'c909d39f544990da1e7c35f8f3c2a9f7d3dad0ec751026c707b635ea7ce725b7');
INSERT INTO event VALUES (13, '2026-03-02T01:00:00Z', 'Lan', 'template_removed', NULL, NULL, '', 'c909d39f544990da1e7c35f8f3c2a9f7d3dad0ec751026c707b635ea7ce725b7', 'c0aad2ba09a2220bad86221c622b89988279a29e53f0704f66b47ad9db2f009d');
INSERT INTO event VALUES (14, '2026-03-02T01:00:00Z', 'Lan', 'phrase_removed', NULL, NULL, '', 'c0aad2ba09a2220bad86221c622b89988279a29e53f0704f66b47ad9db2f009d', '8bf89f89e7445278e7cf05abbb1a38271eab7fd1825903b48a3058f06ed2bece');
INSERT INTO event VALUES (15, '2026-03-02T01:00:00Z', 'Lan', 'form_set', NULL, NULL, '', '8bf89f89e7445278e7cf05abbb1a38271eab7fd1825903b48a3058f06ed2bece', '0d1e210c8ddd175cb05c995c9a1e570ae9efde2ceb682401cf5add12c4d40be1');
INSERT INTO event VALUES (16, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', '0d1e210c8ddd175cb05c995c9a1e570ae9efde2ceb682401cf5add12c4d40be1', '997ecc52277e3f913ab648700372b48af16c7a233a1df76b909eba7ceabfcc69');
INSERT INTO event VALUES (17, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', '997ecc52277e3f913ab648700372b48af16c7a233a1df76b909eba7ceabfcc69', '37fcfc35abf1bf341864b9c7f2ad83184969f31620e4af5d628b13801aba1136');
INSERT INTO agency VALUES (1, NULL, '["ỦY BAN NHÂN DÂN","XÃ AN HÒA"]', 'commune', 'two_tier', 'An Hòa', 'KH-UBND', '');
INSERT INTO signatory VALUES (0, '["CHỦ TỊCH"]', 'Trần Văn Khởi');
INSERT INTO setting VALUES ('form.body', '27');
INSERT INTO setting VALUES ('language', 'vi');
INSERT INTO official VALUES ('0192f3a1-0000-7000-8000-0000000003ca', 'Vũ Thị Hoa', 'vu thi hoa', 'Công chức', NULL, 1);
INSERT INTO plan VALUES ('0192f3a1-0000-7000-8000-000000000000', 2026, NULL, '["ỦY BAN NHÂN DÂN","XÃ AN HÒA"]', 12, 'KH-UBND', 'An Hòa', 2026, 1, NULL, 'Tuyên truyền bảo vệ môi trường
năm 2026', '["CHỦ TỊCH"]', 'Trần Văn Khởi', 0, '2026-03-02T01:00:00Z', '2026-03-02T01:00:00Z', 5, 'none', 'open', 0, NULL);
INSERT INTO basis VALUES ('0192f3a1-0000-7000-8000-000000000000', 0, 'Căn cứ Luật Bảo vệ môi trường');
INSERT INTO paragraph VALUES ('0192f3a1-0000-7000-8000-000000000000', 'closing', 0, 'Trên đây là kế hoạch của xã An Hòa.', '');
INSERT INTO paragraph VALUES ('0192f3a1-0000-7000-8000-000000000000', 'opening', 0, 'Ủy ban nhân dân xã xây dựng kế hoạch như sau:', '');
INSERT INTO recipient VALUES ('0192f3a1-0000-7000-8000-000000000000', 0, 'UBND tỉnh', 'b/c');
INSERT INTO recipient VALUES ('0192f3a1-0000-7000-8000-000000000000', 1, 'Lưu: VT', '');
INSERT INTO section VALUES ('0192f3a1-0000-7000-8000-000000000001', '0192f3a1-0000-7000-8000-000000000000', NULL, 0, 'purpose', NULL, 'MỤC ĐÍCH, YÊU CẦU', 0);
INSERT INTO section VALUES ('0192f3a1-0000-7000-8000-000000000002', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000001', 0, 'purpose', NULL, 'Mục đích', 0);
INSERT INTO section VALUES ('0192f3a1-0000-7000-8000-000000000003', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000001', 1, 'requirements', NULL, 'Yêu cầu', 0);
INSERT INTO section VALUES ('0192f3a1-0000-7000-8000-000000000004', '0192f3a1-0000-7000-8000-000000000000', NULL, 1, 'topics', NULL, 'NỘI DUNG', 0);
INSERT INTO annex VALUES ('0192f3a1-0000-7000-8000-000000000005', '0192f3a1-0000-7000-8000-000000000000', 0, 'PHỤ LỤC', 'Phân công', '(Kèm theo Kế hoạch)');
INSERT INTO block VALUES ('0192f3a1-0000-7000-8000-00000000000a', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000002', NULL, 0, 'paragraph', NULL, 'Nâng cao ý thức.', '', NULL);
INSERT INTO block VALUES ('0192f3a1-0000-7000-8000-00000000000b', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000003', NULL, 0, 'paragraph', NULL, 'Thiết thực, tiết kiệm.', '', NULL);
INSERT INTO block VALUES ('0192f3a1-0000-7000-8000-00000000000c', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000004', NULL, 0, 'dash', NULL, 'Đường làng sạch, ngõ xóm đẹp', 'b0-10;bi17-28', NULL);
INSERT INTO block VALUES ('0192f3a1-0000-7000-8000-00000000000d', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000004', NULL, 1, 'point', 'a)', 'Thu gom rác.', '', NULL);
INSERT INTO block VALUES ('0192f3a1-0000-7000-8000-000000000014', '0192f3a1-0000-7000-8000-000000000000', NULL, '0192f3a1-0000-7000-8000-000000000005', 0, 'table', NULL, '', '', '{"header":1,"rows":[[{"text":"Việc"},{"text":"Ai làm"}],[{"text":"Đường làng sạch, ngõ xóm đẹp","marks":"b0-10;bi17-28"},{"text":"Trạm truyền thanh"}]]}');
INSERT INTO doubt VALUES ('0192f3a1-0000-7000-8000-00000000001e', '0192f3a1-0000-7000-8000-000000000000', 0, 'wrong_year', 7, '0192f3a1-0000-7000-8000-000000000004', '0192f3a1-0000-7000-8000-00000000000c', '2025', '2026', 0);
INSERT INTO left_over VALUES ('0192f3a1-0000-7000-8000-000000000000', 0, 90, '2', 'page_number');
INSERT INTO task VALUES ('0192f3a1-0000-7000-8000-000000000064', '0192f3a1-0000-7000-8000-000000000000', 0, 'accepted', 'Phát thanh', 'Báo cáo', 'Phòng Văn hóa - Xã hội', 'phong van hoa - xa hoi', '["Hội Phụ nữ","Đoàn Thanh niên"]', NULL, 'Quý II', 'quarters:2026-Q2', 'Ngân sách xã', '', '0192f3a1-0000-7000-8000-00000000000d', 'Đài truyền thanh xã phát bản tin mỗi tuần.', '["deliverable"]');
INSERT INTO mark VALUES ('0192f3a1-0000-7000-8000-000000000064', '2026-Q1', 'done', 12, 'lượt phát thanh', 'đã phát', 'Lan', '2026-04-01T02:03:04.567891234Z', '');
INSERT INTO trash VALUES ('0192f3a1-0000-7000-8000-0000000007d0', 1, '2026-03-02T01:00:00Z', 'checklist', '0192f3a1-0000-7000-8000-000000000000', '118/KH-UBND Giữ sạch đường làng', '{"kind":"checklist","rows":{"id":"0192f3a1-0000-7000-8000-0000000001c2","plan":"0192f3a1-0000-7000-8000-000000000000","doc_type":"Kế hoạch","code":"118/KH-UBND","date_year":2026,"date_month":1,"date_day":5,"issuer":"UBND tỉnh Sông Lam","subject":"Giữ sạch đường làng","source":"ke-hoach-tinh.docx","created":"2026-03-02T01:00:00Z","requirements":[{"id":"0192f3a1-0000-7000-8000-0000000001c3","position":0,"place":"II.0","text":"Việc thứ 0 của tỉnh","addressed":"others","addressee":"Sở Xây dựng","answer":"answered","note":"Quý II","ties":["task 0192f3a1-0000-7000-8000-000000000064","section 0192f3a1-0000-7000-8000-000000000004"]},{"id":"0192f3a1-0000-7000-8000-0000000001c4","position":1,"place":"II.1","text":"Việc thứ 1 của tỉnh","addressed":"others","addressee":"Sở Xây dựng","answer":"not_ours","note":"Việc của sở","ties":[]},{"id":"0192f3a1-0000-7000-8000-0000000001c5","position":2,"place":"II.2","text":"Việc thứ 2 của tỉnh","addressed":"others","addressee":"Sở Xây dựng","answer":"open","note":"","ties":[]},{"id":"0192f3a1-0000-7000-8000-0000000001c6","position":3,"place":"II.3","text":"Việc thứ 3 của tỉnh","addressed":"others","addressee":"Sở Xây dựng","answer":"open","note":"","ties":[]}]}}', 0);
INSERT INTO trash VALUES ('04f84f5d-0777-8f7c-ade1-3a61ca56b002', 7, '2026-03-02T01:00:00Z', 'official', NULL, 'Đỗ Thị Hường', '{"kind":"official","id":"0192f3a1-0000-7000-8000-00000000012d","name":"Đỗ Thị Hường","position":"Công chức","unit":null,"active":true}', 0);
INSERT INTO trash VALUES ('1c3830ec-4700-8407-9877-2123cc10a660', 17, '2026-03-02T01:00:00Z', 'log_entries', NULL, '10/03/2026 Hội nghị thôn Bình Minh', '{"kind":"log_entries","beside":[{"table":"log_entry","rows":[{"at":"2026-03-02T01:00:00Z","by":"Lan","channel":"conference","day":"2026-03-10","id":"0192f3a1-0000-7000-8000-0000000003b6","note":"","official":null,"place":"Thôn Bình Minh","plan":"0192f3a1-0000-7000-8000-000000000000","slot":null,"task":"0192f3a1-0000-7000-8000-000000000064","topic":"Hội nghị thôn Bình Minh","unit":"Phòng Văn hóa - Xã hội"}]},{"table":"log_measure","rows":[{"count":1,"entry":"0192f3a1-0000-7000-8000-0000000003b6","fold":"cuoc","position":0,"unit":"cuộc"},{"count":120,"entry":"0192f3a1-0000-7000-8000-0000000003b6","fold":"luot nguoi","position":1,"unit":"lượt người"}]},{"table":"evidence","rows":[{"at":"2026-03-02T01:00:00Z","by":"Lan","entry":"0192f3a1-0000-7000-8000-0000000003b6","hash":null,"id":"0192f3a1-0000-7000-8000-0000000003cf","kind":"link","note":"","position":0,"quarter":null,"size":null,"task":null,"words":"https://example.org/anh"}]}]}', 0);
INSERT INTO trash VALUES ('20149904-025f-8ff0-9635-3cabaacaa6ae', 14, '2026-03-02T01:00:00Z', 'phrase', NULL, 'Lưu bài đã phát.', '{"kind":"phrase","id":"0192f3a1-0000-7000-8000-0000000002c6","position":0,"text":"Lưu bài đã phát."}', 0);
INSERT INTO trash VALUES ('51ccf2ae-d595-8e2a-8dd7-c86df70f9e67', 3, '2026-03-02T01:00:00Z', 'section', '0192f3a1-0000-7000-8000-000000000000', 'KINH PHÍ', '{"kind":"section","parent":null,"index":2,"rows":{"head":{"id":"0192f3a1-0000-7000-8000-000000000000","year":0,"parent":null,"agency_lines":[],"number":null,"symbol":"","place":"","date_year":null,"date_month":null,"date_day":null,"subject":"","signature_lines":[],"signer":""},"bases":[],"paragraphs":[],"recipients":[],"sections":[{"id":"0192f3a1-0000-7000-8000-000000000190","parent":null,"position":0,"kind":"budget","label":null,"title":"KINH PHÍ","run_in":false}],"annexes":[],"blocks":[{"id":"0192f3a1-0000-7000-8000-000000000191","section":"0192f3a1-0000-7000-8000-000000000190","annex":null,"position":0,"kind":"paragraph","label":null,"text":"Ngân sách xã.","marks":"","grid":null}],"doubts":[],"left_over":[]}}', 0);
INSERT INTO trash VALUES ('715950b6-bc1b-8b3b-8ad1-95b7a3f17dd3', 5, '2026-03-02T01:00:00Z', 'tasks', '0192f3a1-0000-7000-8000-000000000000', 'Thu gom', '{"kind":"tasks","tasks":[{"id":"0192f3a1-0000-7000-8000-000000000065","plan":"0192f3a1-0000-7000-8000-000000000000","position":1,"standing":"accepted","text":"Thu gom","deliverable":"Báo cáo","lead":"Phòng Văn hóa - Xã hội","coordinating":["Hội Phụ nữ","Đoàn Thanh niên"],"official":null,"wording":"Quý II","due":"quarters:2026-Q2","budget":"Ngân sách xã","remarks":"","origin":"0192f3a1-0000-7000-8000-00000000000d"}],"marks":[{"task":"0192f3a1-0000-7000-8000-000000000065","quarter":"2026-Q2","status":"done","count":12,"measure":"lượt phát thanh","note":"đã phát","by":"Lan","at":"2026-04-01T02:03:04.567891234Z"}]}', 0);
INSERT INTO trash VALUES ('84fee2ce-6080-8eaf-b32c-a6548215edbd', 13, '2026-03-02T01:00:00Z', 'template', NULL, 'Mẫu cũ', '{"kind":"template","id":"0192f3a1-0000-7000-8000-0000000002bd","name":"Mẫu cũ","created":"2026-03-02T01:00:00Z","content":"{\"rows\":{\"head\":{\"id\":\"0192f3a1-0000-7000-8000-000000000258\",\"year\":2026,\"parent\":null,\"agency_lines\":[\"ỦY BAN NHÂN DÂN\",\"XÃ AN HÒA\"],\"number\":12,\"symbol\":\"KH-UBND\",\"place\":\"An Hòa\",\"date_year\":2026,\"date_month\":1,\"date_day\":null,\"subject\":\"Tuyên truyền bảo vệ môi trường\\nnăm 2026\",\"signature_lines\":[\"CHỦ TỊCH\"],\"signer\":\"Trần Văn Khởi\",\"urgency\":\"express\",\"circulation\":\"internal\",\"draft\":true},\"bases\":[{\"position\":0,\"text\":\"Căn cứ Luật Bảo vệ môi trường\"}],\"paragraphs\":[{\"part\":\"opening\",\"position\":0,\"text\":\"Ủy ban nhân dân xã xây dựng kế hoạch như sau:\",\"marks\":\"\"},{\"part\":\"closing\",\"position\":0,\"text\":\"Trên đây là kế hoạch của xã An Hòa.\",\"marks\":\"\"}],\"recipients\":[{\"position\":0,\"name\":\"UBND tỉnh\",\"purpose\":\"b/c\"},{\"position\":1,\"name\":\"Lưu: VT\",\"purpose\":\"\"}],\"sections\":[{\"id\":\"0192f3a1-0000-7000-8000-000000000259\",\"parent\":null,\"position\":0,\"kind\":\"purpose\",\"label\":null,\"title\":\"MỤC ĐÍCH, YÊU CẦU\",\"run_in\":false},{\"id\":\"0192f3a1-0000-7000-8000-00000000025a\",\"parent\":\"0192f3a1-0000-7000-8000-000000000259\",\"position\":0,\"kind\":\"purpose\",\"label\":null,\"title\":\"Mục đích\",\"run_in\":false},{\"id\":\"0192f3a1-0000-7000-8000-00000000025b\",\"parent\":\"0192f3a1-0000-7000-8000-000000000259\",\"position\":1,\"kind\":\"requirements\",\"label\":null,\"title\":\"Yêu cầu\",\"run_in\":false},{\"id\":\"0192f3a1-0000-7000-8000-00000000025c\",\"parent\":null,\"position\":1,\"kind\":\"topics\",\"label\":null,\"title\":\"NỘI DUNG\",\"run_in\":false}],\"annexes\":[{\"id\":\"0192f3a1-0000-7000-8000-00000000025d\",\"position\":0,\"label\":\"PHỤ LỤC\",\"title\":\"Phân công\",\"reference\":\"(Kèm theo Kế hoạch)\"}],\"blocks\":[{\"id\":\"0192f3a1-0000-7000-8000-000000000262\",\"section\":\"0192f3a1-0000-7000-8000-00000000025a\",\"annex\":null,\"position\":0,\"kind\":\"paragraph\",\"label\":null,\"text\":\"Nâng cao ý thức.\",\"marks\":\"\",\"grid\":null},{\"id\":\"0192f3a1-0000-7000-8000-000000000263\",\"section\":\"0192f3a1-0000-7000-8000-00000000025b\",\"annex\":null,\"position\":0,\"kind\":\"paragraph\",\"label\":null,\"text\":\"Thiết thực, tiết kiệm.\",\"marks\":\"\",\"grid\":null},{\"id\":\"0192f3a1-0000-7000-8000-000000000264\",\"section\":\"0192f3a1-0000-7000-8000-00000000025c\",\"annex\":null,\"position\":0,\"kind\":\"dash\",\"label\":null,\"text\":\"Đường làng sạch, ngõ xóm đẹp\",\"marks\":\"b0-10;bi17-28\",\"grid\":null},{\"id\":\"0192f3a1-0000-7000-8000-000000000265\",\"section\":\"0192f3a1-0000-7000-8000-00000000025c\",\"annex\":null,\"position\":1,\"kind\":\"point\",\"label\":\"a)\",\"text\":\"Thu gom rác.\",\"marks\":\"\",\"grid\":null},{\"id\":\"0192f3a1-0000-7000-8000-00000000026c\",\"section\":null,\"annex\":\"0192f3a1-0000-7000-8000-00000000025d\",\"position\":0,\"kind\":\"table\",\"label\":null,\"text\":\"\",\"marks\":\"\",\"grid\":\"{\\\"header\\\":1,\\\"rows\\\":[[{\\\"text\\\":\\\"Việc\\\"},{\\\"text\\\":\\\"Ai làm\\\"}],[{\\\"text\\\":\\\"Đường làng sạch, ngõ xóm đẹp\\\",\\\"marks\\\":\\\"b0-10;bi17-28\\\"},{\\\"text\\\":\\\"Trạm truyền thanh\\\"}]],\\\"merges\\\":[[0,0,1,2]]}\"}],\"doubts\":[{\"id\":\"0192f3a1-0000-7000-8000-000000000276\",\"position\":0,\"kind\":\"wrong_year\",\"line\":7,\"section\":\"0192f3a1-0000-7000-8000-00000000025c\",\"block\":\"0192f3a1-0000-7000-8000-000000000264\",\"excerpt\":\"2025\",\"other\":\"2026\",\"settled\":false}],\"left_over\":[{\"position\":0,\"line\":90,\"text\":\"2\",\"reason\":\"page_number\"}]},\"tasks\":[]}"}', 0);
INSERT INTO trash VALUES ('8c5f8aea-351e-829a-b2bc-37de4e3de2ad', 4, '2026-03-02T01:00:00Z', 'annex', '0192f3a1-0000-7000-8000-000000000000', 'Phụ lục II Biểu', '{"kind":"annex","index":1,"rows":{"head":{"id":"0192f3a1-0000-7000-8000-000000000000","year":0,"parent":null,"agency_lines":[],"number":null,"symbol":"","place":"","date_year":null,"date_month":null,"date_day":null,"subject":"","signature_lines":[],"signer":""},"bases":[],"paragraphs":[],"recipients":[],"sections":[],"annexes":[{"id":"0192f3a1-0000-7000-8000-000000000192","position":0,"label":"Phụ lục II","title":"Biểu","reference":""}],"blocks":[{"id":"0192f3a1-0000-7000-8000-000000000193","section":null,"annex":"0192f3a1-0000-7000-8000-000000000192","position":0,"kind":"paragraph","label":null,"text":"Biểu mẫu","marks":"","grid":null}],"doubts":[],"left_over":[]}}', 0);
INSERT INTO trash VALUES ('905b43de-ee05-814b-9952-fde4ab83c6b2', 8, '2026-03-02T01:00:00Z', 'plan', '0192f3a1-0000-7000-8000-0000000003e8', 'Tuyên truyền bảo vệ môi trường năm 2026', '{"kind":"plan","sample":true,"created":"2026-03-02T01:00:00Z","rows":{"head":{"id":"0192f3a1-0000-7000-8000-0000000003e8","year":2026,"parent":null,"agency_lines":["ỦY BAN NHÂN DÂN","XÃ AN HÒA"],"number":12,"symbol":"KH-UBND","place":"An Hòa","date_year":2026,"date_month":1,"date_day":null,"subject":"Tuyên truyền bảo vệ môi trường\nnăm 2026","signature_lines":["CHỦ TỊCH"],"signer":"Trần Văn Khởi","continues":"0192f3a1-0000-7000-8000-000000000000"},"bases":[{"position":0,"text":"Căn cứ Luật Bảo vệ môi trường"}],"paragraphs":[{"part":"closing","position":0,"text":"Trên đây là kế hoạch của xã An Hòa.","marks":""},{"part":"opening","position":0,"text":"Ủy ban nhân dân xã xây dựng kế hoạch như sau:","marks":""}],"recipients":[{"position":0,"name":"UBND tỉnh","purpose":"b/c"},{"position":1,"name":"Lưu: VT","purpose":""}],"sections":[{"id":"0192f3a1-0000-7000-8000-0000000003e9","parent":null,"position":0,"kind":"purpose","label":null,"title":"MỤC ĐÍCH, YÊU CẦU","run_in":false},{"id":"0192f3a1-0000-7000-8000-0000000003ea","parent":"0192f3a1-0000-7000-8000-0000000003e9","position":0,"kind":"purpose","label":null,"title":"Mục đích","run_in":false},{"id":"0192f3a1-0000-7000-8000-0000000003eb","parent":"0192f3a1-0000-7000-8000-0000000003e9","position":1,"kind":"requirements","label":null,"title":"Yêu cầu","run_in":false},{"id":"0192f3a1-0000-7000-8000-0000000003ec","parent":null,"position":1,"kind":"topics","label":null,"title":"NỘI DUNG","run_in":false}],"annexes":[{"id":"0192f3a1-0000-7000-8000-0000000003ed","position":0,"label":"PHỤ LỤC","title":"Phân công","reference":"(Kèm theo Kế hoạch)"}],"blocks":[{"id":"0192f3a1-0000-7000-8000-0000000003f2","section":"0192f3a1-0000-7000-8000-0000000003ea","annex":null,"position":0,"kind":"paragraph","label":null,"text":"Nâng cao ý thức.","marks":"","grid":null},{"id":"0192f3a1-0000-7000-8000-0000000003f3","section":"0192f3a1-0000-7000-8000-0000000003eb","annex":null,"position":0,"kind":"paragraph","label":null,"text":"Thiết thực, tiết kiệm.","marks":"","grid":null},{"id":"0192f3a1-0000-7000-8000-0000000003f4","section":"0192f3a1-0000-7000-8000-0000000003ec","annex":null,"position":0,"kind":"dash","label":null,"text":"Đường làng sạch, ngõ xóm đẹp","marks":"b0-10;bi17-28","grid":null},{"id":"0192f3a1-0000-7000-8000-0000000003fc","section":null,"annex":"0192f3a1-0000-7000-8000-0000000003ed","position":0,"kind":"table","label":null,"text":"","marks":"","grid":"{\"header\":1,\"rows\":[[{\"text\":\"Việc\"},{\"text\":\"Ai làm\"}],[{\"text\":\"Đường làng sạch, ngõ xóm đẹp\",\"marks\":\"b0-10;bi17-28\"},{\"text\":\"Trạm truyền thanh\"}]]}"},{"id":"0192f3a1-0000-7000-8000-0000000003f5","section":"0192f3a1-0000-7000-8000-0000000003ec","annex":null,"position":1,"kind":"point","label":"a)","text":"Thu gom rác.","marks":"","grid":null}],"doubts":[{"id":"0192f3a1-0000-7000-8000-000000000406","position":0,"kind":"wrong_year","line":7,"section":"0192f3a1-0000-7000-8000-0000000003ec","block":"0192f3a1-0000-7000-8000-0000000003f4","excerpt":"2025","other":"2026","settled":false}],"left_over":[{"position":0,"line":90,"text":"2","reason":"page_number"}]},"tasks":[{"id":"0192f3a1-0000-7000-8000-00000000044c","plan":"0192f3a1-0000-7000-8000-0000000003e8","position":0,"standing":"accepted","text":"Phát thanh","deliverable":"Báo cáo","lead":"Phòng Văn hóa - Xã hội","coordinating":["Hội Phụ nữ","Đoàn Thanh niên"],"official":null,"wording":"Quý II","due":"quarters:2026-Q2","budget":"Ngân sách xã","remarks":"","origin":"0192f3a1-0000-7000-8000-00000000000d"}],"marks":[{"task":"0192f3a1-0000-7000-8000-00000000044c","quarter":"2026-Q2","status":"done","count":12,"measure":"lượt phát thanh","note":"đã phát","by":"Lan","at":"2026-04-01T02:03:04.567891234Z"}],"checklists":[{"id":"0192f3a1-0000-7000-8000-0000000001f4","plan":"0192f3a1-0000-7000-8000-0000000003e8","doc_type":"Kế hoạch","code":"118/KH-UBND","date_year":2026,"date_month":1,"date_day":5,"issuer":"UBND tỉnh Sông Lam","subject":"Giữ sạch đường làng","source":"ke-hoach-tinh.docx","created":"2026-03-02T01:00:00Z","requirements":[{"id":"0192f3a1-0000-7000-8000-0000000001f5","position":0,"place":"II.0","text":"Việc thứ 0 của tỉnh","addressed":"others","addressee":"Sở Xây dựng","answer":"answered","note":"Quý II","ties":["task 0192f3a1-0000-7000-8000-000000000064","section 0192f3a1-0000-7000-8000-000000000004"]},{"id":"0192f3a1-0000-7000-8000-0000000001f6","position":1,"place":"II.1","text":"Việc thứ 1 của tỉnh","addressed":"others","addressee":"Sở Xây dựng","answer":"not_ours","note":"Việc của sở","ties":[]},{"id":"0192f3a1-0000-7000-8000-0000000001f7","position":2,"place":"II.2","text":"Việc thứ 2 của tỉnh","addressed":"others","addressee":"Sở Xây dựng","answer":"open","note":"","ties":[]},{"id":"0192f3a1-0000-7000-8000-0000000001f8","position":3,"place":"II.3","text":"Việc thứ 3 của tỉnh","addressed":"others","addressee":"Sở Xây dựng","answer":"open","note":"","ties":[]}]}]}', 0);
INSERT INTO trash VALUES ('d8fe01a6-ca1b-8e4b-99f1-4aee446fa8c1', 6, '2026-03-02T01:00:00Z', 'unit', NULL, 'Trạm Y tế', '{"kind":"unit","id":"0192f3a1-0000-7000-8000-00000000012c","name":"Trạm Y tế","symbol":"TYT","active":true}', 0);
INSERT INTO checklist VALUES ('0192f3a1-0000-7000-8000-000000000190', '0192f3a1-0000-7000-8000-000000000000', 'Kế hoạch', '118/KH-UBND', 2026, 1, 5, 'UBND tỉnh Sông Lam', 'Giữ sạch đường làng', 'ke-hoach-tinh.docx', '2026-03-02T01:00:00Z');
INSERT INTO requirement VALUES ('0192f3a1-0000-7000-8000-000000000191', '0192f3a1-0000-7000-8000-000000000190', 0, 'II.0', 'Việc thứ 0 của tỉnh', 'others', 'Sở Xây dựng', 'answered', 'Quý II', '["task 0192f3a1-0000-7000-8000-000000000064","section 0192f3a1-0000-7000-8000-000000000004"]');
INSERT INTO requirement VALUES ('0192f3a1-0000-7000-8000-000000000192', '0192f3a1-0000-7000-8000-000000000190', 1, 'II.1', 'Việc thứ 1 của tỉnh', 'others', 'Sở Xây dựng', 'not_ours', 'Việc của sở', '[]');
INSERT INTO requirement VALUES ('0192f3a1-0000-7000-8000-000000000193', '0192f3a1-0000-7000-8000-000000000190', 2, 'II.2', 'Việc thứ 2 của tỉnh', 'others', 'Sở Xây dựng', 'open', '', '[]');
INSERT INTO requirement VALUES ('0192f3a1-0000-7000-8000-000000000194', '0192f3a1-0000-7000-8000-000000000190', 3, 'II.3', 'Việc thứ 3 của tỉnh', 'others', 'Sở Xây dựng', 'open', '', '[]');
INSERT INTO search_entry VALUES (2199023255551, '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000000', NULL, 'Tuyên truyền bảo vệ môi trường
năm 2026
12/KH-UBND
ỦY BAN NHÂN DÂN
XÃ AN HÒA
Căn cứ Luật Bảo vệ môi trường
Ủy ban nhân dân xã xây dựng kế hoạch như sau:
Trên đây là kế hoạch của xã An Hòa.
UBND tỉnh b/c
Lưu: VT 
CHỦ TỊCH
Trần Văn Khởi', 'tuyen truyen bao ve moi truong
nam 2026
12/kh-ubnd
uy ban nhan dan
xa an hoa
can cu luat bao ve moi truong
uy ban nhan dan xa xay dung ke hoach nhu sau:
tren day la ke hoach cua xa an hoa.
ubnd tinh b/c
luu: vt 
chu tich
tran van khoi');
INSERT INTO search_entry VALUES (3298534883326, '0192f3a1-0000-7000-8000-000000000064', '0192f3a1-0000-7000-8000-000000000000', NULL, 'Phát thanh
Báo cáo
Phòng Văn hóa - Xã hội
Hội Phụ nữ; Đoàn Thanh niên
Quý II
Ngân sách xã', 'phat thanh
bao cao
phong van hoa - xa hoi
hoi phu nu; doan thanh nien
quy ii
ngan sach xa');
INSERT INTO search_entry VALUES (4398046511099, '0192f3a1-0000-7000-8000-000000000001', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000001', 'MỤC ĐÍCH, YÊU CẦU', 'muc dich, yeu cau');
INSERT INTO search_entry VALUES (4398046511100, '0192f3a1-0000-7000-8000-000000000002', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000002', 'Mục đích', 'muc dich');
INSERT INTO search_entry VALUES (4398046511101, '0192f3a1-0000-7000-8000-000000000003', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000003', 'Yêu cầu', 'yeu cau');
INSERT INTO search_entry VALUES (4398046511102, '0192f3a1-0000-7000-8000-000000000004', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000004', 'NỘI DUNG', 'noi dung');
INSERT INTO search_entry VALUES (4398046511103, '0192f3a1-0000-7000-8000-000000000005', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000005', 'PHỤ LỤC
Phân công
(Kèm theo Kế hoạch)', 'phu luc
phan cong
(kem theo ke hoach)');
INSERT INTO search_entry VALUES (7696581394427, '0192f3a1-0000-7000-8000-00000000000a', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000002', 'Nâng cao ý thức.', 'nang cao y thuc.');
INSERT INTO search_entry VALUES (7696581394428, '0192f3a1-0000-7000-8000-00000000000b', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000003', 'Thiết thực, tiết kiệm.', 'thiet thuc, tiet kiem.');
INSERT INTO search_entry VALUES (7696581394429, '0192f3a1-0000-7000-8000-00000000000c', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000004', 'Đường làng sạch, ngõ xóm đẹp', 'duong lang sach, ngo xom dep');
INSERT INTO search_entry VALUES (7696581394430, '0192f3a1-0000-7000-8000-00000000000d', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000004', 'Thu gom rác.', 'thu gom rac.');
INSERT INTO search_entry VALUES (7696581394431, '0192f3a1-0000-7000-8000-000000000014', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000005', '
Việc
Ai làm
Đường làng sạch, ngõ xóm đẹp
Trạm truyền thanh', '
viec
ai lam
duong lang sach, ngo xom dep
tram truyen thanh');
INSERT INTO search_entry VALUES (10995116277759, '0192f3a1-0000-7000-8000-000000000384', NULL, NULL, 'Hội nghị thôn Bình Minh
Thôn Bình Minh
Phòng Văn hóa - Xã hội', 'hoi nghi thon binh minh
thon binh minh
phong van hoa - xa hoi');
INSERT INTO template VALUES ('0192f3a1-0000-7000-8000-0000000002bc', 'Mẫu của xã', '2026-03-02T01:00:00Z', '{"rows":{"head":{"id":"0192f3a1-0000-7000-8000-000000000258","year":2026,"parent":null,"agency_lines":["ỦY BAN NHÂN DÂN","XÃ AN HÒA"],"number":12,"symbol":"KH-UBND","place":"An Hòa","date_year":2026,"date_month":1,"date_day":null,"subject":"Tuyên truyền bảo vệ môi trường\nnăm 2026","signature_lines":["CHỦ TỊCH"],"signer":"Trần Văn Khởi","urgency":"express","circulation":"internal","draft":true},"bases":[{"position":0,"text":"Căn cứ Luật Bảo vệ môi trường"}],"paragraphs":[{"part":"opening","position":0,"text":"Ủy ban nhân dân xã xây dựng kế hoạch như sau:","marks":""},{"part":"closing","position":0,"text":"Trên đây là kế hoạch của xã An Hòa.","marks":""}],"recipients":[{"position":0,"name":"UBND tỉnh","purpose":"b/c"},{"position":1,"name":"Lưu: VT","purpose":""}],"sections":[{"id":"0192f3a1-0000-7000-8000-000000000259","parent":null,"position":0,"kind":"purpose","label":null,"title":"MỤC ĐÍCH, YÊU CẦU","run_in":false},{"id":"0192f3a1-0000-7000-8000-00000000025a","parent":"0192f3a1-0000-7000-8000-000000000259","position":0,"kind":"purpose","label":null,"title":"Mục đích","run_in":false},{"id":"0192f3a1-0000-7000-8000-00000000025b","parent":"0192f3a1-0000-7000-8000-000000000259","position":1,"kind":"requirements","label":null,"title":"Yêu cầu","run_in":false},{"id":"0192f3a1-0000-7000-8000-00000000025c","parent":null,"position":1,"kind":"topics","label":null,"title":"NỘI DUNG","run_in":false}],"annexes":[{"id":"0192f3a1-0000-7000-8000-00000000025d","position":0,"label":"PHỤ LỤC","title":"Phân công","reference":"(Kèm theo Kế hoạch)"}],"blocks":[{"id":"0192f3a1-0000-7000-8000-000000000262","section":"0192f3a1-0000-7000-8000-00000000025a","annex":null,"position":0,"kind":"paragraph","label":null,"text":"Nâng cao ý thức.","marks":"","grid":null},{"id":"0192f3a1-0000-7000-8000-000000000263","section":"0192f3a1-0000-7000-8000-00000000025b","annex":null,"position":0,"kind":"paragraph","label":null,"text":"Thiết thực, tiết kiệm.","marks":"","grid":null},{"id":"0192f3a1-0000-7000-8000-000000000264","section":"0192f3a1-0000-7000-8000-00000000025c","annex":null,"position":0,"kind":"dash","label":null,"text":"Đường làng sạch, ngõ xóm đẹp","marks":"b0-10;bi17-28","grid":null},{"id":"0192f3a1-0000-7000-8000-000000000265","section":"0192f3a1-0000-7000-8000-00000000025c","annex":null,"position":1,"kind":"point","label":"a)","text":"Thu gom rác.","marks":"","grid":null},{"id":"0192f3a1-0000-7000-8000-00000000026c","section":null,"annex":"0192f3a1-0000-7000-8000-00000000025d","position":0,"kind":"table","label":null,"text":"","marks":"","grid":"{\"header\":1,\"rows\":[[{\"text\":\"Việc\"},{\"text\":\"Ai làm\"}],[{\"text\":\"Đường làng sạch, ngõ xóm đẹp\",\"marks\":\"b0-10;bi17-28\"},{\"text\":\"Trạm truyền thanh\"}]],\"merges\":[[0,0,1,2]]}"}],"doubts":[{"id":"0192f3a1-0000-7000-8000-000000000276","position":0,"kind":"wrong_year","line":7,"section":"0192f3a1-0000-7000-8000-00000000025c","block":"0192f3a1-0000-7000-8000-000000000264","excerpt":"2025","other":"2026","settled":false}],"left_over":[{"position":0,"line":90,"text":"2","reason":"page_number"}]},"tasks":[{"id":"0192f3a1-0000-7000-8000-000000000320","plan":"0192f3a1-0000-7000-8000-000000000258","position":0,"standing":"accepted","text":"Phát thanh","deliverable":"Báo cáo","lead":"Phòng Văn hóa - Xã hội","coordinating":["Hội Phụ nữ","Đoàn Thanh niên"],"official":null,"wording":"Quý II","due":"quarters:2026-Q2","budget":"Ngân sách xã","remarks":"","origin":"0192f3a1-0000-7000-8000-00000000000d"}]}');
INSERT INTO phrase VALUES ('0192f3a1-0000-7000-8000-0000000002c7', 1, 'Gửi báo cáo đúng hạn.', 'gui bao cao dung han.');
INSERT INTO channel VALUES ('xe_loa', 0, 'Xe loa lưu động', 'traditional', '["lượt"]', 1);
INSERT INTO place VALUES ('Thôn Bình Minh', 0);
INSERT INTO log_entry VALUES ('0192f3a1-0000-7000-8000-000000000384', '2026-03-10', 'conference', 'Hội nghị thôn Bình Minh', 'Thôn Bình Minh', 'Phòng Văn hóa - Xã hội', NULL, '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000064', '', NULL, 'Lan', '2026-03-02T01:00:00Z');
INSERT INTO log_measure VALUES ('0192f3a1-0000-7000-8000-000000000384', 0, 1, 'cuộc', 'cuoc');
INSERT INTO log_measure VALUES ('0192f3a1-0000-7000-8000-000000000384', 1, 120, 'lượt người', 'luot nguoi');
INSERT INTO schedule VALUES ('0192f3a1-0000-7000-8000-0000000003cb', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000064', 'Phát thanh', 'broadcast', 'Đài truyền thanh', '135', '06:30', 15, '2026-03-02', '2026-06-30');
INSERT INTO slot VALUES ('0192f3a1-0000-7000-8000-0000000003cc', '0192f3a1-0000-7000-8000-0000000003cb', '2026-03-02', '2026-03-03', '06:30', 15, '', 'planned', NULL, '');
INSERT INTO evidence VALUES ('0192f3a1-0000-7000-8000-0000000003cd', '0192f3a1-0000-7000-8000-000000000384', NULL, NULL, 0, 'link', 'https://example.org/tin', NULL, NULL, 'Tin đã đăng', 'Lan', '2026-03-02T01:00:00Z');
INSERT INTO evidence VALUES ('0192f3a1-0000-7000-8000-0000000003ce', NULL, '0192f3a1-0000-7000-8000-000000000064', '2026-Q1', 0, 'document', 'Báo cáo số 12/BC-UBND', NULL, NULL, '', 'Lan', '2026-03-02T01:00:00Z');
INSERT INTO target VALUES ('0192f3a1-0000-7000-8000-000000000064', '2026-Q1', 12, 'lượt');
INSERT INTO assignment VALUES ('0192f3a1-0000-7000-8000-000000000064', 0, '0192f3a1-0000-7000-8000-0000000003ca', '2026-01-05', NULL, '');
INSERT INTO indicator VALUES ('0192f3a1-0000-7000-8000-0000000003d0', '0192f3a1-0000-7000-8000-000000000000', 0, 'Hộ phân loại rác', 'hộ', 'share', 80, NULL);
INSERT INTO reached VALUES ('0192f3a1-0000-7000-8000-0000000003d0', '2026-Q1', 310, 420, '', 'Lan', '2026-03-02T01:00:00Z');
INSERT INTO closing VALUES ('2025-Q4', '2025-09-15', '2025-12-14', 'Lan', '2026-03-02T01:00:00Z');
INSERT INTO late_change VALUES (16, '2025-Q4', '12/11/2025 · Phát thanh', '3 lượt', '4 lượt', 'Ghi thiếu một buổi', 'Lan', '2026-03-02T01:00:00Z');
INSERT INTO report VALUES ('0192f3a1-0000-7000-8000-0000000003d1', NULL, '2026-Q1', '2026-03-02T01:00:00Z', '2026-03-02T01:00:00Z', '{}', NULL);
INSERT INTO collected VALUES ('0192f3a1-0000-7000-8000-000000000000', '2026-Q1', 'tram y te', 'Trạm Y tế', '2026-03-12', 'Lan');
INSERT INTO profile VALUES ('0192f3a1-0000-7000-8000-0000000003d4', 0, 'Nguyễn Thị Lan', 'drafter', NULL, 1, 1, '', '', 0, NULL);
INSERT INTO version VALUES ('0192f3a1-0000-7000-8000-0000000003d5', '0192f3a1-0000-7000-8000-000000000000', 1, 'step', 'leader_review', '0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a', 'Nguyễn Thị Lan', 'drafter', '2026-03-02T01:00:00Z', '', '{}');
INSERT INTO passage VALUES ('0192f3a1-0000-7000-8000-0000000003d6', '0192f3a1-0000-7000-8000-000000000000', 0, 'submit', 'drafting', 'leader_review', 'Nguyễn Thị Lan', 'drafter', '2026-03-02T01:00:00Z', '0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a', '0192f3a1-0000-7000-8000-0000000003d5', '', '', NULL, NULL, NULL);
INSERT INTO remark VALUES ('0192f3a1-0000-7000-8000-0000000003d7', '0192f3a1-0000-7000-8000-000000000000', 1, '0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a', '{"kind":"plan"}', 'Phạm Văn Dũng', 'leader', '2026-03-02T01:00:00Z', 'Ngắn gọn hơn', NULL, 'typed', 'open', '', 'drafter', NULL, '');
INSERT INTO reply VALUES ('0192f3a1-0000-7000-8000-0000000003d8', '0192f3a1-0000-7000-8000-0000000003d7', 'Nguyễn Thị Lan', 'drafter', '2026-03-02T01:00:00Z', 'Vâng ạ');
INSERT INTO opinion VALUES ('0192f3a1-0000-7000-8000-0000000003d9', '0192f3a1-0000-7000-8000-000000000000', 1, '0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a', 'amend', 'Sửa theo ý kiến', 'Phạm Văn Dũng', 'leader', '2026-03-02T01:00:00Z');
INSERT INTO registration VALUES ('0192f3a1-0000-7000-8000-0000000003da', 2026, 'KH', 12, '12/KH-UBND', '2026-03-02', 'Kế hoạch tuyên truyền', 'Phạm Văn Dũng', 'UBND tỉnh', 'VT', '5', NULL, '', '', NULL, '');
INSERT INTO peer VALUES ('0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a', 'Máy Phó Chủ tịch', '2026-03-02T01:00:00Z', NULL, 1);
INSERT INTO package VALUES ('0192f3a1-0000-7000-8000-0000000003db', 'in', 'review_answer', '0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a', '0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a', 1, '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-0000000003d5', '0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a', NULL, 'Máy Phó Chủ tịch', '2026-03-02T01:00:00Z', 0, '{}');
COMMIT;
