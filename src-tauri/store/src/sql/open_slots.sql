SELECT s.id, s.day, s.time, s.minutes, iif(s.topic = '', c.title, s.topic) AS words, c.place, c.plan
FROM slot AS s
JOIN schedule AS c ON c.id = s.schedule
WHERE s.state = 'planned' AND s.day <= :until
ORDER BY s.day, s.time, s.id
LIMIT :most
