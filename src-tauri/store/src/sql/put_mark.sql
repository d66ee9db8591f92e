INSERT INTO mark (
    task, quarter, status, count, measure, note, by, at, reason
)
VALUES (
    :task, :quarter, :status, :count, :measure, :note, :by, :at, :reason
)
ON CONFLICT (task, quarter) DO UPDATE SET
    status = excluded.status, count = excluded.count, measure = excluded.measure,
    note = excluded.note, by = excluded.by, at = excluded.at, reason = excluded.reason
