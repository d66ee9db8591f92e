SELECT seq, at, actor, kind, plan, subject, detail
FROM event
WHERE plan = :plan AND subject = :subject
ORDER BY seq DESC
