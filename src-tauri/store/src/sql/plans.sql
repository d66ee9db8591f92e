SELECT
    p.id, p.subject, p.year, p.number, p.symbol, p.date_year, p.date_month, p.date_day,
    p.created, p.updated, p.sample, p.continues,
    (SELECT count(*) FROM section AS s WHERE s.plan = p.id) AS sections,
    (SELECT count(*) FROM block AS b WHERE b.plan = p.id) AS blocks,
    (SELECT count(*) FROM task AS t WHERE t.plan = p.id AND t.standing = 'accepted')
        AS tasks_accepted,
    (SELECT count(*) FROM task AS t WHERE t.plan = p.id AND t.standing = 'proposed')
        AS tasks_proposed,
    (SELECT count(*) FROM doubt AS d WHERE d.plan = p.id AND d.settled = 0) AS doubts_open,
    (SELECT count(*) FROM left_over AS l WHERE l.plan = p.id) AS left_over,
    (SELECT g.to_stage FROM passage AS g WHERE g.plan = p.id ORDER BY g.position DESC LIMIT 1)
        AS stage
FROM plan AS p
ORDER BY p.changed DESC, p.id DESC
