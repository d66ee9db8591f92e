-- CROSS keeps the order: entries by their index first, then the measures of each.
SELECT e.task, m.fold, min(m.unit) AS unit, sum(m.count) AS total
FROM log_entry AS e
CROSS JOIN log_measure AS m ON m.entry = e.id
WHERE e.plan = :plan AND e.day BETWEEN :first AND :last AND e.task IS NOT NULL
GROUP BY e.task, m.fold
ORDER BY e.task, min(m.position), m.fold
