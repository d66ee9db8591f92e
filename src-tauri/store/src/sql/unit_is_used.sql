SELECT 1 FROM official WHERE unit = :id
UNION ALL
SELECT 1 FROM task JOIN unit ON task.lead_fold = unit.fold WHERE unit.id = :id
UNION ALL
SELECT 1 FROM trash WHERE restored = 0 AND instr(payload, :id) > 0
LIMIT 1
