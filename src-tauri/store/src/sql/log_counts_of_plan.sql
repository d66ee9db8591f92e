-- CROSS keeps the order: entries by their index first, then the measures of each.
SELECT e.channel, m.fold, min(m.unit) AS unit, count(*) AS entries, sum(m.count) AS total
FROM log_entry AS e
CROSS JOIN log_measure AS m ON m.entry = e.id
WHERE e.plan = :plan AND e.day BETWEEN :first AND :last
GROUP BY e.channel, m.fold
ORDER BY e.channel, m.fold
