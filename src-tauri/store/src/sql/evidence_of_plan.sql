SELECT * FROM evidence WHERE entry IN (SELECT id FROM log_entry WHERE plan = :plan)
UNION ALL
SELECT * FROM evidence WHERE task IN (SELECT id FROM task WHERE plan = :plan)
ORDER BY entry, task, quarter, position, id
