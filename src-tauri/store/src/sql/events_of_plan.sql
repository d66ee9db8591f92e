SELECT seq, at, actor, kind, plan, subject, detail
FROM event
WHERE plan = :plan
ORDER BY seq DESC
LIMIT :limit
