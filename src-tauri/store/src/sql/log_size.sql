SELECT count(*)
FROM log_entry AS e INDEXED BY log_entry_day
WHERE e.day BETWEEN :first AND :last
    AND (:channel IS NULL OR e.channel = :channel)
    AND (:place IS NULL OR e.place = :place)
