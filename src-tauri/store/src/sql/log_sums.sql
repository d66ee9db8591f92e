-- By day first, then the measures of each entry, as in `log_counts.sql`.
SELECT e.channel, m.fold, min(m.unit) AS unit, count(*) AS entries, sum(m.count) AS total
FROM log_entry AS e INDEXED BY log_entry_day
CROSS JOIN log_measure AS m ON m.entry = e.id
WHERE e.day BETWEEN :first AND :last
    AND (:channel IS NULL OR e.channel = :channel)
    AND (:place IS NULL OR e.place = :place)
GROUP BY e.channel, m.fold
ORDER BY e.channel, m.fold
