SELECT seq, at, actor, kind, plan, subject, detail
FROM event
WHERE plan = :plan
  AND (subject = :task OR (substr(detail, 1, 1) = '#' AND instr(detail, :tail) > 0))
ORDER BY seq DESC
