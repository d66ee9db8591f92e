SELECT e.channel, count(*) AS entries,
    count(*) FILTER (WHERE EXISTS (SELECT 1 FROM evidence WHERE evidence.entry = e.id)) AS proved
FROM log_entry AS e
WHERE e.plan = :plan AND e.day BETWEEN :first AND :last
GROUP BY e.channel
ORDER BY e.channel
