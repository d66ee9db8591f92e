SELECT x.*
FROM task AS t
JOIN target AS x ON x.task = t.id
WHERE t.plan = :plan
ORDER BY t.position, x.quarter
