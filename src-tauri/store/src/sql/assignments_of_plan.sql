SELECT x.*
FROM task AS t
JOIN assignment AS x ON x.task = t.id
WHERE t.plan = :of
ORDER BY t.position, x.position
