-- Version 4 as released, with rows in it. Frozen: never edited.
-- Version 1. Released schemas are never edited: a change is a new file.
-- Ids are UUID texts, so that a prefix finds them and a person can read an event.
-- Times are RFC 3339 in UTC. Lists of lines are JSON arrays of strings.
PRAGMA application_id = 0x4C6F6131; -- "Loa1"

-- What the file knows about itself: `device`, `last_backup`.
CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

-- Version 2: marks above the body, the office's own templates and phrases.
-- Merged cells need no column: they stand in the grid of their table, and an old grid has none.

ALTER TABLE plan ADD COLUMN urgency TEXT NOT NULL DEFAULT 'none';
ALTER TABLE plan ADD COLUMN circulation TEXT NOT NULL DEFAULT 'open';
ALTER TABLE plan ADD COLUMN draft INTEGER NOT NULL DEFAULT 0 CHECK (draft IN (0, 1));

-- A plan kept as a beginning for others.
CREATE TABLE template (
    id      TEXT NOT NULL PRIMARY KEY,
    name    TEXT NOT NULL,
    created TEXT NOT NULL,
    content TEXT NOT NULL -- JSON: the plan's rows and its tasks, as the trash keeps them
) STRICT, WITHOUT ROWID;

-- Sentences the office uses again and again.
CREATE TABLE phrase (
    id       TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL CHECK (position >= 0),
    text     TEXT NOT NULL,
    fold     TEXT NOT NULL -- the text without marks, for finding
) STRICT, WITHOUT ROWID;
-- Version 3: a plan knows the one of an earlier period that it goes on from.
-- No reference: that plan may be removed, and come back.

ALTER TABLE plan ADD COLUMN continues TEXT;

