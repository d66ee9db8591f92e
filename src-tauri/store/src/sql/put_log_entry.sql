INSERT INTO log_entry (
    id, day, channel, topic, place, unit, official, plan, task, note, slot, by, at
)
VALUES (
    :id, :day, :channel, :topic, :place, :unit, :official, :plan, :task, :note, :slot, :by, :at
)
ON CONFLICT (id) DO UPDATE SET
    day = excluded.day, channel = excluded.channel, topic = excluded.topic,
    place = excluded.place, unit = excluded.unit, official = excluded.official,
    plan = excluded.plan, task = excluded.task, note = excluded.note, slot = excluded.slot,
    by = excluded.by, at = excluded.at
