SELECT
    e.id, e.owner, e.plan, e.section, e.text,
    coalesce(p.subject, o.name, u.name, strftime('%d/%m/%Y', l.day), '') AS title,
    coalesce(s.title, a.title, trim(c.code || ' ' || c.subject), '') AS heading
FROM search AS f
JOIN search_entry AS e ON e.id = f.rowid
LEFT JOIN plan AS p ON p.id = e.plan
LEFT JOIN section AS s ON s.id = e.section
LEFT JOIN annex AS a ON a.id = e.section
LEFT JOIN checklist AS c ON c.id = e.section
LEFT JOIN official AS o ON o.id = e.owner
LEFT JOIN unit AS u ON u.id = e.owner
LEFT JOIN log_entry AS l ON l.id = e.owner
WHERE f.search MATCH :question
ORDER BY f.rowid
LIMIT :limit
