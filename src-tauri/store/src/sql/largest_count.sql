SELECT max(m.count)
FROM log_entry AS e
JOIN log_measure AS m ON m.entry = e.id
WHERE e.channel = :channel AND m.fold = :fold AND e.id <> :but
