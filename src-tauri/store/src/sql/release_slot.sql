-- The slot that the entry, as it is kept until now, told of.
UPDATE slot SET state = 'planned', entry = NULL, reason = ''
WHERE id = (SELECT slot FROM log_entry WHERE id = :entry)
    AND entry = :entry
    AND id IS NOT :slot
