INSERT INTO annex (
    id, plan, position, label, title, reference
)
VALUES (
    :id, :plan, :position, :label, :title, :reference
)
ON CONFLICT (id) DO UPDATE SET
    position = excluded.position, label = excluded.label, title = excluded.title,
    reference = excluded.reference
-- An id that another plan has is not taken away from it.
WHERE annex.plan = excluded.plan
