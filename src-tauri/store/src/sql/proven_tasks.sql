SELECT e.task
FROM log_entry AS e
JOIN evidence AS v ON v.entry = e.id
WHERE e.plan = :plan AND e.day BETWEEN :first AND :last AND e.task IS NOT NULL
UNION
SELECT v.task
FROM task AS t
JOIN evidence AS v ON v.task = t.id
WHERE t.plan = :plan AND v.quarter BETWEEN :from AND :to
