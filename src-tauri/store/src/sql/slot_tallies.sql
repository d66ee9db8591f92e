SELECT schedule,
    COUNT(*) AS slots,
    SUM(minutes) AS minutes,
    SUM(state = 'done') AS done,
    SUM(state = 'excused') AS excused,
    SUM(state = 'planned' AND day < :today) AS late
FROM slot GROUP BY schedule
