SELECT 1 FROM task WHERE official = :id
UNION ALL
SELECT 1 FROM log_entry WHERE official = :id
UNION ALL
SELECT 1 FROM assignment WHERE official = :id
UNION ALL
SELECT 1 FROM profile WHERE official = :id
UNION ALL
SELECT 1 FROM trash WHERE restored = 0 AND instr(payload, :id) > 0
LIMIT 1
