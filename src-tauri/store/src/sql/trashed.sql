SELECT id, seq, at, kind, plan, title
FROM trash
WHERE restored = 0
ORDER BY seq DESC, id
