SELECT a.task, a.quarter, a.count, a.measure
FROM task AS t
JOIN target AS a ON a.task = t.id
WHERE t.plan = :plan
ORDER BY a.task, a.quarter
