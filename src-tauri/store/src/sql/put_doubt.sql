INSERT INTO doubt (
    id, plan, position, kind, line, section, block, excerpt, other, settled
)
VALUES (
    :id, :plan, :position, :kind, :line, :section, :block, :excerpt, :other, :settled
)
ON CONFLICT (id) DO UPDATE SET
    position = excluded.position, kind = excluded.kind, line = excluded.line,
    section = excluded.section, block = excluded.block, excerpt = excluded.excerpt,
    other = excluded.other, settled = excluded.settled
-- An id that another plan has is not taken away from it.
WHERE doubt.plan = excluded.plan
