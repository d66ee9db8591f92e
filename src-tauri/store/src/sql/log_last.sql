SELECT e.*,
    (SELECT json_group_array(json_array(m.count, m.unit)) FROM
        (SELECT count, unit FROM log_measure WHERE entry = e.id ORDER BY position) AS m) AS measures
FROM log_entry AS e
ORDER BY e.day DESC, e.id DESC
LIMIT :limit
