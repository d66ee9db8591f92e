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
