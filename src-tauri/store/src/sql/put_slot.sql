INSERT INTO slot (
    id, schedule, planned, day, time, minutes, topic, state, entry, reason
)
VALUES (
    :id, :schedule, :planned, :day, :time, :minutes, :topic, :state, :entry, :reason
)
ON CONFLICT (id) DO UPDATE SET
    planned = excluded.planned, day = excluded.day, time = excluded.time,
    minutes = excluded.minutes, topic = excluded.topic, state = excluded.state,
    entry = excluded.entry, reason = excluded.reason
