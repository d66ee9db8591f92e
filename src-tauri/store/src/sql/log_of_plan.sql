SELECT e.*,
    (SELECT json_group_array(json_array(m.count, m.unit)) FROM
        (SELECT count, unit FROM log_measure WHERE entry = e.id ORDER BY position) AS m) AS measures
FROM log_entry AS e
WHERE e.day BETWEEN :first AND :last
    AND e.plan = :plan AND :task IS NULL
    AND (:channel IS NULL OR e.channel = :channel)
    AND (:place IS NULL OR e.place = :place)
ORDER BY e.day, e.id
