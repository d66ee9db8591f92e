SELECT m.*
FROM mark AS m
JOIN task AS t ON t.id = m.task
WHERE t.plan = :of
ORDER BY m.quarter, t.position
