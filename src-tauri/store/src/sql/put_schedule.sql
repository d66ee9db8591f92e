INSERT INTO schedule (
    id, plan, task, title, channel, place, days, time, minutes, first, last
)
VALUES (
    :id, :plan, :task, :title, :channel, :place, :days, :time, :minutes, :first, :last
)
ON CONFLICT (id) DO UPDATE SET
    plan = excluded.plan, task = excluded.task, title = excluded.title,
    channel = excluded.channel, place = excluded.place, days = excluded.days,
    time = excluded.time, minutes = excluded.minutes, first = excluded.first, last = excluded.last
