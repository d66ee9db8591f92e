INSERT INTO evidence
    (id, entry, task, quarter, position, kind, words, hash, size, note, by, at)
VALUES
    (:id, :entry, :task, :quarter, :position, :kind, :words, :hash, :size, :note, :by, :at)
ON CONFLICT (id) DO UPDATE SET
    kind = excluded.kind, words = excluded.words, hash = excluded.hash, size = excluded.size,
    note = excluded.note, by = excluded.by, at = excluded.at