BEGIN;
PRAGMA defer_foreign_keys = ON;
INSERT INTO meta (key, value)
VALUES ('device', 'a79a865fbdfa3d5d02370485faca8d6f');
INSERT INTO event (seq, at, actor, kind, plan, subject, detail, previous, hash)
VALUES (1, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', '0000000000000000000000000000000000000000000000000000000000000000', 'd4c868ede3d527535a8efd8bcc49e6eb6fcdd03b33b7b140c16bf36aa75c2f29');
INSERT INTO event (seq, at, actor, kind, plan, subject, detail, previous, hash)
VALUES (2, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', 'd4c868ede3d527535a8efd8bcc49e6eb6fcdd03b33b7b140c16bf36aa75c2f29', 'ec7eeeeee0269bd6900a206a1c7e31ffeaadeae5c2cf3178d434f287368995bc');
INSERT INTO event (seq, at, actor, kind, plan, subject, detail, previous, hash)
VALUES (3, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', 'ec7eeeeee0269bd6900a206a1c7e31ffeaadeae5c2cf3178d434f287368995bc', '3c8e06f93ef84086b5d226e9d907920d585a19812b845957b1cf640d0d584ffe');
INSERT INTO event (seq, at, actor, kind, plan, subject, detail, previous, hash)
VALUES (4, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', '3c8e06f93ef84086b5d226e9d907920d585a19812b845957b1cf640d0d584ffe', 'cba9d2a7a6d4fdcd2ee214c9ef7a5b7c71f79a3ac4ce795f2f00d7d9e014c3c7');
INSERT INTO event (seq, at, actor, kind, plan, subject, detail, previous, hash)
VALUES (5, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', 'cba9d2a7a6d4fdcd2ee214c9ef7a5b7c71f79a3ac4ce795f2f00d7d9e014c3c7', '0db7d7679192292ab8037410db6dae904ed6c5e6c6de4885def96915cfd7871b');
INSERT INTO event (seq, at, actor, kind, plan, subject, detail, previous, hash)
VALUES (6, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', '0db7d7679192292ab8037410db6dae904ed6c5e6c6de4885def96915cfd7871b', 'ebf445910a8a833f4858ac11a205cfb624c2757ad698d975e079faa594a71bc4');
INSERT INTO event (seq, at, actor, kind, plan, subject, detail, previous, hash)
VALUES (7, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', 'ebf445910a8a833f4858ac11a205cfb624c2757ad698d975e079faa594a71bc4', '4b81cc69b8fb92d948fab03f7deffe1ee61b0dd4efa326595ab3f164de2e6591');
INSERT INTO event (seq, at, actor, kind, plan, subject, detail, previous, hash)
VALUES (8, '2026-03-02T01:00:00Z', 'Lan', 'plan_saved', NULL, NULL, '', '4b81cc69b8fb92d948fab03f7deffe1ee61b0dd4efa326595ab3f164de2e6591', '8b3f63d906985213370f5d3ed5053bae4cb281f9d902ee2dd63f15342499528e');
INSERT INTO event (seq, at, actor, kind, plan, subject, detail, previous, hash)
VALUES (9, '2026-03-02T01:00:00Z', 'Lan', 'template_saved', NULL, NULL, '', '8b3f63d906985213370f5d3ed5053bae4cb281f9d902ee2dd63f15342499528e', '7ee4f4acbf085d492a6c72fd050d465d88211c2628db0f0e91475f3a7b9c308f');
INSERT INTO event (seq, at, actor, kind, plan, subject, detail, previous, hash)
VALUES (10, '2026-03-02T01:00:00Z', 'Lan', 'template_saved', NULL, NULL, '', '7ee4f4acbf085d492a6c72fd050d465d88211c2628db0f0e91475f3a7b9c308f', '168b78e20947dba5f94fabd50894cee9f27fedfc13e9971e2d3e50e9b36d2d13');
INSERT INTO event (seq, at, actor, kind, plan, subject, detail, previous, hash)
VALUES (11, '2026-03-02T01:00:00Z', 'Lan', 'phrase_saved', NULL, NULL, '', '168b78e20947dba5f94fabd50894cee9f27fedfc13e9971e2d3e50e9b36d2d13', '152845058f25bc1306aba6ae61dc47461d49e2dabaa748b1ffc72f4b416d2c44');
INSERT INTO event (seq, at, actor, kind, plan, subject, detail, previous, hash)
VALUES (12, '2026-03-02T01:00:00Z', 'Lan', 'phrase_saved', NULL, NULL, '', '152845058f25bc1306aba6ae61dc47461d49e2dabaa748b1ffc72f4b416d2c44', 'c909d39f544990da1e7c35f8f3c2a9f7d3dad0ec751026c707b635ea7ce725b7');
INSERT INTO event (seq, at, actor, kind, plan, subject, detail, previous, hash)
VALUES (13, '2026-03-02T01:00:00Z', 'Lan', 'template_removed', NULL, NULL, '', 'c909d39f544990da1e7c35f8f3c2a9f7d3dad0ec751026c707b635ea7ce725b7', 'c0aad2ba09a2220bad86221c622b89988279a29e53f0704f66b47ad9db2f009d');
INSERT INTO event (seq, at, actor, kind, plan, subject, detail, previous, hash)
VALUES (14, '2026-03-02T01:00:00Z', 'Lan', 'phrase_removed', NULL, NULL, '', 'c0aad2ba09a2220bad86221c622b89988279a29e53f0704f66b47ad9db2f009d', '8bf89f89e7445278e7cf05abbb1a38271eab7fd1825903b48a3058f06ed2bece');
INSERT INTO event (seq, at, actor, kind, plan, subject, detail, previous, hash)
VALUES (15, '2026-03-02T01:00:00Z', 'Lan', 'form_set', NULL, NULL, '', '8bf89f89e7445278e7cf05abbb1a38271eab7fd1825903b48a3058f06ed2bece', '0d1e210c8ddd175cb05c995c9a1e570ae9efde2ceb682401cf5add12c4d40be1');
INSERT INTO agency (one, parent, name_lines, kind, model, place, plan_symbol, drafting_symbol)
VALUES (1, NULL, '["ỦY BAN NHÂN DÂN","XÃ AN HÒA"]', 'commune', 'two_tier', 'An Hòa', 'KH-UBND', '');
INSERT INTO signatory (position, lines, name)
VALUES (0, '["CHỦ TỊCH"]', 'Trần Văn Khởi');
INSERT INTO setting (key, value)
VALUES ('form.body', '27');
INSERT INTO setting (key, value)
VALUES ('language', 'vi');
INSERT INTO plan (id, year, parent, agency_lines, number, symbol, place, date_year, date_month, date_day, subject, signature_lines, signer, sample, created, updated, changed, urgency, circulation, draft, continues)
VALUES ('0192f3a1-0000-7000-8000-000000000000', 2026, NULL, '["ỦY BAN NHÂN DÂN","XÃ AN HÒA"]', 12, 'KH-UBND', 'An Hòa', 2026, 1, NULL, 'Tuyên truyền bảo vệ môi trường
năm 2026', '["CHỦ TỊCH"]', 'Trần Văn Khởi', 0, '2026-03-02T01:00:00Z', '2026-03-02T01:00:00Z', 5, 'none', 'open', 0, NULL);
INSERT INTO basis (plan, position, text)
VALUES ('0192f3a1-0000-7000-8000-000000000000', 0, 'Căn cứ Luật Bảo vệ môi trường');
INSERT INTO paragraph (plan, part, position, text, marks)
VALUES ('0192f3a1-0000-7000-8000-000000000000', 'closing', 0, 'Trên đây là kế hoạch của xã An Hòa.', '');
INSERT INTO paragraph (plan, part, position, text, marks)
VALUES ('0192f3a1-0000-7000-8000-000000000000', 'opening', 0, 'Ủy ban nhân dân xã xây dựng kế hoạch như sau:', '');
INSERT INTO recipient (plan, position, name, purpose)
VALUES ('0192f3a1-0000-7000-8000-000000000000', 0, 'UBND tỉnh', 'b/c');
INSERT INTO recipient (plan, position, name, purpose)
VALUES ('0192f3a1-0000-7000-8000-000000000000', 1, 'Lưu: VT', '');
INSERT INTO section (id, plan, parent, position, kind, label, title, run_in)
VALUES ('0192f3a1-0000-7000-8000-000000000001', '0192f3a1-0000-7000-8000-000000000000', NULL, 0, 'purpose', NULL, 'MỤC ĐÍCH, YÊU CẦU', 0);
INSERT INTO section (id, plan, parent, position, kind, label, title, run_in)
VALUES ('0192f3a1-0000-7000-8000-000000000002', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000001', 0, 'purpose', NULL, 'Mục đích', 0);
INSERT INTO section (id, plan, parent, position, kind, label, title, run_in)
VALUES ('0192f3a1-0000-7000-8000-000000000003', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000001', 1, 'requirements', NULL, 'Yêu cầu', 0);
INSERT INTO section (id, plan, parent, position, kind, label, title, run_in)
VALUES ('0192f3a1-0000-7000-8000-000000000004', '0192f3a1-0000-7000-8000-000000000000', NULL, 1, 'topics', NULL, 'NỘI DUNG', 0);
INSERT INTO annex (id, plan, position, label, title, reference)
VALUES ('0192f3a1-0000-7000-8000-000000000005', '0192f3a1-0000-7000-8000-000000000000', 0, 'PHỤ LỤC', 'Phân công', '(Kèm theo Kế hoạch)');
INSERT INTO block (id, plan, section, annex, position, kind, label, text, marks, grid)
VALUES ('0192f3a1-0000-7000-8000-00000000000a', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000002', NULL, 0, 'paragraph', NULL, 'Nâng cao ý thức.', '', NULL);
INSERT INTO block (id, plan, section, annex, position, kind, label, text, marks, grid)
VALUES ('0192f3a1-0000-7000-8000-00000000000b', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000003', NULL, 0, 'paragraph', NULL, 'Thiết thực, tiết kiệm.', '', NULL);
INSERT INTO block (id, plan, section, annex, position, kind, label, text, marks, grid)
VALUES ('0192f3a1-0000-7000-8000-00000000000c', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000004', NULL, 0, 'dash', NULL, 'Đường làng sạch, ngõ xóm đẹp', 'b0-10;bi17-28', NULL);
INSERT INTO block (id, plan, section, annex, position, kind, label, text, marks, grid)
VALUES ('0192f3a1-0000-7000-8000-00000000000d', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000004', NULL, 1, 'point', 'a)', 'Thu gom rác.', '', NULL);
INSERT INTO block (id, plan, section, annex, position, kind, label, text, marks, grid)
VALUES ('0192f3a1-0000-7000-8000-000000000014', '0192f3a1-0000-7000-8000-000000000000', NULL, '0192f3a1-0000-7000-8000-000000000005', 0, 'table', NULL, '', '', '{"header":1,"rows":[[{"text":"Việc"},{"text":"Ai làm"}],[{"text":"Đường làng sạch, ngõ xóm đẹp","marks":"b0-10;bi17-28"},{"text":"Trạm truyền thanh"}]]}');
INSERT INTO doubt (id, plan, position, kind, line, section, block, excerpt, other, settled)
VALUES ('0192f3a1-0000-7000-8000-00000000001e', '0192f3a1-0000-7000-8000-000000000000', 0, 'wrong_year', 7, '0192f3a1-0000-7000-8000-000000000004', '0192f3a1-0000-7000-8000-00000000000c', '2025', '2026', 0);
INSERT INTO left_over (plan, position, line, text, reason)
VALUES ('0192f3a1-0000-7000-8000-000000000000', 0, 90, '2', 'page_number');
INSERT INTO task (id, plan, position, standing, text, deliverable, lead, lead_fold, coordinating, official, wording, due, budget, remarks, origin)
VALUES ('0192f3a1-0000-7000-8000-000000000064', '0192f3a1-0000-7000-8000-000000000000', 0, 'accepted', 'Phát thanh', 'Báo cáo', 'Phòng Văn hóa - Xã hội', 'phong van hoa - xa hoi', '["Hội Phụ nữ","Đoàn Thanh niên"]', NULL, 'Quý II', 'quarters:2026-Q2', 'Ngân sách xã', '', '0192f3a1-0000-7000-8000-00000000000d');
INSERT INTO mark (task, quarter, status, count, measure, note, by, at)
VALUES ('0192f3a1-0000-7000-8000-000000000064', '2026-Q1', 'done', 12, 'lượt phát thanh', 'đã phát', 'Lan', '2026-04-01T02:03:04.567891234Z');
INSERT INTO template (id, name, created, content)
VALUES ('0192f3a1-0000-7000-8000-0000000002bc', 'Mẫu của xã', '2026-03-02T01:00:00Z', '{"rows":{"head":{"id":"0192f3a1-0000-7000-8000-000000000258","year":2026,"parent":null,"agency_lines":["ỦY BAN NHÂN DÂN","XÃ AN HÒA"],"number":12,"symbol":"KH-UBND","place":"An Hòa","date_year":2026,"date_month":1,"date_day":null,"subject":"Tuyên truyền bảo vệ môi trường\nnăm 2026","signature_lines":["CHỦ TỊCH"],"signer":"Trần Văn Khởi","urgency":"express","circulation":"internal","draft":true},"bases":[{"position":0,"text":"Căn cứ Luật Bảo vệ môi trường"}],"paragraphs":[{"part":"opening","position":0,"text":"Ủy ban nhân dân xã xây dựng kế hoạch như sau:","marks":""},{"part":"closing","position":0,"text":"Trên đây là kế hoạch của xã An Hòa.","marks":""}],"recipients":[{"position":0,"name":"UBND tỉnh","purpose":"b/c"},{"position":1,"name":"Lưu: VT","purpose":""}],"sections":[{"id":"0192f3a1-0000-7000-8000-000000000259","parent":null,"position":0,"kind":"purpose","label":null,"title":"MỤC ĐÍCH, YÊU CẦU","run_in":false},{"id":"0192f3a1-0000-7000-8000-00000000025a","parent":"0192f3a1-0000-7000-8000-000000000259","position":0,"kind":"purpose","label":null,"title":"Mục đích","run_in":false},{"id":"0192f3a1-0000-7000-8000-00000000025b","parent":"0192f3a1-0000-7000-8000-000000000259","position":1,"kind":"requirements","label":null,"title":"Yêu cầu","run_in":false},{"id":"0192f3a1-0000-7000-8000-00000000025c","parent":null,"position":1,"kind":"topics","label":null,"title":"NỘI DUNG","run_in":false}],"annexes":[{"id":"0192f3a1-0000-7000-8000-00000000025d","position":0,"label":"PHỤ LỤC","title":"Phân công","reference":"(Kèm theo Kế hoạch)"}],"blocks":[{"id":"0192f3a1-0000-7000-8000-000000000262","section":"0192f3a1-0000-7000-8000-00000000025a","annex":null,"position":0,"kind":"paragraph","label":null,"text":"Nâng cao ý thức.","marks":"","grid":null},{"id":"0192f3a1-0000-7000-8000-000000000263","section":"0192f3a1-0000-7000-8000-00000000025b","annex":null,"position":0,"kind":"paragraph","label":null,"text":"Thiết thực, tiết kiệm.","marks":"","grid":null},{"id":"0192f3a1-0000-7000-8000-000000000264","section":"0192f3a1-0000-7000-8000-00000000025c","annex":null,"position":0,"kind":"dash","label":null,"text":"Đường làng sạch, ngõ xóm đẹp","marks":"b0-10;bi17-28","grid":null},{"id":"0192f3a1-0000-7000-8000-000000000265","section":"0192f3a1-0000-7000-8000-00000000025c","annex":null,"position":1,"kind":"point","label":"a)","text":"Thu gom rác.","marks":"","grid":null},{"id":"0192f3a1-0000-7000-8000-00000000026c","section":null,"annex":"0192f3a1-0000-7000-8000-00000000025d","position":0,"kind":"table","label":null,"text":"","marks":"","grid":"{\"header\":1,\"rows\":[[{\"text\":\"Việc\"},{\"text\":\"Ai làm\"}],[{\"text\":\"Đường làng sạch, ngõ xóm đẹp\",\"marks\":\"b0-10;bi17-28\"},{\"text\":\"Trạm truyền thanh\"}]],\"merges\":[[0,0,1,2]]}"}],"doubts":[{"id":"0192f3a1-0000-7000-8000-000000000276","position":0,"kind":"wrong_year","line":7,"section":"0192f3a1-0000-7000-8000-00000000025c","block":"0192f3a1-0000-7000-8000-000000000264","excerpt":"2025","other":"2026","settled":false}],"left_over":[{"position":0,"line":90,"text":"2","reason":"page_number"}]},"tasks":[{"id":"0192f3a1-0000-7000-8000-000000000320","plan":"0192f3a1-0000-7000-8000-000000000258","position":0,"standing":"accepted","text":"Phát thanh","deliverable":"Báo cáo","lead":"Phòng Văn hóa - Xã hội","coordinating":["Hội Phụ nữ","Đoàn Thanh niên"],"official":null,"wording":"Quý II","due":"quarters:2026-Q2","budget":"Ngân sách xã","remarks":"","origin":"0192f3a1-0000-7000-8000-00000000000d"}]}');
INSERT INTO phrase (id, position, text, fold)
VALUES ('0192f3a1-0000-7000-8000-0000000002c7', 1, 'Gửi báo cáo đúng hạn.', 'gui bao cao dung han.');
INSERT INTO trash (id, seq, at, kind, plan, title, payload, restored)
VALUES ('04f84f5d-0777-8f7c-ade1-3a61ca56b002', 7, '2026-03-02T01:00:00Z', 'official', NULL, 'Đỗ Thị Hường', '{"kind":"official","id":"0192f3a1-0000-7000-8000-00000000012d","name":"Đỗ Thị Hường","position":"Công chức","unit":null,"active":true}', 0);
INSERT INTO trash (id, seq, at, kind, plan, title, payload, restored)
VALUES ('20149904-025f-8ff0-9635-3cabaacaa6ae', 14, '2026-03-02T01:00:00Z', 'phrase', NULL, 'Lưu bài đã phát.', '{"kind":"phrase","id":"0192f3a1-0000-7000-8000-0000000002c6","position":0,"text":"Lưu bài đã phát."}', 0);
INSERT INTO trash (id, seq, at, kind, plan, title, payload, restored)
VALUES ('51ccf2ae-d595-8e2a-8dd7-c86df70f9e67', 3, '2026-03-02T01:00:00Z', 'section', '0192f3a1-0000-7000-8000-000000000000', 'KINH PHÍ', '{"kind":"section","parent":null,"index":2,"rows":{"head":{"id":"0192f3a1-0000-7000-8000-000000000000","year":0,"parent":null,"agency_lines":[],"number":null,"symbol":"","place":"","date_year":null,"date_month":null,"date_day":null,"subject":"","signature_lines":[],"signer":""},"bases":[],"paragraphs":[],"recipients":[],"sections":[{"id":"0192f3a1-0000-7000-8000-000000000190","parent":null,"position":0,"kind":"budget","label":null,"title":"KINH PHÍ","run_in":false}],"annexes":[],"blocks":[{"id":"0192f3a1-0000-7000-8000-000000000191","section":"0192f3a1-0000-7000-8000-000000000190","annex":null,"position":0,"kind":"paragraph","label":null,"text":"Ngân sách xã.","marks":"","grid":null}],"doubts":[],"left_over":[]}}', 0);
INSERT INTO trash (id, seq, at, kind, plan, title, payload, restored)
VALUES ('715950b6-bc1b-8b3b-8ad1-95b7a3f17dd3', 5, '2026-03-02T01:00:00Z', 'tasks', '0192f3a1-0000-7000-8000-000000000000', 'Thu gom', '{"kind":"tasks","tasks":[{"id":"0192f3a1-0000-7000-8000-000000000065","plan":"0192f3a1-0000-7000-8000-000000000000","position":1,"standing":"accepted","text":"Thu gom","deliverable":"Báo cáo","lead":"Phòng Văn hóa - Xã hội","coordinating":["Hội Phụ nữ","Đoàn Thanh niên"],"official":null,"wording":"Quý II","due":"quarters:2026-Q2","budget":"Ngân sách xã","remarks":"","origin":"0192f3a1-0000-7000-8000-00000000000d"}],"marks":[{"task":"0192f3a1-0000-7000-8000-000000000065","quarter":"2026-Q2","status":"done","count":12,"measure":"lượt phát thanh","note":"đã phát","by":"Lan","at":"2026-04-01T02:03:04.567891234Z"}]}', 0);
INSERT INTO trash (id, seq, at, kind, plan, title, payload, restored)
VALUES ('84fee2ce-6080-8eaf-b32c-a6548215edbd', 13, '2026-03-02T01:00:00Z', 'template', NULL, 'Mẫu cũ', '{"kind":"template","id":"0192f3a1-0000-7000-8000-0000000002bd","name":"Mẫu cũ","created":"2026-03-02T01:00:00Z","content":"{\"rows\":{\"head\":{\"id\":\"0192f3a1-0000-7000-8000-000000000258\",\"year\":2026,\"parent\":null,\"agency_lines\":[\"ỦY BAN NHÂN DÂN\",\"XÃ AN HÒA\"],\"number\":12,\"symbol\":\"KH-UBND\",\"place\":\"An Hòa\",\"date_year\":2026,\"date_month\":1,\"date_day\":null,\"subject\":\"Tuyên truyền bảo vệ môi trường\\nnăm 2026\",\"signature_lines\":[\"CHỦ TỊCH\"],\"signer\":\"Trần Văn Khởi\",\"urgency\":\"express\",\"circulation\":\"internal\",\"draft\":true},\"bases\":[{\"position\":0,\"text\":\"Căn cứ Luật Bảo vệ môi trường\"}],\"paragraphs\":[{\"part\":\"opening\",\"position\":0,\"text\":\"Ủy ban nhân dân xã xây dựng kế hoạch như sau:\",\"marks\":\"\"},{\"part\":\"closing\",\"position\":0,\"text\":\"Trên đây là kế hoạch của xã An Hòa.\",\"marks\":\"\"}],\"recipients\":[{\"position\":0,\"name\":\"UBND tỉnh\",\"purpose\":\"b/c\"},{\"position\":1,\"name\":\"Lưu: VT\",\"purpose\":\"\"}],\"sections\":[{\"id\":\"0192f3a1-0000-7000-8000-000000000259\",\"parent\":null,\"position\":0,\"kind\":\"purpose\",\"label\":null,\"title\":\"MỤC ĐÍCH, YÊU CẦU\",\"run_in\":false},{\"id\":\"0192f3a1-0000-7000-8000-00000000025a\",\"parent\":\"0192f3a1-0000-7000-8000-000000000259\",\"position\":0,\"kind\":\"purpose\",\"label\":null,\"title\":\"Mục đích\",\"run_in\":false},{\"id\":\"0192f3a1-0000-7000-8000-00000000025b\",\"parent\":\"0192f3a1-0000-7000-8000-000000000259\",\"position\":1,\"kind\":\"requirements\",\"label\":null,\"title\":\"Yêu cầu\",\"run_in\":false},{\"id\":\"0192f3a1-0000-7000-8000-00000000025c\",\"parent\":null,\"position\":1,\"kind\":\"topics\",\"label\":null,\"title\":\"NỘI DUNG\",\"run_in\":false}],\"annexes\":[{\"id\":\"0192f3a1-0000-7000-8000-00000000025d\",\"position\":0,\"label\":\"PHỤ LỤC\",\"title\":\"Phân công\",\"reference\":\"(Kèm theo Kế hoạch)\"}],\"blocks\":[{\"id\":\"0192f3a1-0000-7000-8000-000000000262\",\"section\":\"0192f3a1-0000-7000-8000-00000000025a\",\"annex\":null,\"position\":0,\"kind\":\"paragraph\",\"label\":null,\"text\":\"Nâng cao ý thức.\",\"marks\":\"\",\"grid\":null},{\"id\":\"0192f3a1-0000-7000-8000-000000000263\",\"section\":\"0192f3a1-0000-7000-8000-00000000025b\",\"annex\":null,\"position\":0,\"kind\":\"paragraph\",\"label\":null,\"text\":\"Thiết thực, tiết kiệm.\",\"marks\":\"\",\"grid\":null},{\"id\":\"0192f3a1-0000-7000-8000-000000000264\",\"section\":\"0192f3a1-0000-7000-8000-00000000025c\",\"annex\":null,\"position\":0,\"kind\":\"dash\",\"label\":null,\"text\":\"Đường làng sạch, ngõ xóm đẹp\",\"marks\":\"b0-10;bi17-28\",\"grid\":null},{\"id\":\"0192f3a1-0000-7000-8000-000000000265\",\"section\":\"0192f3a1-0000-7000-8000-00000000025c\",\"annex\":null,\"position\":1,\"kind\":\"point\",\"label\":\"a)\",\"text\":\"Thu gom rác.\",\"marks\":\"\",\"grid\":null},{\"id\":\"0192f3a1-0000-7000-8000-00000000026c\",\"section\":null,\"annex\":\"0192f3a1-0000-7000-8000-00000000025d\",\"position\":0,\"kind\":\"table\",\"label\":null,\"text\":\"\",\"marks\":\"\",\"grid\":\"{\\\"header\\\":1,\\\"rows\\\":[[{\\\"text\\\":\\\"Việc\\\"},{\\\"text\\\":\\\"Ai làm\\\"}],[{\\\"text\\\":\\\"Đường làng sạch, ngõ xóm đẹp\\\",\\\"marks\\\":\\\"b0-10;bi17-28\\\"},{\\\"text\\\":\\\"Trạm truyền thanh\\\"}]],\\\"merges\\\":[[0,0,1,2]]}\"}],\"doubts\":[{\"id\":\"0192f3a1-0000-7000-8000-000000000276\",\"position\":0,\"kind\":\"wrong_year\",\"line\":7,\"section\":\"0192f3a1-0000-7000-8000-00000000025c\",\"block\":\"0192f3a1-0000-7000-8000-000000000264\",\"excerpt\":\"2025\",\"other\":\"2026\",\"settled\":false}],\"left_over\":[{\"position\":0,\"line\":90,\"text\":\"2\",\"reason\":\"page_number\"}]},\"tasks\":[]}"}', 0);
INSERT INTO trash (id, seq, at, kind, plan, title, payload, restored)
VALUES ('8c5f8aea-351e-829a-b2bc-37de4e3de2ad', 4, '2026-03-02T01:00:00Z', 'annex', '0192f3a1-0000-7000-8000-000000000000', 'Phụ lục II Biểu', '{"kind":"annex","index":1,"rows":{"head":{"id":"0192f3a1-0000-7000-8000-000000000000","year":0,"parent":null,"agency_lines":[],"number":null,"symbol":"","place":"","date_year":null,"date_month":null,"date_day":null,"subject":"","signature_lines":[],"signer":""},"bases":[],"paragraphs":[],"recipients":[],"sections":[],"annexes":[{"id":"0192f3a1-0000-7000-8000-000000000192","position":0,"label":"Phụ lục II","title":"Biểu","reference":""}],"blocks":[{"id":"0192f3a1-0000-7000-8000-000000000193","section":null,"annex":"0192f3a1-0000-7000-8000-000000000192","position":0,"kind":"paragraph","label":null,"text":"Biểu mẫu","marks":"","grid":null}],"doubts":[],"left_over":[]}}', 0);
INSERT INTO trash (id, seq, at, kind, plan, title, payload, restored)
VALUES ('905b43de-ee05-814b-9952-fde4ab83c6b2', 8, '2026-03-02T01:00:00Z', 'plan', '0192f3a1-0000-7000-8000-0000000003e8', 'Tuyên truyền bảo vệ môi trường năm 2026', '{"kind":"plan","sample":true,"created":"2026-03-02T01:00:00Z","rows":{"head":{"id":"0192f3a1-0000-7000-8000-0000000003e8","year":2026,"parent":null,"agency_lines":["ỦY BAN NHÂN DÂN","XÃ AN HÒA"],"number":12,"symbol":"KH-UBND","place":"An Hòa","date_year":2026,"date_month":1,"date_day":null,"subject":"Tuyên truyền bảo vệ môi trường\nnăm 2026","signature_lines":["CHỦ TỊCH"],"signer":"Trần Văn Khởi","continues":"0192f3a1-0000-7000-8000-000000000000"},"bases":[{"position":0,"text":"Căn cứ Luật Bảo vệ môi trường"}],"paragraphs":[{"part":"closing","position":0,"text":"Trên đây là kế hoạch của xã An Hòa.","marks":""},{"part":"opening","position":0,"text":"Ủy ban nhân dân xã xây dựng kế hoạch như sau:","marks":""}],"recipients":[{"position":0,"name":"UBND tỉnh","purpose":"b/c"},{"position":1,"name":"Lưu: VT","purpose":""}],"sections":[{"id":"0192f3a1-0000-7000-8000-0000000003e9","parent":null,"position":0,"kind":"purpose","label":null,"title":"MỤC ĐÍCH, YÊU CẦU","run_in":false},{"id":"0192f3a1-0000-7000-8000-0000000003ea","parent":"0192f3a1-0000-7000-8000-0000000003e9","position":0,"kind":"purpose","label":null,"title":"Mục đích","run_in":false},{"id":"0192f3a1-0000-7000-8000-0000000003eb","parent":"0192f3a1-0000-7000-8000-0000000003e9","position":1,"kind":"requirements","label":null,"title":"Yêu cầu","run_in":false},{"id":"0192f3a1-0000-7000-8000-0000000003ec","parent":null,"position":1,"kind":"topics","label":null,"title":"NỘI DUNG","run_in":false}],"annexes":[{"id":"0192f3a1-0000-7000-8000-0000000003ed","position":0,"label":"PHỤ LỤC","title":"Phân công","reference":"(Kèm theo Kế hoạch)"}],"blocks":[{"id":"0192f3a1-0000-7000-8000-0000000003f2","section":"0192f3a1-0000-7000-8000-0000000003ea","annex":null,"position":0,"kind":"paragraph","label":null,"text":"Nâng cao ý thức.","marks":"","grid":null},{"id":"0192f3a1-0000-7000-8000-0000000003f3","section":"0192f3a1-0000-7000-8000-0000000003eb","annex":null,"position":0,"kind":"paragraph","label":null,"text":"Thiết thực, tiết kiệm.","marks":"","grid":null},{"id":"0192f3a1-0000-7000-8000-0000000003f4","section":"0192f3a1-0000-7000-8000-0000000003ec","annex":null,"position":0,"kind":"dash","label":null,"text":"Đường làng sạch, ngõ xóm đẹp","marks":"b0-10;bi17-28","grid":null},{"id":"0192f3a1-0000-7000-8000-0000000003fc","section":null,"annex":"0192f3a1-0000-7000-8000-0000000003ed","position":0,"kind":"table","label":null,"text":"","marks":"","grid":"{\"header\":1,\"rows\":[[{\"text\":\"Việc\"},{\"text\":\"Ai làm\"}],[{\"text\":\"Đường làng sạch, ngõ xóm đẹp\",\"marks\":\"b0-10;bi17-28\"},{\"text\":\"Trạm truyền thanh\"}]]}"},{"id":"0192f3a1-0000-7000-8000-0000000003f5","section":"0192f3a1-0000-7000-8000-0000000003ec","annex":null,"position":1,"kind":"point","label":"a)","text":"Thu gom rác.","marks":"","grid":null}],"doubts":[{"id":"0192f3a1-0000-7000-8000-000000000406","position":0,"kind":"wrong_year","line":7,"section":"0192f3a1-0000-7000-8000-0000000003ec","block":"0192f3a1-0000-7000-8000-0000000003f4","excerpt":"2025","other":"2026","settled":false}],"left_over":[{"position":0,"line":90,"text":"2","reason":"page_number"}]},"tasks":[{"id":"0192f3a1-0000-7000-8000-00000000044c","plan":"0192f3a1-0000-7000-8000-0000000003e8","position":0,"standing":"accepted","text":"Phát thanh","deliverable":"Báo cáo","lead":"Phòng Văn hóa - Xã hội","coordinating":["Hội Phụ nữ","Đoàn Thanh niên"],"official":null,"wording":"Quý II","due":"quarters:2026-Q2","budget":"Ngân sách xã","remarks":"","origin":"0192f3a1-0000-7000-8000-00000000000d"}],"marks":[{"task":"0192f3a1-0000-7000-8000-00000000044c","quarter":"2026-Q2","status":"done","count":12,"measure":"lượt phát thanh","note":"đã phát","by":"Lan","at":"2026-04-01T02:03:04.567891234Z"}],"checklists":[{"id":"0192f3a1-0000-7000-8000-0000000001f4","plan":"0192f3a1-0000-7000-8000-0000000003e8","doc_type":"Kế hoạch","code":"118/KH-UBND","date_year":2026,"date_month":1,"date_day":5,"issuer":"UBND tỉnh Sông Lam","subject":"Giữ sạch đường làng","source":"ke-hoach-tinh.docx","created":"2026-03-02T01:00:00Z","requirements":[{"id":"0192f3a1-0000-7000-8000-0000000001f5","position":0,"place":"II.0","text":"Việc thứ 0 của tỉnh","addressed":"others","addressee":"Sở Xây dựng","answer":"answered","note":"Quý II","ties":["task 0192f3a1-0000-7000-8000-000000000064","section 0192f3a1-0000-7000-8000-000000000004"]},{"id":"0192f3a1-0000-7000-8000-0000000001f6","position":1,"place":"II.1","text":"Việc thứ 1 của tỉnh","addressed":"others","addressee":"Sở Xây dựng","answer":"not_ours","note":"Việc của sở","ties":[]},{"id":"0192f3a1-0000-7000-8000-0000000001f7","position":2,"place":"II.2","text":"Việc thứ 2 của tỉnh","addressed":"others","addressee":"Sở Xây dựng","answer":"open","note":"","ties":[]},{"id":"0192f3a1-0000-7000-8000-0000000001f8","position":3,"place":"II.3","text":"Việc thứ 3 của tỉnh","addressed":"others","addressee":"Sở Xây dựng","answer":"open","note":"","ties":[]}]}]}', 0);
INSERT INTO trash (id, seq, at, kind, plan, title, payload, restored)
VALUES ('d8fe01a6-ca1b-8e4b-99f1-4aee446fa8c1', 6, '2026-03-02T01:00:00Z', 'unit', NULL, 'Trạm Y tế', '{"kind":"unit","id":"0192f3a1-0000-7000-8000-00000000012c","name":"Trạm Y tế","symbol":"TYT","active":true}', 0);
INSERT INTO search_entry (id, owner, plan, section, text, fold)
VALUES (2199023255551, '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000000', NULL, 'Tuyên truyền bảo vệ môi trường
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
INSERT INTO search_entry (id, owner, plan, section, text, fold)
VALUES (3298534883326, '0192f3a1-0000-7000-8000-000000000064', '0192f3a1-0000-7000-8000-000000000000', NULL, 'Phát thanh
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
INSERT INTO search_entry (id, owner, plan, section, text, fold)
VALUES (4398046511099, '0192f3a1-0000-7000-8000-000000000001', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000001', 'MỤC ĐÍCH, YÊU CẦU', 'muc dich, yeu cau');
INSERT INTO search_entry (id, owner, plan, section, text, fold)
VALUES (4398046511100, '0192f3a1-0000-7000-8000-000000000002', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000002', 'Mục đích', 'muc dich');
INSERT INTO search_entry (id, owner, plan, section, text, fold)
VALUES (4398046511101, '0192f3a1-0000-7000-8000-000000000003', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000003', 'Yêu cầu', 'yeu cau');
INSERT INTO search_entry (id, owner, plan, section, text, fold)
VALUES (4398046511102, '0192f3a1-0000-7000-8000-000000000004', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000004', 'NỘI DUNG', 'noi dung');
INSERT INTO search_entry (id, owner, plan, section, text, fold)
VALUES (4398046511103, '0192f3a1-0000-7000-8000-000000000005', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000005', 'PHỤ LỤC
Phân công
(Kèm theo Kế hoạch)', 'phu luc
phan cong
(kem theo ke hoach)');
INSERT INTO search_entry (id, owner, plan, section, text, fold)
VALUES (7696581394427, '0192f3a1-0000-7000-8000-00000000000a', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000002', 'Nâng cao ý thức.', 'nang cao y thuc.');
INSERT INTO search_entry (id, owner, plan, section, text, fold)
VALUES (7696581394428, '0192f3a1-0000-7000-8000-00000000000b', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000003', 'Thiết thực, tiết kiệm.', 'thiet thuc, tiet kiem.');
INSERT INTO search_entry (id, owner, plan, section, text, fold)
VALUES (7696581394429, '0192f3a1-0000-7000-8000-00000000000c', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000004', 'Đường làng sạch, ngõ xóm đẹp', 'duong lang sach, ngo xom dep');
INSERT INTO search_entry (id, owner, plan, section, text, fold)
VALUES (7696581394430, '0192f3a1-0000-7000-8000-00000000000d', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000004', 'Thu gom rác.', 'thu gom rac.');
INSERT INTO search_entry (id, owner, plan, section, text, fold)
VALUES (7696581394431, '0192f3a1-0000-7000-8000-000000000014', '0192f3a1-0000-7000-8000-000000000000', '0192f3a1-0000-7000-8000-000000000005', '
Việc
Ai làm
Đường làng sạch, ngõ xóm đẹp
Trạm truyền thanh', '
viec
ai lam
duong lang sach, ngo xom dep
tram truyen thanh');
INSERT INTO checklist (id, plan, doc_type, code, date_year, date_month, date_day, issuer, subject, source, created)
VALUES ('0192f3a1-0000-7000-8000-000000000190', '0192f3a1-0000-7000-8000-000000000000', 'Kế hoạch', '118/KH-UBND', 2026, 1, 5, 'UBND tỉnh Sông Lam', 'Giữ sạch đường làng', 'ke-hoach-tinh.docx', '2026-03-02T01:00:00Z');
INSERT INTO requirement (id, checklist, position, place, text, addressed, addressee, answer, note, ties)
VALUES ('0192f3a1-0000-7000-8000-000000000191', '0192f3a1-0000-7000-8000-000000000190', 0, 'II.0', 'Việc thứ 0 của tỉnh', 'others', 'Sở Xây dựng', 'answered', 'Quý II', '["task 0192f3a1-0000-7000-8000-000000000064","section 0192f3a1-0000-7000-8000-000000000004"]');
INSERT INTO requirement (id, checklist, position, place, text, addressed, addressee, answer, note, ties)
VALUES ('0192f3a1-0000-7000-8000-000000000192', '0192f3a1-0000-7000-8000-000000000190', 1, 'II.1', 'Việc thứ 1 của tỉnh', 'others', 'Sở Xây dựng', 'not_ours', 'Việc của sở', '[]');
INSERT INTO requirement (id, checklist, position, place, text, addressed, addressee, answer, note, ties)
VALUES ('0192f3a1-0000-7000-8000-000000000193', '0192f3a1-0000-7000-8000-000000000190', 2, 'II.2', 'Việc thứ 2 của tỉnh', 'others', 'Sở Xây dựng', 'open', '', '[]');
INSERT INTO requirement (id, checklist, position, place, text, addressed, addressee, answer, note, ties)
VALUES ('0192f3a1-0000-7000-8000-000000000194', '0192f3a1-0000-7000-8000-000000000190', 3, 'II.3', 'Việc thứ 3 của tỉnh', 'others', 'Sở Xây dựng', 'open', '', '[]');
INSERT INTO trash (id, seq, at, kind, plan, title, payload, restored)
VALUES ('0192f3a1-0000-7000-8000-0000000007d0', 1, '2026-03-02T01:00:00Z', 'checklist', '0192f3a1-0000-7000-8000-000000000000', '118/KH-UBND Giữ sạch đường làng', '{"kind":"checklist","rows":{"id":"0192f3a1-0000-7000-8000-0000000001c2","plan":"0192f3a1-0000-7000-8000-000000000000","doc_type":"Kế hoạch","code":"118/KH-UBND","date_year":2026,"date_month":1,"date_day":5,"issuer":"UBND tỉnh Sông Lam","subject":"Giữ sạch đường làng","source":"ke-hoach-tinh.docx","created":"2026-03-02T01:00:00Z","requirements":[{"id":"0192f3a1-0000-7000-8000-0000000001c3","position":0,"place":"II.0","text":"Việc thứ 0 của tỉnh","addressed":"others","addressee":"Sở Xây dựng","answer":"answered","note":"Quý II","ties":["task 0192f3a1-0000-7000-8000-000000000064","section 0192f3a1-0000-7000-8000-000000000004"]},{"id":"0192f3a1-0000-7000-8000-0000000001c4","position":1,"place":"II.1","text":"Việc thứ 1 của tỉnh","addressed":"others","addressee":"Sở Xây dựng","answer":"not_ours","note":"Việc của sở","ties":[]},{"id":"0192f3a1-0000-7000-8000-0000000001c5","position":2,"place":"II.2","text":"Việc thứ 2 của tỉnh","addressed":"others","addressee":"Sở Xây dựng","answer":"open","note":"","ties":[]},{"id":"0192f3a1-0000-7000-8000-0000000001c6","position":3,"place":"II.3","text":"Việc thứ 3 của tỉnh","addressed":"others","addressee":"Sở Xây dựng","answer":"open","note":"","ties":[]}]}}', 0);
COMMIT;
