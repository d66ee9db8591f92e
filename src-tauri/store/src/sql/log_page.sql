-- From the last day back, along the index of days, up to a limit.
SELECT e.*,
    (SELECT json_group_array(json_array(m.count, m.unit)) FROM
        (SELECT count, unit FROM log_measure WHERE entry = e.id ORDER BY position) AS m) AS measures
FROM log_entry AS e INDEXED BY log_entry_day
WHERE e.day BETWEEN :first AND :last
    AND (:channel IS NULL OR e.channel = :channel)
    AND (:place IS NULL OR e.place = :place)
ORDER BY e.day DESC, e.id DESC
LIMIT :limit
