UPDATE slot SET state = 'planned', entry = NULL
WHERE state = 'done'
    AND NOT EXISTS (SELECT 1 FROM log_entry AS e WHERE e.slot = slot.id AND e.id = slot.entry);
UPDATE slot SET state = 'done', reason = '',
    entry = (SELECT e.id FROM log_entry AS e WHERE e.slot = slot.id)
WHERE state <> 'done'
    AND EXISTS (SELECT 1 FROM log_entry AS e WHERE e.slot = slot.id);
